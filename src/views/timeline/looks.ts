/** How rows and bars of the timeline look: the one place where the timeline asks `symbology`. Pure. */
import type { FeatureKind, StatusWord, Track } from '../../domain/model';
import { cssName, type Palette } from '../../symbology/palette';
import { lookOf } from '../../symbology/statuses';
import { SHAPE_PATHS, trackLook } from '../../symbology/tracks';

/** How the events of a track look. */
export interface TrackStyle {
  /** Class that sets the colour as the custom property `--mark`: a style attribute would break the content security policy. */
  readonly hue: string;
  /** SVG path data of the symbol, centred on 0,0. */
  readonly path: string;
}

/** How a status bar looks. */
export interface StatusStyle {
  /** Class that sets the colour, as that of a track. */
  readonly hue: string;
  /** `stroke-dasharray` of its line, in CSS pixels; undefined for a solid one. */
  readonly dashes: string | undefined;
}

/** CSS pixels of one unit of a dash pattern. */
const DASH = 3;

/** The look of a track's events. */
export function trackStyle(track: Pick<Track, 'look'>): TrackStyle {
  const { colour, shape } = trackLook(track);
  return { hue: hueClass(colour), path: SHAPE_PATHS[shape] };
}

/** The look of a status on a feature of some kind. */
export function statusStyle(kind: FeatureKind, status: StatusWord): StatusStyle {
  const { colour, dash } = lookOf(kind, status);
  return { hue: hueClass(colour), dashes: dash.length > 0 ? dash.map((part) => part * DASH).join(' ') : undefined };
}

/** Class of the palette sheet (`build/paletteSheet`) that sets `--mark` to a colour. */
function hueClass(colour: keyof Palette): string {
  return `hue-${cssName(colour)}`;
}
