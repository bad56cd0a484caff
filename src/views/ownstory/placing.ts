/** How marks are set and moved on the map by pointer: what a click sets, and what a press takes hold of. Pure. */
import { lonNear, wrapLon } from '../../domain/bounds';
import type { AtlasIndex } from '../../domain/links';
import type { MapPress } from '../../domain/mapTool';
import { latitudeOf, mercatorY, RADIANS } from '../../domain/mercator';
import type { LonLat, StoryMark } from '../../domain/model';
import type { DraftMark, DraftPlace } from '../../formats/story/draft';
import { MARK_LOOK, shapeOfMark, type MarkText } from '../../symbology/storyMark';

/** A place of a mark: of an arrow `from` and `to`, of others `at`. */
export type MarkEnd = 'at' | 'from' | 'to';

/** A mark after a drag: made from the mark as it was pressed, and the place to which the pointer has gone. */
export type MarkDrag = (to: LonLat) => DraftMark;

/** Pixels around a line or point within which a press takes hold of it. */
const REACH = { mouse: 10, touch: 22 } as const;
/** Within this many pixels of its middle a circle is moved: elsewhere in a large one, the map is. */
const MOST_INSIDE = 60;
/** Pixels of a text: the width of a letter, that of the longest line, and the height of a line. */
const TEXT = { letter: MARK_LOOK.text * 0.55, line: MARK_LOOK.text * 11, height: MARK_LOOK.text * 1.3 } as const;
/** Kilometres that the radius of a circle may have. */
const RADII = { least: 0.1, most: 2000 } as const;
/** Mean radius of the Earth in kilometres, of the sphere on which circles are drawn. */
const EARTH = 6371.0088;

/** A position as it is written: to about 10 metres. */
export function written([lon, lat]: LonLat): LonLat {
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  return [round(wrapLon(lon)), round(lat)];
}

/** The place that a click sets where none was asked for. */
export function firstEnd({ type }: DraftMark): MarkEnd {
  return type === 'arrow' ? 'from' : 'at';
}

/** The place that the next click sets, after one has set an end: of an arrow, first where it begins, then where it points. */
export function endAfter({ type }: DraftMark): MarkEnd {
  return type === 'arrow' ? 'to' : 'at';
}

/** The mark with one of its places set. */
export function withEnd(mark: DraftMark, end: MarkEnd, place: DraftPlace): DraftMark {
  return { ...mark, [end]: place };
}

/** What a press takes hold of: an end of an arrow or its line, a circle or its rim, a text. Null for nothing. */
export function dragOf(mark: DraftMark, index: AtlasIndex, press: MapPress): MarkDrag | null {
  const known = drawnMark(mark, index);
  if (!known) return null;
  const reach = press.isTouch ? REACH.touch : REACH.mouse;
  const pointer = press.project(press.at);
  const isNear = (at: LonLat): boolean => distance(pointer, press.project(at)) <= reach;
  const shape = shapeOfMark(known);
  const move = (at: LonLat, to: LonLat): LonLat => written(shifted(at, press.at, to));
  const isOnText = shape.text !== null && isInBox(pointer, boxOf(shape.text, press));

  if (known.type === 'arrow') {
    const { from, to } = known;
    // The head is drawn before the place at which the arrow points.
    if (isNear(to) || (shape.head && isNear(shape.head.at))) return (place) => withEnd(mark, 'to', move(to, place));
    if (isNear(from)) return (place) => withEnd(mark, 'from', move(from, place));
    const line = shape.line.map(press.project);
    const isOnLine = line.some((end, at) => at > 0 && distanceToLine(pointer, line[at - 1] ?? end, end) <= reach);
    return isOnLine || isOnText
      ? (place) => withEnd(withEnd(mark, 'from', move(from, place)), 'to', move(to, place))
      : null;
  }
  const { at } = known;
  const moveAll: MarkDrag = (place) => withEnd(mark, 'at', move(at, place));
  if (known.type === 'label') return isOnText || isNear(at) ? moveAll : null;
  const away = distance(pointer, press.project(at));
  const radius = Math.max(...shape.line.map((point) => distance(press.project(point), press.project(at))));
  const isOnRim = Math.abs(away - radius) <= reach && away >= Math.max(radius / 2, 8);
  if (isOnRim) return (place) => ({ ...mark, radius_km: radiusTo(at, place) }) as DraftMark;
  return isOnText || away <= Math.max(reach, Math.min(radius, MOST_INSIDE)) ? moveAll : null;
}

/** The mark as it is drawn; null if a record on which it stands is not in the atlas. */
function drawnMark(mark: DraftMark, index: AtlasIndex): StoryMark | null {
  const point = (place: DraftPlace): LonLat | null =>
    typeof place === 'string' ? (index.features.get(place)?.point ?? null) : place;
  if (mark.type === 'arrow') {
    const [from, to] = [point(mark.from), point(mark.to)];
    return from && to && { type: 'arrow', from, to, text: mark.text };
  }
  const at = point(mark.at);
  if (!at) return null;
  if (mark.type === 'label') return { type: 'label', at, text: mark.text || '…' };
  return { type: 'circle', at, radiusM: mark.radius_km * 1000, text: mark.text };
}

/** A place that goes as far on the map as the pointer has gone. */
function shifted([lon, lat]: LonLat, from: LonLat, to: LonLat): LonLat {
  const y = mercatorY(lat) + mercatorY(to[1]) - mercatorY(from[1]);
  return [lon + lonNear(to[0], from[0]) - from[0], latitudeOf(y)];
}

/** The radius of the circle around a place that goes through another, in kilometres. */
function radiusTo([lon, lat]: LonLat, [lon2, lat2]: LonLat): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const share = half(lat2 - lat) + Math.cos(lat * RADIANS) * Math.cos(lat2 * RADIANS) * half(lon2 - lon);
  const km = 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(share)));
  return Math.min(RADII.most, Math.max(RADII.least, Math.round(km * 10) / 10));
}

type Pixels = readonly [x: number, y: number];

function distance([x, y]: Pixels, [x2, y2]: Pixels): number {
  return Math.hypot(x2 - x, y2 - y);
}

function distanceToLine(point: Pixels, a: Pixels, b: Pixels): number {
  const length = distance(a, b);
  if (length === 0) return distance(point, a);
  const along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length ** 2;
  const share = Math.min(1, Math.max(0, along));
  return distance(point, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
}

/** The box of a text on the map, in pixels: left, top, right, bottom. */
function boxOf({ text, at, anchor, gap }: MarkText, { project }: MapPress): readonly [number, number, number, number] {
  const [x, y] = project(at);
  const whole = text.length * TEXT.letter;
  const width = Math.min(whole, TEXT.line);
  const height = Math.ceil(whole / TEXT.line) * TEXT.height;
  if (anchor === 'left' || anchor === 'right') {
    const left = anchor === 'left' ? x + gap : x - gap - width;
    return [left, y - height / 2, left + width, y + height / 2];
  }
  const top = anchor === 'top' ? y + gap : y - gap - height;
  return [x - width / 2, top, x + width / 2, top + height];
}

function isInBox([x, y]: Pixels, [left, top, right, bottom]: readonly [number, number, number, number]): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
