/**
 * Vite plugin that provides the content as modules: `virtual:atlas` has the text, `virtual:inset` the picture of the inset,
 * `virtual:atlas-geometry` the geometry, `virtual:settlements` the towns of the base map, `virtual:stories` the stories, `virtual:method` how the atlas was made, `virtual:basemap/region` and
 * `virtual:basemap/relief` the base map. That of the world is a file of its own: see `build/worldFile`.
 * The dev server also watches the content folder and shows faults in its overlay.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import type { Objects, Topology } from 'topojson-specification';
import type { Plugin, ViteDevServer } from 'vite';
import { indexAtlas } from '../domain/links';
import { describeIssue, type Result } from '../domain/result';
import { compile, type CompiledContent } from './compile';
import { insetPicture } from './inset';
import { readFolder } from './readFolder';

const PREFIX = 'virtual:';
const MODULES = [
  'atlas',
  'inset',
  'atlas-geometry',
  'settlements',
  'stories',
  'method',
  'basemap/region',
  'basemap/relief',
] as const;
type ModuleName = (typeof MODULES)[number];

/** A relief without bands, as TopoJSON. */
const NO_RELIEF = { type: 'Topology', arcs: [], objects: { relief: { type: 'GeometryCollection', geometries: [] } } };

/** Name of the Vite plugin, by which other plugins find it. */
export const GEODATA = 'atlas-geodata';

/** Name of the Vite plugin that passes on compiled content; see `compiledContent`. */
const COMPILED = 'atlas-compiled-content';

/** Interface that the plugin offers to other plugins (Rollup, "Direct plugin communication"). */
export interface GeodataApi {
  /** Returns the content as last compiled; throws an error that lists all faults if there are any. */
  readonly content: () => CompiledContent;
  /** Returns a file of the base map as it stands in the content folder: TopoJSON, read from JSON. */
  readonly basemap: (name: 'region' | 'relief' | 'world') => unknown;
}

/**
 * A plugin that passes compiled content to the `geodata` plugin of another server, which then does not compile again. It takes the
 * content and not a promise, because a server waits at most a minute for a module and compiling may take longer on a busy machine.
 */
export function compiledContent(content: CompiledContent): Plugin {
  return { name: COMPILED, api: { content: () => content } satisfies Pick<GeodataApi, 'content'> };
}

/**
 * Creates the plugin for a content folder; the path is absolute or relative to the project. A fault stops the build and names file, id,
 * field and what to do.
 */
export function geodata(folder = 'geodata'): Plugin {
  let root = '';
  let version = '';
  let given: Pick<GeodataApi, 'content'> | undefined;
  let compiled: Result<CompiledContent> | null = null;
  const content = (): CompiledContent => {
    if (given) return given.content();
    compiled ??= compile(readFolder(root), version);
    if (compiled.ok) return compiled.value;
    const count = compiled.issues.length;
    throw new Error(
      `${folder}/ has ${count} ${count === 1 ? 'fault' : 'faults'}:\n\n${compiled.issues.map(describeIssue).join('\n')}\n`,
    );
  };
  const value = (name: ModuleName): unknown => {
    if (name === 'atlas') return content().atlas;
    if (name === 'inset') return insetPicture(indexAtlas(content().atlas), basemap('world') as Topology<Objects>);
    if (name === 'atlas-geometry') return content().geometry;
    if (name === 'settlements') return content().settlements;
    if (name === 'stories') return content().stories;
    if (name === 'method') return content().method;
    return basemap(name === 'basemap/region' ? 'region' : 'relief');
  };
  const basemap = (name: 'region' | 'relief' | 'world'): unknown => {
    const file = join(root, 'basemap', `${name}.topo.json`);
    // An atlas without a relief is drawn flat.
    if (name === 'relief' && !existsSync(file)) return NO_RELIEF;
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  return {
    name: GEODATA,
    api: { content, basemap } satisfies GeodataApi,
    configResolved(config) {
      root = resolvePath(config.root, folder);
      version = versionOf(config.root);
      given = config.plugins.find(({ name }) => name === COMPILED)?.api as typeof given;
    },
    resolveId(id) {
      const name = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : '';
      return (MODULES as readonly string[]).includes(name) ? `\0${id}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      if (!(MODULES as readonly string[]).includes(name)) return undefined;
      // Browsers parse a string with JSON.parse several times faster than an object literal of this size.
      const json = JSON.stringify(value(name as ModuleName));
      return `export default JSON.parse(${JSON.stringify(json)});`;
    },
    configureServer(server) {
      watch(server, root, () => (compiled = null));
    },
  };
}

/** The version in the project's package.json; empty if there is none. */
function versionOf(project: string): string {
  if (!existsSync(join(project, 'package.json'))) return '';
  return (JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }).version;
}

function watch(server: ViteDevServer, root: string, forget: () => void): void {
  server.watcher.add(root);
  server.watcher.on('all', (_kind, path) => {
    if (!path.startsWith(root)) return;
    forget();
    for (const name of MODULES) {
      const module = server.moduleGraph.getModuleById(`\0${PREFIX}${name}`);
      if (module) server.moduleGraph.invalidateModule(module);
    }
    server.ws.send({ type: 'full-reload' });
  });
}
