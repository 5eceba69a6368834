/** The `agreement:` block of a golden text: what its terms say, each with the words that say it (test/golden/README.md). */

const KEYS = [
  'form',
  'draft',
  'parties',
  'signatories',
  'signed',
  'entry',
  'term',
  'end',
  'renewal',
  'renewal_notice',
  'notice',
  'fields',
  'languages',
  'prevailing',
];
const FORMS = ['agreement', 'memorandum', 'protocol', 'charter', 'declaration', 'letter'];
const BASES = ['date', 'signature', 'notifications', 'condition'];
const RENEWALS = ['tacit', 'consent', 'none'];
const PERIOD = /^\d+(\.\d+)? (years|months|weeks|days)$/;

/** The block with offsets for every quote. `locate` and `fail` are the builder's own. */
export function buildAgreement(text, block, { locate, isDate, fail }) {
  for (const key of Object.keys(block))
    if (!KEYS.includes(key)) fail('is no key of an agreement', key, `use ${KEYS.join(', ')}`);
  const inText = (words) => {
    if (!text.includes(words)) fail('is not in the text', words, 'copy it from the text letter by letter');
    return words;
  };
  const oneOf = (list, value) => {
    if (!list.includes(value)) fail('is not allowed there', String(value), `use one of ${list.join(', ')}`);
    return value;
  };
  const date = (value) => {
    if (value !== null && !isDate(String(value))) fail('is no date', String(value), 'write YYYY-MM-DD');
    return value === null ? null : String(value);
  };
  const stated = (item, check) => {
    if (item === undefined) return null;
    const start = locate(text, item.quote, item.at, fail);
    return { ...check(item), start, end: start + item.quote.length, quote: item.quote };
  };
  const period = (item) => {
    const { value } = item;
    if (value !== null && value !== 'indefinite' && !PERIOD.test(value))
      fail('is no period', String(value), 'write "5 years", "indefinite" or null');
    return { value };
  };
  return {
    form: oneOf(FORMS, block.form),
    draft: block.draft === true,
    parties: (block.parties ?? []).map(inText),
    signatories: (block.signatories ?? []).map(({ name, role = null }) => ({
      name: inText(name),
      role: role === null ? null : inText(role),
    })),
    signed: (block.signed ?? []).map((act) => ({ place: act.place ?? null, date: date(act.date ?? null) })),
    entry: stated(block.entry, (item) => ({ value: date(item.value), basis: oneOf(BASES, item.basis) })),
    term: stated(block.term, period),
    end: block.end ? { value: date(block.end.value), computed: block.end.computed === true } : null,
    renewal: stated(block.renewal, (item) => ({ value: oneOf(RENEWALS, item.value) })),
    renewal_notice: stated(block.renewal_notice, period),
    notice: stated(block.notice, period),
    fields: (block.fields ?? []).map(inText),
    languages: block.languages ?? [],
    prevailing: stated(block.prevailing, ({ value }) => ({ value })),
  };
}
