/**
 * The still map of the page: what is seen until the live map has drawn, where there is none, and on paper. It shows the same view
 * as the live map in the same frame. Framework-free; `apply` is idempotent.
 *
 * The page comes with a picture of the opening frame, whose pieces `apply` switches by an attribute. As soon as something else is
 * asked for (another frame, other names, ghosts, paper), the renderer is fetched and draws the picture anew.
 */
import { containsPoint } from '../domain/bounds';
import type { Camera, CameraRequest, Padding, Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { Bounds, Id } from '../domain/model';
import type { View } from '../domain/view';
import { addControls, removeControls, setCaption, showLimits, whenIdle } from './controls';
import { drawnLacks, limitSentences, pageLacks } from './limits';
import { DrawnPicture, type Renderer } from './drawnPicture';
import { boundsOfCamera, cameraAfter, cameraOfBounds, heldCamera, needsWorld, paperFrame, zoomedBy } from './frame';
import { featureLinkAt, listenToGestures, ZOOM_STEP } from './gestures';
import { switchPieces } from './pagePicture';
import type { StillPicture, StillWorld } from './picture';
import { statedText } from './statedText';

/** What is fetched on first need: the renderer and its data. */
export interface StillProgram extends Renderer, Pick<StillPicture, 'geometry' | 'region' | 'settlements'> {
  /** Fetches the base map beyond the region. */
  readonly loadWorld: () => Promise<StillWorld>;
  readonly legendList: (view: View) => string;
}

export interface StillMapOptions {
  /** The figure that holds the picture of the page. */
  readonly root: HTMLElement;
  readonly index: AtlasIndex;
  /** Fetches the program. */
  readonly load: () => Promise<StillProgram>;
  readonly onSelect: (id: Id | null) => void;
  /** Told where the reader has moved the camera to. */
  readonly onCamera: (camera: Camera) => void;
}

/** Where the still map is: under a live map that has not drawn yet, in the place of one, or out of sight under one. */
type Place = 'before' | 'instead' | 'under';

export class StillMap {
  readonly #options: StillMapOptions;
  readonly #root: HTMLElement;
  readonly #abort = new AbortController();
  /** The picture that came with the page; null where there is none, as in development. */
  readonly #page: SVGElement | null;
  /** The picture that is drawn in its place. */
  readonly #drawn: DrawnPicture;
  #program: StillProgram | null = null;
  #loading: Promise<StillProgram | null> | null = null;
  #world: StillWorld | null = null;
  #worldState: 'none' | 'loading' | 'failed' = 'none';
  #place: Place = 'before';
  #view: View | null = null;
  /** Null frames the opening view. */
  #camera: Camera | null = null;
  #padding: Padding = {};
  #requested = 0;
  /** What was asked for last; null once the reader has moved the camera or the live map has it. */
  #target: CameraRequest | null = null;
  /** A request that waits for the figure to have a size. */
  #waiting: CameraRequest | null = null;
  #frame: number | undefined;
  /** Where the figure stands in the page. */
  readonly #home: { readonly parent: Node | null; readonly next: Node | null };
  /** What was there before a print. */
  #printing: { readonly parent: Node | null; readonly next: Node | null } | null = null;
  #failed = false;

  constructor(options: StillMapOptions) {
    this.#options = options;
    this.#root = options.root;
    this.#page = options.root.querySelector<SVGElement>('svg.still-map');
    this.#drawn = new DrawnPicture(options.root, this.#page);
    this.#home = { parent: options.root.parentNode, next: options.root.nextSibling };
    this.#listen();
  }

  /** The camera, where the reader, a link or a request has set one. */
  get camera(): Camera | null {
    return this.#camera;
  }

  /** What the still map frames in the place of the live one: west, south, east, north in degrees; null where it frames nothing yet. */
  bounds(): Bounds | null {
    const size = this.#size();
    return size && this.#drawn.isThere && this.#place === 'instead'
      ? boundsOfCamera(this.#cameraNow(size), size)
      : null;
  }

  /** Shows what holds in the view's window, and marks what is selected or emphasised. */
  apply(view: View): void {
    this.#view = view;
    if (this.#place !== 'under') this.#show();
  }

  /** Tells which edges of the map are covered, in pixels. */
  setPadding(padding: Padding): void {
    this.#padding = padding;
    if (this.#place === 'under') return;
    // A card opens with what was asked for: that is shown in what is left of the map.
    if (this.#target) this.#answer(this.#target);
    else if (this.#camera === null && this.#drawn.isThere) this.#show();
  }

  /** Puts the camera somewhere at once; null frames the opening view. */
  look(camera: Camera | null): void {
    this.#camera = camera && heldCamera(camera);
    if (this.#place !== 'under') this.#show();
  }

  /** Answers a request as the live map does; one with a known token is ignored. */
  request(request: CameraRequest): void {
    if (request.token <= this.#requested) return;
    this.#requested = request.token;
    if (this.#place === 'under') return;
    this.#target = request;
    this.#answer(request);
  }

  #answer(request: CameraRequest): void {
    const size = this.#size();
    if (!size) {
      this.#waiting = request;
      return;
    }
    const before = this.#cameraNow(size);
    const after = this.#cameraAfter(request, before, size);
    if (after === before) return;
    this.#camera = after;
    this.#show();
    // The address keeps the frame that a link or the history has given it.
    if (this.#place === 'instead' && !request.keepsZoom && !request.exactly) this.#options.onCamera(after);
  }

  #cameraAfter(request: CameraRequest, camera: Camera, size: Size): Camera {
    return cameraAfter(request, camera, size, this.#padding, this.#options.index.atlas.meta.regionBounds);
  }

  #forgetRequest(): void {
    this.#target = null;
    this.#waiting = null;
  }

  /** Takes the base map beyond the region from whoever has fetched it: paper cannot wait for it. */
  takeWorld(world: StillWorld): void {
    this.#world = world;
    this.#worldState = 'none';
    if (this.#place !== 'under') this.#show();
  }

  /** Takes the place of the live map, in its frame; `camera` is where that one looked. */
  standIn(frame: HTMLElement, camera: Camera | null): void {
    this.#place = 'instead';
    if (camera) {
      this.#camera = heldCamera(camera);
      this.#forgetRequest();
    }
    frame.append(this.#root);
    this.#root.tabIndex = 0;
    this.#root.setAttribute('aria-label', 'Still map. Arrow keys move the view, plus and minus change its scale');
    addControls(this.#root, this.#options.index.atlas.meta.attribution, (by) => this.#zoom(by * ZOOM_STEP));
    this.#show();
  }

  /** Gives the place back to the live map. */
  giveWay(): void {
    this.#place = 'under';
    // From here on the live map answers requests: when this one is shown again it must not answer an old one.
    this.#forgetRequest();
    removeControls(this.#root);
    this.#root.removeAttribute('tabindex');
    this.#root.removeAttribute('aria-label');
    this.#home.parent?.insertBefore(this.#root, this.#home.next);
    // A print cannot wait for the drawing program, so it is loaded as soon as the page is idle.
    whenIdle(() => void this.#fetch());
  }

  /**
   * Puts the figure on paper: into `place`, in the frame of the live map or in its own, with its date, legend and attribution. Nothing
   * can be waited for here. What the program would have drawn and could not is said.
   */
  print(place: HTMLElement, live: { readonly camera: Camera; readonly size: Size } | null): void {
    const view = this.#view;
    if (!view || this.#printing) return;
    this.#printing = { parent: this.#root.parentNode, next: this.#root.nextSibling };
    const size = live?.size ?? this.#size();
    const camera = live?.camera ?? (size ? this.#cameraNow(size) : null);
    const isDrawn = this.#program !== null && size !== null && camera !== null;
    if (isDrawn) {
      const paper = paperFrame(camera, size);
      this.#paint(view, paper.camera, paper.size, camera.zoom);
    } else {
      this.#switchPieces(view);
      this.#root.classList.remove('is-nameless', 'is-elsewhere');
    }
    place.append(this.#root);
    this.#caption(view, isDrawn);
  }

  /** Back from paper. */
  unprint(): void {
    if (!this.#printing) return;
    const { parent, next } = this.#printing;
    this.#printing = null;
    parent?.insertBefore(this.#root, next);
    this.#drawn.forgetBasemap();
    if (this.#place !== 'under') this.#show();
  }

  /** Lets go of the figure. */
  destroy(): void {
    this.#abort.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #size(): Size | null {
    const { clientWidth: width, clientHeight: height } = this.#root;
    return width > 0 && height > 0 ? { width, height } : null;
  }

  #cameraNow(size: Size): Camera {
    return this.#camera ?? cameraOfBounds(this.#options.index.atlas.meta.openingBounds, size, this.#padding);
  }

  /** Whether the picture of the page can show the view: it knows one frame, one choice of names and nothing faint. */
  #isOfPage(view: View): boolean {
    return (
      this.#page !== null &&
      !this.#drawn.isThere &&
      this.#camera === null &&
      this.#place === 'before' &&
      view.names === 'both' &&
      !view.ghosts &&
      view.range.last === this.#options.index.atlas.meta.opens
    );
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    if (this.#program === null) {
      this.#switchPieces(view);
      if (this.#isOfPage(view)) return;
      // Better no names than other ones, and better no picture than one of somewhere else.
      this.#root.classList.toggle('is-nameless', view.names !== 'both' && !this.#failed);
      this.#root.classList.toggle('is-elsewhere', this.#camera !== null && !this.#failed);
      void this.#fetch();
      return;
    }
    if (this.#isOfPage(view)) this.#switchPieces(view);
    else this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  async #fetch(): Promise<StillProgram | null> {
    this.#loading ??= this.#options.load().then(
      (program) => (this.#program = program),
      () => null,
    );
    const program = await this.#loading;
    this.#failed = program === null;
    if (this.#abort.signal.aborted) return program;
    if (!program) {
      // Asked for again with the next change.
      this.#loading = null;
      this.#root.classList.remove('is-nameless', 'is-elsewhere');
      this.#tell();
    } else if (this.#place !== 'under') this.#show();
    return program;
  }

  #draw(): void {
    this.#frame = undefined;
    const view = this.#view;
    const size = this.#size();
    if (!view || !size || this.#place === 'under' || this.#printing) return;
    if (this.#waiting) {
      this.#camera = this.#cameraAfter(this.#waiting, this.#cameraNow(size), size);
      this.#waiting = null;
    }
    const camera = this.#cameraNow(size);
    this.#paint(view, camera, size, camera.zoom);
  }

  /** Draws a picture into the figure, in place of the page's. */
  #paint(view: View, camera: Camera, size: Size, detail: number): void {
    const program = this.#program;
    if (!program) return;
    const { index } = this.#options;
    const { geometry, region, settlements } = program;
    const isWide = this.#needsWorld(camera, size);
    if (isWide) this.#loadWorld(program);
    const world = isWide ? this.#world : null;
    this.#root.classList.remove('is-nameless', 'is-elsewhere');
    this.#root.classList.add('is-framed');
    this.#drawn.paint(program, { index, region, world, camera, size, detail }, view, { geometry, settlements });
    this.#tell();
  }

  #needsWorld(camera: Camera, size: Size): boolean {
    return needsWorld(camera, size, this.#options.index.atlas.meta.regionBounds);
  }

  #loadWorld(program: StillProgram): void {
    if (this.#world || this.#worldState !== 'none') return;
    this.#worldState = 'loading';
    program.loadWorld().then(
      (world) => this.takeWorld(world),
      () => {
        this.#worldState = 'failed';
        this.#tell();
      },
    );
  }

  /** What this picture leaves out, as sentences; none where it shows all. */
  #limits(): readonly string[] {
    const size = this.#size();
    const isWide = size !== null && this.#needsWorld(this.#cameraNow(size), size);
    return limitSentences(this.#failed, isWide && !this.#world && this.#worldState === 'failed');
  }

  /** Says on the screen what is left out, with a way to try again. */
  #tell(): void {
    const limits = this.#place === 'instead' && !this.#printing ? this.#limits() : [];
    showLimits(this.#root, limits, () => this.#tryAgain());
  }

  #tryAgain(): void {
    this.#worldState = 'none';
    this.#failed = false;
    this.#tell();
    this.#show();
  }

  #caption(view: View, isDrawn: boolean): void {
    const { meta, languages } = this.#options.index.atlas;
    const lacksWorld = this.#drawn.isThere && !this.#world && this.#worldState !== 'none';
    const lacks = isDrawn ? drawnLacks(lacksWorld) : pageLacks(this.#failed);
    const legend = this.#program?.legendList(view) ?? '';
    setCaption(this.#root, legend, statedText(view, languages), [...lacks, `${meta.attribution}.`]);
  }

  /** Switches the pieces of the page's picture, while that is what there is. */
  #switchPieces(view: View): void {
    if (!this.#drawn.isThere) switchPieces(this.#root, view);
  }

  #listen(): void {
    const { signal } = this.#abort;
    const root = this.#root;
    listenToGestures(
      root,
      {
        isActive: () => this.#place === 'instead',
        move: (by) => this.#move(by),
        end: () => this.#tellCamera(),
        select: (id) => this.#options.onSelect(id),
      },
      signal,
    );
    root.addEventListener('focusin', (event) => this.#bringIntoView(event.target as Element), { signal });
    const resized = new ResizeObserver(() => {
      if (this.#drawn.isThere && this.#place !== 'under' && !this.#printing) this.#show();
    });
    resized.observe(root);
    signal.addEventListener('abort', () => resized.disconnect());
  }

  /** Brings the feature whose link has the focus into view: whoever walks through the features by keys must see which one it is. */
  #bringIntoView(focused: Element): void {
    const feature = this.#options.index.features.get(featureLinkAt(focused)?.dataset['feature'] ?? '');
    const size = this.#size();
    if (!feature || !size || this.#place !== 'instead') return;
    if (containsPoint(boundsOfCamera(this.#cameraNow(size), size), feature.point)) return;
    const [lon, lat] = feature.point;
    this.#move((camera) => ({ ...camera, lon, lat }));
    this.#tellCamera();
  }

  #move(by: (camera: Camera) => Camera): void {
    const size = this.#size();
    if (!size || !this.#program) return;
    this.#target = null;
    this.#camera = by(this.#cameraNow(size));
    this.#show();
  }

  #tellCamera(): void {
    if (this.#camera) this.#options.onCamera(this.#camera);
  }

  #zoom(by: number): void {
    this.#move((camera) => zoomedBy(camera, by));
    this.#tellCamera();
  }
}
