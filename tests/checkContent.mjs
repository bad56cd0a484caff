/**
 * Checks geodata/ alone: one line per fault with file, id and field, or a table of what there is. Another folder may be
 * named as argument or by ATLAS_CONTENT. Vite's module runner loads the TypeScript of `src/content`, so nothing has to be built first.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = resolve(process.argv[2] ?? (process.env.ATLAS_CONTENT || join(root, 'geodata')));
const load = async (path) =>
  (await runnerImport(join(root, path), { root, configFile: false, logLevel: 'error' })).module;

const { compile } = await load('src/content/compile.ts');
const { readFolder } = await load('src/content/readFolder.ts');
const { describeIssue } = await load('src/domain/result.ts');

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(1);
}
const result = compile(readFolder(folder));
if (result.ok) {
  const { passages, events, features, sources, notes } = result.value.atlas;
  const isPlace = ({ kind }) => kind === 'place' || kind === 'venue';
  const rows = {
    passages: passages.length,
    events: events.length,
    places: features.filter(isPlace).length,
    features: features.filter((feature) => !isPlace(feature)).length,
    sources: sources.length,
    notes: notes.length,
  };
  for (const [name, count] of Object.entries(rows)) console.log(`${name.padEnd(9)} ${String(count).padStart(4)}`);
  // The compiler knows errors only: a fault either stops the build or is none.
  console.log('0 errors, 0 warnings');
} else {
  for (const issue of result.issues) console.error(describeIssue(issue));
  console.error(`${result.issues.length} ${result.issues.length === 1 ? 'error' : 'errors'}, 0 warnings`);
  process.exitCode = 1;
}
