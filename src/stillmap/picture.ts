/** What a still map is drawn from. */
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Camera, Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Settlement } from '../domain/model';
import type { View } from '../domain/view';

/** The region's base map, as far as the still map draws it. */
export interface StillBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
  /** Borders between states that are no features of the atlas. */
  readonly borders?: GeoJSON;
}

/** The base map beyond the region. */
export interface StillWorld {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly borders: GeoJSON;
}

/** One picture to draw. */
export interface StillPicture {
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: StillBasemap;
  /** Null until it has been loaded, or where the frame does not need it. */
  readonly world: StillWorld | null;
  /** Towns and villages to write. */
  readonly settlements: readonly Settlement[];
  readonly view: View;
  readonly camera: Camera;
  /** Size of the picture in pixels. */
  readonly size: Size;
  /** Zoom that decides which names are written; a picture on paper is smaller than the one on the screen. */
  readonly detail: number;
}

/** What the base map of a picture depends on: it stays the same while only the view changes. */
export type StillFrame = Omit<StillPicture, 'view' | 'settlements' | 'geometry'>;

/** How far beyond the frame a picture in any frame is drawn, as a share of the frame: a hand may pull it. */
export const BLEED_DRAWN = 0.35;
/** Steps of a unit to which positions are rounded: fine ones for what is drawn at run time. A unit is about a pixel. */
export const FINE_STEPS = 10;
