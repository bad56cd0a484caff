/**
 * Draws the rings around signs of the atlas under which points of the reader's own lie (`symbology/ownRings`), and around those that lie at one
 * place (`symbology/ownStacks`), as SVG text. Pure functions.
 */
import type { Bounds, Feature, LonLat } from '../domain/model';
import type { OwnFeature, StyledLayer } from '../domain/ownData';
import { finish } from '../domain/steps';
import type { View } from '../domain/view';
import type { LegendGroup } from '../symbology/legend';
import { shapesOf } from '../symbology/ownLook';
import {
  BADGE_SIZE,
  coveringSigns,
  pointsOf,
  RING,
  ringArcs,
  ringOf,
  RING_WORDS,
  ringRadius,
  type AtlasSign,
  type OwnRing,
} from '../symbology/ownRings';
import { countHeld, membersOf, OWN_PLACE, roomForStacks, stackEdge, stackPoints } from '../symbology/ownStacks';
import { themedColour } from '../symbology/palette';
import { OTHER_SAMPLES } from '../symbology/samples';
import { viewInFrame } from './inFrame';
import type { OwnPoint } from './labels';
import type { OwnInFrame } from './ownInFrame';
import { ownWithin } from './ownWords';
import type { StillPicture } from './picture';
import { planeOfCamera, type Plane } from './project';
import { svgElement, svgText, tenth } from './svg';

/** The name of the group that a legend has for rings. */
export const RINGS_GROUP = 'own-rings';

/** A ring at its place in a picture. */
interface DrawnRing extends OwnRing {
  readonly x: number;
  readonly y: number;
}

/** Crossings and venues of a picture as signs under which points may lie. */
export function signsOf(
  crossings: readonly Feature[],
  venues: readonly Feature[],
  view: Pick<View, 'features'>,
  zoom: number,
): readonly AtlasSign[] {
  return coveringSigns(
    crossings.map(({ id, point }) => ({ id, at: point })),
    venues.map(({ id, point }) => ({ id, at: point, count: view.features.get(id)?.count ?? 0 })),
    zoom,
  );
}

/** The rings of a picture around signs. */
export function ringsOf({ layers }: OwnInFrame, signs: readonly AtlasSign[], plane: Plane): readonly DrawnRing[] {
  const points = layers.filter(({ styled, places }) => places.length > 0 && shapesOf(styled.layer).points);
  return (points.length === 0 ? [] : signs).flatMap((sign) => {
    const [x, y] = plane.project(sign.at);
    const isUnder = (styled: StyledLayer, place: number): boolean =>
      pointsOf((styled.layer.features[place] as OwnFeature).geometry).some((point) => {
        const [px, py] = plane.project(point);
        return Math.hypot(px - x, py - y) <= sign.edge;
      });
    const under = points.map(({ styled, places }) => ({ styled, places: places.filter((at) => isUnder(styled, at)) }));
    const ring = ringOf(sign, under);
    return ring ? [{ ...ring, x, y }] : [];
  });
}

/** The rings of a picture around points at one place, where signs leave them room. */
export function stackRingsOf(
  { layers }: OwnInFrame,
  signs: readonly AtlasSign[],
  plane: Plane,
  zoom: number,
): readonly DrawnRing[] {
  const own = layers.map(({ styled }) => styled);
  const stacks = finish(
    stackPoints(
      layers.map(({ styled: { layer }, places }) => ({
        file: layer.file,
        features: places.map((at) => layer.features[at] as OwnFeature),
      })),
    ),
  );
  const on = (place: LonLat): { readonly x: number; readonly y: number } => {
    const [x, y] = plane.project(place);
    return { x, y };
  };
  const spots = stacks.at.map((at, stack) => ({ ...on(at), at, under: membersOf(stacks, stack, own) }));
  const isSeen = own.map(() => true);
  const counted = spots
    .map((spot, stack) => ({ ...spot, count: countHeld(stacks, stack, isSeen) }))
    .filter(({ count }) => count > 1);
  const covers = signs.map(({ at, edge }) => ({ ...on(at), edge }));
  return roomForStacks(counted, covers, stackEdge(own, zoom)).flatMap(({ x, y, at, under }) => {
    const edge = stackEdge(
      under.map(({ styled }) => styled),
      zoom,
    );
    const places = under.map((each) => {
      const of = layers.find(({ styled }) => styled === each.styled);
      return { styled: each.styled, places: each.places.map((place) => of?.places[place] as number) };
    });
    const ring = ringOf({ id: OWN_PLACE, at, edge }, places);
    return ring ? [{ ...ring, x, y }] : [];
  });
}

/** The rings as SVG text, without their numbers. */
export function drawOwnRings(rings: readonly DrawnRing[]): string {
  const drawn = rings.map(({ sign, x, y, parts }) => {
    const arcs = ringArcs(parts, ringRadius(sign));
    const wide = { class: 'still-own-case', 'stroke-width': RING.width + 2 * RING.rim };
    const under = arcs.map(({ d }) => svgElement('path', { ...wide, d }));
    const over = arcs.map(({ d, part: { colour, opacity, place } }) => {
      const look = { fill: 'none', stroke: colour, 'stroke-opacity': opacity < 1 ? opacity : undefined };
      const arc = svgElement('path', { 'data-place': place.place, d, ...look, 'stroke-width': RING.width });
      return svgElement('g', { class: 'still-own', 'data-own': place.layer }, arc);
    });
    return `<g transform="translate(${tenth(x)} ${tenth(y)})">${under.join('')}${over.join('')}</g>`;
  });
  return drawn.join('');
}

/** The numbers of the rings as SVG text. */
export function drawRingBadges(rings: readonly DrawnRing[]): string {
  return rings
    .flatMap(({ x, y, badge }) => (badge ? [{ ...badge, x: x + badge.x, y: y + badge.y }] : []))
    .map(({ x, y, radius, reach, text }) => {
      const colours = { fill: themedColour('ink'), stroke: themedColour('halo') };
      const box = { x: -reach, y: -radius, width: 2 * reach, height: 2 * radius, rx: radius };
      const figures = { class: 'still-count still-own-count', 'text-anchor': 'middle', y: BADGE_SIZE * 0.36 };
      const shape = svgElement('rect', { ...box, ...colours });
      const said = svgText(text, { ...figures, 'font-size': BADGE_SIZE });
      return `<g transform="translate(${tenth(x)} ${tenth(y)})">${shape}${said}</g>`;
    })
    .join('');
}

/** The rings as points of which names keep clear. */
export function ringPoints(rings: readonly DrawnRing[]): readonly OwnPoint[] {
  return rings.map(({ sign, x, y }) => [x, y, ringRadius(sign) + RING.width / 2 + RING.rim]);
}

/** A name at the right of a sign reaches so many pixels up beside the number, with its margin and without letters there. */
const BESIDE = 5;

/** The boxes of the numbers, over which no name is written; the lowest part is left out, so that the sign's own name keeps its place. */
export function badgeBoxes(rings: readonly DrawnRing[]): readonly Bounds[] {
  return rings.flatMap(({ x, y, badge }): readonly Bounds[] => {
    if (!badge) return [];
    const { reach, radius } = badge;
    return [[x + badge.x - reach, y + badge.y - radius, x + badge.x + reach, y + badge.y + radius - BESIDE]];
  });
}

/** What the legend of some pictures says of the rings in them; nothing without any. */
export function ringLegend(
  pictures: readonly Pick<StillPicture, 'index' | 'geometry' | 'view' | 'camera' | 'size' | 'own'>[],
): readonly LegendGroup[] {
  const found = pictures.map((picture) => {
    const own = ownWithin(picture);
    if (!own) return { underSigns: false, atPlaces: false };
    const { camera, size, view } = picture;
    const features = [...viewInFrame(picture).features.values()];
    const crossings = features.filter(({ feature }) => feature.kind === 'crossing');
    const venues = features.filter(({ feature, shown, count = 0 }) => feature.kind === 'venue' && shown && count > 0);
    const signs = signsOf(
      crossings.map(({ feature }) => feature),
      venues.map(({ feature }) => feature),
      view,
      camera.zoom,
    );
    const plane = planeOfCamera(camera, size);
    return {
      underSigns: ringsOf(own, signs, plane).length > 0,
      atPlaces: stackRingsOf(own, signs, plane, camera.zoom).length > 0,
    };
  });
  const layer = RINGS_GROUP;
  const entries = [
    ...(found.some(({ underSigns }) => underSigns)
      ? [{ layer, label: RING_WORDS.underSigns, marks: OTHER_SAMPLES.ownRing }]
      : []),
    ...(found.some(({ atPlaces }) => atPlaces)
      ? [{ layer, label: RING_WORDS.atPlaces, marks: OTHER_SAMPLES.ownStack }]
      : []),
  ];
  return entries.length === 0 ? [] : [{ id: layer, title: 'Reader’s data, counted', entries }];
}
