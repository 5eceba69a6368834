// npm run story: walks the story of two invented towns in a browser, in an atlas of its own that is thrown away, and prints each step as it
// holds. test/story/README.md tells it. The same steps are part of `npm test`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';
import { findBrowser, NO_BROWSER_REMEDY } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status;

function giveUp(problem) {
  console.log(problem);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

if (!isBuilt(root)) {
  console.log('building dist/ …');
  if (run(['scripts/build.mjs']) !== 0) giveUp('the build failed: see above');
}
const browser = await findBrowser().catch((error) => giveUp(error.message));
if (!browser) giveUp(`no browser was found; ${NO_BROWSER_REMEDY}`);
console.log(`browser: ${browser.from}`);
process.exit(
  run(['node_modules/vitest/vitest.mjs', 'run', 'test/story', '--reporter=./test/story/step-reporter.ts'], {
    INTERTIE_TEST_BROWSER: JSON.stringify(browser),
  }) ?? 1,
);
