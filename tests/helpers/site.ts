/** Builds the atlas once and serves it on a loopback address for the browser and build tests. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, with a slash at the end. */
    site: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Vitest sets NODE_ENV to "test"; what is tested is what is shipped.
  process.env['NODE_ENV'] = 'production';
  // `npm test` builds once for all files of browser tests.
  if (process.env['ATLAS_BUILT'] === undefined)
    await build({ root, logLevel: 'error', configLoader: 'runner', mode: 'production' });
  const server = await preview({
    root,
    logLevel: 'error',
    configLoader: 'runner',
    preview: { port: 4273, strictPort: false },
  });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The preview server gave no address.');
  project.provide('site', address);
  return () => server.close();
}
