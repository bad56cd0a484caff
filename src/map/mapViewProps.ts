/** What the map region of the page is given, and what it reports. */
import type { Snippet } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Camera, CameraRequest, Padding } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { MapTool } from '../domain/mapTool';
import type { Bounds, Id, StoryMark } from '../domain/model';
import type { MapFeature } from '../domain/mapTool';
import type { OwnPlace, StyledLayer } from '../domain/ownData';
import type { VenueView } from '../domain/venues';
import type { View } from '../domain/view';
import type { Theme } from '../symbology/palette';
import type { MapFrame } from './mapOptions';

/** The reader's own data, as far as the map shows them. */
export interface OwnOnMap {
  /** The layers with their looks, the topmost first. */
  readonly layers: readonly StyledLayer[];
  /** The feature that is marked; null for none. */
  readonly chosen: OwnPlace | null;
  /** Called with the feature that was clicked, or with null; and with all that lies there one upon the other. */
  readonly choose: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void;
  /** Called with the feature that was chosen in the list for keyboards, which goes on in its card. */
  readonly chooseListed: (place: OwnPlace) => void;
  /** Opens the table with the rows of a layer; of null with those of the topmost layer that is visible. */
  readonly openTable: (layer: Id | null) => void;
  /** Bounds of what the map shows; null before it has been drawn. They are another value once the map has come to rest elsewhere. */
  readonly seen: () => Bounds | null;
  /** What is said of a feature under the pointer. */
  readonly words: (place: OwnPlace) => string;
  /** Called if the program that draws own data could not be loaded. */
  readonly onlost: () => void;
}

export interface MapViewProps {
  view: View;
  /** The view of the second day of a comparison; null if nothing is compared. */
  compared?: View | null;
  /** Whether the two maps of a comparison are side by side. */
  side?: boolean;
  index: AtlasIndex;
  theme: Theme;
  /** Ids of the layers that are on. */
  layers: MapFrame['layers'];
  /** The latest camera request. */
  request: CameraRequest | null;
  /** Camera position to start from; null for the opening bounds. */
  camera: Camera | null;
  /** Widths of the map's edges that panels cover, in pixels. */
  padding: Padding & { readonly isBesideTable?: boolean };
  /** Id of the feature to highlight because the pointer or focus is on it elsewhere on the page; null for none. */
  pointed: Id | null;
  onselect: (id: Id | null) => void;
  /** Called with the feature chosen in the list for keyboards; if absent, `onselect` is called. */
  onlisted?: (id: Id) => void;
  oncamera: (camera: Camera) => void;
  /** Called when the camera has stopped, whoever moved it. */
  onrest?: (() => void) | undefined;
  /**
   * Called when the still map replaces the live one, with the element to put it into and the live map's last camera position, if there
   * was one.
   */
  onstatic: (frame: HTMLElement, camera: Camera | null) => void;
  /** Called when the live map has drawn for the first time, and when it is back after it was lost. */
  onlive: () => void;
  /** Called when the world's base map has loaded and is seen. */
  onworld?: () => void;
  /** Returns the camera position of the still map that replaced the live one, so that the live map continues from there. */
  stillCamera?: () => Camera | null;
  /** Fetches style sheets that failed to load; called before the map's program is fetched again. */
  renew?: () => Promise<void>;
  /** Called if no second map can be drawn for a comparison. */
  onnocompare?: () => void;
  /** Called when the reader ends a comparison. */
  onendcompare?: (() => void) | undefined;
  /** Attachment that makes the element a region of the page. */
  region?: Attachment<HTMLElement>;
  /** Heading of the region. */
  heading?: Snippet;
  /** Whether call-outs and the page's own things lie over the map; and how much larger than laid out it is shown. */
  callsOut?: boolean;
  enlarged?: number;
  /** The venue view, which call-outs open. */
  venues: VenueView;
  /** What the open story draws on the map, in place of call-outs; null while none is open. */
  marks?: readonly StoryMark[] | null;
  /** The reader's own data; absent where there can be none. */
  own?: OwnOnMap | null;
  /** What has the pointer of the live map, where a click then selects nothing; null for nothing. */
  tool?: MapTool | null;
  /** What is placed over the map: legend, buttons. Call-outs keep clear of its elements. */
  children?: Snippet;
}
