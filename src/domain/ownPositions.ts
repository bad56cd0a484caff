/** Where the columns of a reader's own file say something else than the map about where points lie: coordinates that were exchanged. */
import { ownNumber, type OwnColumn, type OwnLayer } from './ownData';

/** What the columns are called in which rows say where the map has their point. Whoever opens such rows again knows them by it. */
export const POSITION_TITLES = { lat: 'Latitude on the map', lon: 'Longitude on the map' } as const;

/** What the column of shapes in well-known text is called: programs such as GDAL know it by this name. */
export const WKT_TITLE = 'WKT';

/** Whether some geometry of a layer is more than longitude and latitude say. */
export function hasOtherShapes({ features }: Pick<OwnLayer, 'features'>): boolean {
  return features.some(({ geometry }) => geometry && (geometry.type !== 'Point' || geometry.coordinates.length > 2));
}

/** Names of columns with latitudes and longitudes, in letters alone. */
const LATITUDES = /^(lat|latitude|decimallatitude|y)$/;
const LONGITUDES = /^(lon|lng|long|longitude|decimallongitude|x)$/;
/** Positions that differ by less, in degrees, are the same: about a tenth of a metre. */
const SAME = 1e-6;

/**
 * Names of the columns that have coordinates of the points, but not everywhere those that their name says or that they have elsewhere: the
 * two were exchanged while the file was read. Whoever reads such a column again has the fault again. With each, of how many features; null
 * where its name does not say which coordinate it has, so that nobody can tell the exchanged ones from the others.
 */
export function exchangedColumns({
  features,
  columns,
}: Pick<OwnLayer, 'features' | 'columns'>): ReadonlyMap<string, number | null> {
  /** Of how many features; 0 for a column that has what it says. */
  const exchanged = ({ name, type }: OwnColumn): number | null => {
    if (type === 'truth' || type === 'date') return 0;
    let [latitudes, longitudes] = [0, 0];
    for (const { geometry, properties } of features) {
      const value = ownNumber(properties[name]);
      if (geometry?.type !== 'Point' || value === null) continue;
      const [lon = 0, lat = 0] = geometry.coordinates;
      const [isLatitude, isLongitude] = [Math.abs(value - lat) < SAME, Math.abs(value - lon) < SAME];
      if (!isLatitude && !isLongitude) return 0;
      if (isLatitude && isLongitude) continue;
      if (isLatitude) latitudes++;
      else longitudes++;
    }
    const plain = name.toLowerCase().replace(/[^a-z]/g, '');
    if (LATITUDES.test(plain)) return longitudes;
    if (LONGITUDES.test(plain)) return latitudes;
    return latitudes > 0 && longitudes > 0 ? null : 0;
  };
  return new Map(columns.map((column) => [column.name, exchanged(column)] as const).filter(([, count]) => count !== 0));
}
