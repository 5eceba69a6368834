import { CheckedNode } from './checked-node.js';
import { parseGoods } from './parse-goods.js';
import { parseKinds } from './parse-kinds.js';
import { parseLifecycle } from './parse-lifecycle.js';
import { parseOffices } from './parse-offices.js';
import { parseSources } from './parse-sources.js';
import { parseThemes } from './parse-themes.js';
import { parseWords } from './parse-words.js';
import type { Labels, Vocabulary, VocabularyFile } from './vocabulary.js';
import { LABEL_LANGUAGES } from './vocabulary.js';

function once<T>(make: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

/**
 * The vocabulary over its files' texts. A file is parsed and checked when something in it is first asked for, so that a
 * command which only reads texts does not pay for the list of publishers.
 *
 * @param read Gives the text of `data/vocabulary/<file>.yaml`.
 * @throws IntertieError from the methods: `vocabulary.unreadable`, `vocabulary.missing`, `vocabulary.wrong_type`,
 *   `vocabulary.unknown_key`, `vocabulary.unknown_value`, `vocabulary.twice`, `vocabulary.contradiction`; each names the
 *   file and the key.
 */
export function parseVocabulary(read: (file: VocabularyFile) => string): Vocabulary {
  const root = (file: VocabularyFile) => CheckedNode.parse(`data/vocabulary/${file}.yaml`, read(file));
  const kinds = once(() => parseKinds(root('kinds')));
  const lifecycle = once(() => parseLifecycle(root('lifecycle')));
  const words = once(() => parseWords(root('words')));
  const goods = once(() => parseGoods(root('goods')));
  const themes = once(() => parseThemes(root('themes')));
  const classify = once(() => parseSources(root('sources'), words().independence));
  const offices = once(() => parseOffices(root('offices')));
  const label = <K>(labels: ReadonlyMap<K, Labels>, key: K, language: keyof Labels): string =>
    labels.get(key)?.[language] ?? String(key);
  return {
    kinds: () => [...kinds().values()],
    kind(kind) {
      const entry = kinds().get(kind);
      if (!entry) throw new RangeError(`no such kind: ${kind}`);
      return entry;
    },
    lifecycleOf: (kind, status, notes) => lifecycle().lifecycleOf(kind, status, notes),
    stateOf: (state, kind) => lifecycle().stateOf(state, kind),
    lifecycleLabel: (key, language) => label(lifecycle().lifecycleLabels, key, language),
    stateLabel: (key, language) => label(lifecycle().stateLabels, key, language),
    statusLabel: (key, language) => label(lifecycle().statusLabels, key, language),
    roleLabel: (key, language) => label(words().roles, key, language),
    sourceKindLabel: (key, language) => label(words().sourceKinds, key, language),
    independenceLabel: (key, language) => words().independence.get(key)?.[language] ?? null,
    goodsIn: (text, language = null) => goods().goodsIn(text, language),
    themes: () => [...themes().labels.keys()],
    themeOf: (text, language = null) => themes().themeOf(text, language),
    themeLabel: (theme, language) => label(themes().labels, theme, language),
    chapterLabel: (chapter, language) => goods().chapters.get(chapter)?.[language] ?? null,
    classifySource: (name, url) => classify()(name, url),
    namesOffice: (role) => offices()(role),
  };
}

/** Reads and checks every file at once: what a test and a build do. @throws as `parseVocabulary`. */
export function checkVocabulary(read: (file: VocabularyFile) => string): Vocabulary {
  const vocabulary = parseVocabulary(read);
  vocabulary.kinds();
  vocabulary.stateLabel('done', LABEL_LANGUAGES[0]);
  vocabulary.goodsIn('');
  vocabulary.themes();
  vocabulary.classifySource('', null);
  vocabulary.namesOffice('');
  return vocabulary;
}
