/**
 * The live map, free of any framework. `apply(frame)` compares with what it applied and does the difference; on every
 * `style.load` it forgets and applies the last frame again. That one rule covers first load, theme or base-map change,
 * a lost context and hot reload.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import {
  AttributionControl,
  NavigationControl,
  ScaleControl,
  type FontFacesSpecification,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type PaddingOptions,
} from 'maplibre-gl';
import type { GeoJSON } from 'geojson';
import { isInRegion, leastZoom, nearestZoom, REGION_BOX, type Camera, type CameraRequest } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Bounds, Id, LayerId, LonLat, Settlement, Span } from '../domain/model';
import type { NameChoice, TimeMode } from '../domain/session';
import { isSameSpan } from '../domain/time';
import type { Horizon } from '../domain/visibility';
import { PALETTES, type Theme } from '../symbology/palette';
import { ownHolding, ownTurned, type OwnFeatures } from './ownFeatures';
import { belongsTo, composeStyle, INTERACTIVE_LAYERS, isGhostly, isOwn } from './style/compose';
import type { RegionBasemap, WorldBasemap } from './style/basemap';
import { dateNumbers, dateState, DATED_SOURCES, type DatedSource } from './style/filters';
import { hasSize, PATIENCE_WORLD, whenSeenFor } from './patience';
import { SteadyMap } from './SteadyMap';
import { WORLD_LAYERS } from './style/basemapLayers';
import { worldSource } from './style/basemapSource';
import { visibilitySignatureOf } from './style/visibilitySignature';
import { drawIcons, ICON_PIXEL_RATIO } from './style/images';
import { contentSources, sourcesByFeature, type ContentSourceId, type ContentSources } from './style/sources';

/** Everything the map shows, apart from its camera. */
export interface MapFrame {
  readonly theme: Theme;
  readonly names: NameChoice;
  readonly horizon: Horizon;
  readonly window: Span;
  readonly mode: TimeMode;
  readonly layers: readonly LayerId[];
  /** Whether what is gone or not yet there is drawn faintly. */
  readonly ghosts: boolean;
  readonly selected: ReadonlySet<Id>;
  readonly emphasised: ReadonlySet<Id>;
}

/** What the map tells its owner. */
export interface MapListener {
  /** `loading` while a change settles, `ready` once nothing is pending. */
  readonly onState: (state: 'loading' | 'ready') => void;
  readonly onSelect: (id: Id | null) => void;
  /** The feature under the pointer with its position in pixels, or null. */
  readonly onHover: (hover: { readonly id: Id; readonly x: number; readonly y: number } | null) => void;
  /** The camera moves, for a map beside this one that keeps in step. */
  readonly onMove?: (camera: Camera) => void;
  /** The camera came to rest where the reader wanted it. */
  readonly onCamera: (camera: Camera) => void;
  /** The camera came to rest, whoever moved it. */
  readonly onRest?: () => void;
  /** The picture is gone until the next `ready`: the graphics context was lost, or the first picture takes too long. */
  readonly onAway: (why: 'lost' | 'late') => void;
  /** The worker that cuts tiles did not arrive: this map can never draw. */
  readonly onBroken?: () => void;
  /** The graphics context is back; the picture follows with the next `ready`. */
  readonly onBack?: () => void;
  /** The world's base map came, cannot be loaded, or is not there although the camera now goes beyond the region. */
  readonly onWorld?: (world: WorldBasemap | 'failed' | 'late') => void;
}

export interface MapOptions {
  readonly container: HTMLElement;
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: RegionBasemap;
  /** Towns and villages to write. */
  readonly settlements: readonly Settlement[];
  /** The world base map, where it has come already. */
  readonly world?: WorldBasemap | null;
  /** Fetches the world base map; called when the camera first needs it. */
  readonly loadWorld: () => Promise<WorldBasemap>;
  readonly fontFaces: FontFacesSpecification;
  readonly camera: Camera | null;
  readonly padding: PaddingOptions;
  readonly frame: MapFrame;
  /** Whether the map has attribution, scale and buttons of its own; a map beside another has not. */
  readonly controls?: boolean;
  readonly listener: MapListener;
}

/** Pixels around the pointer within which a feature answers. */
const REACH = 7;
/** Milliseconds that a map which is seen may take to draw for the first time. */
const PATIENCE_FIRST = 60_000;
/** What MapLibre says of a worker that could not be fetched; it has no other sign of it. A browser test holds this. */
const WORKER_LOST = /^Worker failed to load/;
const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const CONTENT: readonly LayerId[] = ['borders', 'areas', 'crossings', 'routes', 'venues', 'aftermath'];

export class MapController {
  readonly #map: SteadyMap;
  readonly #options: MapOptions;
  #frame: MapFrame;
  /** What the style holds now; null after every `style.load`, so that all of it is applied anew. */
  #applied: {
    /** Visibility of the layers: which are on, and whether ghosts are. */
    layers: readonly LayerId[];
    ghosts: boolean;
    venues: number;
    /** What each dated source shows. */
    pictures: Readonly<Partial<Record<DatedSource, string>>>;
    selected: ReadonlySet<Id>;
    emphasised: ReadonlySet<Id>;
  } | null = null;
  /** True between a style's load and the next change of style: only then may it be changed piece by piece. */
  #styled = false;
  #content: ContentSources;
  #sources: ReadonlyMap<Id, readonly ContentSourceId[]>;
  #world: WorldBasemap | null;
  /** The world's base map on its way. */
  #worldComing: Promise<void> | null = null;
  /** Whether it could not be loaded: it is asked for again when the camera next comes to rest beyond the region or the reader says so. */
  #worldFailed = false;
  /** A flight that waits: for the world's base map, or for the container to have a size. */
  #waiting: CameraRequest | null = null;
  /** Whether the map has been at rest once. */
  #rested = false;
  /** Whether the style as composed last already holds the world. */
  #worldComposed = false;
  /** Likewise whether it holds what is drawn faintly. */
  #ghostsComposed = false;
  /** The reader's own features. */
  #own: OwnFeatures | null = null;
  /** Which of them the map has, and in which window they hold; null where it has none of them. */
  #ownShown: { readonly of: OwnFeatures; readonly window: Span } | null = null;
  /** Whether the graphics context is away. */
  #lost = false;
  /** What was asked for last, whether the camera has to move for it or not; null once the map has come to rest. */
  #target: CameraRequest | null = null;
  /** True while the camera is put where another map's is. */
  #following = false;
  #hovered: Id | null = null;
  #padding: PaddingOptions;
  #requested = 0;
  /** Whether the camera is on its way to something the reader asked for. */
  #asked = false;
  #destroyed = false;
  /** Undone by `destroy`. */
  readonly #cleanups: (() => void)[] = [];

  /** Throws where WebGL 2 is missing (`GPUInitializationError`): the caller falls back to the still map. */
  constructor(options: MapOptions) {
    this.#options = options;
    this.#frame = options.frame;
    this.#padding = options.padding;
    this.#world = options.world ?? null;
    this.#content = this.#makeContent();
    this.#sources = sourcesByFeature(this.#content);
    const { camera } = options;
    const [west, south, east, north] = options.index.atlas.meta.openingBounds;
    this.#map = new SteadyMap({
      container: options.container,
      style: this.#compose(),
      ...(camera
        ? { center: [camera.lon, camera.lat] as [number, number], zoom: camera.zoom }
        : {
            bounds: [west, south, east, north] as [number, number, number, number],
            fitBoundsOptions: { padding: options.padding },
          }),
      minZoom: 1,
      maxZoom: 13,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      // Fading labels in keeps the map redrawing long after it is right.
      fadeDuration: 0,
      refreshExpiredTiles: false,
    });
    // Inside the region it is an application with keys of its own, not one more landmark.
    this.#map.getCanvas().setAttribute('role', 'application');
    this.#map.getCanvas().setAttribute('aria-label', 'Arrow keys move the view, plus and minus change its scale');
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    if (options.controls ?? true) this.#addControls();
    this.#listen();
    this.#needWorld();
  }

  #addControls(): void {
    // Controls at the bottom stack upwards: the attribution comes first to stand lowest.
    this.#map.addControl(
      new AttributionControl({
        compact: false,
        customAttribution: `${this.#options.index.atlas.meta.attribution} · <a href="#borders-policy">How borders are drawn</a>`,
      }),
      'bottom-right',
    );
    this.#map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
    this.#map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
  }

  /** Puts the camera where another map's is, at once and without telling anyone. */
  follow({ zoom, lat, lon }: Camera): void {
    this.#following = true;
    this.#map.jumpTo({ center: [lon, lat], zoom });
    // The other map is drawn at this moment: waiting for tiles would tear the two apart.
    this.#map.drawNow();
    this.#following = false;
  }

  /** Where the camera is now. */
  camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lat, lon: lng };
  }

  /** Where the camera rests; null while it moves. */
  restingCamera(): Camera | null {
    return this.#map.isMoving() ? null : this.camera();
  }

  /** Shows the reader's own features where and when they hold; null takes them away. */
  setOwn(own: OwnFeatures | null): void {
    this.#own = own;
    this.#unsettle();
    this.#update();
  }

  /** Shows a frame. Calling it often is free: equal parts are not applied again. */
  apply(frame: MapFrame): void {
    const before = this.#frame;
    this.#frame = frame;
    const remade = frame.names !== before.names || frame.horizon.last !== before.horizon.last;
    if (remade) {
      this.#content = this.#makeContent();
      this.#sources = sourcesByFeature(this.#content);
    }
    if (remade || frame.theme !== before.theme) this.#restyle();
    else this.#update();
  }

  /** Brings bounds into the free part of the map; a request with a known token is ignored. */
  show(request: CameraRequest): void {
    if (request.token <= this.#requested) return;
    this.#requested = request.token;
    this.#target = request;
    if (!request.force && this.#isInView(request.bounds, leastZoom(request))) return;
    this.#fly(request);
  }

  #fly(request: CameraRequest): void {
    // Until the graphics are back another map shows where to look.
    if (this.#lost) return;
    this.#waiting = null;
    // Without a size every frame is the wrong one.
    if (!hasSize(this.#map.getContainer())) {
      this.#waiting = request;
      return;
    }
    if (!this.#world && !isInRegion(request.bounds)) {
      this.#waitForWorld(request);
      return;
    }
    this.#go(request);
  }

  /** Goes beyond the region once its ground is there: a venue on blue sea would be a place that it is not. */
  #waitForWorld(request: CameraRequest): void {
    this.#waiting = request;
    const timer = setTimeout(() => {
      if (this.#waiting !== request) return;
      this.#options.listener.onWorld?.('late');
      this.#waiting = null;
      this.#go(request);
    }, PATIENCE_WORLD);
    this.#cleanups.push(() => clearTimeout(timer));
    this.#unsettle();
    // What waits goes once it has come.
    void this.#loadWorld().then(() => clearTimeout(timer));
  }

  #go(request: CameraRequest): void {
    const [west, south, east, north] = request.bounds;
    this.#unsettle();
    this.#map.stop();
    if (request.exactly) {
      // No one has asked for another frame: the address keeps the one it has.
      this.#asked = false;
      const { zoom, lat, lon } = request.exactly;
      this.#map.jumpTo({ center: [lon, lat], zoom });
      return;
    }
    if (request.keepsZoom) {
      const { left = 0, right = 0, top = 0, bottom = 0 } = this.#padding as Required<PaddingOptions>;
      this.#map.easeTo({
        center: [(west + east) / 2, (south + north) / 2],
        // From the middle of the map to the middle of its free part.
        offset: [(left - right) / 2, (top - bottom) / 2],
        duration: 0,
      });
      return;
    }
    this.#asked = true;
    this.#map.fitBounds([west, south, east, north], {
      padding: this.#padding,
      maxZoom: nearestZoom(request, this.#map.getZoom()),
      duration: reducedMotion() ? 0 : 900,
      essential: false,
    });
  }

  /** Tells the map which of its edges are covered, in pixels. */
  setPadding(padding: PaddingOptions): void {
    const by = (side: (typeof SIDES)[number]): number => (padding[side] ?? 0) - (this.#padding[side] ?? 0);
    const isOther = SIDES.some((side) => Math.abs(by(side)) > 100);
    const risen = by('bottom');
    this.#padding = padding;
    if (!isOther) return;
    if (this.#isUntouched()) {
      this.#frameOpening();
      return;
    }
    // A card or sheet opens with what was asked for: that is shown in what is left of the map.
    if (this.#target && (this.#asked || this.#target.exactly || !this.#isInView(this.#target.bounds, 0))) {
      this.#fly(this.#target);
    }
    // A sheet that rises over the map takes what was in the middle with it, so that it stays in sight.
    else if (Math.abs(risen) > 100) this.#map.panBy([0, risen / 2], { duration: reducedMotion() ? 0 : 240 });
  }

  /** Emphasises a feature as if the pointer were on it: for keyboard and text. */
  hover(id: Id | null): void {
    if (id === this.#hovered) return;
    if (this.#hovered) this.#setState(this.#hovered, { hovered: false });
    this.#hovered = id;
    if (id) this.#setState(id, { hovered: true });
    // Needs no tile that may still be on its way.
    this.#map.drawNow();
  }

  /** What the map frames now. Longitudes go beyond 180 degrees where the map was turned around the globe. */
  bounds(): Bounds {
    const seen = this.#map.getBounds();
    return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
  }

  /** Frees the map. It must not be used afterwards. */
  destroy(): void {
    this.#destroyed = true;
    this.#cleanups.forEach((clean) => clean());
    this.#map.remove();
  }

  #makeContent(): ContentSources {
    return contentSources(
      this.#options.index,
      this.#options.geometry,
      this.#frame.horizon,
      this.#frame.names,
      this.#options.settlements,
    );
  }

  #compose(): ReturnType<typeof composeStyle> {
    const { index, region, fontFaces } = this.#options;
    this.#worldComposed = this.#world !== null;
    this.#ghostsComposed = this.#frame.ghosts;
    this.#ownShown = this.#own ? { of: this.#own, window: this.#frame.window } : null;
    return composeStyle({
      palette: PALETTES[this.#frame.theme],
      region,
      world: this.#world,
      content: this.#content,
      fontFaces,
      focusCountries: index.atlas.meta.focusCountries,
      date: dateState(this.#frame.window, this.#frame.mode, this.#frame.layers.includes('venues')),
      layers: this.#frame.layers,
      ghosts: this.#frame.ghosts,
      own: this.#own && ownHolding(this.#own, this.#frame.window),
    });
  }

  #restyle(): void {
    if (this.#lost) return;
    this.#unsettle();
    this.#styled = false;
    this.#map.setStyle(this.#compose(), { diff: false });
  }

  #listen(): void {
    const map = this.#map;
    const { listener } = this.#options;
    // A worker that never answers must not leave the reader before a map that never comes.
    const endDeadline = whenSeenFor(PATIENCE_FIRST, () => listener.onAway('late'));
    this.#cleanups.push(endDeadline);
    map.on('style.load', () => {
      this.#styled = true;
      if (this.#world && !this.#worldComposed) this.#showWorld(this.#world);
      for (const [name, image] of drawIcons(PALETTES[this.#frame.theme])) {
        if (map.hasImage(name)) map.updateImage(name, image);
        else map.addImage(name, image, { pixelRatio: ICON_PIXEL_RATIO });
      }
      this.#applied = null;
      this.#update();
    });
    map.on('error', ({ error }) => {
      if (WORKER_LOST.test(error.message)) listener.onBroken?.();
      // Who listens for errors keeps the engine from telling the console.
      else console.error(error);
    });
    map.on('idle', () => {
      endDeadline();
      // It rests only until the ground is there that it is to go to.
      if (this.#waiting && !this.#worldFailed && hasSize(map.getContainer())) return;
      this.#rested = true;
      this.#target = null;
      listener.onState('ready');
    });
    map.on('resize', () => {
      if (!hasSize(map.getContainer())) return;
      if (this.#waiting) this.#fly(this.#waiting);
      else if (this.#isUntouched()) this.#frameOpening();
    });
    // Whoever moves the map by hand, wheel, key or button no longer wants to be taken elsewhere.
    map.on('movestart', (event) => {
      if ('originalEvent' in event && event.originalEvent) this.#waiting = null;
    });
    map.on('moveend', (event) => {
      this.#needWorld(true);
      listener.onRest?.();
      // A window that changes size moves the camera too: only what the reader asked for is worth keeping.
      if (!('originalEvent' in event) && !this.#asked) return;
      this.#asked = false;
      listener.onCamera(this.camera());
    });
    map.on('move', () => {
      this.#needWorld();
      if (!this.#following) listener.onMove?.(this.camera());
    });
    map.on('click', (event) => listener.onSelect(this.#featureAt(event)));
    map.on('mousemove', (event) => {
      const id = this.#featureAt(event);
      map.getCanvas().style.cursor = id ? 'pointer' : '';
      this.hover(id);
      listener.onHover(id ? { id, x: event.point.x, y: event.point.y } : null);
    });
    map.on('mouseout', () => {
      this.hover(null);
      listener.onHover(null);
    });
    map.on('webglcontextlost', () => {
      // Until it is back nothing may touch the style: changes are kept in the frame and drawn when it returns, however late.
      this.#styled = false;
      this.#lost = true;
      this.#waiting = null;
      listener.onState('loading');
      listener.onAway('lost');
    });
    map.on('webglcontextrestored', () => {
      this.#lost = false;
      listener.onBack?.();
      this.#restyle();
    });
  }

  /** The most particular feature near the pointer. */
  #featureAt(event: MapMouseEvent): Id | null {
    const { x, y } = event.point;
    const layers = INTERACTIVE_LAYERS.filter((layer) => this.#map.getLayer(layer));
    const found = this.#map.queryRenderedFeatures(
      [
        [x - REACH, y - REACH],
        [x + REACH, y + REACH],
      ],
      { layers: [...layers] },
    );
    const rank = (feature: MapGeoJSONFeature): number => (layers as readonly string[]).indexOf(feature.layer.id);
    const best = found.sort((a, b) => rank(a) - rank(b))[0];
    return best ? String(best.properties['feature']) : null;
  }

  #update(): void {
    if (!this.#styled || this.#destroyed) return;
    const { window, mode, layers, ghosts, selected, emphasised } = this.#frame;
    const applied = this.#applied;
    const venues = layers.includes('venues') ? 1 : 0;
    let changed = false;
    const state: Record<string, number> = {};
    const pictures: Partial<Record<DatedSource, string>> = {};
    for (const source of DATED_SOURCES) {
      // What is not shown is told the date when it is.
      if (source === 'ghosts' && !ghosts) continue;
      const picture = visibilitySignatureOf(this.#content[source], window, mode);
      pictures[source] = picture;
      if (applied?.pictures[source] === picture) continue;
      Object.assign(state, dateNumbers(source, window, mode));
    }
    if (applied?.venues !== venues) state['venues'] = venues;
    changed = this.#setNumbers(state) || changed;
    const turned = this.#updateOwn(window);
    if (ghosts && !this.#ghostsComposed) {
      this.#ghostsComposed = true;
      this.#setData('ghosts', this.#content.ghosts);
    }
    for (const content of CONTENT) {
      const on = layers.includes(content);
      if (applied && applied.layers.includes(content) === on && applied.ghosts === ghosts) continue;
      for (const layer of this.#map.getLayersOrder().filter((id) => belongsTo(id, content))) {
        const visible = on && (ghosts || !isGhostly(layer));
        this.#map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
      }
      changed = true;
    }
    changed = this.#updateFlag('selected', applied?.selected, selected) || changed;
    changed = this.#updateFlag('emphasised', applied?.emphasised, emphasised) || changed;
    this.#applied = { layers, ghosts, venues, pictures, selected, emphasised };
    if (changed) this.#unsettle();
    // The map draws when its worker has answered: a picture before that would be the old one once more.
    else if (turned) this.#options.listener.onState('loading');
  }

  /**
   * Gives the map those of the reader's own features that hold, and from then on what turns: a filter over a hundred thousand would
   * be walked for every tile and layer.
   */
  #updateOwn(window: Span): boolean {
    const shown = this.#ownShown;
    const own = this.#own;
    if (own === (shown?.of ?? null) && (!shown || isSameSpan(shown.window, window))) return false;
    this.#ownShown = own ? { of: own, window } : null;
    const source = this.#map.getSource<GeoJSONSource>('own');
    if (!own !== !shown) {
      for (const layer of this.#map.getLayersOrder().filter(isOwn)) {
        this.#map.setLayoutProperty(layer, 'visibility', own ? 'visible' : 'none');
      }
    }
    if (!own) void source?.setData({ type: 'FeatureCollection', features: [] });
    else if (shown?.of !== own) void source?.setData(ownHolding(own, window));
    else {
      const diff = ownTurned(own, shown.window, window);
      if (diff.add.length + diff.remove.length === 0) return false;
      void source?.updateData(diff);
    }
    return true;
  }

  /** Sets what filters read, all of it at once: the engine walks through every layer each time it is told. */
  #setNumbers(numbers: Readonly<Record<string, number>>): boolean {
    const changed = Object.entries(numbers);
    const [last] = changed;
    if (!last) return false;
    const all = { ...this.#map.getGlobalState(), ...numbers };
    this.#map.style.setGlobalState(
      Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { default: value as unknown }])),
    );
    // The map itself must hear of it to draw; saying once more what holds already costs nothing.
    this.#map.setGlobalStateProperty(...last);
    return true;
  }

  #updateFlag(flag: 'selected' | 'emphasised', before: ReadonlySet<Id> | undefined, now: ReadonlySet<Id>): boolean {
    const gone = [...(before ?? [])].filter((id) => !now.has(id));
    const come = [...now].filter((id) => !before?.has(id));
    gone.forEach((id) => this.#setState(id, { [flag]: false }));
    come.forEach((id) => this.#setState(id, { [flag]: true }));
    return gone.length + come.length > 0;
  }

  #setState(id: Id, state: Readonly<Record<string, boolean>>): void {
    if (!this.#styled) return;
    for (const source of this.#sources.get(id) ?? []) this.#map.setFeatureState({ source, id }, state);
  }

  #unsettle(): void {
    this.#options.listener.onState('loading');
    this.#map.triggerRepaint();
  }

  #isInView([west, south, east, north]: Bounds, leastZoom: number): boolean {
    if (this.#map.getZoom() < leastZoom) return false;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const { left = 0, right = 0, top = 0, bottom = 0 } = this.#padding as Required<PaddingOptions>;
    const corners: LonLat[] = [
      [west, south],
      [east, north],
    ];
    return corners.every(([lon, lat]) => {
      const { x, y } = this.#map.project([lon, lat]);
      return x >= left && x <= width - right && y >= top && y <= height - bottom;
    });
  }

  /** Whether the map has drawn nothing yet and nobody has asked for a frame: the page may still be taking its shape. */
  #isUntouched(): boolean {
    return !this.#rested && !this.#target && !this.#options.camera;
  }

  /** Frames the opening view, as the map was made to. */
  #frameOpening(): void {
    const [west, south, east, north] = this.#options.index.atlas.meta.openingBounds;
    this.#map.fitBounds([west, south, east, north], { padding: this.#padding, duration: 0 });
  }

  /** Loads the world base map once the camera sees beyond the region; `again` asks even for one that could not be loaded. */
  #needWorld(again = false): void {
    if (this.#world || this.#worldComing || (this.#worldFailed && !again)) return;
    const [west, south, east, north] = REGION_BOX;
    const seen = this.#map.getBounds();
    if (seen.getWest() >= west && seen.getEast() <= east && seen.getSouth() >= south && seen.getNorth() <= north)
      return;
    void this.#loadWorld();
  }

  /** Fetches the world base map; done when the style has it or when it could not be had, which is told. */
  #loadWorld(): Promise<void> {
    if (!this.#worldComing) this.#worldFailed = false;
    this.#worldComing ??= this.#options.loadWorld().then(
      (world) => {
        if (this.#destroyed) return;
        this.#world = world;
        this.#unsettle();
        // A style that is still loading gets it once it has loaded.
        if (this.#styled) this.#showWorld(world);
        this.#options.listener.onWorld?.(world);
        if (this.#waiting) this.#fly(this.#waiting);
      },
      () => {
        this.#worldComing = null;
        this.#worldFailed = true;
        if (this.#destroyed) return;
        this.#options.listener.onWorld?.('failed');
        this.#unsettle();
      },
    );
    return this.#worldComing;
  }

  /** Asks for the world's base map once more, for what waits for it too. */
  tryWorldAgain(): void {
    if (this.#waiting) this.#fly(this.#waiting);
    else this.#needWorld(true);
  }

  #showWorld(world: WorldBasemap): void {
    this.#worldComposed = true;
    this.#setData('world', worldSource(world));
    for (const layer of WORLD_LAYERS) this.#map.setLayoutProperty(layer, 'visibility', 'visible');
  }

  #setData(source: string, data: GeoJSON): void {
    const found = this.#map.getSource(source);
    if (found && 'setData' in found) (found as { setData: (value: typeof data) => void }).setData(data);
  }
}

function reducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
