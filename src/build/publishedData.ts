/** Vite plugin that writes the published data files into `data/` beside the page, and serves them from there in development. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import type { CompiledContent } from '../content/compile';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { indexAtlas } from '../domain/links';
import { datapackage } from '../formats/publish/datapackage';
import { json, pathOf } from '../formats/publish/format';
import { FORMATS } from '../formats/publish/formats';
import { allRecords } from '../formats/publish/records';

/** The text of every published file, by file name. The same content gives the same bytes. */
export function publishedFiles({
  atlas,
  geometry,
}: Pick<CompiledContent, 'atlas' | 'geometry'>): ReadonlyMap<string, string> {
  const records = allRecords(indexAtlas(atlas), geometry);
  const files = FORMATS.map((format) => ({ format, text: format.write(records).text }));
  const described = files.map(({ format, text }) => ({
    format,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  return new Map([
    ...files.map(({ format, text }) => [pathOf(format), text] as const),
    ['datapackage.json', json(datapackage(atlas, described))] as const,
  ]);
}

/** Creates the plugin. It uses the content that the plugin of geodata/ has compiled. */
export function publishedData(): Plugin {
  let content: () => CompiledContent;
  return {
    name: 'atlas-published-data',
    configResolved(config) {
      const geodata = config.plugins.find((plugin) => plugin.name === GEODATA);
      if (!geodata) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      ({ content } = geodata.api as GeodataApi);
    },
    generateBundle() {
      for (const [path, source] of publishedFiles(content())) {
        this.emitFile({ type: 'asset', fileName: `data/${path}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const text = publishedFiles(content()).get((request.url ?? '').replace(/^\/|\?.*$/g, ''));
        if (text === undefined) next();
        else response.end(text);
      });
    },
  };
}
