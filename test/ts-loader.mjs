// Lets a child process of a test run the TypeScript sources: `node --import test/ts-loader.mjs FILE.ts`. Node 20 cannot.
// What was transpiled is kept by content, so that only the first process pays for it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/ts-loader/', import.meta.url));
const isTypeScript = (url) => url.startsWith('file:') && url.endsWith('.ts');

export async function resolve(specifier, context, next) {
  const inSources = context.parentURL !== undefined && isTypeScript(context.parentURL);
  if (inSources && /^\.{1,2}\//.test(specifier) && specifier.endsWith('.js')) {
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  return { format: 'module', source: await transpiled(fileURLToPath(url)), shortCircuit: true };
}

async function transpiled(path) {
  const text = readFileSync(path, 'utf8');
  const kept = `${cache}${createHash('sha256').update(text).digest('hex').slice(0, 32)}.js`;
  try {
    return readFileSync(kept, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const { default: ts } = await import('typescript');
  const { ES2022 } = ts.ScriptTarget;
  const compilerOptions = { target: ES2022, module: ts.ModuleKind.ES2022, verbatimModuleSyntax: true };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  keep(kept, outputText);
  return outputText;
}

/** Moved in whole: another process may be reading. Where the folder is not ours to write, nothing is kept. */
function keep(path, text) {
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, text);
    renameSync(`${path}.${process.pid}`, path);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)) throw error;
  }
}

if (!import.meta.url.includes('?hooks')) register(`${import.meta.url}?hooks`);
