/** The inputs from which the map style is composed. */
import type { FontFacesSpecification } from 'maplibre-gl';
import type { Bounds, Layer, LayerId } from '../../domain/model';
import type { Palette } from '../../symbology/palette';
import type { RegionBasemap } from './basemap';
import type { DateState } from './filters';
import type { ContentSources } from './sources';

/** Everything on which the map style depends. */
export interface StyleInput {
  readonly palette: Palette;
  readonly region: RegionBasemap;
  /**
   * Address of the world's base map, a GeoJSON file, and whether the camera has seen beyond the region: only then it is drawn, since each
   * layer costs time. Null until the file has been fetched.
   */
  readonly world: { readonly address: string; readonly isSeen: boolean } | null;
  /** Bounds of the region's detailed base map. */
  readonly regionBounds: Bounds;
  readonly content: ContentSources;
  readonly fontFaces: FontFacesSpecification;
  /** Countries drawn slightly lighter: ISO 3166-1 alpha-3 codes. */
  readonly focusCountries: readonly string[];
  readonly date: DateState;
  /** All layers of the content. */
  readonly contentLayers: readonly Pick<Layer, 'id' | 'look'>[];
  /** Ids of the content's layers that are on. */
  readonly layers: readonly LayerId[];
  /** Whether features that do not exist on the date are drawn faintly. */
  readonly ghosts: boolean;
}
