// Lets a child process of a test run the TypeScript sources: `node --import test/ts-loader.mjs FILE.ts`. Node 20 cannot.
// What is transpiled is kept in the temporary folder by its content: the compiler is loaded for changed files only.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = join(tmpdir(), `intertie-ts-loader-${process.getuid?.() ?? 0}`);

const isTypeScript = (url) => url.startsWith('file:') && url.endsWith('.ts');

export async function resolve(specifier, context, next) {
  const inSources = context.parentURL !== undefined && isTypeScript(context.parentURL);
  if (inSources && /^\.{1,2}\//.test(specifier) && specifier.endsWith('.js')) {
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
  return next(specifier, context);
}

async function transpile(source) {
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, inlineSourceMap: true },
  });
  return outputText;
}

async function transpileOnce(source) {
  const path = join(KEPT, `${createHash('sha256').update(source).digest('hex')}.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const output = await transpile(source);
  mkdirSync(KEPT, { recursive: true, mode: 0o700 });
  // Several processes may write the same file: each its own, moved into place whole.
  writeFileSync(`${path}.${process.pid}`, output);
  renameSync(`${path}.${process.pid}`, path);
  return output;
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const source = await transpileOnce(readFileSync(fileURLToPath(url), 'utf8'));
  return { format: 'module', source, shortCircuit: true };
}

if (!import.meta.url.includes('?hooks')) register(`${import.meta.url}?hooks`);
