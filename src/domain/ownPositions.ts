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
 * two were exchanged while the file was read. Whoever reads such a column again has the fault again.
 */
export function exchangedColumns({ features, columns }: Pick<OwnLayer, 'features' | 'columns'>): ReadonlySet<string> {
  const isExchanged = ({ name, type }: OwnColumn): boolean => {
    if (type === 'truth' || type === 'date') return false;
    let [asLatitude, asLongitude] = [false, false];
    for (const { geometry, properties } of features) {
      const value = ownNumber(properties[name]);
      if (geometry?.type !== 'Point' || value === null) continue;
      const [lon = 0, lat = 0] = geometry.coordinates;
      const [isLatitude, isLongitude] = [Math.abs(value - lat) < SAME, Math.abs(value - lon) < SAME];
      if (!isLatitude && !isLongitude) return false;
      if (isLatitude && isLongitude) continue;
      if (isLatitude) asLatitude = true;
      else asLongitude = true;
    }
    const plain = name.toLowerCase().replace(/[^a-z]/g, '');
    if (asLatitude && asLongitude) return true;
    return (asLongitude && LATITUDES.test(plain)) || (asLatitude && LONGITUDES.test(plain));
  };
  return new Set(columns.filter(isExchanged).map(({ name }) => name));
}
