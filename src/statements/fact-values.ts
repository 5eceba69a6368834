import { type PartialDate, type Span, spanHolds } from '../base/index.js';
import { hasSign, type PlaceMention, SIGN, wordFrom } from '../mentions/index.js';
import { type CutText, endOf, startOf, wordAt } from '../passages/index.js';
import { type Kind, type Language, type Role, WORD_CLASS, type Words } from '../vocabulary/index.js';
import type { DraftParty, Trigger } from './fact-drafts.js';
import { comesFromThere, roleOf, sendsGuests, withHost, withVenues } from './party-roles.js';

/** What the values of a fact are read from. */
export interface ValueContext {
  readonly cut: CutText;
  readonly language: Language;
  readonly words: Words;
  /** Day or month of writing, null when nobody knows. */
  readonly written: PartialDate | null;
}

export interface WordRange {
  readonly first: number;
  readonly next: number;
}

const MOST_PARTIES = 14;

export const inWords = (cut: CutText, range: WordRange, mention: Span): boolean =>
  mention.start >= startOf(cut.tokens, range.first) && mention.start < endOf(cut.tokens, range.next - 1);

/** Words behind the trigger within which a place still belongs to it. */
const NEAR = 6;

/**
 * The places of a segment as parties: each once, with its role, then the countries that demonyms name ("Belarusian specialists") where no
 * party lies in them. Places in the speaker's own role are no parties.
 */
export function partiesOf(
  context: ValueContext,
  range: WordRange,
  trigger: Trigger,
  places: readonly PlaceMention[],
  speakerRole: Span | null,
): DraftParty[] {
  const { cut, words } = context;
  const { rule } = trigger;
  const seen = new Set<string>();
  const parties: DraftParty[] = [];
  let near = rule.next;
  const byRule = (i: number): Role => {
    if (i < trigger.first) return rule.before;
    if (near === null || i >= trigger.next + NEAR) return rule.after;
    const role = near;
    near = null;
    return role;
  };
  const marks = [
    ...places
      .filter((mention) => inWords(cut, range, mention))
      .map((mention) => ({
        mention,
        first: wordFrom(cut.tokens, mention.start),
        code: null as string | null,
      })),
    ...demonymsIn(context, range).map(({ first, code }) => ({ mention: null, first, code })),
  ].sort((a, b) => a.first - b.first);
  const countries = new Set(marks.map(({ mention }) => mention?.country));
  for (const { mention, first, code } of marks) {
    const at = mention ?? { start: startOf(cut.tokens, first), end: endOf(cut.tokens, first) };
    if (speakerRole && spanHolds(speakerRole, at)) continue;
    const key = mention ? (mention.place?.id ?? mention.surface.toLowerCase()) : `${code}`;
    if (seen.has(key)) continue;
    if (mention === null) {
      if (
        countries.has(code) ||
        (((words.classes[first] ?? 0) & WORD_CLASS.ORG) !== 0 && parties.length >= 2)
      )
        continue;
      seen.add(key);
      // "A Chinese delegation", "a delegation from a Chinese city".
      const leads = context.language.lexicon.guestWords.has(wordAt(cut.tokens, first + 1));
      const sent = rule.kind === 'visit' && (leads || sendsGuests(context, trigger, first, range.first));
      const role = rule.kind === 'settlement_origin' ? 'origin' : sent ? 'guest' : byRule(first);
      parties.push({ role, mention, country: code });
      continue;
    }
    seen.add(key);
    if (rule.kind === 'visit' && comesFromThere(context, first, range.first)) continue;
    parties.push({
      role: roleOf(context, range, trigger, first, byRule(first)),
      mention,
      country: mention.country,
    });
  }
  const sides =
    rule.kind === 'visit' ? withHost(cut, trigger, parties) : withVenues(context, rule.kind, parties);
  return withoutNature(rule.kind, sides).slice(0, MOST_PARTIES);
}

/** Seas and macro-regions only tell where, when two places with people of their own are named. */
function withoutNature(kind: Kind, parties: readonly DraftParty[]): readonly DraftParty[] {
  if (kind !== 'project' && kind !== 'agreement' && kind !== 'twinning') return parties;
  const own = parties.filter((party) => party.mention?.kind !== 'other');
  return own.length >= 2 ? own : parties;
}

/** Demonyms of a range, by word. */
function demonymsIn({ cut, language }: ValueContext, range: WordRange): { first: number; code: string }[] {
  const found: { first: number; code: string }[] = [];
  for (let i = range.first; i < range.next; i++) {
    if (!hasSign(cut.tokens, i, language.lexicon, SIGN.demonym)) continue;
    const code = language.lexicon.demonyms.get(wordAt(cut.tokens, i));
    if (code !== undefined) found.push({ first: i, code });
  }
  return found;
}

/** Letters that a comma between counts for. */
const PARTED = 12;

export function nearest<T extends Span>(cut: CutText, trigger: Trigger, mentions: readonly T[]): T | null {
  const from = startOf(cut.tokens, trigger.first);
  const to = endOf(cut.tokens, trigger.next - 1);
  let best: T | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    const before = mention.end <= from;
    const gap = before ? from - mention.end + 1 : Math.max(0, mention.start - to);
    // "Opened in 1978, it was suspended in 2020": what stands behind a comma belongs to something else first.
    const apart = before ? cut.text.slice(mention.end, from) : cut.text.slice(to, mention.start);
    const distance = gap + (/[,;]/.test(apart) ? PARTED : 0);
    if (distance < bestDistance) {
      best = mention;
      bestDistance = distance;
    }
  }
  return best;
}
