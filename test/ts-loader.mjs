// Lets a child process of a test run the TypeScript sources: `node --import test/ts-loader.mjs FILE.ts`. Node 20 cannot.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

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
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, inlineSourceMap: true },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}

if (!import.meta.url.includes('?hooks')) register(`${import.meta.url}?hooks`);
