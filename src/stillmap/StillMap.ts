/**
 * The still map of the page: what is seen until the live map has drawn, where there is none, and on paper. It shows the same view
 * as the live map in the same frame. Framework-free; `apply` is idempotent.
 *
 * The page comes with a picture of the opening frame, whose pieces `apply` switches by an attribute. As soon as something else is
 * asked for (another frame, other names, ghosts, paper), the renderer is fetched and draws the picture anew.
 */
import type { Camera, CameraRequest, Padding } from '../domain/camera';
import type { Point } from '../domain/geometry';
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import type { Bounds, Id } from '../domain/model';
import type { View } from '../domain/view';
import { isShownIn } from '../domain/visibility';
import {
  boundsOfCamera,
  cameraAfter,
  cameraOfBounds,
  heldCamera,
  movedBy,
  needsWorld,
  paperFrame,
  pulledBy,
  wheelZooms,
  zoomedBy,
} from './frame';
import { statedText } from './paper';
import type { Size } from './project';
import type { StillPicture, StillWorld } from './render';

/** What is fetched on first need: the renderer and its data. */
export interface StillProgram extends Pick<StillPicture, 'geometry' | 'region' | 'settlements'> {
  /** Fetches the ground beyond the region. */
  readonly loadWorld: () => Promise<StillWorld>;
  readonly drawGround: (picture: Omit<StillPicture, 'view' | 'settlements' | 'geometry'>) => string;
  readonly drawContent: (picture: StillPicture) => string;
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

/** How much nearer a button or a key brings the camera, in zooms. */
const STEP = 1;
/** Pixels that an arrow key moves the picture. */
const WALK = 80;
/** Pixels a pointer may move and still mean a click. */
const STILL_PIXELS = 4;

export class StillMap {
  readonly #options: StillMapOptions;
  readonly #root: HTMLElement;
  readonly #abort = new AbortController();
  /** The picture that came with the page; null where there is none, as in development. */
  readonly #page: SVGElement | null;
  /** The picture that was drawn in its place. */
  #drawn: SVGElement | null = null;
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
  /** What the ground was drawn for. */
  #groundKey = '';
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
    return size && this.#drawn && this.#place === 'instead' ? boundsOfCamera(this.#cameraNow(size), size) : null;
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
    else if (this.#camera === null && this.#drawn) this.#show();
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
    const after = cameraAfter(request, before, size, this.#padding);
    if (after === before) return;
    this.#camera = after;
    this.#show();
    // The address keeps the frame that a link or the history has given it.
    if (this.#place === 'instead' && !request.keepsZoom && !request.exactly) this.#options.onCamera(after);
  }

  #forgetRequest(): void {
    this.#target = null;
    this.#waiting = null;
  }

  /** Takes the ground beyond the region from whoever has fetched it: paper cannot wait for it. */
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
    this.#addControls();
    this.#show();
  }

  /** Gives the place back to the live map. */
  giveWay(): void {
    this.#place = 'under';
    // From here on the live map answers: shown again, this one must not go back to what was asked for before.
    this.#forgetRequest();
    for (const part of this.#root.querySelectorAll('.still-buttons, .still-attribution, .still-limits')) part.remove();
    this.#root.removeAttribute('tabindex');
    this.#root.removeAttribute('aria-label');
    this.#home.parent?.insertBefore(this.#root, this.#home.next);
    // Paper cannot wait for anything: what it takes is fetched while there is time.
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
    this.#groundKey = '';
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
      this.#drawn === null &&
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
      this.#camera = cameraAfter(this.#waiting, this.#cameraNow(size), size, this.#padding);
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
    const isWide = needsWorld(camera, size);
    if (isWide) this.#needWorld(program);
    const world = isWide ? this.#world : null;
    const ground = { index, region, world, camera, size, detail };
    if (!this.#drawn) {
      this.#drawn = makePicture();
      if (this.#page) this.#page.replaceWith(this.#drawn);
      else this.#root.prepend(this.#drawn);
    }
    this.#root.classList.remove('is-nameless', 'is-elsewhere');
    this.#root.classList.add('is-framed');
    this.#drawn.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    const [under, over] = this.#drawn.children as unknown as [Element, Element];
    const key = [camera.zoom, camera.lat, camera.lon, size.width, size.height, world !== null].join();
    if (key !== this.#groundKey) under.innerHTML = program.drawGround(ground);
    this.#groundKey = key;
    const focused = (document.activeElement?.closest('a[data-feature]') as SVGAElement | null)?.dataset['feature'];
    over.innerHTML = program.drawContent({ ...ground, geometry, settlements, view });
    // What the keyboard was on is made anew.
    if (focused) over.querySelector<SVGAElement>(`a[data-feature="${focused}"]`)?.focus({ preventScroll: true });
    this.#tell();
  }

  #needWorld(program: StillProgram): void {
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
    const isWide = size !== null && needsWorld(this.#cameraNow(size), size);
    return [
      ...(this.#failed ? ['The program of the still map could not be loaded: it shows the region with names of both sides.'] : []), // prettier-ignore
      ...(isWide && !this.#world && this.#worldState === 'failed' ? ['The base map of the world could not be loaded: land beyond the region is not drawn.'] : []), // prettier-ignore
    ];
  }

  /** Says on the screen what is left out, with a way to try again. */
  #tell(): void {
    const limits = this.#place === 'instead' && !this.#printing ? this.#limits() : [];
    let notice = this.#root.querySelector('.still-limits');
    if (limits.length === 0) {
      notice?.remove();
      return;
    }
    if (!notice) {
      notice = document.createElement('p');
      notice.className = 'still-limits';
      notice.setAttribute('role', 'status');
      this.#root.append(notice);
    }
    if (notice.textContent?.startsWith(limits.join(' '))) return;
    notice.textContent = `${limits.join(' ')} `;
    notice.append(button('Try again', 'Try again', () => this.#tryAgain()));
  }

  #tryAgain(): void {
    this.#worldState = 'none';
    this.#failed = false;
    this.#tell();
    this.#show();
  }

  #caption(view: View, isDrawn: boolean): void {
    const { meta } = this.#options.index.atlas;
    let caption = this.#root.querySelector('figcaption');
    if (!caption) {
      caption = document.createElement('figcaption');
      this.#root.append(caption);
    }
    const lacks = [
      ...(isDrawn
        ? ['Names of rivers and roads are written on the live map only, and so is its graticule.']
        : [`The frame is that of the opening view, and names are in the forms of both sides: ${this.#failed ? 'the program of the still map could not be loaded' : 'the map was printed before it had loaded'}.`]), // prettier-ignore
      ...(isDrawn ? this.#worldLack() : []),
    ];
    caption.innerHTML =
      `${this.#program ? this.#program.legendList(view) : ''}` +
      `<p>${escapeHtml(statedText(view))}</p><p>${escapeHtml([...lacks, `${meta.attribution}.`].join(' '))}</p>`;
  }

  #worldLack(): readonly string[] {
    if (this.#world || !this.#groundKey || !this.#drawn) return [];
    return this.#worldState === 'none'
      ? []
      : ['Land beyond the region is not drawn: its base map had not loaded when this was printed.'];
  }

  /** Switches the pieces of the page's picture. */
  #switchPieces(view: View): void {
    if (this.#drawn) return;
    for (const link of this.#root.querySelectorAll<SVGAElement>('a[data-feature]')) {
      const id = link.dataset['feature'] as Id;
      const state = view.features.get(id);
      const isVenue = link.dataset['venue'] !== undefined;
      const isLater = link.dataset['later'] !== undefined;
      const holds = isVenue ? (state?.count ?? 0) > 0 : isShownIn(spanOf(link), view.window);
      toggle(link, isLater ? view.later.has(id) : Boolean(holds && state?.present && state.shown));
      mark(link, view.selected.has(id), view.emphasised.has(id));
      const count = link.querySelector('.still-count:not(.still-unknown)');
      if (count && state) count.textContent = String(state.count);
    }
  }

  #listen(): void {
    const { signal } = this.#abort;
    const root = this.#root;
    /** Where the pointers are that hold the map, in pixels from its middle: one pulls, two also zoom. */
    const grips = new Map<number, Point>();
    /** Whether the map was pulled since the first of them came down. */
    let hasPulled = false;
    const place = ({ clientX, clientY }: MouseEvent): Point => {
      const box = root.getBoundingClientRect();
      return [clientX - box.left - box.width / 2, clientY - box.top - box.height / 2];
    };
    root.addEventListener(
      'click',
      (event) => {
        const target = event.target as Element;
        if (target.closest('button, p, figcaption')) return;
        const link = target.closest<SVGAElement>('a[data-feature]');
        if (link) event.preventDefault();
        // A hand that pulled the map meant no sign on it. A click without a pointer comes from a key or a screen reader.
        const isOfPull = hasPulled && event.detail !== 0;
        hasPulled = false;
        if (isOfPull) return;
        this.#options.onSelect(link?.dataset['feature'] ?? null);
      },
      { signal },
    );
    // A link is a thing that browsers drag: here the map is.
    root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    root.addEventListener(
      'pointerdown',
      (event) => {
        if (this.#place !== 'instead' || event.button !== 0) return;
        if (event.isPrimary) {
          grips.clear();
          hasPulled = false;
        }
        if (grips.size < 2) grips.set(event.pointerId, place(event));
      },
      { signal },
    );
    root.addEventListener(
      'pointermove',
      (event) => {
        const from = grips.get(event.pointerId);
        if (!from || event.buttons === 0) return;
        const to = place(event);
        if (!hasPulled && Math.hypot(to[0] - from[0], to[1] - from[1]) < STILL_PIXELS) return;
        root.setPointerCapture(event.pointerId);
        hasPulled = true;
        const before = [...grips.values()];
        grips.set(event.pointerId, to);
        this.#move((camera) => pulledBy(camera, before, [...grips.values()]));
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel']) {
      root.addEventListener(
        end,
        (event) => {
          if (!grips.delete((event as PointerEvent).pointerId)) return;
          if (hasPulled) this.#tellCamera();
          // No click follows.
          if (end === 'pointercancel' && grips.size === 0) hasPulled = false;
        },
        { signal },
      );
    }
    root.addEventListener(
      'wheel',
      (event) => {
        if (this.#place !== 'instead') return;
        event.preventDefault();
        const by = wheelZooms(event, root.clientHeight);
        if (by === 0) return;
        this.#move((camera) => zoomedBy(camera, by, ...place(event)));
        this.#tellCamera();
      },
      { signal, passive: false },
    );
    root.addEventListener(
      'keydown',
      (event) => {
        if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) return;
        const move = KEYS[event.key];
        if (!move || this.#place !== 'instead') return;
        event.preventDefault();
        this.#move(move);
        this.#tellCamera();
      },
      { signal },
    );
    root.addEventListener(
      'focusin',
      (event) => {
        const link = (event.target as Element).closest<SVGAElement>('a[data-feature]');
        const feature = this.#options.index.features.get(link?.dataset['feature'] ?? '');
        const size = this.#size();
        if (!feature || !size || this.#place !== 'instead') return;
        const [west, south, east, north] = boundsOfCamera(this.#cameraNow(size), size);
        const [lon, lat] = feature.point;
        if (lon >= west && lon <= east && lat >= south && lat <= north) return;
        // Whoever walks through the features by keys must see which one has the focus.
        this.#move((camera) => ({ ...camera, lon, lat }));
        this.#tellCamera();
      },
      { signal },
    );
    const resized = new ResizeObserver(() => {
      if (this.#drawn && this.#place !== 'under' && !this.#printing) this.#show();
    });
    resized.observe(root);
    signal.addEventListener('abort', () => resized.disconnect());
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

  /** Buttons and attribution, as the live map has them. */
  #addControls(): void {
    if (this.#root.querySelector('.still-buttons')) return;
    const group = document.createElement('div');
    group.className = 'still-buttons';
    group.append(
      button('+', 'Zoom in', () => this.#zoom(STEP)),
      button('−', 'Zoom out', () => this.#zoom(-STEP)),
    );
    // The data must be named wherever it is shown.
    const attribution = document.createElement('p');
    attribution.className = 'still-attribution';
    attribution.textContent = `${this.#options.index.atlas.meta.attribution} · `;
    const link = document.createElement('a');
    link.href = '#borders-policy';
    link.textContent = 'How borders are drawn';
    attribution.append(link);
    this.#root.append(group, attribution);
  }

  #zoom(by: number): void {
    this.#move((camera) => zoomedBy(camera, by));
    this.#tellCamera();
  }
}

const KEYS: Readonly<Record<string, ((camera: Camera) => Camera) | undefined>> = {
  ArrowLeft: (camera) => movedBy(camera, WALK, 0),
  ArrowRight: (camera) => movedBy(camera, -WALK, 0),
  ArrowUp: (camera) => movedBy(camera, 0, WALK),
  ArrowDown: (camera) => movedBy(camera, 0, -WALK),
  '+': (camera) => zoomedBy(camera, STEP),
  '=': (camera) => zoomedBy(camera, STEP),
  '-': (camera) => zoomedBy(camera, -STEP),
};

/** An empty picture with room for the ground and for what is on it. */
function makePicture(): SVGElement {
  const holder = document.createElement('div');
  holder.innerHTML =
    '<svg class="still-map still-drawn" role="group" aria-label="Map"><g aria-hidden="true"></g><g></g></svg>';
  return holder.firstElementChild as unknown as SVGElement;
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== text) made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 5000 });
  else setTimeout(task, 500);
}

function spanOf(link: SVGAElement): { from: number; to: number; next: number } {
  const { from, to, next } = link.dataset;
  return { from: Number(from), to: Number(to), next: Number(next) };
}

function toggle(link: SVGAElement, shown: boolean): void {
  if (shown) link.removeAttribute('display');
  else link.setAttribute('display', 'none');
}

/** Marks a link of the page's picture, with a band under its lines. */
function mark(link: SVGAElement, isSelected: boolean, isEmphasised: boolean): void {
  link.classList.toggle('is-selected', isSelected);
  link.classList.toggle('is-emphasised', isEmphasised);
  const band = link.querySelector('.still-glow');
  if (!isSelected && !isEmphasised) band?.remove();
  else if (!band) {
    const line = link.querySelector('.still-line');
    const glow = line?.cloneNode() as SVGElement | undefined;
    glow?.setAttribute('class', 'still-glow');
    glow?.setAttribute('stroke-width', '10');
    glow?.removeAttribute('stroke-dasharray');
    if (glow) link.querySelector('title')?.after(glow);
  }
}
