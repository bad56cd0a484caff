/**
 * Data of a reader's own, laid over the atlas: layers that were read from files. They are plain data that can be stored as JSON and sent
 * from a worker. They never leave the browser.
 */
import type { Geometry } from 'geojson';
import type { Bounds, DatedSpan, Day, Id, Span } from './model';
import { isOpenStart, spansOverlap } from './time';

/** A JSON value (RFC 8259) in a property of a feature. Texts are never HTML. */
export type OwnValue =
  string | number | boolean | null | readonly OwnValue[] | { readonly [name: string]: OwnValue | undefined };

/** How a file wants one of its features to be drawn (KML 2.2, `Style`; simplestyle-spec 1.1). */
export interface OwnFeatureStyle {
  /** Colour of lines, outlines and points: `#rrggbb`. */
  readonly colour?: string | undefined;
  /** Colour of areas: `#rrggbb`. */
  readonly fill?: string | undefined;
  /** Opacity of areas, 0 to 1. */
  readonly fillOpacity?: number | undefined;
  /** Width of lines in CSS pixels. */
  readonly width?: number | undefined;
}

/** A feature of a reader's file. */
export interface OwnFeature {
  /** Number of the feature in its file, from 1, by which reports name it. */
  readonly number: number;
  /** GeoJSON geometry (RFC 7946, section 3.1), WGS84; null if the file has none. Coordinates are finite and in range. */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, OwnValue>>;
  /** Dates of the feature; null if it has none: then it holds on all days. */
  readonly dates: DatedSpan | null;
  /** Names of the folders in which the file has the feature, the outermost first; absent for none. */
  readonly folders?: readonly string[] | undefined;
  readonly style?: OwnFeatureStyle | undefined;
}

/** What the values of a column are; `mixed` if they are of several types. */
export const COLUMN_TYPES = ['text', 'number', 'truth', 'date', 'mixed'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A property that features of a layer have: what can be labelled, coloured and filtered by. */
export interface OwnColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** How many features have a value. */
  readonly filled: number;
  /** The values as texts, the most frequent first; at most `MOST_VALUES`. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Whether there are more values than those listed. */
  readonly hasMore: boolean;
  /** The least and the greatest number; null if no value is a number. */
  readonly range: readonly [least: number, most: number] | null;
  /** What was read from it: when features are, where, or what they are called; absent for none of these. */
  readonly readAs?: ColumnUse | undefined;
}

/** What of features is read from columns besides their properties. `name` is that which the reader called so. */
export const COLUMN_USES = ['dates', 'position', 'name'] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

/** How many values of a column are listed. */
export const MOST_VALUES = 50;

/** What was done to a file while it was read, or could not be done. */
export interface ImportNote {
  /** `repaired`: read otherwise than written. `dropped`: left out. `told`: read as written, but the reader should know. */
  readonly kind: 'repaired' | 'dropped' | 'told';
  /** One sentence: what is wrong and what was done. */
  readonly message: string;
  /** Where in the file, in words (`line 12`, `features 3, 17 and 40 more`); null for the whole file. */
  readonly where: string | null;
  /** How many features, rows or values it concerns. */
  readonly count: number;
  /** The numbers of the features that it concerns, in order; absent for the whole file, for lines, and for more than a thousand. */
  readonly numbers?: readonly number[] | undefined;
  /**
   * What the reader can have done about it: the file read anew with the axes exchanged of all coordinates, of those that would then lie
   * where the atlas does, of those that would then lie among the others, or of those that either holds of.
   */
  readonly offer?: 'swap-axes' | 'swap-strays' | 'swap-outliers' | 'swap-either' | undefined;
  /** Whether this was done because the reader wished it: the page says so when it is done. */
  readonly isWished?: boolean | undefined;
}

/** What came of reading a file. */
export interface ImportReport {
  /** How many features or rows the file has. */
  readonly found: number;
  /** How many of them are in the layer. */
  readonly kept: number;
  /** How many of these have dates. */
  readonly dated: number;
  readonly notes: readonly ImportNote[];
}

/** The file from which a layer was read. */
export interface OwnFile {
  readonly name: string;
  /** Id of the format (`formats/import`). */
  readonly format: Id;
  /** Size in bytes. */
  readonly bytes: number;
}

/** A layer of a reader's own features. */
export interface OwnLayer {
  /** Unique on the page: `own-data-` and a random part. */
  readonly id: Id;
  /** Title for readers, at first the file's name without extension, or that of the layer in it. */
  readonly title: string;
  /** Who made the data and under which licence, in the reader's words (`domain/ownSource`); absent if they have not told it. */
  readonly source?: string | undefined;
  readonly file: OwnFile;
  readonly features: readonly OwnFeature[];
  readonly columns: readonly OwnColumn[];
  /** Bounds of all geometries; null if there is none. They may cross the antimeridian (RFC 7946, section 5.2). */
  readonly bounds: Bounds | null;
  readonly report: ImportReport;
}

/** How the colours of a layer are chosen. */
export type OwnColours =
  | { readonly by: 'fixed'; readonly colour: string }
  /** As the file says; `colour` where it says nothing. */
  | { readonly by: 'file'; readonly colour: string }
  | {
      readonly by: 'category';
      readonly column: string;
      /** Colour by value, as text. */
      readonly colours: Readonly<Record<string, string>>;
      /** Colour of all other values. */
      readonly other: string;
    }
  | {
      readonly by: 'number';
      readonly column: string;
      /** The numbers at which the ramp begins and ends. */
      readonly range: readonly [least: number, most: number];
      /** Colours from least to most, at least two. */
      readonly ramp: readonly string[];
      /** Colour of features without a number. */
      readonly other: string;
    };

/** How a layer of the reader's own is drawn. */
export interface OwnLook {
  readonly colours: OwnColours;
  /** Name of the column that is written beside features; null for none. */
  readonly label: string | null;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isVisible: boolean;
}

/** A layer of the reader's own with its look. */
export interface StyledLayer {
  readonly layer: OwnLayer;
  readonly look: OwnLook;
}

/** A feature of the reader's own: the layer, and the place of the feature in `OwnLayer.features`, from 0. */
export interface OwnPlace {
  readonly layer: Id;
  readonly place: number;
}

/** A value as text, by which it is listed, coloured and searched; null for none: files write nothing, null or an empty text. */
export function ownText(value: OwnValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value as a number, if it is one or a text that is one; else null. */
export function ownNumber(value: OwnValue | undefined): number | null {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Whether all features of a layer are single points, of which a million can be drawn. */
export function isOfPoints({ features }: OwnLayer): boolean {
  return features.every(({ geometry }) => geometry === null || geometry.type === 'Point');
}

/** Whether a feature shares a day with a window; one without dates always does. */
export function holdsIn({ dates }: Pick<OwnFeature, 'dates'>, window: Span): boolean {
  return dates === null || spansOverlap(dates, window);
}

/** The day nearest to a window on which a feature holds; null if it holds in the window. */
export function nearestDayOf({ dates }: Pick<OwnFeature, 'dates'>, window: Span): Day | null {
  if (dates === null || spansOverlap(dates, window)) return null;
  return dates.from >= window.to ? dates.from : dates.to - 1;
}

/**
 * The day to go to where a feature is to be seen: null if it holds in one of the windows that are shown, else its first day; where nobody says
 * when it began, the one nearest to the first window.
 */
export function dayToSee(feature: Pick<OwnFeature, 'dates'>, windows: readonly [Span, ...Span[]]): Day | null {
  const { dates } = feature;
  if (dates === null || windows.some((each) => spansOverlap(dates, each))) return null;
  return isOpenStart(dates) ? nearestDayOf(feature, windows[0]) : dates.from;
}

/** A title that no other layer has. */
export function freeTitle(title: string, taken: readonly string[]): string {
  let free = title;
  for (let at = 2; taken.includes(free); at++) free = `${title} (${at})`;
  return free;
}
