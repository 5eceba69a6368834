import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = (path) => fileURLToPath(new URL(`../src/doors/cli/${path}`, import.meta.url));

/**
 * The bundle of `intertie read` and of its threads, in dist/read (scripts/build.mjs builds it). It lies as deep as the rooms that look for
 * data/ beside dist/. Packages stay packages.
 */
export const readingConfig = {
  root,
  logLevel: 'warn',
  configFile: false,
  publicDir: false,
  ssr: { external: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist/read',
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { read: here('commands/read.ts'), 'read-worker': here('read-worker.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};
