import { closeSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPlacePool } from './place-pool.mjs';
import { randomFrom } from './random.mjs';
import { varyText } from './vary-text.mjs';

/** Kilobytes of a document, drawn evenly: a notice, short news, most press articles, a long one. */
const LENGTHS = [0.3, 1.5, 3, 3, 4, 6];
/** Texts whose finds are compared with their annotations: documents of one golden text each, as they were annotated. */
const SAMPLE = 470;

function goldenTexts(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/**
 * Writes `all.jsonl` (about `megabytes`) and `en.jsonl` (its English documents), and `sample.json`, annotated golden texts varied in the same
 * way. A document is one golden text or several of a language in a row, as in a news digest, up to a drawn length.
 * Gives bytes of text and number of documents of each.
 */
export async function makeCorpus({ dist, goldens: folder, into, megabytes, seed }) {
  const goldens = goldenTexts(folder);
  const random = randomFrom(seed);
  const pool = await openPlacePool(dist);
  const { loadLanguages } = await import(pathToFileURL(join(dist, 'ingest', 'load-languages.js')).href);
  const tools = { pool, givenNames: loadLanguages().givenNames, random };
  const byLanguage = Map.groupBy ? Map.groupBy(goldens, ({ lang }) => lang) : group(goldens);
  const files = { all: openSync(join(into, 'all.jsonl'), 'w'), en: openSync(join(into, 'en.jsonl'), 'w') };
  const size = { all: { bytes: 0, texts: 0 }, en: { bytes: 0, texts: 0 } };
  let at = 0;
  while (size.all.bytes < megabytes * 1e6) {
    const first = goldens[at % goldens.length];
    const target = random.pick(LENGTHS) * 1000;
    const parts = [varyText(first, tools)];
    const same = byLanguage.get(first.lang);
    let bytes = Buffer.byteLength(parts[0].text);
    while (bytes < target) {
      const next = varyText(random.pick(same), tools);
      parts.push(next);
      bytes += Buffer.byteLength(next.text) + 2;
    }
    const text = parts.map((part) => part.text).join('\n\n');
    const line = `${JSON.stringify({ id: `t${at}`, text, date: parts[0].document_date, language: first.lang })}\n`;
    for (const name of first.lang === 'en' ? ['all', 'en'] : ['all']) {
      writeSync(files[name], line);
      size[name].bytes += Buffer.byteLength(text);
      size[name].texts += 1;
    }
    at += 1;
  }
  for (const file of Object.values(files)) closeSync(file);
  const sample = Array.from({ length: SAMPLE }, (_, i) => ({
    ...varyText(goldens[i % goldens.length], tools),
    id: `s${i}`,
  }));
  writeFileSync(join(into, 'sample.json'), JSON.stringify(sample));
  return size;
}

function group(goldens) {
  const groups = new Map();
  for (const golden of goldens) groups.set(golden.lang, [...(groups.get(golden.lang) ?? []), golden]);
  return groups;
}
