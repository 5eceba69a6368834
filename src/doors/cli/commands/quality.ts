import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuditFigures, type Figure, writeCodebook } from '../../../analyses/index.js';
import { IntertieError } from '../../../base/index.js';
import { drawAudit, goldenText, loadLanguages, loadVocabulary, reportAudit } from '../../../ingest/index.js';
import { OPERATOR, readGolden } from '../../../store/index.js';
import { INTERTIE_VERSION } from '../../version.js';
import { counted } from '../counted.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';

export interface SampleFlags extends StoreFlags {
  readonly statements: string;
  readonly sentences: string;
  readonly seed?: string;
  readonly collection?: string;
}

/** `intertie quality sample`: draws a random audit, to be coded on the page /quality. */
export function runQualitySample(flags: SampleFlags, terminal: Terminal): Promise<ExitCode> {
  const at = new Date();
  const wish = {
    statements: sizeOf('--statements', flags.statements),
    sentences: sizeOf('--sentences', flags.sentences),
    seed: flags.seed ?? at.toISOString(),
    collection: flags.collection ?? null,
  };
  return withStore(flags, terminal, async (store) => {
    const drawn = await drawAudit({ store, languages: loadLanguages() }, wish, OPERATOR, at);
    if (flags.json) return await terminal.print(JSON.stringify({ ...drawn, seed: wish.seed }));
    const held = `${counted(drawn.statements, 'statement')} and ${counted(drawn.sentences, 'sentence')}`;
    await terminal.print(`${drawn.id}: ${held} to code on the page /quality, seed ${wish.seed}`);
  });
}

function sizeOf(flag: string, given: string): number {
  const size = Number(given);
  if (Number.isInteger(size) && size >= 0 && size <= 5000) return size;
  throw new IntertieError('usage.size', 'not a size of a sample', `${flag} ${given}`, 'give 0 to 5000');
}

/** `intertie quality report`: figures of an audit (the newest unless named), with intervals. @throws IntertieError `audit.not_found` */
export function runQualityReport(
  id: string | undefined,
  flags: StoreFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const report = await reportAudit(store, id ?? null);
    if (flags.json) return await terminal.print(JSON.stringify(report));
    if (report === null) return terminal.say('no audit yet: intertie quality sample');
    const { audit, figures } = report;
    await terminal.print(
      `audit ${audit.id}, ${audit.madeAt.toISOString().slice(0, 10)}, seed ${audit.seed}, ${audit.reader}`,
    );
    for (const line of linesOf(figures)) await terminal.print(line);
  });
}

function linesOf({ precision, recall, kinds, rules, alpha, statements, sentences }: AuditFigures): string[] {
  const coded = (what: string, { judged, sampled, twice }: typeof statements) =>
    `${what}: ${judged} of ${sampled} coded, ${twice} by two`;
  return [
    coded('statements', statements),
    coded('sentences', sentences),
    `precision  ${words(precision)}`,
    `recall     ${words(recall)}`,
    ...kinds.map(
      (row) => `  ${row.kind.padEnd(18)} precision ${words(row.precision)}  recall ${words(row.recall)}`,
    ),
    ...rules.map((row) => `  ${row.rule.padEnd(32)} precision ${words(row.precision)}`),
    `alpha      statements ${alphaWords(alpha.statements)}, sentences ${alphaWords(alpha.sentences)}`,
  ];
}

const share = (value: number) => value.toFixed(2).replace(/^0/, '');
const words = ({ share: interval, n }: Figure) =>
  interval === null
    ? `not known (n 0)`
    : `${share(interval.estimate)} [${share(interval.low)}, ${share(interval.high)}] n ${n}`;
const alphaWords = ({ alpha, units }: AuditFigures['alpha']['statements']) =>
  alpha === null ? `not known (${units} coded twice)` : `${alpha.toFixed(2)} (${units} coded twice)`;

/** `intertie quality codebook`: what counts as what, as a Markdown document. */
export async function runQualityCodebook(
  flags: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const vocabulary = loadVocabulary();
  if (flags.json)
    await terminal.print(JSON.stringify({ version: INTERTIE_VERSION, kinds: vocabulary.kinds() }));
  else await terminal.print(writeCodebook(vocabulary, INTERTIE_VERSION).trimEnd());
  return EXIT.ok;
}

/** Most golden texts that are written at once. */
const MOST_GOLDEN = 500;

/** `intertie quality golden OUT_DIR`: one YAML a document that people have settled and whose words may be passed on. */
export function runQualityGolden(
  folder: string,
  flags: StoreFlags & { readonly owned?: readonly string[] },
  terminal: Terminal,
): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const rows = await readGolden(store.db, flags.owned ?? [], MOST_GOLDEN);
    const texts = rows.map(goldenText);
    if (texts.length > 0) await mkdir(folder, { recursive: true });
    for (const { file, yaml } of texts)
      await writeFile(join(folder, file), yaml, { flag: 'wx' }).catch(fileThere(folder, file));
    if (flags.json)
      return await terminal.print(JSON.stringify({ folder, files: texts.map(({ file }) => file) }));
    await terminal.print(`${counted(texts.length, 'golden text')} in ${folder}`);
    if (texts.length === 0) {
      terminal.say(
        'a document needs every statement accepted or rejected, and a licence with the policy "full", or --owned COLLECTION where its texts are yours',
      );
    }
  });
}

const fileThere = (folder: string, file: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error;
  throw new IntertieError(
    'golden.file_there',
    'a file of this name is there',
    join(folder, file),
    'move it away, or name another folder: what people wrote is not overwritten',
  );
};
