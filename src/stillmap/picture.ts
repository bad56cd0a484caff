/** Types of the data from which a still map is drawn. */
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Camera, Size } from '../domain/camera';
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Settlement, StoryMark } from '../domain/model';
import type { OwnPlace, StyledLayer } from '../domain/ownData';
import type { View } from '../domain/view';
import type { Theme } from '../symbology/palette';
import type { BlankParts } from './blank';

/** The part of the region's base map that the still map draws. */
export interface StillBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
  /** Height bands and shaded slopes; without them the land is flat. */
  readonly relief?: FeatureCollection;
  /** State borders that are not features of the atlas. */
  readonly borders?: GeoJSON;
}

/** The world's base map, for areas outside the region. */
export interface StillWorld {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly borders: GeoJSON;
}

/** The reader's own layers, as far as a picture shows them. */
export interface OwnPicture {
  /** The layers with their looks, the topmost first. */
  readonly layers: readonly StyledLayer[];
  /** The feature that is marked; null for none. */
  readonly chosen: OwnPlace | null;
}

/** Everything that one picture of the still map depends on. */
export interface StillPicture {
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: StillBasemap;
  /** The world's base map; null while it has not loaded, or if the picture does not need it. */
  readonly world: StillWorld | null;
  /** Towns and villages whose names the map shows. */
  readonly settlements: readonly Settlement[];
  readonly view: View;
  readonly camera: Camera;
  /** Size of the picture in CSS pixels. */
  readonly size: Size;
  /** The zoom that decides which names are written; for a printed picture, that of the larger picture on the screen. */
  readonly detail: number;
  /** Whether the picture is for paper: it then has a scale bar, an arrow to the north, and degrees along its edges. */
  readonly isOnPaper?: boolean;
  /**
   * How far the picture continues beyond its bounds, as a share of its size; `BLEED_DRAWN` if not given. If it is given, symbols beyond it
   * are left out; on the screen they stay, because the keyboard reaches them and the map then moves there.
   */
  readonly bleed?: number;
  /** What a story draws on the map. */
  readonly marks?: readonly StoryMark[] | null | undefined;
  /** The reader's own layers; absent or null for none. */
  readonly own?: OwnPicture | null | undefined;
  /** What the reader measures; absent or null for nothing. */
  readonly measured?: MeasureDrawing | null | undefined;
  /** The theme, for what no custom property of the page colours: own names. Light if not given, as on paper. */
  readonly theme?: Theme | undefined;
  /** What the picture leaves out for an exercise; absent for nothing. */
  readonly blank?: BlankParts;
}

/** What lies on a map besides the atlas's own content, and in which theme. */
export type OnTop = Pick<StillPicture, 'marks' | 'own' | 'measured' | 'theme'>;

/** Everything that the base map of a picture depends on; it does not change if only the view changes. */
export type StillFrame = Omit<StillPicture, 'view' | 'settlements' | 'geometry'>;

/** How far a picture continues beyond its bounds on each side, as a share of its size, so that the reader can drag it. */
export const BLEED_DRAWN = 0.35;
/** Positions are rounded to this many steps per unit (about a pixel) in pictures drawn at run time. */
export const FINE_STEPS = 10;
