import type { Span } from '../base/index.js';
import { type Mention, nominativeForms, type PersonMention } from '../mentions/index.js';
import type { Lexicon } from '../vocabulary/index.js';

/** A speaker as the discourse knows it: by full name once named, with the role given anywhere in the text. */
export interface DiscourseSpeaker {
  readonly name: string | null;
  readonly role: string | null;
  readonly roleSpan: Span | null;
}

/** The persons of a text: who bears which surname and office, and whom it names most without any office. */
export interface Cast {
  /** Longest role by surname. */
  readonly roles: ReadonlyMap<string, string>;
  /** Bearer by each word for an office in the role, the first that held it. */
  readonly bearers: ReadonlyMap<string, DiscourseSpeaker>;
  /** Named more than once and most often among those without an office; null when there is none. */
  readonly star: string | null;
}

export const surname = (name: string): string => name.split(/\s+/).at(-1)?.toLowerCase() ?? '';

/** Words for offices in a role, those too plain to tell people apart left out; where offices are inflected, in every form they may be of. */
function offices(role: string, lexicon: Lexicon): string[] {
  return role
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => lexicon.roles.has(word) && !lexicon.plainRoles.has(word))
    .flatMap((word) => (lexicon.articles.size === 0 ? nominativeForms(word, lexicon.language) : [word]));
}

/** The cast of a text, in one pass over its mentions. */
export function castOf(mentions: readonly Mention[], lexicon: Lexicon): Cast {
  const roles = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    counts.set(mention.name, (counts.get(mention.name) ?? 0) + 1);
    const known = roles.get(surname(mention.name));
    if (mention.role !== null && (known === undefined || mention.role.length > known.length))
      roles.set(surname(mention.name), mention.role);
  }
  const bearers = new Map<string, DiscourseSpeaker>();
  let star: string | null = null;
  for (const [name, count] of counts) {
    const role = roles.get(surname(name)) ?? null;
    if (role === null) {
      if (count > Math.max(1, star === null ? 0 : (counts.get(star) ?? 0))) star = name;
      continue;
    }
    for (const office of offices(role, lexicon)) {
      if (!bearers.has(office)) bearers.set(office, { name, role, roleSpan: null });
    }
  }
  return { roles, bearers, star };
}

/** The person as a speaker, with the role that the text gives anywhere. */
export function asSpeaker(person: PersonMention, cast: Cast): DiscourseSpeaker {
  return {
    name: person.name,
    role: cast.roles.get(surname(person.name)) ?? person.role,
    roleSpan: person.roleSpan,
  };
}

const nobody = (role: string): DiscourseSpeaker => ({ name: null, role, roleSpan: null });

/**
 * Whom "the diplomat" or "the head of state" means. A head of state is who holds such an office in the text, else the person it names over and
 * over without any office, whom its readers know. Another office is the last speaker's who shares it, else anybody's, else the last speaker's.
 */
export function roleSpeaker(
  role: string,
  cast: Cast,
  recent: readonly DiscourseSpeaker[],
  lexicon: Lexicon,
): DiscourseSpeaker {
  const lower = role.toLowerCase();
  const highest = lexicon.highestRoles.some((word) => lower.includes(word));
  const own = new Set(offices(role, lexicon));
  for (const speaker of recent.toReversed()) {
    const held = speaker.role;
    if (held === null || speaker.name === null) continue;
    const high = lexicon.highestRoles.some((word) => held.toLowerCase().includes(word));
    if (highest ? high : offices(held, lexicon).some((office) => own.has(office))) return speaker;
  }
  for (const office of own) {
    const bearer = cast.bearers.get(office);
    if (bearer) return bearer;
  }
  if (highest) return cast.star === null ? nobody(role) : { name: cast.star, role, roleSpan: null };
  const words = lower.split(' ');
  const last = recent.at(-1);
  if (!last) return nobody(role);
  // "глава региона": a name for whoever holds the highest office told of.
  if (lexicon.anaphoricPhrases.includes(lower)) return last;
  return words.length <= 2 && lexicon.anaphoricRoles.has(words.at(-1) ?? '') ? last : nobody(role);
}
