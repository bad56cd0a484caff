/** What the still map draws with once more than the opening frame is asked of it: the renderer and its data, fetched on first need. */
import geometry from 'virtual:atlas-geometry';
import region from 'virtual:basemap/region';
import settlements from 'virtual:settlements';
import { readRegion, readWorld } from '../map/style/basemap';
import type { StillProgram } from '../stillmap/StillMap';
import { drawBasemap } from '../stillmap/basemap';
import { drawContent } from '../stillmap/content';
import { legendList } from '../stillmap/paper';
import '../ui/styles/stillDrawn.css';

export const program: StillProgram = {
  geometry,
  region: readRegion(region),
  settlements,
  loadWorld: async () => readWorld((await import('virtual:basemap/world')).default),
  drawBasemap,
  drawContent,
  legendList,
};
