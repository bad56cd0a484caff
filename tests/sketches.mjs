/**
 * Makes `geodata/sketches.yaml` anew from the article, which is not part of the project: `npm run sketches -- FILE`. A sketch tells the
 * words of a paragraph from others and cannot be turned back into them (`src/copy/sketch.ts`).
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = process.argv[2];
if (!file || !existsSync(file)) {
  console.error('usage: npm run sketches -- FILE   (the article as Markdown; it is not part of the project)');
  process.exit(1);
}
process.env.ARTICLE_FILE = resolve(file);
const { module } = await runnerImport(join(root, 'tests/fixtures/copyVariants.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const { anchors } = module.baseArticle();
const head = `# Made by \`npm run sketches\` from the article. A sketch is a few bytes that tell whether a text somebody has is the
# paragraph; the paragraph cannot be written from it. See "Sketches" in README.md.
`;
writeFileSync(
  join(root, 'geodata/sketches.yaml'),
  head + anchors.map(({ id, sketch }) => `${id}: ${sketch}\n`).join(''),
);
console.log(`geodata/sketches.yaml: ${anchors.length} sketches`);
