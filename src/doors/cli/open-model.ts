import { isIntertieError } from '../../base/index.js';
import { type ModelReader, modelSettings, openModelReader } from '../../ingest/index.js';
import type { Terminal } from './terminal.js';

/** Option of the commands that read texts. */
export interface ModelFlags {
  /** False with --no-model. */
  readonly model?: boolean;
}

/**
 * The language model that the environment names, or null; that texts are sent to it, and where, is told on standard error.
 * @throws IntertieError `model.*` when it is set wrongly
 */
export function openModel({ model }: ModelFlags, terminal: Terminal): ModelReader | null {
  const settings = model === false ? null : modelSettings(process.env);
  if (settings === null) return null;
  const reader = openModelReader(settings);
  terminal.say(
    `a language model reads along: ${reader.name}; paragraphs that name places are sent to ${reader.host} (--no-model leaves it out)`,
  );
  return reader;
}

/** Which language model `add` and `read` would ask, null for none; it is not reached. */
export type ModelStatus =
  | { readonly name: string; readonly host: string }
  | { readonly error: string }
  | null;

/** The model that the environment names; a wrong setting is part of the answer here. */
export function modelStatus(): ModelStatus {
  try {
    const settings = modelSettings(process.env);
    return settings && { name: settings.name, host: new URL(settings.url).host };
  } catch (error) {
    if (!isIntertieError(error)) throw error;
    return { error: error.message };
  }
}

/** The same in words. */
export function modelWords(status: ModelStatus): string {
  if (status === null) return 'none: texts are read by rules alone and stay on this machine';
  if ('error' in status) return `set wrongly: ${status.error}`;
  return `${status.name} at ${status.host} reads along in add and read`;
}
