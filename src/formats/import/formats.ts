/** The formats that can be imported: a new one is one file and one line. The first that recognises a file reads it. */
import { geojson } from './geojson';
import type { ImportFormat } from './format';
import { table } from './table';

export const FORMATS: readonly ImportFormat[] = [geojson, table];
