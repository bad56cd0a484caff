/**
 * How a reader's own layers look. Their colours are none of the atlas's, and are as dark as stands out from land in light and dark colours
 * alike: a colour that was chosen once holds in both.
 */
import { ownNumber, ownText, type OwnColours, type OwnFeature, type OwnLayer } from '../domain/ownData';
import { contrastOf } from './contrast';
import type { Palette } from './palette';
import { OWN_ABSENT_OPACITY } from './widths';

/** The colours that readers are offered, by name. A test holds them against land and against the atlas's signs. */
export const OWN_COLOURS: readonly { readonly name: string; readonly colour: string }[] = [
  { name: 'Magenta', colour: '#e314b1' },
  { name: 'Blue', colour: '#2981fb' },
  { name: 'Green', colour: '#40970f' },
  { name: 'Red', colour: '#f51c35' },
  { name: 'Violet', colour: '#9445ef' },
  { name: 'Brown', colour: '#9b7145' },
  { name: 'Teal', colour: '#0d9296' },
  { name: 'Rose', colour: '#c24976' },
];

/** Colour of features that have none of the values or numbers by which their layer is coloured. */
export const OTHER_COLOUR = '#94719f';

/** The ramps that readers are offered for numbers, from least to most. */
export const OWN_RAMPS: readonly { readonly name: string; readonly ramp: readonly string[] }[] = [
  { name: 'Blue to magenta', ramp: ['#2981fb', '#9445ef', '#e314b1'] },
  { name: 'Teal to red', ramp: ['#0d9296', '#9b7145', '#f51c35'] },
  { name: 'Pale to deep', ramp: ['#8fbcff', '#2981fb', '#123a86'] },
];

/** Up to so many features a layer may have names on the map: each is placed around all other names. */
export const MOST_LABELLED = 2_000;
/** Opacity of areas, where neither file nor reader says another. */
export const FILL_OPACITY = 0.25;
/** Width of lines in CSS pixels, where the file says none. */
export const LINE_WIDTH = 2;
/** From so many features on, circles are small and without a rim, lines have no light line under them, and nothing has a ghost. */
export const LARGE = 5_000;
/**
 * Names keep so many CSS pixels off the middles of the points of layers with at most so many features. If they kept off all of each point, or
 * off those of larger layers, a map of many points would have hardly any name left.
 */
export const CLEARED = { radius: 2, most: 500 } as const;
/** How points look: radii in CSS pixels by zoom, the width of their rim, and how opaque those of large layers are. */
export const POINT = {
  radii: [
    [5, 4],
    [10, 6],
  ],
  large: [
    [5, 2],
    [10, 4],
  ],
  rim: 1.4,
  largeOpacity: 0.75,
} as const;
/**
 * Features without a date are hollow in layers that have dates: an outline in their colour with light inside, for points, lines and areas alike.
 * Dashes say statuses. `points` is the width of the outline around points, which lies on the edge of those with a date, `largePoints` that of
 * the smaller ones of large layers; `lines` that on both sides of a line; and areas are by so much fainter.
 */
export const HOLLOW = { points: 2.2, largePoints: 1.2, lines: 1.2, fill: 0.4 } as const;
/** The light line under lines: by how much it is wider, and how opaque it is. */
export const CASE = { wider: 2, opacity: 0.8 } as const;
/** Size of names, and how far they stand from their points, in CSS pixels. */
export const LABEL = { size: 12, gap: 9.6 } as const;
/** The rim of the feature that was chosen: width around points and along lines, and radii by zoom. */
export const CHOSEN = {
  point: 2.5,
  line: 3,
  radii: [
    [5, 6],
    [10, 8],
  ],
} as const;
/** What does not hold in the window, drawn faintly: width of lines and rims, and opacity. */
export const GHOST = { width: 1.2, opacity: OWN_ABSENT_OPACITY } as const;

/** The value by which a feature is coloured: a text, a number, or null for none. */
export function colouringValue(colours: OwnColours, { properties }: OwnFeature): string | number | null {
  if (colours.by === 'category') return ownText(properties[colours.column]);
  return colours.by === 'number' ? ownNumber(properties[colours.column]) : null;
}

/** The colour of a feature's points and lines, `#rrggbb`. */
export function colourOf(colours: OwnColours, feature: OwnFeature): string {
  if (colours.by === 'fixed') return colours.colour;
  if (colours.by === 'file') return feature.style?.colour ?? colours.colour;
  const value = colouringValue(colours, feature);
  if (value === null) return colours.other;
  if (colours.by === 'category')
    return Object.hasOwn(colours.colours, value) ? (colours.colours[value] as string) : colours.other;
  return rampColour(colours.ramp, shareOf(value as number, colours.range));
}

/** The colour of a feature's areas, `#rrggbb`. */
export function fillOf(colours: OwnColours, feature: OwnFeature): string {
  return colours.by === 'file' ? (feature.style?.fill ?? colourOf(colours, feature)) : colourOf(colours, feature);
}

/** Where a number lies in a range, 0 to 1. A range without width has all numbers at its beginning. */
export function shareOf(value: number, [least, most]: readonly [number, number]): number {
  return most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0;
}

/** A colour of a ramp, at a share from 0 to 1: channel by channel, as the map's engine mixes colours. */
export function rampColour(ramp: readonly string[], share: number): string {
  const at = share * (ramp.length - 1);
  const from = Math.min(Math.floor(at), ramp.length - 1);
  const [a, b] = [channelsOf(ramp[from] as string), channelsOf((ramp[from + 1] ?? ramp[from]) as string)];
  return hexOf(a.map((value, channel) => value + ((b[channel] as number) - value) * (at - from)));
}

/** Least contrast of own names with what they stand on (WCAG 2.2, 1.4.3). */
const NAME_CONTRAST = 4.5;
/** What names stand on: their halo, and where that ends land, height and water. */
const UNDER_NAMES = [
  'halo',
  'land',
  'focusLand',
  'height1',
  'height2',
  'height3',
  'height4',
  'water',
] as const satisfies readonly (keyof Palette)[];
/** Steps of lightness that are tried, until a colour stands out. */
const LIGHTNESS_STEP = 0.02;
/** Parts of a ramp of numbers whose ends are made legible each: between two legible colours there is none that is not. */
const RAMP_PARTS = 8;
/** Inks that were worked out, by colour and theme. */
const INKS = new Map<string, string>();

/**
 * The colour of an own name beside a sign of a colour: that colour, as much darker or, in dark colours, lighter as makes it legible. Names
 * of the atlas are in inks without a hue of their own, so that nobody takes one for the other.
 */
export function nameInk(colour: string, palette: Palette): string {
  const key = `${colour} ${palette.ink}`;
  const known = INKS.get(key);
  if (known !== undefined) return known;
  const step =
    contrastOf(palette.ink, '#ffffff') > contrastOf(palette.ink, '#000000') ? -LIGHTNESS_STEP : LIGHTNESS_STEP;
  let ink = colour;
  const isWeak = (): boolean => UNDER_NAMES.some((under) => contrastOf(ink, palette[under]) < NAME_CONTRAST);
  for (let by = step; Math.abs(by) <= 1 && isWeak(); by += step) ink = lightened(colour, by);
  INKS.set(key, ink);
  return ink;
}

/** A colour whose lightness (HSL, CSS Color 4, section 7) is another by so much, 0 to 1; hue and saturation stay. */
function lightened(colour: string, by: number): string {
  const channels = channelsOf(colour).map((value) => value / 255);
  const [least, most] = [Math.min(...channels), Math.max(...channels)];
  const before = (least + most) / 2;
  const after = Math.min(1, Math.max(0, before + by));
  const room = (lightness: number): number => 1 - Math.abs(2 * lightness - 1);
  const chroma = room(before) > 0 ? room(after) / room(before) : 0;
  return hexOf(channels.map((value) => 255 * (after + (value - before) * chroma)));
}

/** The colours of a layer as inks for its names. */
export function nameInks(colours: OwnColours, palette: Palette): OwnColours {
  const inked = (colour: string): string => nameInk(colour, palette);
  if (colours.by === 'fixed' || colours.by === 'file') return { ...colours, colour: inked(colours.colour) };
  const other = inked(colours.other);
  if (colours.by === 'category') {
    const entries = Object.entries(colours.colours).map(([value, colour]) => [value, inked(colour)]);
    return { ...colours, other, colours: Object.fromEntries(entries) as Record<string, string> };
  }
  const parts = RAMP_PARTS * (colours.ramp.length - 1);
  const ramp = Array.from({ length: parts + 1 }, (_, at) =>
    inked(rampColour(colours.ramp, parts > 0 ? at / parts : 0)),
  );
  return { ...colours, other, ramp };
}

/** The colour of an own name. `inks` are those of its layer (`nameInks`): a file may give each feature a colour of its own. */
export function nameInkOf(inks: OwnColours, feature: OwnFeature, palette: Palette): string {
  const colour = colourOf(inks, feature);
  return inks.by === 'file' ? nameInk(colour, palette) : colour;
}

/** Red, green and blue of a colour `#rrggbb`, 0 to 255. */
export function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

/** What a layer of the reader's own draws: signs of its legend follow it. */
export interface OwnShapes {
  readonly points: boolean;
  readonly lines: boolean;
  readonly areas: boolean;
}

/** Shapes of layers, which are looked for once: a large layer takes some milliseconds. */
const SHAPES = new WeakMap<OwnLayer['features'], OwnShapes>();

/** Which shapes a layer has. */
export function shapesOf({ features }: Pick<OwnLayer, 'features'>): OwnShapes {
  const there = SHAPES.get(features);
  if (there) return there;
  const found = { points: false, lines: false, areas: false };
  const look = (geometry: OwnFeature['geometry']): void => {
    if (geometry === null) return;
    if (geometry.type === 'GeometryCollection') geometry.geometries.forEach(look);
    else if (geometry.type.endsWith('Point')) found.points = true;
    else if (geometry.type.endsWith('LineString')) found.lines = true;
    else found.areas = true;
  };
  for (const { geometry } of features) look(geometry);
  SHAPES.set(features, found);
  return found;
}
