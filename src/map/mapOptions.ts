/** Types of the live map: what it is created from, what it shows, and which events it reports to its owner. */
import type { FontFacesSpecification } from 'maplibre-gl';
import type { Camera, Padding } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Id, LayerId, Settlement, Span, StoryMark, TrackId } from '../domain/model';
import type { MapFeature } from '../domain/mapTool';
import type { OwnPlace } from '../domain/ownData';
import type { NameChoice, TimeMode } from '../domain/session';
import type { View } from '../domain/view';
import type { Horizon } from '../domain/visibility';
import type { Theme } from '../symbology/palette';
import type { RegionBasemap } from './style/basemap';

/** Everything that the map shows, except its camera position. */
export interface MapFrame {
  readonly theme: Theme;
  readonly names: NameChoice;
  readonly horizon: Horizon;
  readonly window: Span;
  readonly mode: TimeMode;
  /** Ids of the layers that are on. */
  readonly layers: readonly LayerId[];
  /** The track to whose meetings venues are limited; null for all. */
  readonly track: TrackId | null;
  /** Whether features that do not exist on the date are drawn faintly. */
  readonly ghosts: boolean;
  readonly selected: ReadonlySet<Id>;
  readonly emphasised: ReadonlySet<Id>;
  /** What a story draws on the map. */
  readonly marks: readonly StoryMark[];
}

/** What the page adds to a view on the map. */
export interface FrameMore {
  /** The track to whose meetings venues are limited; null for all. */
  readonly track?: TrackId | null;
  /** What a story draws. */
  readonly marks?: readonly StoryMark[] | null;
}

/** Always the same list, so that a map without marks is not told anew. */
const NO_MARKS: readonly StoryMark[] = [];

/** What a map shows of a view, in a theme and with the layers that are on. */
export function frameOf(view: View, theme: Theme, layers: MapFrame['layers'], more: FrameMore = {}): MapFrame {
  const { names, range, window, mode, ghosts, selected, emphasised } = view;
  const { track = null, marks } = more;
  return {
    theme,
    names,
    horizon: { last: range.last },
    window,
    mode,
    layers,
    track,
    ghosts,
    selected,
    emphasised,
    marks: marks ?? NO_MARKS,
  };
}

/** Functions by which the map reports events to its owner. */
export interface MapListener {
  /** Called with `loading` while the map draws a change, and with `ready` once everything is drawn. */
  readonly onState: (state: 'loading' | 'ready') => void;
  /** Called when the reader clicks a feature, or a place without one (null). */
  readonly onSelect: (id: Id | null) => void;
  /** Called with the feature under the pointer and the pointer's position in pixels, or with null. */
  readonly onHover: (hover: { readonly id: Id; readonly x: number; readonly y: number } | null) => void;
  /** Called when the reader clicks a feature of their own, or anything else (null); with all that lies there one upon the other, if it is much. */
  readonly onOwn?: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void;
  /** Called with the own feature under the pointer and the pointer's position in pixels, or with null. */
  readonly onOwnHover?: (hover: { readonly place: OwnPlace; readonly x: number; readonly y: number } | null) => void;
  /** Called while the camera moves, for what follows it; `isOpening` says whether it still frames the opening view, or goes there. */
  readonly onMove?: (camera: Camera, isOpening: boolean) => void;
  /** Called when the camera has stopped where the reader wanted it. */
  readonly onCamera: (camera: Camera) => void;
  /** Called when the camera has stopped, whoever moved it. */
  readonly onRest?: () => void;
  /** Called when the map shows nothing until the next `ready`: the WebGL context was lost, or the first drawing takes too long. */
  readonly onAway: (why: 'lost' | 'late') => void;
  /** Called if the worker that prepares tiles could not be loaded: this map can never draw. */
  readonly onBroken?: () => void;
  /** Called when the WebGL context is back; the next `ready` says when the map is drawn. */
  readonly onBack?: () => void;
  /**
   * Called when the world's base map is there and the camera has seen beyond the region, when it cannot be loaded, and when it is still
   * missing although the camera goes there.
   */
  readonly onWorld?: (news: 'seen' | 'failed' | 'late') => void;
}

/** Everything that is needed to create a map. */
export interface MapOptions {
  readonly container: HTMLElement;
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: RegionBasemap;
  /** Towns and villages whose names the map shows. */
  readonly settlements: readonly Settlement[];
  /** Address of the world's base map, if it has been fetched already. */
  readonly world?: string | null;
  /** Fetches the world's base map, a GeoJSON file, and returns its address. */
  readonly loadWorld: () => Promise<string>;
  readonly fontFaces: FontFacesSpecification;
  /** Camera position to start from; null for the opening bounds. */
  readonly camera: Camera | null;
  readonly padding: Padding;
  readonly frame: MapFrame;
  /** Whether the map has attribution, scale bar and buttons; the second map of a comparison does not. */
  readonly controls?: boolean;
  /** Whether the map leaves the plain wheel and one finger to the page around it, as in a frame of another page. */
  readonly yields?: boolean;
  readonly listener: MapListener;
}
