/**
 * The still map of the page: an SVG map shown until the live map has drawn, without a live map, and in print. It shows the
 * same view and bounds as the live map and uses no UI framework. The prerendered page contains a picture of the opening bounds, whose
 * pieces `apply` shows or hides by an attribute. As soon as anything else is needed (other bounds, other names, ghosts, print), the
 * renderer is fetched and draws a new picture.
 */
import { containsPoint } from '../domain/bounds';
import { cameraOfOpening, type Camera, type CameraRequest, type Padding, type Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { MapFeature } from '../domain/mapTool';
import type { Bounds, Id } from '../domain/model';
import type { OwnPlace } from '../domain/ownData';
import type { View } from '../domain/view';
import { writeCaption, type CaptionProgram } from './caption';
import { addControls, removeControls, showLimits, whenIdle } from './controls';
import { limitSentences } from './limits';
import { DrawnPicture, type Renderer } from './drawnPicture';
import { boundsOfCamera, cameraAfter, heldCamera, needsWorld, paperFrame, zoomedBy } from './frame';
import { featureLinkAt, listenToGestures, ZOOM_STEP } from './gestures';
import { showPiecesOfView } from './pagePicture';
import type { OnTop, StillPicture, StillWorld } from './picture';

/** The still map's renderer and its data, fetched when they are first needed. */
export interface StillProgram extends Renderer, CaptionProgram, Pick<StillPicture, 'region' | 'settlements'> {
  /** Fetches the world's base map. */
  readonly loadWorld: () => Promise<StillWorld>;
}

export interface StillMapOptions {
  /** The figure element that contains the prerendered picture. */
  readonly root: HTMLElement;
  readonly index: AtlasIndex;
  /** Fetches the still map's program. */
  readonly load: () => Promise<StillProgram>;
  readonly onSelect: (id: Id | null) => void;
  /** Called with the feature of the reader's own that was clicked, or with null, and with all that lies there one upon the other. */
  readonly onOwn?: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void;
  /** Called with the camera position after the reader has moved the still map. */
  readonly onCamera: (camera: Camera) => void;
}

/** Where the still map is: `before` the live map has drawn, `instead` of a live map, or `under` one, out of sight. */
type Place = 'before' | 'instead' | 'under';

export class StillMap {
  readonly #options: StillMapOptions;
  readonly #root: HTMLElement;
  readonly #abort = new AbortController();
  /** The prerendered picture; null if there is none, as in development. */
  readonly #page: SVGElement | null;
  /** The picture that is drawn at run time in place of the prerendered one. */
  readonly #drawn: DrawnPicture;
  #program: StillProgram | null = null;
  #loading: Promise<StillProgram | null> | null = null;
  #world: StillWorld | null = null;
  #worldState: 'none' | 'loading' | 'failed' = 'none';
  #place: Place = 'before';
  #view: View | null = null;
  #onTop: OnTop = {};
  /** Sentences on what the picture leaves out of the reader's own data. */
  #left: readonly string[] = [];
  /** Camera position; null for the opening bounds. */
  #camera: Camera | null = null;
  #padding: Padding = {};
  #requested = 0;
  /** The latest camera request; null once the reader has moved the camera or the live map has taken over. */
  #target: CameraRequest | null = null;
  /** A camera request that waits until the figure has a size. */
  #waiting: CameraRequest | null = null;
  #frame: number | undefined;
  /** The figure's original position in the page. */
  readonly #home: { readonly parent: Node | null; readonly next: Node | null };
  /** The figure's position in the page before it was moved for printing; null when not printing. */
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

  /** Camera position set by the reader, a link or a request; null if none has set it. */
  get camera(): Camera | null {
    return this.#camera;
  }

  /** Bounds that the still map shows in place of the live map: west, south, east, north in degrees; null if it shows none yet. */
  bounds(): Bounds | null {
    const size = this.#size();
    return size && this.#drawn.isThere && this.#place === 'instead'
      ? boundsOfCamera(this.#cameraNow(size), size)
      : null;
  }

  /** Shows what exists in the view's window, highlights what is selected or emphasised, and draws what lies on top. */
  apply(view: View, onTop: OnTop = {}): void {
    this.#view = view;
    this.#onTop = onTop;
    if (this.#place !== 'under') this.#show();
  }

  /** Sets how many pixels of each edge of the map are covered by panels. */
  setPadding(padding: Padding): void {
    this.#padding = padding;
    if (this.#place === 'under') return;
    // A card opened together with the request, so its bounds are shown in the part of the map that is left.
    if (this.#target) this.#answer(this.#target);
    else if (this.#camera === null && this.#drawn.isThere) this.#show();
  }

  /** Moves the camera at once to a position; null for the opening bounds. */
  look(camera: Camera | null): void {
    this.#camera = camera && heldCamera(camera);
    if (this.#place !== 'under') this.#show();
  }

  /** Answers a camera request by the same rules as the live map; a token that was handled before is ignored. */
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
    // The address keeps the camera position that a link or the browser's history gave it.
    if (this.#place === 'instead' && !request.keepsZoom && !request.exactly) this.#options.onCamera(after);
  }

  #cameraAfter(request: CameraRequest, camera: Camera, size: Size): Camera {
    return cameraAfter(request, camera, size, this.#padding, this.#options.index.atlas.meta);
  }

  #forgetRequest(): void {
    this.#target = null;
    this.#waiting = null;
  }

  /** Loads the world's base map because the live map shows it: a print cannot wait for it. */
  prepareWorld(): void {
    if (this.#worldState === 'failed') this.#worldState = 'none';
    void this.#fetch().then((program) => program && this.#loadWorld(program));
  }

  /** Shows the still map in place of the live map, in the element `frame`; `camera` was the live map's position. */
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

  /** Hides the still map, because the live map has drawn. */
  giveWay(): void {
    this.#place = 'under';
    // From now on the live map answers camera requests: when the still map is shown again it must not answer an old one.
    this.#forgetRequest();
    removeControls(this.#root);
    this.#root.removeAttribute('tabindex');
    this.#root.removeAttribute('aria-label');
    this.#home.parent?.insertBefore(this.#root, this.#home.next);
    // A print cannot wait for the drawing program, so it is loaded as soon as the page is idle.
    whenIdle(() => void this.#fetch());
  }

  /**
   * Moves the figure into `place` for printing, with the live map's bounds or its own, and with date, legend and attribution. Printing
   * cannot wait for anything to load; what could not be drawn is listed in the caption.
   */
  print(place: HTMLElement, live: { readonly camera: Camera; readonly size: Size } | null): void {
    const view = this.#view;
    if (!view || this.#printing) return;
    this.#printing = { parent: this.#root.parentNode, next: this.#root.nextSibling };
    const size = live?.size ?? this.#size();
    const camera = live?.camera ?? (size ? this.#cameraNow(size) : null);
    const paper = this.#program && size && camera ? paperFrame(camera, size) : null;
    if (paper && camera) {
      this.#paint(view, paper.camera, paper.size, camera.zoom);
    } else {
      this.#switchPieces(view);
      this.#root.classList.remove('is-nameless', 'is-elsewhere');
    }
    place.append(this.#root);
    const lacksWorld = this.#drawn.isThere && !this.#world && this.#worldState !== 'none';
    const [{ index }, onTop, program] = [this.#options, this.#onTop, this.#program];
    writeCaption(this.#root, { view, index, onTop, program, drawn: paper, lacksWorld, hasFailed: this.#failed });
  }

  /** Moves the figure back after printing. */
  unprint(): void {
    if (!this.#printing) return;
    const { parent, next } = this.#printing;
    this.#printing = null;
    parent?.insertBefore(this.#root, next);
    this.#drawn.forgetBasemap();
    if (this.#place !== 'under') this.#show();
  }

  /** Removes listeners and controls from the figure. */
  destroy(): void {
    this.#abort.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #size(): Size | null {
    const { clientWidth: width, clientHeight: height } = this.#root;
    return width > 0 && height > 0 ? { width, height } : null;
  }

  #cameraNow(size: Size): Camera {
    return this.#camera ?? cameraOfOpening(this.#options.index.atlas.meta.openingBounds, size, this.#padding);
  }

  /** Whether the prerendered picture can show the view: it has only the opening bounds and one form of names, and no ghosts. */
  #isOfPage({ names, ghosts, range }: View): boolean {
    const { marks, own, measured } = this.#onTop;
    const isPlain = names === 'both' && !ghosts && !marks?.length && !own && !measured;
    const isOpening = isPlain && range.last === this.#options.index.atlas.meta.opens && this.#camera === null;
    return isOpening && this.#page !== null && !this.#drawn.isThere && this.#place === 'before';
  }

  #show(): void {
    const view = this.#view;
    if (!view) return;
    if (this.#program === null) {
      this.#switchPieces(view);
      if (this.#isOfPage(view)) return;
      // A picture with names in another form, or of other bounds, would mislead, so names or picture are hidden until the right one is
      // drawn.
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
      // After a failure the program is fetched again at the next change.
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

  /** Draws a picture in place of the prerendered one. */
  #paint(view: View, camera: Camera, size: Size, detail: number): void {
    const program = this.#program;
    if (!program) return;
    const { index } = this.#options;
    const isWide = this.#needsWorld(camera, size);
    const world = isWide ? this.#world : null;
    if (isWide) this.#loadWorld(program);
    this.#root.classList.remove('is-nameless', 'is-elsewhere');
    this.#root.classList.add('is-framed');
    const isOnPaper = this.#printing !== null;
    const paper = { isOnPaper, ...this.#onTop, ...(isOnPaper ? { theme: 'light' as const } : {}) };
    const frame = { index, region: program.region, world, camera, size, detail, ...paper };
    this.#left = this.#drawn.paint(program, frame, view, program);
    this.#tell();
  }

  #needsWorld(camera: Camera, size: Size): boolean {
    return needsWorld(camera, size, this.#options.index.atlas.meta.regionBounds);
  }

  #loadWorld(program: StillProgram): void {
    if (this.#world || this.#worldState !== 'none') return;
    this.#worldState = 'loading';
    const arrived = program.loadWorld().then(
      (world) => ([this.#world, this.#worldState] = [world, 'none']),
      () => (this.#worldState = 'failed'),
    );
    void arrived.then(() => {
      if (this.#place !== 'under') this.#show();
      this.#tell();
    });
  }

  /** Sentences that say what this picture leaves out; none if it shows everything. */
  #limits(): readonly string[] {
    const size = this.#size();
    const isWide = size !== null && this.#needsWorld(this.#cameraNow(size), size);
    return limitSentences(this.#failed, isWide && !this.#world && this.#worldState === 'failed');
  }

  /** Shows on the screen what the picture leaves out, with a button to try again. */
  #tell(): void {
    const isSeen = this.#place === 'instead' && !this.#printing;
    const faults = isSeen ? this.#limits() : [];
    showLimits(this.#root, isSeen ? [...faults, ...this.#left] : [], faults.length > 0 ? () => this.#tryAgain() : null);
  }

  #tryAgain(): void {
    this.#worldState = 'none';
    this.#failed = false;
    this.#tell();
    this.#show();
  }

  /** Shows or hides the pieces of the prerendered picture, as long as no other picture is drawn. */
  #switchPieces(view: View): void {
    if (!this.#drawn.isThere) showPiecesOfView(this.#root, view);
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
        own: (place, featuresAtPoint) => this.#options.onOwn?.(place, featuresAtPoint),
        shown: () => ({ chosen: this.#onTop.own?.chosen ?? null, selected: this.#view?.selected ?? new Set() }),
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

  /** Moves the camera to the feature whose link has the focus, so that a reader who moves with the keyboard sees it. */
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
