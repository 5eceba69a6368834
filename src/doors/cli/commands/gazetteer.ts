import { addGazetteerFile, listGazetteerFiles, openReader } from '../../../ingest/index.js';
import { counted } from '../counted.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

export interface GazetteerFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly attribution?: string;
}

/** `intertie gazetteer add`: a list of places that the reader knows from then on. */
export async function runGazetteerAdd(
  path: string,
  flags: GazetteerFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const pack = await addGazetteerFile(path, { home: flags.home, attribution: flags.attribution });
  await terminal.print(
    flags.json
      ? JSON.stringify(pack)
      : `added      ${path}: ${counted(pack.places, 'place')}, kept in ${pack.file}`,
  );
  return EXIT.ok;
}

/** `intertie gazetteer list`: the bundled gazetteer's size, then each list that was added. */
export async function runGazetteerList(flags: GazetteerFlags, terminal: Terminal): Promise<ExitCode> {
  const packs = await listGazetteerFiles(flags.home);
  const { gazetteer } = openReader({ home: flags.home });
  const { size: places, worldview } = gazetteer;
  if (flags.json) await terminal.print(JSON.stringify({ places, worldview, added: packs }));
  else {
    await terminal.print(`${places} places in all (worldview ${worldview})`);
    for (const pack of packs) {
      await terminal.print(
        `${pack.name}  ${counted(pack.places, 'place')}${pack.attribution ? `, ${pack.attribution}` : ''}`,
      );
    }
  }
  return EXIT.ok;
}
