/** PMTiles as an import format. Its reader is fetched when a file of it is opened. */
import { loadPart } from '../../files/loadPart';
import type { ImportFormat } from './format';
import { beginsWith } from './recognise';

export const pmtiles: ImportFormat = {
  id: 'pmtiles',
  title: 'PMTiles',
  extensions: ['pmtiles'],
  mediaTypes: ['application/vnd.pmtiles'],
  recognises: ({ bytes }) => beginsWith(bytes, 'PMTiles'),
  read: async (file, tools) => (await loadPart(() => import('./pmtilesFile'))).readPmtiles(file, tools),
};
