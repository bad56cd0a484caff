/** The renderer of the still map and its data, fetched when more than the opening view must be drawn. */
import geometry from 'virtual:atlas-geometry';
import region from 'virtual:basemap/region';
import relief from 'virtual:basemap/relief';
import settlements from 'virtual:settlements';
import { readRegion, readWorld } from '../map/style/basemap';
import type { StillProgram } from '../stillmap/StillMap';
import { drawBasemap } from '../stillmap/basemap';
import { drawContent } from '../stillmap/content';
import { legendList } from '../stillmap/paper';
import '../ui/styles/stillDrawn.css';

export const program: StillProgram = {
  geometry,
  region: readRegion(region, relief),
  settlements,
  loadWorld: async () => readWorld((await import('virtual:basemap/world')).default),
  drawBasemap,
  drawContent,
  legendList,
};
