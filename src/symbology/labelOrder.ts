/**
 * The names on the map: which yields to which, and how large each is written. One table for the live map and the still map. A name that
 * finds no room moves to another side of its point, and is left out if there is none; its two forms are written together or not at all.
 */

/** Tiers of names, the most important first: a name yields to all names of the tiers before its own. */
export const LABEL_ORDER = [
  /** What the reader has selected. */
  'selected',
  /** Crossings and routes. */
  'named',
  /** The countries that the atlas is about. */
  'focusCountry',
  /** Venues, which have a number of meetings. */
  'venue',
  /** Areas that are no more. */
  'formerArea',
  'capital',
  /** Places that the passage on the screen, or a search result, is about. */
  'emphasised',
  /** Other countries. */
  'country',
  /** Areas where a force was deployed. */
  'deployedArea',
  /** Other towns of the atlas, its exclaves and districts. */
  'town',
  /** Seas, lakes and rivers. */
  'water',
  /** Towns of the base map. */
  'settlement',
  /** Summits. */
  'range',
] as const;
/** A tier of names. */
export type LabelTier = (typeof LABEL_ORDER)[number];

/** How the names of a tier are written. */
export interface LabelType {
  /** Font sizes in pixels by zoom, interpolated between two zooms; the size of the first holds below it. */
  readonly sizes: readonly (readonly [zoom: number, size: number])[];
  /** Font weight; the map has these two. */
  readonly weight: 400 | 600;
  /** Extra space between letters, as a multiple of the font size. */
  readonly tracking?: number;
}

/** How each tier is written. No size is below 12 pixels. */
export const LABEL_TYPES: Readonly<Record<LabelTier, LabelType>> = {
  selected: { sizes: [[0, 13.5]], weight: 600 },
  named: { sizes: [[0, 13.5]], weight: 600 },
  focusCountry: {
    sizes: [
      [4, 13],
      [5.8, 15],
      [6.8, 20],
    ],
    weight: 600,
    tracking: 0.3,
  },
  venue: { sizes: [[0, 13]], weight: 600 },
  formerArea: { sizes: [[0, 13]], weight: 400 },
  capital: { sizes: [[0, 14]], weight: 600 },
  emphasised: { sizes: [[0, 12.5]], weight: 600 },
  country: {
    sizes: [
      [2, 12],
      [5, 13],
      [6.8, 15],
    ],
    weight: 400,
    tracking: 0.22,
  },
  deployedArea: { sizes: [[0, 13]], weight: 400 },
  town: { sizes: [[0, 12.5]], weight: 400 },
  water: { sizes: [[0, 12.5]], weight: 400 },
  settlement: { sizes: [[0, 12]], weight: 400 },
  range: { sizes: [[0, 12]], weight: 400 },
};

/** Size in pixels of the second form of a name, below the first. */
export const SECOND_FORM_SIZE = 12;

/** Names of areas are broken into lines that are no wider than this many times the font size. */
export const AREA_EMS = 13.5;
/** Least zoom at which former areas and areas of deployment are named: below it the names of countries need the room. */
export const AREA_ZOOM = 5.7;

/** An outline that may be off by this many metres and more is called approximate where its area is named. */
const APPROXIMATE_IN_METRES = 1000;

/** The name of an area as the map writes it: it says where the outline is a rough one. */
export function areaName(name: string, precisionM: number): string {
  return precisionM < APPROXIMATE_IN_METRES ? name : `${name}, approx.`;
}

/** The font size in pixels of a tier's names at a zoom. */
export function labelSize(tier: LabelTier, zoom: number): number {
  const { sizes } = LABEL_TYPES[tier];
  const after = sizes.findIndex(([at]) => at > zoom);
  if (after < 0) return (sizes.at(-1) as readonly [number, number])[1];
  const [toZoom, to] = sizes[after] as readonly [number, number];
  if (after === 0) return to;
  const [fromZoom, from] = sizes[after - 1] as readonly [number, number];
  return from + ((zoom - fromZoom) / (toZoom - fromZoom)) * (to - from);
}

/** Estimated width of a text in pixels, rather too large than too small; it needs no browser. */
export function roughTextWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    if (/[\s.,'’|ilIj/-]/.test(letter)) width += 0.32;
    else if (/\p{Lu}/u.test(letter)) width += 0.72;
    else if (/[\u0530-\u058f\u0400-\u04ff]/.test(letter)) width += 0.66;
    else width += 0.59;
  }
  return width * size;
}
