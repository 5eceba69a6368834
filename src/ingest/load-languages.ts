import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { IntertieError } from '../base/index.js';
import { type Language, parseLanguage } from '../vocabulary/index.js';
import { packageFolder } from './package-folder.js';

/** Languages the reader has rules for, each read from its folder when first asked for. */
export interface Languages {
  /** Language codes with a folder, sorted. */
  readonly codes: readonly string[];
  /** The language, or null when there is no folder for it: such a text is read by hand only. */
  get(code: string): Language | null;
  /** Lower-case given names, of all scripts. */
  readonly givenNames: ReadonlySet<string>;
}

function readYaml(path: string): unknown {
  try {
    return load(readFileSync(path, 'utf8'), { filename: path });
  } catch (error) {
    throw new IntertieError(
      'language.file',
      'language file cannot be read',
      path,
      `mend it: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      { cause: error },
    );
  }
}

/** The file's data; an empty mapping where a language has no such file yet. */
const readIfThere = (path: string): unknown => (existsSync(path) ? readYaml(path) : {});

function givenNamesFrom(path: string): ReadonlySet<string> {
  const data = readYaml(path);
  if (typeof data !== 'object' || data === null)
    throw new IntertieError('language.file', 'not a mapping of lists', path, 'write `latin: [...]`');
  return new Set(
    Object.values(data).flatMap((list: unknown) => (Array.isArray(list) ? list.map(String) : [])),
  );
}

/**
 * The languages of `folder` (default: the package's `data/languages`).
 * @throws IntertieError `language.file` when the folder or a file cannot be read; `language.key`, `language.rule` or `language.pattern` at the
 * first `get` of a language whose data are wrong, naming file and key
 */
export function loadLanguages(folder = join(packageFolder(), 'data', 'languages')): Languages {
  let codes: string[];
  try {
    codes = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    throw new IntertieError('language.file', 'no language data', folder, 'install Intertie again', {
      cause: error,
    });
  }
  const loaded = new Map<string, Language>();
  let names: ReadonlySet<string> | null = null;
  return {
    codes,
    get(code) {
      if (!codes.includes(code)) return null;
      const before = loaded.get(code);
      if (before) return before;
      const language = parseLanguage(
        `data/languages/${code}`,
        readYaml(join(folder, code, 'lexicon.yaml')),
        readYaml(join(folder, code, 'rules.yaml')),
        readIfThere(join(folder, code, 'agreement.yaml')),
      );
      loaded.set(code, language);
      return language;
    },
    get givenNames() {
      names ??= givenNamesFrom(join(folder, 'shared', 'given-names.yaml'));
      return names;
    },
  };
}
