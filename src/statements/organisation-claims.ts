import { type NamedOrganisation, type OrderedClaim, type OwnedClaim, organisationId } from './side-claims.js';

/** A name: words with a large first letter, joined by small ones that stand inside names only. Quotation marks around it are no part of it. */
const WORD = String.raw`\p{Lu}[\p{L}\p{N}&.'’‑-]*[\p{L}\p{N}]|\p{Lu}`;
const NAME = String.raw`[«"“„]?((?:${WORD})(?:\s(?:(?:of|for|and|de|du|des|der|und|y|i|и|по)\s){0,2}(?:the\s)?(?:${WORD})){0,6})[»"”“]?`;
const SHARE = String.raw`(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|per\s?cent|percent|Prozent|процент\p{L}*)`;

interface Pattern {
  readonly language: string;
  readonly pattern: RegExp;
  /** Number of the group that is each; `whole`: all of it, though no figure says so. */
  readonly owned: number;
  readonly owner: number;
  readonly share?: number;
  readonly whole?: number;
}

const of = (text: string) => new RegExp(text, 'gu');

/** How texts say in passing whose an organisation is. */
const OWNED: readonly Pattern[] = [
  {
    language: 'en',
    pattern: of(
      String.raw`${NAME},?\s(?:which\s)?(?:(?:is|was)\s)?(?:an?|the)\s(?:${SHARE}[\s-])?(?:(wholly|fully|solely)[\s-])?(?:majority[\s-])?(?:owned\s)?(?:subsidiary|affiliate)\sof\s(?:the\s)?${NAME}`,
    ),
    owned: 1,
    share: 2,
    whole: 3,
    owner: 4,
  },
  {
    language: 'en',
    pattern: of(
      String.raw`${NAME},?\s(?:which\s)?(?:(?:is|was)\s)?(?:${SHARE}\s|(wholly|fully|solely)\s)?owned\sby\s(?:the\s)?${NAME}`,
    ),
    owned: 1,
    share: 2,
    whole: 3,
    owner: 4,
  },
  {
    language: 'en',
    pattern: of(
      String.raw`${NAME}\s(?:owns|holds)\s(?:an?\s)?${SHARE}\s(?:stake\s)?(?:of|in)\s(?:the\s)?${NAME}`,
    ),
    owner: 1,
    share: 2,
    owned: 3,
  },
  {
    language: 'ru',
    pattern: of(
      String.raw`${NAME}\s?[,–—-]?\s?(?:это\s|является\s)?(?:${SHARE}(?:-\p{L}+)?\s|(?:(стопроцентн)\p{L}+|100-процентн\p{L}+)\s)?(?:дочерн\p{L}+\s(?:предприяти|компани|обществ|структур)\p{L}*|[«"]?дочк\p{L}[»"]?)\s(?:\p{Ll}+\s)?${NAME}`,
    ),
    owned: 1,
    share: 2,
    whole: 3,
    owner: 4,
  },
  {
    language: 'de',
    pattern: of(
      String.raw`${NAME},?\s(?:ist\s)?(?:eine?|die)\s(?:${SHARE}ige\s|(\d{3}-?prozentige|hundertprozentige)\s)?Tochter(?:gesellschaft|firma|unternehmen)?\s(?:der|des|von)\s${NAME}`,
    ),
    owned: 1,
    share: 2,
    whole: 3,
    owner: 4,
  },
  {
    language: 'fr',
    pattern: of(
      String.raw`${NAME},?\s(?:est\s)?(?:une\s)?filiale\s(?:à\s${SHARE}\s)?(?:de\s(?:la\s)?|du\s|d['’])${NAME}`,
    ),
    owned: 1,
    share: 2,
    owner: 3,
  },
  {
    language: 'es',
    pattern: of(
      String.raw`${NAME},?\s(?:es\s)?(?:una\s)?filial\s(?:al\s${SHARE}\s)?(?:de\s(?:la\s)?|del\s)${NAME}`,
    ),
    owned: 1,
    share: 2,
    owner: 3,
  },
  {
    language: 'pl',
    pattern: of(
      String.raw`${NAME},?\s(?:to\s|jest\s)?(?:w\s${SHARE}\s)?spółk\p{L}+\s(?:zależn\p{L}+|córk\p{L}+)\s(?:firmy\s|od\s)?${NAME}`,
    ),
    owned: 1,
    share: 2,
    owner: 3,
  },
];

/** On whose order something is made or done. */
const ORDERED: Readonly<Record<string, RegExp>> = {
  en: of(String.raw`\b(?:ordered|commissioned)\sby\s(?:the\s)?${NAME}`),
  ru: of(String.raw`(?:^|[^\p{L}])по\s(?:заказу|поручению)\s(?:\p{Ll}+\s){0,2}${NAME}`),
  de: of(String.raw`\bim\sAuftrag\s(?:der|des|von)\s${NAME}`),
  fr: of(String.raw`\bcommandée?s?\spar\s(?:le\s|la\s|l['’])?${NAME}`),
  es: of(String.raw`\bencargad[oa]s?\spor\s(?:el\s|la\s)?${NAME}`),
  pl: of(String.raw`(?:^|[^\p{L}])na\s(?:zlecenie|zamówienie)\s(?:\p{Ll}+\s)?${NAME}`),
};

/** Short words that begin a sentence with a large letter and name nobody. */
const NOBODY =
  /^(?:It|He|She|They|This|That|The|A|An|We|Its|Our|Which|Who|Он|Она|Они|Это|Es|Er|Sie|Il|Elle|Ils|On|To|Ona|Ono|Él|Ella)$/u;

/**
 * What a sentence says in passing of who owns an organisation, and on whose order something is done, in the six languages of the reader. It knows
 * names by their large letters, so a German noun may be taken for one; what it finds is shown with the sentence, as a claim of the text.
 *
 * @param language BCP 47 subtag; a language without such patterns gives nothing
 * @example organisationClaims('ABC-NORD, a 100% subsidiary of ABC, builds tractors.', 'en'); // [{ what: 'owned', owned: { name: 'ABC-NORD', … }, owner: { name: 'ABC', … }, share: 100 }]
 */
export function organisationClaims(sentence: string, language: string): (OwnedClaim | OrderedClaim)[] {
  const found: (OwnedClaim | OrderedClaim)[] = [];
  for (const one of OWNED) {
    if (one.language !== language) continue;
    for (const match of sentence.matchAll(one.pattern)) {
      const [owned, owner] = [nameIn(match[one.owned]), nameIn(match[one.owner])];
      if (owned === null || owner === null || owned.id === owner.id) continue;
      if (
        found.some(
          (known) => known.what === 'owned' && known.owned.id === owned.id && known.owner.id === owner.id,
        )
      )
        continue;
      found.push({ what: 'owned', owned, owner, share: shareOf(match, one) });
    }
  }
  const ordered = ORDERED[language];
  if (ordered !== undefined) {
    for (const [, name] of sentence.matchAll(ordered)) {
      const by = nameIn(name);
      if (by !== null) found.push({ what: 'ordered', by });
    }
  }
  return found;
}

function nameIn(text: string | undefined): NamedOrganisation | null {
  const name = text?.replace(/^(?:The|A|An)\s(?=\p{Lu})/u, '').trim() ?? '';
  return name === '' || NOBODY.test(name) ? null : { id: organisationId(name), name };
}

function shareOf(match: RegExpMatchArray, { share, whole }: Pattern): number | null {
  const figure = share === undefined ? undefined : match[share];
  if (figure !== undefined) {
    const value = Number(figure.replace(',', '.'));
    return value > 0 && value <= 100 ? value : null;
  }
  return whole !== undefined && match[whole] !== undefined ? 100 : null;
}
