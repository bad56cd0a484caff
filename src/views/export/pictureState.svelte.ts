/**
 * The picture that a reader is about to take: what was chosen, the drawing, and what went wrong. It fetches what a drawing needs and draws
 * again a moment after the last choice.
 */
import { cameraOfOpening, type Camera, type Size } from '../../domain/camera';
import { freeFrame } from '../../domain/freeFrame';
import type { AtlasIndex } from '../../domain/links';
import type { Bounds } from '../../domain/model';
import { pause } from '../../domain/turns';
import type { View } from '../../domain/view';
import { reasonOf } from '../../state/publishedFiles';
import { cameraOfBounds } from '../../stillmap/frame';
import type { StillWorld } from '../../stillmap/picture';
import { layoutPicture, pictureNeedsWorld } from '../../stillmap/pictureLayout';
import type { PictureOptions } from '../../stillmap/pictureParts';
import { PICTURE_SIZES } from '../../stillmap/pictureSizes';
import { withoutReading } from '../../stillmap/pictureView';
import { drawPicture, drawTimelinePicture, withFonts, type StandalonePicture } from '../../stillmap/standalone';
import type { Theme } from '../../symbology/palette';
import type { RowChoice } from '../../symbology/timeline/layout';
import { embeddedFonts, type FontFile } from '../../ui/embedFonts';
import { saveBlob, saveFile } from '../../ui/files';
import { rasterise } from '../../ui/raster';
import { pictureFileName } from './pictureFileName';
import type { PictureData, PictureSource } from './pictureSource';

/** Size of the map where none is on the screen. */
const USUAL_SIZE: Size = { width: 980, height: 675 };
/** A picture's map has at least this width and height, even if panels leave less of the map on the screen. */
const LEAST_SIZE = 220;
/** Milliseconds after the last choice until the picture is drawn again: typing a title is not disturbed. */
const PAUSE = 150;

/** Pixels of a PNG for each pixel of the picture. */
export const SCALES = [1, 2, 3, 4] as const;

export interface PictureContext {
  readonly view: View;
  readonly compared: View | null;
  readonly index: AtlasIndex;
  /** Today's date, ISO 8601. */
  readonly today: string;
  /** Bounds that the map shows; null if there is no map. */
  readonly frame: Bounds | null;
  readonly source: PictureSource;
  /** Text of the still map's style sheets. */
  readonly css: string;
}

export class PictureState {
  /** Whether the picture is of the map or of the timeline alone. */
  what = $state<'map' | 'timeline'>('map');
  /** Whether the picture shows the second day of a comparison. */
  isSecond = $state(false);
  title = $state('');
  hasLegend = $state(true);
  hasTimeline = $state(true);
  hasAddress = $state(true);
  /** Whether the picture has the reader's own layers, and what they measure. */
  hasOwn = $state(true);
  hasMeasured = $state(true);
  /** Rows of a picture of the timeline alone. */
  rows = $state<RowChoice>('all');
  sizeId = $state('screen');
  theme = $state<Theme>('light');
  scale = $state<number>(2);
  /** Whether an SVG contains its fonts. */
  hasFonts = $state(false);

  /** The picture as it was drawn last; null before the first. */
  picture = $state.raw<StandalonePicture | null>(null);
  /** Address of the picture with its fonts, for the preview; empty before the first. */
  preview = $state('');
  /** What could not be done, for the reader; empty for nothing. */
  failure = $state('');
  /** What was saved last; empty for nothing. */
  done = $state('');
  /** What is under way; empty for nothing. */
  busy = $state('');
  /** What is said of land beyond the region: `awaited` while its base map is on the way, `missing` if it could not be fetched. */
  world = $state<'awaited' | 'missing' | null>(null);

  readonly #context: PictureContext;
  #data = $state.raw<PictureData | null>(null);
  #world: StillWorld | null = null;
  /** Counts the reader's wishes to fetch the world's base map again. */
  #wishes = $state(0);
  #fontFiles: readonly FontFile[] = [];
  /** Counts the drawings: one that took longer than the next is not shown. */
  #drawing = 0;
  /** Ends once the picture of the last choice is there or failed, or another choice was made. */
  #drawn: Promise<void> = Promise.resolve();

  constructor(context: PictureContext) {
    this.#context = context;
    this.theme = context.source.theme;
    this.title = titleOf(context);
    void this.load();
    $effect(() => {
      const data = this.#data;
      void this.#wishes;
      const options = data && this.#options(data);
      if (!options) return undefined;
      let end = (): void => {};
      this.#drawn = new Promise((done) => {
        const timer = setTimeout(() => void this.#draw(options, data).then(done), PAUSE);
        end = () => (clearTimeout(timer), done());
      });
      return () => end();
    });
    $effect(() => () => this.#show(''));
  }

  /** Whether the data of the map are there. */
  get isReady(): boolean {
    return this.#data !== null;
  }

  /** The view that is drawn. */
  get view(): View {
    return (this.isSecond && this.#context.compared) || this.#context.view;
  }

  /** Fetches the data of the still map, and the list of fonts. */
  async load(): Promise<void> {
    this.failure = '';
    try {
      const { source } = this.#context;
      this.#fontFiles = await source.fonts().catch(() => []);
      this.#data = await source.data();
    } catch (error) {
      this.failure = `The map could not be fetched (${reasonOf(error)}). Check the connection and try again.`;
    }
  }

  /** Fetches the world's base map again, and draws the picture with it. */
  readonly retryWorld = (): void => void this.#wishes++;

  /** Saves the picture as SVG. */
  async saveSvg(): Promise<void> {
    await this.#save('svg', async (picture) => {
      const name = `${this.#fileName()}.svg`;
      const markup = this.hasFonts ? withFonts(picture.markup, await this.#fontFaces(picture.markup)) : picture.markup;
      saveFile(name, 'image/svg+xml', markup);
      this.done = `${name}: ${picture.width} × ${picture.height} units, ${Math.round(markup.length / 1000)} kB.`;
    });
  }

  /** Saves the picture as PNG. */
  async savePng(): Promise<void> {
    const { scale } = this;
    await this.#save('png', async (picture) => {
      const name = `${this.#fileName()}${scale === 1 ? '' : `@${scale}x`}.png`;
      const markup = withFonts(picture.markup, await this.#fontFaces(picture.markup));
      const raster = await rasterise(markup, picture, scale);
      if (!raster.ok) {
        this.failure = `No PNG was made: ${raster.reason}.`;
        return;
      }
      saveBlob(name, raster.blob);
      this.done = `${name}: ${picture.width * scale} × ${picture.height * scale} pixels, ${Math.round(raster.blob.size / 1000)} kB.`;
    });
  }

  /** Saves the picture of the last choice, once it has been drawn. */
  async #save(format: 'svg' | 'png', act: (picture: StandalonePicture) => Promise<void>): Promise<void> {
    if (!this.picture || this.busy) return;
    this.failure = this.done = '';
    this.busy = format;
    try {
      for (let drawn: unknown = null; drawn !== this.#drawn; await drawn) drawn = this.#drawn;
      if (!this.failure) await act(this.picture);
    } catch (error) {
      this.failure = `The picture could not be saved (${reasonOf(error)}). Check the connection and try again.`;
    } finally {
      this.busy = '';
    }
  }

  #options({ geometry, region, settlements }: PictureData): PictureOptions {
    const { index, source } = this.#context;
    const isMap = this.what === 'map';
    return {
      index,
      geometry,
      region,
      settlements,
      view: withoutReading(this.view),
      screen: this.#screen(),
      size: PICTURE_SIZES.find(({ id }) => id === this.sizeId) ?? (PICTURE_SIZES[0] as (typeof PICTURE_SIZES)[number]),
      theme: this.theme,
      title: this.title.trim(),
      hasLegend: this.hasLegend,
      timeline: isMap ? (this.hasTimeline ? 'few' : null) : this.rows,
      address: this.hasAddress ? source.address : '',
      made: this.#context.today,
      own: this.hasOwn ? source.own : null,
      measured: isMap && this.hasMeasured ? source.measured : null,
      lacks: [],
    };
  }

  /** What the map on the screen shows between its panels; where there is none, the opening view. */
  #screen(): { readonly camera: Camera; readonly size: Size } {
    const { source, frame, index } = this.#context;
    const size = source.screen?.size ?? USUAL_SIZE;
    const camera =
      source.screen?.camera ??
      (frame ? cameraOfBounds(frame, size, {}) : cameraOfOpening(index.atlas.meta.openingBounds, size, {}));
    const free = freeFrame({ camera, size }, (source.screen && source.padding) ?? {});
    const atLeast = (pixels: number): number => Math.max(pixels, LEAST_SIZE);
    return { camera: free.camera, size: { width: atLeast(free.size.width), height: atLeast(free.size.height) } };
  }

  async #draw(options: PictureOptions, data: PictureData): Promise<void> {
    const drawing = ++this.#drawing;
    const isMap = this.what === 'map';
    try {
      const layout = isMap ? layoutPicture(options) : null;
      const isWide = layout !== null && pictureNeedsWorld(layout, options);
      if (!isWide) this.world = null;
      const world = isWide ? await this.#worldFor(data) : null;
      // The page may answer to a key or pointer between two parts of the work.
      await pause();
      if (drawing !== this.#drawing) return;
      const supplies = { css: this.#context.css, world };
      const picture = layout ? drawPicture(options, supplies, layout) : drawTimelinePicture(options, supplies);
      await pause();
      const faces = await this.#fontFaces(picture.markup);
      if (drawing !== this.#drawing) return;
      this.picture = picture;
      this.#show(withFonts(picture.markup, faces));
    } catch (error) {
      this.failure = `The picture could not be drawn (${reasonOf(error)}).`;
    }
  }

  /**
   * The world's base map, which a picture that reaches beyond the region waits for: it would else say that the map is missing while it is on
   * its way. Null if it cannot be fetched; the next choice tries again.
   */
  async #worldFor({ loadWorld }: PictureData): Promise<StillWorld | null> {
    if (this.#world) return this.#world;
    this.world = 'awaited';
    try {
      this.#world = await loadWorld();
      this.world = null;
    } catch {
      this.world = 'missing';
    }
    return this.#world;
  }

  /** The fonts that a picture uses; none if they cannot be fetched: it then has the fonts of the device. */
  async #fontFaces(markup: string): Promise<string> {
    return embeddedFonts(this.#fontFiles, markup).catch(() => '');
  }

  #show(markup: string): void {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = markup ? URL.createObjectURL(new Blob([markup], { type: 'image/svg+xml;charset=utf-8' })) : '';
  }

  #fileName(): string {
    const { view, theme, what, rows, sizeId } = this;
    const atlas = this.#context.index.atlas.meta.title;
    return pictureFileName({ atlas, view, theme, size: { id: sizeId }, rows: what === 'timeline' ? rows : null });
  }
}

/** A title to begin with: what is selected, else the atlas's. */
function titleOf({ view, index }: PictureContext): string {
  const { selection } = view;
  if (selection?.type === 'feature') return selection.feature.title;
  return selection?.type === 'event' ? selection.event.title : index.atlas.meta.title;
}
