import { describe, expect, it } from 'vitest';
import { placeId } from '../base/index.js';
import { compositionClaim } from './composition-claims.js';

const place = (id: string) => ({ id: placeId(id), name: id, nameRu: null });
const wholes = {
  members: (id: string) => (id === 'District' ? [place('Norland'), place('Sudmark'), place('Ostfels')] : []),
  contains: (outer: string, inner: string) => outer === 'District' && inner !== 'Elsewhere',
};
const claim = (sentence: string, language = 'en', before: string | null = null) => {
  const names = ['District', 'Norland', 'Sudmark', 'Ostfels', 'Elsewhere', 'Village'];
  const places = names
    .flatMap((name) => (sentence.includes(name) ? [{ ...place(name), start: sentence.indexOf(name) }] : []))
    .sort((a, b) => a.start - b.start);
  return compositionClaim(sentence, places, before === null ? null : place(before), language, wholes);
};

describe('what a text puts into a whole', () => {
  it('is the places behind the verb, and whether they are all', () => {
    expect(claim('District includes Norland and Sudmark.')).toMatchObject({
      whole: { id: 'District' },
      named: [{ id: 'Norland' }, { id: 'Sudmark' }],
      within: ['Norland', 'Sudmark'],
      members: [{ id: 'Norland' }, { id: 'Sudmark' }, { id: 'Ostfels' }],
      all: false,
    });
    expect(claim('District consists of Norland, Sudmark and Elsewhere.')).toMatchObject({
      within: ['Norland', 'Sudmark'],
      all: true,
    });
  });

  it('goes on about the whole of the sentence before', () => {
    expect(claim('It includes Norland and Sudmark.', 'en', 'District')?.whole.id).toBe('District');
    expect(claim('Trade includes Norland and Sudmark.', 'en', 'District')).toBeNull();
    expect(claim('It includes Norland and Sudmark.')).toBeNull();
  });

  it('may lie deeper than the gazetteer’s direct members', () => {
    expect(claim('District includes Norland and Village.')?.within).toEqual(['Norland', 'Village']);
  });

  it.each([
    ['ru', 'District состоит из Norland и Sudmark.', true],
    ['de', 'District umfasst Norland und Sudmark.', false],
    ['fr', 'District comprend Norland et Sudmark.', false],
    ['es', 'District incluye Norland y Sudmark.', false],
    ['pl', 'District obejmuje Norland i Sudmark.', false],
  ])('is read in %s', (language, sentence, all) => {
    expect(claim(sentence, language)?.all).toBe(all);
  });

  it.each([
    ['one place only', 'District includes Norland.'],
    [
      'several wholes',
      'District and Ostfels include Norland and Sudmark, which includes Norland and Sudmark.',
    ],
    ['a whole of which nothing is known', 'Ostfels includes Norland and Sudmark.'],
    ['no such verb', 'District borders Norland and Sudmark.'],
  ])('is nothing with %s', (_, sentence) => {
    expect(claim(sentence)).toBeNull();
  });
});
