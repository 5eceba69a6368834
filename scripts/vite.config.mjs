import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const here = (path) => fileURLToPath(new URL(`../src/doors/web/${path}`, import.meta.url));

/**
 * Two builds into dist/web (scripts/build.mjs runs both). Client: islands, styles, fonts and base map under assets/, names hashed,
 * with manifest.json. Server (`--ssr`): every page in one file, pages.js, that needs nothing but Node.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root,
  base: './',
  logLevel: 'warn',
  configFile: false,
  plugins: [svelte({ configFile: here('svelte.config.js') })],
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    outDir: 'dist/web',
    emptyOutDir: !isSsrBuild,
    target: isSsrBuild ? 'node20' : 'baseline-widely-available',
    reportCompressedSize: false,
    ...(isSsrBuild
      ? {
          minify: false,
          rollupOptions: {
            input: { pages: here('pages/entry.ts') },
            output: { entryFileNames: '[name].js' },
          },
        }
      : {
          manifest: 'manifest.json',
          assetsInlineLimit: 0,
          cssCodeSplit: true,
          rollupOptions: { input: [here('islands/main.ts'), here('style/icon.svg')] },
        }),
  },
}));
