/**
 * npm run build: everything under dist/. Compiles the TypeScript (type errors fail the build) while Vite builds the browser's part
 * and then the pages, and the bundle of `intertie read`. Copies nothing else: data files are read where they lie.
 */
import { spawn } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { readingConfig } from './reading.vite.config.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`${args.join(' ')} ended with code ${code}; mend what it names above`)),
    );
  });
}

const tsc = () => run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);

async function web() {
  const configFile = fileURLToPath(new URL('./vite.config.mjs', import.meta.url));
  await build({ configFile });
  await build({ configFile, build: { ssr: true } });
}

/** `intertie read` begins in a fraction of the time when its 300 modules come as one file: its command is replaced by that bundle. */
async function reading() {
  await build(readingConfig);
  return () =>
    writeFile(
      new URL('../dist/doors/cli/commands/read.js', import.meta.url),
      "export * from '../../../read/read.js';\n",
    );
}

try {
  const [, , replaceReadCommand] = await Promise.all([tsc(), web(), reading()]);
  await replaceReadCommand();
  // npm links bin files, and a file without this bit cannot be run by its name.
  await chmod(new URL('../dist/cli.js', import.meta.url), 0o755).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
} catch (error) {
  console.error(`the build failed: ${error.message}`);
  process.exit(1);
}
