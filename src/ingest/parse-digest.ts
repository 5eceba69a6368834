import { IntertieError, type PartialDate, tryPartialDate } from '../base/index.js';
import { CheckedNode } from '../vocabulary/index.js';

/** A digest file: front matter between two lines of three dashes, then our own words in Markdown. */
export interface Digest {
  readonly title: string;
  readonly language: string | null;
  readonly of: {
    readonly publisher: string;
    readonly agency: string | null;
    /** "belta.by": which agency of that name is meant. */
    readonly agencyDomain: string | null;
    readonly title: string | null;
    readonly date: PartialDate | null;
    readonly url: string | null;
    /**
     * The original's voice, where its title may not be copied into the digest: "v" and 16 digits as
     * `intertie read --to jsonl` prints for the original.
     */
    readonly voice: string | null;
  };
  /** Slug of the collection it belongs to. */
  readonly collection: string | null;
  /** Everything below the front matter, without blank lines at its ends. */
  readonly body: string;
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const MARK = /^kind:\s*['"]?digest['"]?\s*(?:#.*)?$/m;

/** True when the text begins as a digest does. Cheap: looks at the front matter only. */
export function isDigest(text: string): boolean {
  return MARK.test(FRONT_MATTER.exec(text)?.[1] ?? '');
}

function dateAt(node: CheckedNode): PartialDate | null {
  if (node.missing) return null;
  const date = tryPartialDate(node.scalar());
  if (date === null) {
    throw node.refuse('date', 'not a date', node.scalar(), 'write YYYY, YYYY-MM, YYYY-MM-DD or start/end');
  }
  return date;
}

/**
 * A digest read from its file (docs/how-to/write-a-digest.md).
 *
 * @param file Name for messages.
 * @throws IntertieError `digest.*` naming file and key: `digest.unreadable`, `digest.missing`, `digest.wrong_type`,
 *   `digest.date`, `digest.voice`, `digest.empty`
 */
export function parseDigest(file: string, text: string): Digest {
  const match = FRONT_MATTER.exec(text);
  const body = text
    .slice(match?.[0].length ?? 0)
    .replace(/\r\n/g, '\n')
    .trim();
  const root = CheckedNode.parse(file, match?.[1] ?? '', 'digest');
  if (body === '')
    throw new IntertieError('digest.empty', 'a digest without text', file, 'write it below the front matter');
  const of = root.at('of');
  const voice = of.at('voice').textOrNull();
  if (voice !== null && !/^v[0-9a-z]{16}$/.test(voice)) {
    throw of
      .at('voice')
      .refuse('voice', 'not a voice', voice, 'copy it from: intertie read ORIGINAL --to jsonl');
  }
  return {
    title: root.at('title').text(),
    language: root.at('language').textOrNull(),
    of: {
      publisher: of.at('publisher').text(),
      agency: of.at('agency').textOrNull(),
      agencyDomain: of.at('agency_domain').textOrNull(),
      title: of.at('title').textOrNull(),
      date: dateAt(of.at('date')),
      url: of.at('url').textOrNull(),
      voice,
    },
    collection: root.at('collection').textOrNull(),
    body,
  };
}
