/** Vite plugin that writes the published data files into `data/` beside the page, and serves them from there in development. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import type { CompiledContent } from '../content/compile';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { indexAtlas } from '../domain/links';
import { archived, describedFiles, writtenFiles } from '../formats/publish/archive';
import { ARCHIVE_NAME, pathOf } from '../formats/publish/format';
import { allRecords, WHOLE } from '../formats/publish/records';
import { siteAddress } from './oembed';

/**
 * The text of every published file, by file name. The same content gives the same bytes. `address` is that of the site; null if it is not
 * known.
 */
export function publishedFiles(
  { atlas, geometry }: Pick<CompiledContent, 'atlas' | 'geometry'>,
  address: string | null = null,
): ReadonlyMap<string, string> {
  const records = allRecords(indexAtlas(atlas), geometry, { ...WHOLE, permalink: address });
  const files = writtenFiles(records);
  const hashes = files.map(
    ({ format, text }) => [pathOf(format), createHash('sha256').update(text).digest('hex')] as const,
  );
  return describedFiles(files, records, new Map(hashes));
}

/** Creates the plugin. It uses the content that the plugin of geodata/ has compiled. */
export function publishedData(address = process.env['ATLAS_ADDRESS']): Plugin {
  let content: () => CompiledContent;
  return {
    name: 'atlas-published-data',
    configResolved(config) {
      const geodata = config.plugins.find((plugin) => plugin.name === GEODATA);
      if (!geodata) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      ({ content } = geodata.api as GeodataApi);
    },
    generateBundle() {
      const files = publishedFiles(content(), siteAddress(address));
      for (const [path, source] of files) this.emitFile({ type: 'asset', fileName: `data/${path}`, source });
      this.emitFile({ type: 'asset', fileName: `data/${ARCHIVE_NAME}`, source: archived(files) });
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const files = publishedFiles(content());
        const path = (request.url ?? '').replace(/^\/|\?.*$/g, '');
        const found = path === ARCHIVE_NAME ? archived(files) : files.get(path);
        if (found === undefined) next();
        else response.end(found);
      });
    },
  };
}
