/** Reads the files of geodata/ from disk as text. No other file of the program reads the folder; the Vite plugin only watches it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentFiles } from './files';

/** Reads every text file of a content folder except those in `basemap/`, which the base map's own modules read. */
export function readFolder(folder: string, below = ''): ContentFiles {
  const files: Record<string, string> = {};
  for (const name of readdirSync(join(folder, below))) {
    const path = below ? `${below}/${name}` : name;
    if (statSync(join(folder, path)).isDirectory()) {
      if (path !== 'basemap') Object.assign(files, readFolder(folder, path));
    } else if (/\.(yaml|geojson|md)$/.test(name) && name !== 'README.md') {
      files[path] = readFileSync(join(folder, path), 'utf8');
    }
  }
  return files;
}
