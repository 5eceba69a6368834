import type { FastifyRequest } from 'fastify';
import { IntertieError } from '../../base/index.js';
import type { Queries, UiLanguage } from '../../queries/index.js';
import type { Rights } from './rights.js';

export const LANGUAGES = ['en', 'ru'] as const satisfies readonly UiLanguage[];
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Who asks, and how they like to be answered. */
export interface Visitor extends Rights {
  readonly language: UiLanguage;
  /** Undefined follows the system. */
  readonly theme: Theme | undefined;
  /** `local`: at this machine, `account`: signed in; both see everything. `public`: published collections only, passages by policy. */
  readonly audience: 'local' | 'account' | 'public';
  /** The questions this visitor may ask. */
  readonly queries: Queries;
  /** This visitor may add files. */
  readonly mayUpload: boolean;
  /** Today, YYYY-MM-DD, by the server's clock. */
  readonly today: string;
  /** This moment, by the same clock. */
  readonly now: Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor;
  }
}

/** The query string of a request; the path is left to the router. */
export function queryOf(request: FastifyRequest): URLSearchParams {
  const cut = request.url.indexOf('?');
  return new URLSearchParams(cut < 0 ? '' : request.url.slice(cut + 1));
}

/** The value of a cookie, or null. */
export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const cut = pair.indexOf('=');
    if (cut > 0 && pair.slice(0, cut).trim() === name) return pair.slice(cut + 1).trim();
  }
  return null;
}

/**
 * The UI language that an Accept-Language header likes best, or null when it names none of ours.
 * @example languageFromHeader('de-DE,ru;q=0.8,en;q=0.5'); // 'ru'
 */
export function languageFromHeader(header: string | undefined): UiLanguage | null {
  const wishes = (header ?? '').split(',').map((entry, order) => {
    const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
    const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), order };
  });
  wishes.sort((a, b) => b.weight - a.weight || a.order - b.order);
  for (const { language, weight } of wishes) {
    const ours = LANGUAGES.find((name) => name === language);
    if (ours && weight > 0) return ours;
  }
  return null;
}

/** One of a closed list from `?name=`, refused when it is something else; null when absent. */
function choice<T extends string>(query: URLSearchParams, name: string, accepted: readonly T[]): T | null {
  const value = query.get(name);
  if (value === null || value === '') return null;
  const found = accepted.find((one) => one === value);
  if (!found) {
    throw new IntertieError(
      'parameter.unreadable',
      'not a value of this setting',
      `${name}=${value.slice(0, 80)}`,
      `use one of ${accepted.join(', ')}`,
    );
  }
  return found;
}

/** Language and theme: from the address, else from the cookie, else (language) from the browser's wish, else English. */
export function preferencesOf(request: FastifyRequest): {
  readonly language: UiLanguage;
  readonly theme: Theme | undefined;
  /** `name=value` for each cookie to set, because the address asked for a change. */
  readonly remember: readonly string[];
} {
  const query = queryOf(request);
  const language = choice(query, 'lang', LANGUAGES);
  const theme = choice(query, 'theme', [...THEMES, 'auto'] as const);
  const kept = cookieOf(request, 'theme') ?? undefined;
  const settledTheme = theme ?? THEMES.find((name) => name === kept);
  return {
    language:
      language ??
      LANGUAGES.find((name) => name === cookieOf(request, 'lang')) ??
      languageFromHeader(request.headers['accept-language']) ??
      'en',
    theme: settledTheme === 'auto' ? undefined : settledTheme,
    remember: [...(language ? [`lang=${language}`] : []), ...(theme ? [`theme=${theme}`] : [])],
  };
}
