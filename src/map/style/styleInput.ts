/** What the style is composed from. */
import type { FontFacesSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Bounds, Layer, LayerId } from '../../domain/model';
import type { Palette } from '../../symbology/palette';
import type { RegionBasemap, WorldBasemap } from './basemap';
import type { DateState } from './filters';
import type { ContentSources } from './sources';

/** Everything that the style depends on. */
export interface StyleInput {
  readonly palette: Palette;
  readonly region: RegionBasemap;
  /** The base map beyond the region; null until it has been loaded. */
  readonly world: WorldBasemap | null;
  /** What the region's base map covers. */
  readonly regionBounds: Bounds;
  readonly content: ContentSources;
  readonly fontFaces: FontFacesSpecification;
  /** Countries drawn a touch lighter: ISO 3166-1 alpha-3. */
  readonly focusCountries: readonly string[];
  readonly date: DateState;
  /** Layers of the content. */
  readonly contentLayers: readonly Pick<Layer, 'id' | 'look'>[];
  /** Ids of those that are on. */
  readonly layers: readonly LayerId[];
  /** Whether features that do not exist on the date are drawn faintly. */
  readonly ghosts: boolean;
  /** Those of the reader's own features that exist on the date, each with an `id` (a number); null where there are none at all. */
  readonly own: FeatureCollection | null;
}
