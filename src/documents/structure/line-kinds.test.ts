import { expect, it } from 'vitest';
import { readDateline } from './dateline.js';
import { isCaption } from './line-kinds.js';
import { CAPTION_LABELS } from './words.js';

it.each([...CAPTION_LABELS])(
  'takes a line labelled %j for a caption, whatever stands before the label',
  (label) => {
    expect(isCaption(`${label}: the bridge at Ostley`)).toBe(true);
    expect(isCaption(`(${label}: the bridge at Ostley`)).toBe(true);
  },
);

it.each([
  ['AUSTIN, Texas – Governor Anna Brook left.', 'AUSTIN, Texas'],
  ['MARN, 3 may – The mayors met.', 'MARN'],
  ['MARN may 3 (Xinhua) -- The mayors met.', 'MARN'],
  ['MARN May 3 (Xinhua) -- The mayors met.', 'MARN'],
  ['MARN – The mayors met.', 'MARN'],
  ['Marn (Xinhua) – The mayors met.', 'Marn'],
])('reads the dateline of %j', (line, place) => {
  const read = readDateline(line);
  expect(line.slice(read?.place.start, read?.place.end)).toBe(place);
});

it.each(['The mayor of Marn met 3 guests on 4 May (Xinhua) – in the rain.', 'Brest and Minsk – two cities.'])(
  'reads none in %j',
  (line) => {
    expect(readDateline(line)).toBeNull();
  },
);
