/** What a picture is asked to show, and where its parts are: types. Lengths are in units of the picture. */
import type { Camera, Size } from '../domain/camera';
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { Theme } from '../symbology/palette';
import type { RowChoice } from '../symbology/timeline/layout';
import type { OwnPicture, StillPicture } from './picture';
import type { PictureLegend } from './pictureLegend';
import type { Setting } from './pictureSetting';
import type { PictureSize } from './pictureSizes';
import type { TextBlock } from './textBlock';
import type { TimeStrip } from './timeStrip';

/** What a picture shows, and how. */
export interface PictureOptions extends Pick<StillPicture, 'index' | 'geometry' | 'region' | 'settlements' | 'view'> {
  /** What the map on the screen shows, and how large it is. */
  readonly screen: { readonly camera: Camera; readonly size: Size };
  readonly size: PictureSize;
  readonly theme: Theme;
  /** Heading of the picture; empty for none. */
  readonly title: string;
  readonly hasLegend: boolean;
  /** Which rows the timeline has under the map; null for no timeline. */
  readonly timeline: RowChoice | null;
  /** Address of the view; empty for none. */
  readonly address: string;
  /** The reader's own layers; null or absent for none. */
  readonly own?: OwnPicture | null | undefined;
  /** What the reader measures; null or absent for nothing. */
  readonly measured?: MeasureDrawing | null | undefined;
  /** The day on which the picture is made, ISO 8601; absent if it is not told. */
  readonly made?: string | undefined;
  /** Sentences on what the map on the screen shows and this picture does not. */
  readonly lacks: readonly string[];
}

/** Where the parts of a picture are. */
export interface PictureLayout extends Size {
  /** The map: its place, its camera, and the zoom that decides which names are written. */
  readonly map: Size & { readonly x: number; readonly y: number; readonly camera: Camera; readonly detail: number };
  readonly head: readonly Placed<TextBlock>[];
  readonly legend: Placed<PictureLegend> | null;
  readonly strip: Placed<TimeStrip> | null;
  readonly foot: readonly Placed<TextBlock>[];
  readonly lacks: readonly string[];
  /** How closely legend, timeline and words are set. */
  readonly setting: Setting;
}
/** A part with its upper left corner. */
export interface Placed<T> {
  readonly x: number;
  readonly y: number;
  readonly what: T;
}
