import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { firstStyles } from './src/build/firstStyles';
import { fonts } from './src/build/fonts';
import { mapEngine } from './src/build/mapEngine';
import { METHOD_PAGE } from './src/build/methodPage';
import { plainPagesPlugin } from './src/build/plainPages';
import { mapStyles } from './src/build/mapStyles';
import { paletteSheet } from './src/build/paletteSheet';
import { policyHeader } from './src/build/policyHeader';
import { oembedFile } from './src/build/oembed';
import { publishedData } from './src/build/publishedData';
import { prerender, preloadProgram } from './src/build/prerender';
import { STORY_PAGES } from './src/build/storyPages';
import { styleguide } from './src/build/styleguide';
import { worldFile } from './src/build/worldFile';
import { geodata } from './src/content/vitePlugin';

/** The folder of the atlas to build; `ATLAS_CONTENT=folder npm run build` builds another. */
const content = process.env['ATLAS_CONTENT'] || 'geodata';

/** Tests of components, and those of them that put a double in the place of a module: they need modules of their own. */
const COMPONENT_TESTS = ['tests/component', 'tests/state'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => (folder === 'tests/state' ? name.endsWith('.svelte.test.ts') : name.endsWith('.test.ts')))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
const MOCKING_TESTS = COMPONENT_TESTS.filter((file) => readFileSync(file, 'utf8').includes('vi.mock('));

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

export default defineConfig({
  // Relative addresses: the build works from any sub-path.
  base: './',
  resolve: {
    alias: {
      // The browser's build of it makes elements to read entities, which a worker cannot: Markdown is read in one.
      'decode-named-character-reference': resolve('node_modules/decode-named-character-reference/index.js'),
    },
  },
  plugins: [
    svelte({ configFile: false }),
    geodata(content),
    fonts(content),
    paletteSheet(),
    mapEngine(),
    mapStyles(),
    publishedData(),
    oembedFile(),
    worldFile(),
    plainPagesPlugin(STORY_PAGES),
    plainPagesPlugin(METHOD_PAGE),
    prerender(),
    preloadProgram(),
    policyHeader(),
    firstStyles(),
    styleguide(),
  ],
  build: {
    // public/boot.js gives older browsers the text as a column; README.md names these versions.
    target: ['chrome114', 'firefox125', 'safari17'],
    // A font or worker as a data: address would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173, headers },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/content/**/*.test.ts', 'tests/*.test.ts'],
          // Property tests walk through thousands of cases, on machines that do other things besides.
          testTimeout: 30_000,
          // What is pure needs no fresh modules: the content is read and compiled once for all files.
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'component',
          environment: 'happy-dom',
          include: COMPONENT_TESTS,
          exclude: MOCKING_TESTS,
          // Fresh modules for each file would take most of the time; instead every test leaves an empty page behind.
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          setupFiles: 'tests/helpers/emptyPage.ts',
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: { name: 'mocking', environment: 'happy-dom', include: MOCKING_TESTS },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/build/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/helpers/site.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is waited for on a page may take its time on a machine that does other things besides.
          expect: { poll: { timeout: 20_000 } },
          // Two cores and a software renderer: pages one after the other.
          fileParallelism: false,
        },
      },
    ],
  },
});
