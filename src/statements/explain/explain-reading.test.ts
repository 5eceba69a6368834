import { expect, test } from 'vitest';
import { explainAs, readAs } from '../../../test/support/shared-reader.js';

function explain(text: string, date = '2020-05-03', language = 'en') {
  const { explanation, ...same } = explainAs(text, date, language);
  if (!explanation) throw new Error('not explained');
  expect(same).toEqual(readAs(text, date, language));
  expect(explanation.statements.map((one) => one.statement)).toEqual(same.statements.map(({ id }) => id));
  for (const { evidence, trigger, parties } of explanation.statements) {
    for (const words of [evidence, trigger, ...parties.map((party) => party.words)])
      if (words) expect(text.slice(words.start, words.end)).toBe(words.text);
  }
  return explanation;
}

const only = <T>(list: readonly T[]): T => {
  const [first, ...more] = list;
  if (first === undefined || more.length > 0) throw new Error(`${list.length} instead of one`);
  return first;
};

test('reading is the same whether it is explained or not, and nothing is explained that was not asked for', () => {
  expect(readAs('Leeds and Dortmund have been twin towns since 1969.').explanation).toBeUndefined();
  explain('Leeds and Dortmund have been twin towns since 1969.');
});

test('a statement names its rule, what that asks for, the words, the date and what made it sure', () => {
  const told = only(explain('Leeds and Dortmund have been twin towns since 1969.').statements);
  expect(told.rule?.id).toBe('twinning.sister-cities');
  expect(told.rule?.asks[0]).toContain('words such as “');
  expect(told.trigger?.text).toBe('twin towns');
  expect(told.date).toMatchObject({ value: '1969', why: 'as written' });
  expect(told.status).toMatchObject({ value: 'completed', words: [] });
  expect(told.confidence.parts.map(({ what }) => what)).toContain('two places');
  expect(told.confidence.why).toContain('annotated texts');
});

test('a place says what it leads by, and what spoke for its namesakes', () => {
  const told = only(explain('Leeds and Dortmund have been twin towns since 1969.').statements);
  const [leeds] = told.parties;
  expect(leeds).toMatchObject({ from: 'named in the sentence', place: { outcome: 'resolved' } });
  expect(leeds?.place?.why).toMatch(/^leads Leeds, \S+ by 0\.\d\d$/);
  expect(leeds?.place?.chosen?.reasons.join()).toContain('population');
  expect(leeds?.place?.runnersUp[0]?.score).toBeLessThan(leeds?.place?.chosen?.score ?? 0);
});

test('a name that was left open says between which places', () => {
  const told = only(explain('Rouen has been a twin town of Springfield since 1969.').statements);
  const open = told.parties.find(({ name }) => name === 'Springfield')?.place;
  expect(open).toMatchObject({ outcome: 'ambiguous', chosen: null });
  expect(open?.why).toMatch(/^left open: Springfield, US-\w\w leads Springfield, US-\w\w by only 0\.0\d$/);
  expect(open?.runnersUp.length).toBe(2);
});

test('a status names the words it comes from', () => {
  const told = only(explain('A delegation from Osaka will visit Hamburg in June.').statements);
  expect(told.status).toEqual({ value: 'planned', why: 'words of the clause say so', words: ['will'] });
  expect(told.date?.why).toContain('reckoned');
});

test('a party from an earlier sentence is told as such', () => {
  const { statements } = explain('Leeds and Lille met. Both cities signed a cooperation agreement.');
  const agreement = statements.find(({ kind }) => kind === 'agreement');
  expect(agreement?.parties.map(({ from }) => from)).toEqual(
    Array(2).fill('named before, and still spoken of'),
  );
});

test('a remark says by what it was found; nothing in it was weighed', () => {
  const { statements } = explain('“Our towns are friends,” said Anna Feldmann, mayor of Leeds.');
  const remark = statements.find(({ kind }) => kind === 'utterance');
  expect(remark?.rule?.asks[0]).toContain('quotation marks');
  expect(remark?.confidence).toMatchObject({ why: 'fixed for this way of reading', parts: [] });
});

test.each([
  ['a name', 'The Twinning Association met Ann in Leeds.', 'in a name, “twinning association”'],
  ['a condition', 'If the money comes, Leeds will build a school in Lille.', 'on a condition'],
  ['nobody who acts', 'The wind visited Leeds.', 'no person, office or delegation acts'],
  ['a denial', 'Leeds does not have a twin town in Poland.', 'denied: kept as a stated absence'],
])('a sentence that gave no fact says why: %s', (_, text, why) => {
  const { statements, passed } = explain(text);
  expect(statements).toEqual([]);
  const reasons = only(passed).reasons.map((reason) => reason.why);
  expect(reasons.join('; ')).toContain(why);
  expect(only(passed).sentence.text).toBe(text);
});

test('every sentence that a rule looked at in vain has a reason, in every language', () => {
  const texts = [
    [
      'de',
      'Der Verein Städtepartnerschaft traf sich in Bremen. Eine Delegation aus Lyon besucht Bremen im Juni.',
    ],
    ['ru', 'Договор между Минском и Уфой не подписан. Минск и Уфа стали побратимами в 2001 году.'],
    ['fr', 'Lyon et Brême sont jumelées depuis 1980. Si possible, une délégation visitera Lille.'],
    ['es', 'Sevilla y Lyon están hermanadas desde 1980.'],
    ['pl', 'Gdańsk i Brema są miastami partnerskimi od 1976 roku.'],
  ] as const;
  for (const [language, text] of texts) {
    const { statements, passed } = explain(text, '2020-05-03', language);
    expect(statements.length + passed.length).toBeGreaterThan(0);
    for (const { reasons } of passed) for (const { why } of reasons) expect(why).not.toBe('');
  }
});
