// Finds a browser for the tests: the Chromium inside @sparticuz/chromium (Linux x64), else a Chrome or Chromium on the machine.
//   const browser = await findBrowser();   // { path, env, from } or null
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

const require = createRequire(import.meta.url);

/** What to tell a person when there is none. */
export const NO_BROWSER_REMEDY =
  'install Google Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test';

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Names under which Chrome and its free brother are found, in the order of preference. */
function installedBrowser() {
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'chrome',
    'microsoft-edge',
  ];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.flatMap((name) => [
        join(folder, name),
        ...(process.platform === 'win32' ? [join(folder, `${name}.exe`)] : []),
      ]),
    );
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map(
      (root) => `${root}/${name}.app/Contents/MacOS/${name}`,
    ),
  );
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  return [...onPath, ...applications, ...programs].find(runnable) ?? null;
}

/** Fontconfig needs some configuration to find any font; a bare machine has none. */
function fontSettings(folder) {
  if (existsSync('/etc/fonts/fonts.conf') || process.env.FONTCONFIG_PATH || process.env.FONTCONFIG_FILE)
    return {};
  const file = join(folder, 'fonts.conf');
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders
      .map((dir) => `<dir>${dir}</dir>`)
      .join('')}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}

/**
 * Unpacks the bundled Chromium into a folder of this user, once for each version. It is unpacked beside and then renamed, so that
 * two runs at once never meet a half-written one, and root's copy is never in the way of another user.
 */
async function bundledBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  let version;
  try {
    version = JSON.parse(
      readFileSync(join(require.resolve('@sparticuz/chromium'), '../../../package.json'), 'utf8'),
    ).version;
  } catch {
    return null;
  }
  const parent = join(tmpdir(), `intertie-browser-${userInfo().uid}`);
  const folder = join(parent, version);
  const path = join(folder, 'chromium');
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  if (statSync(parent).uid !== userInfo().uid)
    throw new Error(`${parent} belongs to another user; remove it`);
  if (!runnable(path)) await unpack(parent, folder);
  return {
    path,
    from: `@sparticuz/chromium ${version}`,
    // The package carries the few libraries that a bare machine lacks (NSS, expat).
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), ...fontSettings(folder) },
  };
}

async function unpack(parent, folder) {
  const workshop = mkdtempSync(join(parent, 'unpack-'));
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Amazon's Linux 2023.
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  const others = {
    LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
    FONTCONFIG_PATH: process.env.FONTCONFIG_PATH,
  };
  process.env.TMPDIR = workshop;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    rmSync(folder, { recursive: true, force: true });
    renameSync(workshop, folder);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
    for (const [name, value] of Object.entries({ ...before, ...others })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The browser to test with and the environment it wants, or null when none can be had. `from` says where it came from. */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!runnable(named))
      throw new Error(`CHROME_PATH is no program that can be run: ${named}; correct or unset it`);
    return { path: named, env: {}, from: 'CHROME_PATH' };
  }
  const bundled = await bundledBrowser();
  if (bundled) return bundled;
  const installed = installedBrowser();
  return installed ? { path: installed, env: {}, from: installed } : null;
}

/** Arguments that any of them starts with: nothing leaves the machine, and root may run it. */
export function browserArguments() {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-sync',
    '--no-first-run',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
