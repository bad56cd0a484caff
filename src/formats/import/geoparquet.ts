/** GeoParquet as an import format. Its reader is fetched when a file of it is opened. */
import { loadPart } from '../../files/loadPart';
import type { ImportFormat } from './format';
import { beginsWith } from './recognise';

export const geoparquet: ImportFormat = {
  id: 'geoparquet',
  title: 'GeoParquet',
  extensions: ['parquet', 'geoparquet'],
  mediaTypes: ['application/vnd.apache.parquet'],
  recognises: ({ bytes }) => beginsWith(bytes, 'PAR1'),
  read: async (file, tools) => (await loadPart(() => import('./parquet'))).readParquet(file, tools),
};
