import type { PersonMention } from '../../mentions/index.js';
import { wordFrom } from '../../mentions/index.js';
import { endOf, GAP, gapBefore, isCapital, isNumber, startOf, wordAt } from '../../passages/index.js';
import { cueAt, cueEnd, quoted, quotedWords, type WordRange } from './cues.js';
import type { PartyRead } from './read-parties.js';
import type { AgreementFrame, AgreementText } from './recognise-agreement.js';
import type { AgreementSignatory, Quoted } from './types.js';

/** More signatures than a real agreement bears. */
const MOST = 60;
/** Behind "represented by", the name stands within so many words. */
const REACH = 16;
/** Lines and columns: what stands between the words of two signatures. */
const PARTED = /_{2,}|\.{4,}|\t|\s{3,}|\|/;
const ENDS =
  GAP.newline | GAP.comma | GAP.colon | GAP.semicolon | GAP.open | GAP.close | GAP.slash | GAP.dash;
const SURNAME = /(\S+)$/u;

const surnameOf = (name: string): string => (SURNAME.exec(name)?.[1] ?? name).toLowerCase();

/** Names joined by initials or particles: capitalised, two to five words, none of them an office, a body or a place's noun. */
function isName(source: AgreementText, { first, next }: WordRange): boolean {
  const { tokens } = source.cut;
  const { lexicon } = source.language;
  if (next - first < 2 || next - first > 5) return false;
  for (let i = first; i < next; i++) {
    const word = wordAt(tokens, i);
    const small = i > first && i < next - 1 && lexicon.nameParticles.has(word);
    if (small) continue;
    if (!isCapital(tokens, i) || isNumber(tokens, i) || holdsOffice(source, { first: i, next: i + 1 }))
      return false;
    if (
      lexicon.placeNouns.has(word) ||
      lexicon.organisationHeads.has(word) ||
      lexicon.authorityHeads.has(word)
    )
      return false;
    if (lexicon.months.has(word) && next - first < 3) return false;
  }
  const span = { start: startOf(tokens, first), end: endOf(tokens, next - 1) };
  return !source
    .mentionsIn(span)
    .some((mention) => mention.type === 'place' && mention.start === span.start && mention.end >= span.end);
}

function holdsOffice({ cut, language }: AgreementText, { first, next }: WordRange): boolean {
  for (let i = first; i < next; i++) if (language.lexicon.roles.has(wordAt(cut.tokens, i))) return true;
  return false;
}

/** Articles, "its" and the like around an office are cut off; null when no office is left. */
function officeIn(source: AgreementText, range: WordRange): Quoted | null {
  const { tokens } = source.cut;
  const { lexicon } = source.language;
  let { first, next } = range;
  const plain = (i: number): boolean =>
    lexicon.functionWords.has(wordAt(tokens, i)) ||
    lexicon.articles.has(wordAt(tokens, i)) ||
    lexicon.titles.has(wordAt(tokens, i));
  while (first < next && plain(first)) first++;
  while (next > first && plain(next - 1)) next--;
  return next > first && holdsOffice(source, { first, next })
    ? quotedWords(source.cut, { first, next })
    : null;
}

/** By surname; of two who sign for one party the beginning of it will do, as a name may stand in another case there. */
function samePerson(a: Drafted, b: Drafted): boolean {
  const [x, y] = [surnameOf(a.name), surnameOf(b.name)];
  return (
    x === y ||
    (a.party !== null && a.party === b.party && x.length > 4 && x.slice(0, -2) === y.slice(0, x.length - 2))
  );
}

interface Drafted {
  quote: Quoted;
  name: string;
  role: Quoted | null;
  party: number | null;
}

/** "represented by its Mayor, Ada Thornby": each with the party named last before. */
function representatives(
  source: AgreementText,
  frame: AgreementFrame,
  parties: readonly PartyRead[],
): Drafted[] {
  const { cut, words, language, mentionsIn } = source;
  const { tokens, passages, text } = cut;
  const found: Drafted[] = [];
  for (let index = frame.title; index < frame.clauses; index++) {
    const passage = passages[index];
    if (!passage) continue;
    for (let i = passage.firstWord; i < passage.lastWord && found.length < MOST; i++) {
      const behind = cueEnd(language.agreement.represented, words, i, passage.lastWord);
      if (behind < 0) continue;
      const start = startOf(tokens, i);
      const limit = Math.min(passage.lastWord, i + REACH);
      const person = mentionsIn({ start, end: endOf(tokens, limit - 1) }).find(
        (mention): mention is PersonMention => mention.type === 'person',
      );
      if (!person) continue;
      const party = parties.findLastIndex((one) => one.start < start && one.passage <= index);
      const at = wordFrom(tokens, person.start);
      const after = { start: person.end, end: Math.min(passage.end, person.end + 60) };
      const role =
        officeIn(source, { first: behind, next: at }) ??
        (person.roleSpan && person.roleSpan.start >= person.end && person.roleSpan.end <= after.end
          ? quoted(text, person.roleSpan)
          : null);
      found.push({ quote: quoted(text, person), name: person.name, role, party: party < 0 ? null : party });
      i = wordFrom(tokens, person.end) - 1;
    }
  }
  return found;
}

/** The lines below the text, parted at line ends, columns, commas and colons. */
function cells({ cut }: AgreementText, frame: AgreementFrame): WordRange[] {
  const { tokens, text } = cut;
  const found: WordRange[] = [];
  let first = wordFrom(tokens, frame.signatures);
  for (let i = first + 1; i <= tokens.count && found.length < MOST * 4; i++) {
    const over = i === tokens.count || startOf(tokens, i) >= frame.end;
    const between = over ? '' : text.slice(endOf(tokens, i - 1), startOf(tokens, i)).slice(0, 400);
    if (!over && (gapBefore(tokens, i) & ENDS) === 0 && !PARTED.test(between)) continue;
    if (i > first) found.push({ first, next: i });
    first = i;
    if (over) break;
  }
  return found;
}

/** The party whose place, or whose last word, stands in the cell; -1 when none does. */
function partyIn(source: AgreementText, cell: WordRange, parties: readonly PartyRead[]): number {
  const words = source.cut.tokens.lower.slice(cell.first, cell.next);
  const span = {
    start: startOf(source.cut.tokens, cell.first),
    end: endOf(source.cut.tokens, cell.next - 1),
  };
  const places = source.mentionsIn(span);
  return parties.findIndex(
    ({ mention, quote }) =>
      places.some(
        (place) => place.type === 'place' && place.place !== null && place.place.id === mention?.place?.id,
      ) || words.includes((mention?.surface ?? quote).split(/\s+/).at(-1)?.toLowerCase() ?? ''),
  );
}

/** Names and offices below the text. Offices go to names in order, above or below them; so do the lines "For the City of X". */
function signatures(source: AgreementText, frame: AgreementFrame, parties: readonly PartyRead[]): Drafted[] {
  const { cut, words, language, mentionsIn } = source;
  const { tokens, text } = cut;
  const labels: number[] = [];
  const roles: { role: Quoted; at: number; party: number }[] = [];
  const found: (Drafted & { at: number; label: number })[] = [];
  for (const cell of cells(source, frame)) {
    if (found.length >= MOST) break;
    if (cueAt(language.agreement.forParty, words, cell.first, cell.next)) {
      labels.push(partyIn(source, cell, parties));
      if (!holdsOffice(source, cell)) continue;
    }
    const span = { start: startOf(tokens, cell.first), end: endOf(tokens, cell.next - 1) };
    const person = mentionsIn(span).find(
      (mention): mention is PersonMention => mention.type === 'person' && mention.end <= span.end,
    );
    // The finder of persons may miss a first initial: a cell that is nothing but a name is the name.
    const whole = isName(source, cell);
    const name = whole ? quoted(text, span) : person ? quoted(text, person) : null;
    const at = person ? wordFrom(tokens, person.start) : cell.next;
    const behind = person ? wordFrom(tokens, person.end) : cell.next;
    const role =
      (person
        ? (officeIn(source, { first: cell.first, next: at }) ??
          officeIn(source, { first: behind, next: cell.next }))
        : null) ?? (name === null ? officeIn(source, cell) : null);
    if (name !== null)
      found.push({
        quote: name,
        name: (!whole && person?.name) || name.quote.replace(/\s+/g, ' '),
        role,
        party: null,
        at: cell.first,
        label: labels.length - 1,
      });
    else if (role !== null) roles.push({ role, at: cell.first, party: partyIn(source, cell, parties) });
  }
  const bare = found.filter((one) => one.role === null);
  const zip = roles.length === bare.length;
  bare.forEach((one, k) => {
    const after = found[found.indexOf(one) + 1]?.at ?? Number.POSITIVE_INFINITY;
    const held = zip ? roles[k] : roles.find((role) => role.at > one.at && role.at < after);
    if (!held) return;
    one.role = held.role;
    if (held.party >= 0) one.party = held.party;
  });
  found.forEach((one, k) => {
    const label = labels[labels.length === found.length ? k : one.label] ?? -1;
    if (label >= 0) one.party = label;
    else if (one.party === null && one.role !== null) {
      const first = wordFrom(tokens, one.role.start);
      const party = partyIn(source, { first, next: wordFrom(tokens, one.role.end) }, parties);
      one.party = party < 0 ? null : party;
    }
  });
  return found;
}

/**
 * Who signs: the persons that the parties are "represented by", and those whose names stand below the text; one who stands in both places is one,
 * with the fuller name. Empty for a draft without names.
 */
export function readSignatories(
  source: AgreementText,
  frame: AgreementFrame,
  parties: readonly PartyRead[],
): AgreementSignatory[] {
  const all = representatives(source, frame, parties);
  for (const one of signatures(source, frame, parties)) {
    const known = all.find((other) => samePerson(one, other));
    if (known) {
      // Below the text name and office stand in the nominative, above it seldom.
      if (source.language.lexicon.roleLinks.size > 0)
        known.name = known.name.replace(SURNAME, () => SURNAME.exec(one.name)?.[0] ?? one.name);
      known.role = one.role ?? known.role;
      known.party ??= one.party;
    } else all.push(one);
  }
  return all.map(({ quote, name, role, party }) => ({ ...quote, name, role, party }));
}
