import { describe, expect, it } from 'vitest';
import { type IntertieError, placeId } from '../base/index.js';
import type { Place } from '../places/index.js';
import type { PlaceFinder } from './find-place.js';
import { SettingsReader } from './settings.js';

const place = (id: string) => ({ id: placeId(id), name: id }) as Place;
const places: PlaceFinder = {
  byId: async (id) => (id === 'XA-tarn' ? place(id) : null),
  byName: async (name) => (name === 'Tarn' ? [place('XA-tarn'), place('XB-tarn')] : []),
  fullName: ({ id }) => `Tarn in ${id.slice(0, 2)}`,
};
const read = (query: string) => new SettingsReader('visits', new URLSearchParams(query), places);
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return (error as IntertieError).code;
  }
  return 'none';
};

describe('settings of a report', () => {
  it('take their usual values when nothing is given, and are told in order', async () => {
    const settings = read('');
    expect(settings.number('top', { usual: 10, min: 1 })).toBe(10);
    expect(settings.number('from', { usual: null })).toBeNull();
    expect(settings.choice('level', { usual: 'region', options: ['place', 'region'] })).toBe('region');
    expect(settings.flag('domestic', { usual: true })).toBe(true);
    expect(await settings.place('place')).toBeNull();
    expect(settings.settle().map(({ name }) => name)).toEqual(['top', 'from', 'level', 'domestic', 'place']);
    expect(settings.settle()[0]).toMatchObject({
      label: { key: 'analyse.visits.set.top' },
      value: 10,
      min: 1,
    });
  });

  it('read what is given: grouped figures, the last of several, the box of a form', () => {
    expect(read('top=1%20000%20000').number('top', { usual: 1 })).toBe(1_000_000);
    expect(read('top=2&top=3').number('top', { usual: 1 })).toBe(3);
    expect(read('domestic=no&domestic=yes').flag('domestic', { usual: false })).toBe(true);
    expect(read('domestic=no').flag('domestic', { usual: true })).toBe(false);
  });

  it('take a place by id or by name, and tell the others of that name', async () => {
    const settings = read('place=Tarn');
    expect((await settings.place('place'))?.id).toBe('XA-tarn');
    expect(settings.settle()[0]).toMatchObject({
      asked: 'Tarn',
      shown: 'Tarn in XA',
      others: [{ id: 'XB-tarn', name: 'Tarn in XB' }],
    });
    expect((await read('place=XA-tarn').place('place'))?.id).toBe('XA-tarn');
    expect(await codeOf(() => read('place=Nowhere').place('place'))).toBe('report.setting');
  });

  it.each(['ten', 'NaN', 'Infinity', '1e999', '0', '101', '2.5', '0x10', '1,5'])(
    'refuse the number %s',
    async (text) => {
      const bounds = { usual: 10, min: 1, max: 100, step: 1 };
      expect(await codeOf(() => read(`top=${text}`).number('top', bounds))).toBe('report.setting');
    },
  );

  it('refuse what is no choice, neither yes nor no, too long, and what nobody reads', async () => {
    expect(await codeOf(() => read('level=moon').choice('level', { usual: 'a', options: ['a'] }))).toBe(
      'report.setting',
    );
    expect(await codeOf(() => read('domestic=maybe').flag('domestic', { usual: false }))).toBe(
      'report.setting',
    );
    expect(await codeOf(() => read(`note=${'x'.repeat(401)}`).text('note'))).toBe('report.setting');
    const settings = read('lang=ru&hub=Tarn');
    settings.number('top', { usual: 1 });
    expect(await codeOf(() => settings.settle())).toBe('parameter.unknown');
  });

  it('name the setting, the value and what fits', () => {
    const wish = { usual: 10, min: 1, max: 100, step: 1 };
    expect(() => read('top=x').number('top', wish)).toThrow(
      'not a number that fits: top=x; write a whole number from 1 to 100',
    );
  });
});
