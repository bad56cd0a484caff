/** The renderer of the still map and its data, fetched when more than the opening view must be drawn. */
import type { FeatureCollection } from 'geojson';
import geometry from 'virtual:atlas-geometry';
import region from 'virtual:basemap/region';
import relief from 'virtual:basemap/relief';
import worldFile from 'virtual:basemap/world';
import settlements from 'virtual:settlements';
import { readRegion, worldOf } from '../map/style/basemap';
import type { StillProgram } from '../stillmap/StillMap';
import { drawBasemap } from '../stillmap/basemap';
import { drawContent } from '../stillmap/content';
import { ownLacks, ownOf } from '../stillmap/ownWords';
import { legendList, ownCaption, windowCaption } from '../stillmap/paper';
import '../ui/styles/stillDrawn.css';

export const program: StillProgram = {
  geometry,
  region: readRegion(region, relief),
  settlements,
  loadWorld: async () => {
    const response = await fetch(worldFile);
    if (!response.ok) throw new Error(`The base map of the world was answered with ${response.status}.`);
    return worldOf((await response.json()) as FeatureCollection);
  },
  drawBasemap,
  drawContent,
  ownLacks: (picture) => ownLacks(ownOf(picture)),
  legendList,
  ownCaption,
  windowCaption,
};
