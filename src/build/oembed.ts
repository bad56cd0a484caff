/**
 * Vite plugin that writes `oembed.json`, the answer of oEmbed 1.0 for the atlas as a whole (`<link>` in index.html leads to it). A static
 * site cannot answer for each view. The code of a frame needs the address of the site, which a build does not know: `ATLAS_ADDRESS` gives
 * it. Without it the file describes the atlas as a link.
 */
import type { Plugin } from 'vite';
import type { Atlas } from '../domain/model';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { frameAddress } from '../formats/address/embed';
import { frameCode } from '../formats/embed/code';

/** Size of the frame in CSS pixels; oEmbed asks for numbers (section 2.3.4.4). */
const SIZE = { width: 800, height: 560 } as const;

/** What `oembed.json` says. `address` is that of the site; null if it is not known. */
export function oembed({ meta, article }: Pick<Atlas, 'meta' | 'article'>, address: string | null): object {
  const said = { version: '1.0', title: `${meta.title}: a map of “${article.title}”`, provider_name: meta.title };
  if (address === null) return { type: 'link', ...said };
  const src = frameAddress(address, 'map', '');
  const html = frameCode({ src, title: meta.title, ...SIZE, isSandboxed: false });
  return { type: 'rich', ...said, provider_url: address, html, ...SIZE };
}

/** The address of the site as it was given, with a slash at its end; null if none was. Throws if it is none of the web. */
export function siteAddress(given: string | undefined): string | null {
  if (!given) return null;
  if (!/^https?:\/\//.test(given))
    throw new Error(`ATLAS_ADDRESS is “${given}”: write it like https://example.org/atlas/.`);
  return new URL(given.endsWith('/') ? given : `${given}/`).href;
}

/** Creates the plugin. It uses the content that the plugin of geodata/ has compiled. */
export function oembedFile(address = process.env['ATLAS_ADDRESS']): Plugin {
  let atlas: () => Atlas;
  return {
    name: 'atlas-oembed',
    apply: 'build',
    configResolved(config) {
      const geodata = config.plugins.find((plugin) => plugin.name === GEODATA);
      if (!geodata) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      const { content } = geodata.api as GeodataApi;
      atlas = () => content().atlas;
    },
    generateBundle() {
      const source = `${JSON.stringify(oembed(atlas(), siteAddress(address)), null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: 'oembed.json', source });
    },
  };
}
