/** What a picture is drawn from besides the view. */
import type { Camera, Padding, Size } from '../../domain/camera';
import type { MeasureDrawing } from '../../domain/measure/drawing';
import type { OwnPicture, StillPicture, StillWorld } from '../../stillmap/picture';
import type { Theme } from '../../symbology/palette';
import type { FontFile } from '../../ui/embedFonts';

/** The data of the still map, which are fetched with its program. */
export interface PictureData extends Pick<StillPicture, 'geometry' | 'region' | 'settlements'> {
  /** Fetches the world's base map. */
  readonly loadWorld: () => Promise<StillWorld>;
}

export interface PictureSource {
  /** Size of the map on the screen in CSS pixels, and its camera if that is known; null if there is no map. */
  readonly screen: { readonly size: Size; readonly camera: Camera | null } | null;
  /** How many pixels of its edges panels cover: a picture has what is seen between them. */
  readonly padding?: Padding;
  /** The page's theme, with which a picture begins. */
  readonly theme: Theme;
  /** The reader's own layers; null for none. */
  readonly own?: OwnPicture | null | undefined;
  /** What the reader measures; null for nothing. */
  readonly measured?: MeasureDrawing | null | undefined;
  /** Address of the view. */
  readonly address: string;
  /** Fetches the data of the still map. */
  readonly data: () => Promise<PictureData>;
  /** Fetches the list of the page's font files. */
  readonly fonts: () => Promise<readonly FontFile[]>;
}
