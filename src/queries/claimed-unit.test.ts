import { expect, it } from 'vitest';
import { claimedUnit } from './claimed-unit.js';

it.each([
  ['agreements', 'agreement', { counts: 'ties', kind: 'agreement' }],
  ['agreements', 'utterance', { counts: 'ties', kind: 'agreement' }],
  ['sister cities', 'twinning', { counts: 'ties', kind: 'twinning' }],
  ['regions', 'agreement', { counts: 'places', level: 'region' }],
  ['Russian regions', 'trade_flow', { counts: 'places', level: 'region' }],
  ['countries', 'trade_flow', { counts: 'places', level: 'country' }],
  ['соглашений', 'agreement', { counts: 'ties', kind: 'agreement' }],
  ['регионов', 'agreement', { counts: 'places', level: 'region' }],
  ['direct flights', 'transport_link', { counts: 'ties', kind: 'transport_link' }],
] as const)('counts %s of a claimed %s', (unit, kind, counted) => {
  expect(claimedUnit(unit, kind)).toEqual(counted);
});

it.each([
  '%',
  'percent',
  'USD',
  'BYN',
  'people',
  'companies',
  'tonnes',
  'tourists',
  'citizens',
  'visitors',
  'linen',
  '',
])('does not count %s', (unit) => {
  expect(claimedUnit(unit, 'trade_flow')).toBeNull();
});
