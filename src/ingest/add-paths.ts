import { type CollectionId, type DocumentId, IntertieError, isIntertieError } from '../base/index.js';
import type { Reapplied } from '../store/index.js';
import { addDocument, endsBatch } from './add-document.js';
import type { IngestContext, OnProgress } from './context.js';
import { listTargets, pathError, type Target } from './list-targets.js';
import { type ModelAccount, type ModelReader, sumAccounts } from './model/read-along.js';
import { readTarget } from './read-target.js';

/** What became of one file or address. */
export interface FileAccount {
  /** As the user named it, or its path inside a folder he named. */
  readonly path: string;
  /**
   * `scan`: pages without text, listed and not read; `by_hand`: text in a language without rules, kept with the places it names; `reread`: read
   * again, with the decisions kept.
   */
  readonly outcome: 'added' | 'unchanged' | 'failed' | 'scan' | 'by_hand' | 'reread';
  readonly document: DocumentId | null;
  readonly title: string | null;
  readonly statements: number;
  readonly absences: number;
  /** What a language model added to this file, when one read along. */
  readonly model?: ModelAccount;
  /** What became of people's decisions about a document that was read again. */
  readonly decisions?: Reapplied;
  /** Stable code of what went wrong; null unless failed. */
  readonly code: string | null;
  /** "problem: value; what to do", or what to know about a scan or a text to read by hand; null when all is well. */
  readonly message: string | null;
}

export interface BatchAccount {
  readonly files: readonly FileAccount[];
  /** Files that were not begun because the batch was stopped. */
  readonly left: number;
  readonly interrupted: boolean;
  /** What a language model added to all files; null when none read along. */
  readonly model: ModelAccount | null;
}

export interface BatchOptions {
  readonly collection?: CollectionId | undefined;
  /** Reads along with the rules; the texts are sent to it. */
  readonly model?: ModelReader | null | undefined;
  /** Reads documents that are there already anew. */
  readonly again?: boolean | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Stops between two files; the file in work is finished. */
  readonly signal?: AbortSignal | undefined;
}

const NOTHING = { document: null, title: null, statements: 0, absences: 0, code: null, message: null };

function failed(path: string, error: unknown): FileAccount {
  const told = isIntertieError(error)
    ? error
    : new IntertieError(
        'document.failed',
        'not read, for a reason of our own',
        `${path} (${error instanceof Error ? error.message : String(error)})`,
        'please report it; the other files are not touched by this',
      );
  return { path, ...NOTHING, outcome: 'failed', code: told.code, message: told.message };
}

async function addTarget(
  context: IngestContext,
  target: Target,
  { collection, model, again }: BatchOptions,
): Promise<FileAccount> {
  const path = target.label;
  const input = await readTarget(target).catch((error: unknown) => {
    throw isIntertieError(error) ? error : pathError(path, error);
  });
  const added = await addDocument(context, input, { collection, model, again });
  const { collection: _, language, places, ...told } = added;
  const message =
    added.outcome === 'scan'
      ? 'scan, not read: its pages are pictures without text'
      : added.outcome === 'by_hand'
        ? `to be read by hand: no rules for the language ${language ?? 'it is in'}, ${places} ${places === 1 ? 'place' : 'places'} found`
        : null;
  return { path, ...told, code: null, message };
}

/**
 * Adds files, folders, addresses and the standard input, one after another. A file that cannot be read is an outcome, not
 * an error: the rest goes on. Only what would stop every file (the database gone, the disk full, no such collection) is
 * thrown.
 *
 * @throws IntertieError `store.*`, `schema.*`, `disk.full`, `collection.unknown`
 */
export async function addPaths(
  context: IngestContext,
  paths: readonly string[],
  options: BatchOptions = {},
): Promise<BatchAccount> {
  const targets = await listTargets(paths);
  const files: FileAccount[] = [];
  for (const target of targets) {
    if (options.signal?.aborted) break;
    options.onProgress?.({ done: files.length, total: targets.length, label: target.label });
    try {
      files.push(await addTarget(context, target, options));
    } catch (error) {
      if (endsBatch(error)) throw error;
      files.push(failed(target.label, error));
    }
  }
  options.onProgress?.({ done: files.length, total: targets.length, label: '' });
  const left = targets.length - files.length;
  const accounts = files.flatMap(({ model }) => model ?? []);
  return { files, left, interrupted: left > 0, model: sumAccounts(accounts) };
}
