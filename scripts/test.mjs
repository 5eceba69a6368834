// npm test: builds what is missing or stale, runs every test, the browser's included, and ends with "N passed, N failed".
//   npm test -- src/places      only the tests whose path holds "src/places"
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './built.mjs';
import { findBrowser, NO_BROWSER_REMEDY } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });

/** The last lines are for whoever reads only those. */
function finish(passed, failed, notes = []) {
  for (const note of notes) console.log(note);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 || notes.length > 0 ? 1 : 0);
}

if (!isBuilt(root)) {
  console.log('building dist/ …');
  if (run(['scripts/build.mjs']).status !== 0) finish(0, 1, ['the build failed: see above']);
}

let browser = null;
let whyNot = 'no browser for the tests was found';
try {
  browser = await findBrowser();
} catch (error) {
  whyNot = error.message;
}
if (browser) console.log(`browser: ${browser.from}`);

const folder = mkdtempSync(join(tmpdir(), 'intertie-test-'));
const report = join(folder, 'report.json');
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = run(
  [
    vitest,
    'run',
    ...process.argv.slice(2),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(browser ? [] : ['--exclude=test/browser/**', '--exclude=test/story/**']),
  ],
  browser ? { INTERTIE_TEST_BROWSER: JSON.stringify(browser) } : {},
);

let result;
try {
  result = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  finish(0, 1, ['the tests ended without a report: see above']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// A file that could not even be loaded has no tests to fail, and an error outside any test fails none: both still count.
const brokenFiles = result.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
).length;
const failed = result.numFailedTests + brokenFiles;
const leftOut = result.numPendingTests + result.numTodoTests;
const notes = [];
if (leftOut > 0) notes.push(`${leftOut} tests were left out (skipped or not written)`);
if (!browser)
  notes.push(`left out: the tests in test/browser and test/story (${whyNot}); ${NO_BROWSER_REMEDY}`);
finish(result.numPassedTests, failed === 0 && status !== 0 ? 1 : failed, notes);
