/** Draws the base map of the still map as SVG text: water, land, lakes, rivers, borders that are not part of the atlas. Pure functions. */
import type { FeatureCollection, GeoJSON } from 'geojson';
import { unwrapBounds } from '../domain/bounds';
import type { AtlasIndex } from '../domain/links';
import type { Bounds } from '../domain/model';
import { HEIGHT_TINTS, reliefStrength } from '../symbology/relief';
import { cssName } from '../symbology/palette';
import { BLEED_DRAWN, FINE_STEPS, type StillBasemap, type StillFrame } from './picture';
import { boxAround, pathOf, planeOfCamera, type Plane } from './project';

/** From this zoom on, the region's own detailed shores replace the world's. */
const BOX_ZOOM = 4.2;

/** Draws the base map of a picture as SVG text. */
export function drawBasemap(picture: StillFrame): string {
  const { index, region, world, camera, size } = picture;
  const plane = planeOfCamera(camera, size);
  const box = boxAround(size, picture.bleed ?? BLEED_DRAWN);
  const regionBox = boxOfRegion(index.atlas.meta.regionBounds, plane, box);
  const thin = (data: GeoJSON | undefined): string =>
    `<path class="still-thin" d="${data ? linesOf(data, plane, box) : ''}"/>`;
  return [
    `<path class="still-water" d="${rectangle(box)}"/>`,
    ...(world
      ? [
          `<path class="still-land" d="${fillsOf(world.countries, plane, box, FINE_STEPS)}"/>`,
          `<path class="still-water" d="${fillsOf(world.lakes, plane, box, FINE_STEPS)}"/>`,
          thin(world.borders),
          // Covers the world's coarser shores inside the region, which has its own.
          camera.zoom >= BOX_ZOOM && regionBox ? `<path class="still-water" d="${rectangle(regionBox)}"/>` : '',
        ]
      : []),
    landOf(index, region, plane, box, FINE_STEPS, reliefStrength(camera.zoom)),
    thin(region.borders),
  ].join('');
}

/** Draws the region's land, relief, lakes and rivers as SVG paths. The relief is drawn with the opacity `strength`, from 0 to 1. */
export function landOf(
  index: AtlasIndex,
  basemap: StillBasemap,
  plane: Plane,
  box: Bounds,
  steps: number,
  strength = 0,
): string {
  const focus = new Set(index.atlas.meta.focusCountries);
  const land = (isFocus: boolean): string =>
    basemap.countries.features
      .filter((country) => focus.has(String(country.properties?.['iso'])) === isFocus)
      .map((country) => pathOf(country.geometry, plane, box, steps))
      .join('');
  const relief = strength > 0 && basemap.relief ? reliefOf(basemap.relief, plane, box, steps, strength) : '';
  const other = land(false);
  return (
    `<path class="still-land" d="${other}"/><path class="still-focus" d="${land(true)}"/>` +
    (relief && `${relief}<path class="still-veil" d="${other}"/>`) +
    `<path class="still-water" d="${fillsOf(basemap.lakes, plane, box, steps)}"/>` +
    `<path class="still-river" d="${fillsOf(basemap.rivers, plane, box, steps)}"/>`
  );
}

/** Height bands and shaded slopes, in the order of the data: the higher bands cover the lower. */
function reliefOf(relief: FeatureCollection, plane: Plane, box: Bounds, steps: number, strength: number): string {
  const bands = relief.features.map(({ properties, geometry }) => {
    const { kind, band } = properties as { kind: string; band?: number };
    const tint = kind === 'height' ? HEIGHT_TINTS[(band ?? 1) - 1] : undefined;
    return `<path class="still-${tint ? cssName(tint) : kind}" d="${pathOf(geometry, plane, box, steps)}"/>`;
  });
  return `<g class="still-relief" fill-rule="evenodd" opacity="${strength.toFixed(2)}">${bands.join('')}</g>`;
}

function fillsOf(collection: FeatureCollection, plane: Plane, box: Bounds, steps: number): string {
  return collection.features.map((each) => pathOf(each.geometry, plane, box, steps)).join('');
}

function linesOf(data: GeoJSON, plane: Plane, box: Bounds): string {
  if (data.type === 'FeatureCollection') return fillsOf(data, plane, box, FINE_STEPS);
  return pathOf(data.type === 'Feature' ? data.geometry : data, plane, box, FINE_STEPS);
}

/** A rectangle as SVG path data. */
export function rectangle([minX, minY, maxX, maxY]: Bounds): string {
  const [x, y, width, height] = [minX, minY, maxX - minX, maxY - minY].map(Math.round);
  return `M${x} ${y}h${width}v${height}h-${width}Z`;
}

/** The rectangle of the region's base map, cut to the drawn part of the plane; null if it lies outside. */
function boxOfRegion(region: Bounds, plane: Plane, box: Bounds): Bounds | null {
  const [west, south, east, north] = unwrapBounds(region);
  const [minX, maxY] = plane.project([west, south]);
  const minY = plane.project([west, north])[1];
  const maxX = minX + ((east - west) / 360) * plane.turn;
  const cut: Bounds = [Math.max(minX, box[0]), Math.max(minY, box[1]), Math.min(maxX, box[2]), Math.min(maxY, box[3])];
  return cut[0] < cut[2] && cut[1] < cut[3] ? cut : null;
}
