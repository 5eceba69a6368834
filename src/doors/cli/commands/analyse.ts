import { estimateGravity, type GravityModel, readDerivation } from '../../../analyses/index.js';
import { IntertieError } from '../../../base/index.js';
import { readFrame } from '../../../ingest/index.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { gravityJson, gravityText } from '../print-gravity.js';
import type { Terminal } from '../terminal.js';

export interface GravityFlags {
  readonly formula?: string;
  readonly estimator: GravityModel['estimator'];
  readonly cluster?: readonly string[];
  readonly where?: string;
  readonly derive?: readonly string[];
  readonly json?: boolean;
}

/** `intertie analyse gravity FLOWS.csv --formula …`: a regression table, as text or JSON. */
export async function runGravity(
  path: string | undefined,
  flags: GravityFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { formula } = flags;
  if (path === undefined || formula === undefined)
    throw new IntertieError(
      'usage.formula',
      path === undefined ? 'no table of flows is given' : 'no formula is given',
      formula ?? path ?? '',
      'write: intertie analyse gravity FLOWS.csv --formula "trade ~ log(dist) | exporter^year + importer^year"',
    );
  const derive = (flags.derive ?? []).map(readDerivation);
  const cluster = flags.cluster ?? [];
  const where = flags.where ?? null;
  const uses = [formula, where ?? '', ...cluster, ...derive.map(({ expression }) => expression)];
  const frame = await readFrame(path, uses);
  const result = estimateGravity(frame, {
    formula,
    estimator: flags.estimator,
    cluster,
    where,
    derive,
  });
  await terminal.print(flags.json ? JSON.stringify(gravityJson(result)) : gravityText(result));
  return EXIT.ok;
}
