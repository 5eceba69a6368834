import { foldName } from '../base/index.js';
import type { CheckedNode } from './checked-node.js';
import { SOURCE_KINDS, type SourceKind } from './types.js';
import type { Labels, SourceClass } from './vocabulary.js';

interface Assessment {
  readonly kind: SourceKind;
  readonly country: string | null;
  readonly independence: string | null;
}
type Listed = Assessment & { readonly name: string };
type NameRule = Assessment & { readonly words: readonly string[] };
type DomainRule = Assessment & { readonly labels: readonly string[]; readonly countryGiven: boolean };

/** Top-level domains that are not the ISO code of their country. */
const TOP_LEVEL: Readonly<Record<string, string | null>> = {
  uk: 'GB',
  su: 'RU',
  eu: null,
  io: null,
  ai: null,
  tv: null,
  me: null,
  co: null,
};

/** Country of a host by its last label, or null for generic ones. @example countryOfHost('minsk.gov.by'); // 'BY' */
function countryOfHost(host: string): string | null {
  const last = host.split('.').at(-1) ?? '';
  if (last in TOP_LEVEL) return TOP_LEVEL[last] ?? null;
  return /^[a-z]{2}$/.test(last) ? last.toUpperCase() : null;
}

function hostOf(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) ? hostname.toLowerCase().replace(/^www\./, '') : null;
}

/** "belta.by", "https://belta.by/x": a name that is an address. */
function hostInName(name: string): string | null {
  const match = /^(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/.*)?$/i.exec(name.trim());
  return match?.[1]?.toLowerCase() ?? null;
}

function readAssessment(node: CheckedNode, notes: ReadonlyMap<string, Labels>): Assessment {
  const independence = node.at('independence').textOrNull();
  if (independence !== null && !notes.has(independence)) {
    const known = [...notes.keys()].join(', ');
    throw node
      .at('independence')
      .refuse('unknown_value', 'no such note on independence', independence, `use one of ${known}`);
  }
  const country = node.at('country').textOrNull();
  if (country !== null && !/^[A-Z]{2}$/.test(country)) {
    throw node
      .at('country')
      .refuse('unknown_value', 'not a country code', country, 'write ISO 3166-1 alpha-2');
  }
  return { kind: node.at('kind').oneOf(SOURCE_KINDS, 'kinds of source'), country, independence };
}

function fitsEnding(rule: readonly string[], host: readonly string[]): boolean {
  if (rule.length > host.length) return false;
  const tail = host.slice(-rule.length);
  return rule.every((label, i) => label === '*' || label === tail[i]);
}

/** sources.yaml, checked, as the function that classifies. @throws IntertieError `vocabulary.*` naming file and key. */
export function parseSources(
  root: CheckedNode,
  notes: ReadonlyMap<string, Labels>,
): (name: string, url: string | null) => SourceClass {
  const byName = new Map<string, Listed>();
  const byDomain = new Map<string, Listed>();
  for (const node of root.at('sources').items()) {
    const listed = { name: node.at('name').text(), ...readAssessment(node, notes) };
    for (const domain of node.at('domains').texts()) {
      const other = byDomain.get(domain);
      if (other)
        throw node.at('domains').refuse('twice', `a domain of ${other.name} too`, domain, 'keep one');
      byDomain.set(domain, listed);
    }
    // A source's own name beats another's credit: "Sputnik" is listed and was also RIA Novosti's brand.
    byName.set(foldName(listed.name), listed);
    for (const credit of node.at('credits').texts()) {
      if (!byName.has(foldName(credit))) byName.set(foldName(credit), listed);
    }
  }
  const nameRules: readonly NameRule[] = root
    .at('name_rules')
    .items()
    .map((node) => ({ ...readAssessment(node, notes), words: node.at('words').texts().map(foldName) }));
  const domainRules: readonly DomainRule[] = root
    .at('domain_rules')
    .items()
    .map((node) => ({
      ...readAssessment(node, notes),
      labels: node.at('ending').text().split('.'),
      countryGiven: node.at('country').value !== undefined,
    }));

  const listedHost = (host: string): Listed | undefined => {
    for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
      const listed = byDomain.get(rest);
      if (listed) return listed;
    }
    return undefined;
  };
  const noteOf = (independence: string | null) =>
    independence === null ? null : (notes.get(independence)?.en ?? null);
  const classed = (
    name: string,
    found: Assessment,
    listed: boolean,
    country = found.country,
  ): SourceClass => {
    const { kind, independence } = found;
    return { name, kind, country, independence, note: noteOf(independence), listed };
  };

  return (name, url) => {
    const nameHost = hostInName(name);
    const known = byName.get(foldName(name)) ?? (nameHost ? listedHost(nameHost) : undefined);
    if (known) return classed(known.name, known, true);
    const host = nameHost ?? hostOf(url);
    const padded = ` ${foldName(name)} `;
    const hostCountry = host ? countryOfHost(host) : null;
    const nameRule = nameRules.find((rule) => rule.words.some((words) => padded.includes(` ${words} `)));
    if (nameRule) return classed(name, nameRule, false, nameRule.country ?? hostCountry);
    // The page's own host comes after its stated name: a city's page may lie on an agency's site.
    const listed = host ? listedHost(host) : undefined;
    if (listed) return classed(name.trim() === '' ? listed.name : name, listed, true);
    const labels = host?.split('.') ?? [];
    const rule = domainRules.find((row) => fitsEnding(row.labels, labels));
    if (rule) return classed(name, rule, false, rule.countryGiven ? rule.country : hostCountry);
    return { name, kind: 'unknown', country: hostCountry, independence: null, note: null, listed: false };
  };
}
