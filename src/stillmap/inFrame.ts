/** What of a view lies within a picture, so that its legend explains what is on it and nothing else. Pure functions. */
import type { Geometry, Position } from 'geojson';
import type { Feature, Id, StatusWord } from '../domain/model';
import type { FeatureView, View } from '../domain/view';
import { isShownIn } from '../domain/windowPieces';
import type { LegendView } from '../symbology/legend';
import { piecesOf } from '../symbology/pieces';
import { isPointInPicture } from './marks';
import { FINE_STEPS, type StillPicture } from './picture';
import { pathOf, planeOfCamera, type Plane } from './project';
import { windowSentences } from './windowText';

/** What is smaller than this in a picture, in pixels, cannot be made out, so that its legend would explain a speck. */
const LEAST_EXTENT = 5;

/** What a legend needs of a view. */
export type FramedView = LegendView & Pick<View, 'mode' | 'window' | 'range' | 'names'>;

/** The view with those features alone, and of them those parts, of which something is drawn in a picture. */
export function viewInFrame({
  index,
  geometry,
  view,
  camera,
  size,
}: Pick<StillPicture, 'index' | 'geometry' | 'view' | 'camera' | 'size'>): FramedView {
  const plane = planeOfCamera(camera, size);
  const box = [0, 0, size.width, size.height] as const;
  const isInside = (feature: Feature): boolean => isPointInPicture(plane, feature.point);
  /** The statuses of the drawn parts, by feature and part. */
  const drawn = new Map<Id, Map<Id, StatusWord>>();
  for (const piece of piecesOf(index.atlas, geometry, { last: view.range.last })) {
    const { feature, part, status } = piece;
    if (!view.features.get(feature.id)?.shown || !isShownIn(piece, view.window)) continue;
    const isThere =
      feature.kind === 'crossing'
        ? isInside(feature)
        : isSeen(piece.geometry, plane) && pathOf(piece.geometry, plane, box, FINE_STEPS) !== '';
    if (isThere) drawn.set(feature.id, (drawn.get(feature.id) ?? new Map<Id, StatusWord>()).set(part, status));
  }
  const features = [...view.features].flatMap(([id, each]): readonly (readonly [Id, FeatureView])[] => {
    const { feature } = each;
    if (feature.kind === 'place') return [[id, each]];
    if (feature.kind === 'venue') return isInside(feature) ? [[id, each]] : [];
    const parts = drawn.get(id);
    if (!parts) return [];
    const kept = feature.parts.filter((part) => parts.has(part.id));
    return [[id, { ...each, feature: { ...feature, parts: kept }, drawn: [...new Set(parts.values())] }]];
  });
  const aftermath = [...view.aftermath].filter((id) => {
    const feature = index.features.get(id);
    return feature !== undefined && isInside(feature);
  });
  return { ...view, features: new Map(features), aftermath: new Set(aftermath) };
}

/** What a picture of a window says of features that it draws by one status of several, or beyond what is recorded; for a day nothing. */
export function windowInFrame(picture: Parameters<typeof viewInFrame>[0]): readonly string[] {
  return picture.view.mode === 'day' ? [] : windowSentences(viewInFrame(picture));
}

/** Whether a geometry is large enough in a picture to be seen. */
function isSeen(geometry: Geometry, plane: Plane): boolean {
  const points = positionsOf(geometry).map(plane.projectPlain);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const extent = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity);
  return Math.max(extent(xs), extent(ys)) >= LEAST_EXTENT;
}

function positionsOf(geometry: Geometry): readonly Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
  const list = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
  return (list as readonly unknown[]).flat(Math.max(0, depth[geometry.type] - 1)) as readonly Position[];
}
