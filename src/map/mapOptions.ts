/** What a live map is made from, what it shows, and what it tells its owner. */
import type { FontFacesSpecification } from 'maplibre-gl';
import type { Camera, Padding } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Id, LayerId, Settlement, Span } from '../domain/model';
import type { NameChoice, TimeMode } from '../domain/session';
import type { Horizon } from '../domain/visibility';
import type { Theme } from '../symbology/palette';
import type { RegionBasemap, WorldBasemap } from './style/basemap';

/** Everything the map shows, apart from its camera. */
export interface MapFrame {
  readonly theme: Theme;
  readonly names: NameChoice;
  readonly horizon: Horizon;
  readonly window: Span;
  readonly mode: TimeMode;
  /** Layers that are on. */
  readonly layers: readonly LayerId[];
  /** Whether features that do not exist on the date are drawn faintly. */
  readonly ghosts: boolean;
  readonly selected: ReadonlySet<Id>;
  readonly emphasised: ReadonlySet<Id>;
}

/** What the map tells its owner. */
export interface MapListener {
  /** `loading` while a change settles, `ready` once nothing is pending. */
  readonly onState: (state: 'loading' | 'ready') => void;
  /** The reader clicked on a feature, or beside all of them (null). */
  readonly onSelect: (id: Id | null) => void;
  /** The feature under the pointer with its position in pixels, or null. */
  readonly onHover: (hover: { readonly id: Id; readonly x: number; readonly y: number } | null) => void;
  /** The camera moves, for a map beside this one that keeps in step. */
  readonly onMove?: (camera: Camera) => void;
  /** The camera came to rest where the reader wanted it. */
  readonly onCamera: (camera: Camera) => void;
  /** The camera came to rest, whoever moved it. */
  readonly onRest?: () => void;
  /** The map shows nothing until the next `ready`: the graphics context was lost, or the first drawing takes too long. */
  readonly onAway: (why: 'lost' | 'late') => void;
  /** The worker that cuts tiles could not be loaded: this map can never draw. */
  readonly onBroken?: () => void;
  /** The graphics context is back; the next `ready` says when the map is drawn. */
  readonly onBack?: () => void;
  /** The world's base map was loaded, cannot be loaded, or is not there although the camera now goes beyond the region. */
  readonly onWorld?: (world: WorldBasemap | 'failed' | 'late') => void;
}

/** What a map is made from. */
export interface MapOptions {
  readonly container: HTMLElement;
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: RegionBasemap;
  /** Towns and villages to write. */
  readonly settlements: readonly Settlement[];
  /** The world base map, where it is loaded already. */
  readonly world?: WorldBasemap | null;
  /** Fetches the world base map; called when the camera first needs it. */
  readonly loadWorld: () => Promise<WorldBasemap>;
  readonly fontFaces: FontFacesSpecification;
  /** Where the camera starts; null frames the opening view. */
  readonly camera: Camera | null;
  readonly padding: Padding;
  readonly frame: MapFrame;
  /** Whether the map has attribution, scale and buttons of its own; a map beside another has not. */
  readonly controls?: boolean;
  readonly listener: MapListener;
}
