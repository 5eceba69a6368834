import { sourceId } from '../base/index.js';
import type { SourceRecord } from '../store/index.js';
import type { SourceClass, Vocabulary } from '../vocabulary/index.js';

/** Shown for a page that names nobody. All such pages count as one source: nothing says that they are independent. */
export const UNSTATED_PUBLISHER = 'Publisher not stated';

/** What a page tells about who made it. */
export interface Authorship {
  /** The publisher as the page's own header names it. */
  readonly publisher: string | null;
  /** E-mail address in that header: its domain tells the country. */
  readonly email: string | null;
  /** The source the text was taken from, as credited. */
  readonly credit: string | null;
  /** http(s) address of the page; `file:` addresses tell nothing. */
  readonly url: string | null;
  /** Domain of the credited source where known ("belta.by"). */
  readonly creditDomain?: string | null;
}

export interface Sources {
  readonly publisher: SourceRecord;
  /** The credited agency, or the publisher itself. */
  readonly origin: SourceRecord;
}

function recordOf(source: SourceClass, url: string | null): SourceRecord {
  return {
    id: sourceId(source.name),
    name: source.name,
    kind: source.kind,
    country: source.country,
    independence: source.note,
    url,
  };
}

function webHost(url: string | null): string | null {
  if (url === null || !/^https?:/i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\./, '');
}

/** The publisher and the origin of a page, classed by the vocabulary. The publisher's name falls back to its host. */
export function describeSources(page: Authorship, vocabulary: Vocabulary): Sources {
  const host = webHost(page.url);
  const emailDomain = page.email?.split('@')[1] ?? null;
  const site = host ?? emailDomain;
  const siteUrl = site === null ? null : `https://${site}/`;
  const name = page.publisher ?? host ?? page.credit ?? UNSTATED_PUBLISHER;
  const publisher = recordOf(
    vocabulary.classifySource(name, siteUrl),
    host === null ? null : `https://${host}/`,
  );
  if (page.credit === null) return { publisher, origin: publisher };
  const domain = page.creditDomain ?? null;
  const credited = vocabulary.classifySource(page.credit, domain === null ? null : `https://${domain}/`);
  return { publisher, origin: recordOf(credited, domain === null ? null : `https://${domain}/`) };
}
