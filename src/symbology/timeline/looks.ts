/** Classes and SVG attributes for the timeline's rows and bars, from the tables of `symbology`. Pure functions. */
import type { FeatureKind, StatusWord, Track } from '../../domain/model';
import { cssName, type Palette } from '../palette';
import { lookOf } from '../statuses';
import { SHAPE_PATHS, trackLook } from '../tracks';

/** How the event symbols of a track look. */
export interface TrackStyle {
  /** CSS class that sets the colour as the custom property `--mark`: the content security policy forbids style attributes. */
  readonly hue: string;
  /** The same colour by its name, for pictures that are drawn without style sheets. */
  readonly colour: keyof Palette;
  /** SVG path data of the event symbol, centred on 0,0. */
  readonly path: string;
}

/** How a status bar looks. */
export interface StatusStyle {
  /** CSS class that sets the colour, as in `TrackStyle`. */
  readonly hue: string;
  /** The same colour by its name. */
  readonly colour: keyof Palette;
  /** `stroke-dasharray` of the bar's line, in CSS pixels; undefined for a solid line. */
  readonly dashes: string | undefined;
  /** The light line inside: its width in CSS pixels, and its `stroke-dasharray`; null for none. */
  readonly inner: { readonly width: number; readonly dashes: string | undefined } | null;
}

/** Width of the line at the foot of a bar, in CSS pixels. */
export const BAR_LINE = 2.5;

/** The style of a track's event symbols. */
export function trackStyle(track: Pick<Track, 'look'>): TrackStyle {
  const { colour, shape } = trackLook(track);
  return { hue: hueClass(colour), colour, path: SHAPE_PATHS[shape] };
}

/** The style of a status bar for a kind of feature. All bars' lines are alike in width. */
export function statusStyle(kind: FeatureKind, status: StatusWord): StatusStyle {
  const { colour, dash, inner } = lookOf(kind, status);
  return {
    hue: hueClass(colour),
    colour,
    dashes: dashesOf(dash, BAR_LINE),
    inner: inner ? { width: BAR_LINE * inner.share, dashes: dashesOf(inner.dash, BAR_LINE) } : null,
  };
}

/** A dash pattern, which is in multiples of a line's width, as `stroke-dasharray` in CSS pixels; undefined for a solid line. */
export function dashesOf(dash: readonly number[], width: number): string | undefined {
  return dash.length > 0 ? dash.map((part) => Number((part * width).toFixed(1))).join(' ') : undefined;
}

/** Name of the CSS class (made by `build/paletteSheet`) that sets `--mark` to a colour. */
export function hueClass(colour: keyof Palette): string {
  return `hue-${cssName(colour)}`;
}
