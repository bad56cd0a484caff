/**
 * The live map, without any UI framework. `apply(frame)` compares the frame with what is on the map and applies the difference. After
 * every `style.load` it applies the last frame from scratch; this covers first load, change of theme or base map, a lost graphics context
 * and hot reload.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import type { GeoJSON } from 'geojson';
import { cameraOfOpening, type Camera, type CameraRequest, type Padding } from '../domain/camera';
import type { Bounds, Id, LayerId, LonLat } from '../domain/model';
import type { OwnPlace, StyledLayer } from '../domain/ownData';
import { layerDrawsKind } from '../symbology/layers';
import { PALETTES } from '../symbology/palette';
import { signPlacer, signsOn } from './atlasSigns';
import { linesOf, type LeftNames } from './calledOut';
import { CameraControl } from './cameraControl';
import type { Division } from './dividedZoom';
import { DateNumbers } from './dateNumbers';
import { addControls, FIXED_OPTIONS, nameCanvas } from './mapControls';
import { addIcons } from './mapIcons';
import type { MapFrame, MapOptions } from './mapOptions';
import { NameControl } from './nameControl';
import type { OwnLayers } from './ownLayers';
import { PATIENCE_FIRST, sizeOf, whenSeenFor } from './patience';
import { listenToPointer } from './pointer';
import { SteadyMap } from './SteadyMap';
import { belongsTo, composeStyle, isGhostly } from './style/compose';
import { dateState } from './style/filters';
import { contentSources, sourcesByFeature, type ContentSourceId, type ContentSources } from './style/sources';
import { ToolHost } from './toolHost';
import { StoryMarks } from './storyMarks';
import { VenueControl } from './venueControl';
import { drawWorld, WorldLoader } from './worldLoader';

/** MapLibre's error message for a worker that could not be fetched begins so; it gives no other sign. A browser test checks it. */
const WORKER_LOST = /^Worker failed to load/;

/** What the MapLibre style shows now. */
type Applied = Pick<MapFrame, 'layers' | 'ghosts' | 'selected' | 'emphasised'>;

/** One live map on the page. */
export class MapController {
  readonly #map: SteadyMap;
  readonly #options: MapOptions;
  readonly #camera: CameraControl;
  readonly #world: WorldLoader;
  readonly #dates: DateNumbers;
  /** The reader's own layers; null until there are any. */
  #own: OwnLayers | null = null;
  readonly #names: NameControl;
  readonly #venues: VenueControl;
  readonly #marks: StoryMarks;
  /** The place for what has the pointer of the map: a reader measures, or sets a mark. */
  readonly tools: ToolHost;
  #frame: MapFrame;
  /** What the style shows; null after every `style.load`, so that everything is applied again. */
  #applied: Applied | null = null;
  /** True once a style has loaded and until it is replaced: only then may the style be changed piece by piece. */
  #isStyled = false;
  #content: ContentSources;
  #sources: ReadonlyMap<Id, readonly ContentSourceId[]>;
  /** Whether the last composed style has the world's base map, and whether it has features that are drawn faintly. */
  #composed = { world: false, ghosts: false };
  /** Whether the WebGL context is lost. */
  #isLost = false;
  #hovered: Id | null = null;
  #isDestroyed = false;
  /** Cancels the timer for the first drawing. */
  #endDeadline = (): void => {};

  /** Creates the map. Throws `GPUInitializationError` if WebGL 2 is missing; the caller then uses the still map. */
  constructor(options: MapOptions) {
    this.#options = options;
    this.#frame = options.frame;
    this.#content = this.#makeContent();
    this.#sources = sourcesByFeature(this.#content);
    this.#world = new WorldLoader(options.loadWorld, options.world ?? null, {
      onLoaded: () => this.#takeWorld(),
      onSeen: () => {
        this.#unsettle();
        this.#showWorld();
        options.listener.onWorld?.('seen');
      },
      onFailed: () => {
        options.listener.onWorld?.('failed');
        this.#unsettle();
      },
    });
    const { camera, index } = options;
    const { openingBounds, regionBounds } = index.atlas.meta;
    const { lon, lat, zoom } = camera ?? cameraOfOpening(openingBounds, sizeOf(options.container), options.padding);
    this.#map = new SteadyMap({
      container: options.container,
      style: this.#compose(),
      center: [lon, lat],
      zoom,
      ...FIXED_OPTIONS,
      cooperativeGestures: options.yields ?? false,
    });
    this.#dates = new DateNumbers(this.#map);
    this.#dates.take(this.#content);
    this.#names = new NameControl(this.#map, index.atlas.meta.focusCountries);
    this.#names.take(this.#content);
    nameCanvas(this.#map);
    this.#venues = new VenueControl(this.#map, index, () => PALETTES[this.#frame.theme]);
    this.#marks = new StoryMarks(this.#map);
    const isFirst = options.controls ?? true;
    this.tools = new ToolHost(
      { map: this.#map, palette: () => PALETTES[this.#frame.theme], isFirst, onChange: () => this.#unsettle() },
      options.padding,
    );
    if (isFirst) addControls(this.#map, index.atlas.meta.attribution);
    this.#listen();
    listenToPointer(this.#map, options.listener, {
      hover: (id) => this.hover(id),
      own: () => this.#own,
      selected: () => this.#frame.selected,
      tool: () => this.tools.tool,
    });
    this.#camera = new CameraControl({
      map: this.#map,
      world: this.#world,
      camera,
      padding: options.padding,
      openingBounds,
      regionBounds,
      listener: options.listener,
      onUnsettled: () => this.#unsettle(),
    });
  }

  /** Shows a frame. Parts that equal those of the last frame are not applied again, so it may be called often. */
  apply(frame: MapFrame): void {
    const before = this.#frame;
    this.#frame = frame;
    const isRemade = frame.names !== before.names || frame.horizon.last !== before.horizon.last;
    if (isRemade) {
      this.#content = this.#makeContent();
      this.#sources = sourcesByFeature(this.#content);
      this.#dates.take(this.#content);
    }
    if (isRemade || frame.theme !== before.theme) this.#restyle();
    else this.#update();
  }

  /** Shows the reader's own layers and marks one of their features. `Layers` is their program, which is fetched when there are any. */
  setOwn(Layers: typeof OwnLayers, own: readonly StyledLayer[], chosen: OwnPlace | null): void {
    const placesOf = signPlacer();
    this.#own ??= new Layers(
      this.#map,
      () => PALETTES[this.#frame.theme],
      {
        places: () => placesOf(this.#content),
        shown: () => signsOn(this.#content, this.#frame, this.#map.getZoom(), this.#venues.moved),
      },
      () => this.#takeOwn(),
    );
    this.#own.set(own, chosen);
    this.#takeOwn();
  }

  #takeOwn(): void {
    this.#unsettle();
    this.#update();
  }

  /** Moves the camera so that bounds are visible in the uncovered part of the map; a token that was handled before is ignored. */
  show(request: CameraRequest): void {
    this.#camera.show(request);
  }

  /** Tells the map how many pixels of each of its edges are covered by panels, and what takes a part of its width. */
  setPadding(padding: Padding, divisions: readonly Division[] = []): void {
    this.#camera.setPadding(padding, divisions);
    this.tools.setPadding(padding);
  }

  /** Draws as much finer as the page shows the map larger than it is laid out. */
  readonly enlarge = (factor: number): void => this.#map.enlarge(factor);

  /** Moves the camera at once to the position of another map's, without calling listeners. */
  follow(camera: Camera): void {
    this.#camera.follow(camera);
  }

  /** Camera position now. */
  readonly camera = (): Camera => this.#camera.camera();

  /** Camera position; null while the camera moves. */
  readonly restingCamera = (): Camera | null => this.#camera.restingCamera();

  /** Bounds that the map shows now: west, south, east, north in degrees. */
  readonly bounds = (): Bounds => this.#camera.bounds();

  /** Where a place is on the map, in pixels from its upper left corner. */
  readonly project = (at: LonLat): readonly [x: number, y: number] => this.#camera.project(at);

  /** Leaves the names of symbols to call-outs, or writes them again. */
  readonly leaveNames = (left: LeftNames): void => {
    if (this.#names.leave(left)) this.#unsettle();
  };

  /** The routes and borders that the map draws on some date. */
  readonly lines = (): ReturnType<typeof linesOf> => linesOf(this.#content);

  /** Keeps names clear of boxes over the map, in pixels from its upper left corner. */
  readonly keepClear = (boxes: readonly Bounds[]): void => void (this.#names.keepClear(boxes) && this.#unsettle());

  /** Tries again to load the world's base map after a failure, and to fly where a request was waiting for it. */
  tryWorldAgain(): void {
    this.#camera.tryWorldAgain();
  }

  /** Highlights a feature as if the pointer were on it; the list for keyboards and the text use this. */
  hover(id: Id | null): void {
    if (id === this.#hovered) return;
    if (this.#hovered) this.#setState(this.#hovered, { hovered: false });
    this.#hovered = id;
    if (id) this.#setState(id, { hovered: true });
    // Highlighting needs no tile, so the map need not wait for tiles before it draws.
    this.#map.drawNow();
  }

  /** Removes the map and frees its memory. It must not be used afterwards. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#world.destroy();
    this.#camera.destroy();
    this.#endDeadline();
    this.#map.remove();
  }

  #makeContent(): ContentSources {
    const { index, geometry, settlements } = this.#options;
    return contentSources(index, geometry, this.#frame.horizon, this.#frame.names, settlements);
  }

  #compose(): StyleSpecification {
    const { index, region, fontFaces } = this.#options;
    const { theme, window, mode, layers, ghosts } = this.#frame;
    const { world } = this.#world;
    this.#composed = { world: world !== null, ghosts };
    return composeStyle({
      palette: PALETTES[theme],
      region,
      regionBounds: index.atlas.meta.regionBounds,
      world,
      content: this.#content,
      fontFaces,
      focusCountries: index.atlas.meta.focusCountries,
      date: dateState(window, mode, this.#showsVenues(layers)),
      contentLayers: index.atlas.layers,
      layers,
      ghosts,
    });
  }

  #restyle(): void {
    if (this.#isLost) return;
    this.#unsettle();
    this.#isStyled = false;
    this.#names.take(this.#content);
    this.#map.setStyle(this.#compose(), { diff: false });
  }

  #listen(): void {
    const map = this.#map;
    const { listener } = this.#options;
    // If the worker never answers, the reader must not wait for ever.
    this.#endDeadline = whenSeenFor(PATIENCE_FIRST, () => listener.onAway('late'));
    map.on('style.load', () => this.#dress());
    map.on('error', ({ error }) => {
      if (WORKER_LOST.test(error.message)) listener.onBroken?.();
      // MapLibre prints errors itself only if nobody listens for them, so this listener prints the rest.
      else console.error(error);
    });
    map.on('idle', () => {
      this.#endDeadline();
      // MapLibre is idle, but a flight waits for the world's base map, own features to be sent, or a tool for its program.
      if (this.#camera.isWaiting || this.#own?.isBusy || this.tools.isBusy) return;
      this.#camera.rest();
      listener.onState('ready');
      this.#world.fetchAhead();
    });
    map.on('moveend', () => void (this.#isStyled && this.#own?.showRings() && this.#unsettle()));
    map.on('webglcontextlost', () => {
      // While the graphics context is lost, nothing may change the style: changes are stored in the frame and drawn when the context is
      // back.
      this.#isStyled = false;
      this.#isLost = true;
      this.#camera.lose();
      listener.onState('loading');
      listener.onAway('lost');
    });
    map.on('webglcontextrestored', () => {
      this.#isLost = false;
      this.#camera.recover();
      listener.onBack?.();
      this.#restyle();
    });
  }

  /** Adds the icons to a style that has loaded, and applies the frame to it. */
  #dress(): void {
    this.#isStyled = true;
    this.#showWorld();
    addIcons(this.#map, PALETTES[this.#frame.theme]);
    this.#applied = null;
    this.#own?.reset();
    this.#dates.forget();
    this.#update();
  }

  /** Applies the difference between the frame and what the style shows. */
  #update(): void {
    if (!this.#isStyled || this.#isDestroyed) return;
    const { window, mode, layers, ghosts, selected, emphasised, marks } = this.#frame;
    const applied = this.#applied;
    const hasNumbers = this.#dates.tell({ window, mode, ghosts, hasVenues: this.#showsVenues(layers) });
    if (ghosts && !this.#composed.ghosts) {
      this.#composed.ghosts = true;
      this.#setData('ghosts', this.#content.ghosts);
    }
    const hasLayers = this.#setVisibility(layers, ghosts);
    const hasSelected = this.#setFlag('selected', applied?.selected, selected);
    const hasEmphasised = this.#setFlag('emphasised', applied?.emphasised, emphasised);
    this.#names.raise(selected, emphasised);
    this.#venues.show(this.#content, this.#frame);
    const hasOwn = this.#own?.update(window, ghosts) ?? false;
    const hasMarks = this.#marks.show(marks, PALETTES[this.#frame.theme]);
    this.#applied = { layers, ghosts, selected, emphasised };
    if (hasNumbers || hasLayers || hasSelected || hasEmphasised || hasMarks) this.#unsettle();
    // The map draws after its worker has answered; if it drew earlier, nothing would have changed on it.
    else if (hasOwn) this.#options.listener.onState('loading');
  }

  /** Whether a layer with venues is on: venue names are then shown beside the numbers of meetings. */
  #showsVenues(on: readonly LayerId[]): boolean {
    return this.#options.index.atlas.layers.some((layer) => on.includes(layer.id) && layerDrawsKind(layer, 'venue'));
  }

  #setVisibility(layers: readonly LayerId[], ghosts: boolean): boolean {
    const applied = this.#applied;
    let hasChanged = false;
    for (const content of this.#options.index.atlas.layers) {
      const isOn = layers.includes(content.id);
      if (applied && applied.layers.includes(content.id) === isOn && applied.ghosts === ghosts) continue;
      for (const layer of this.#map.getLayersOrder().filter((id) => belongsTo(id, content))) {
        const isVisible = isOn && (ghosts || !isGhostly(layer));
        this.#map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none');
      }
      hasChanged = true;
    }
    return hasChanged;
  }

  #setFlag(flag: 'selected' | 'emphasised', before: ReadonlySet<Id> | undefined, now: ReadonlySet<Id>): boolean {
    const removed = [...(before ?? [])].filter((id) => !now.has(id));
    const added = [...now].filter((id) => !before?.has(id));
    removed.forEach((id) => this.#setState(id, { [flag]: false }));
    added.forEach((id) => this.#setState(id, { [flag]: true }));
    return removed.length + added.length > 0;
  }

  #setState(id: Id, state: Readonly<Record<string, boolean>>): void {
    if (!this.#isStyled) return;
    for (const source of this.#sources.get(id) ?? []) this.#map.setFeatureState({ source, id }, state);
  }

  #unsettle(): void {
    this.#options.listener.onState('loading');
    this.#map.triggerRepaint();
  }

  #takeWorld(): void {
    this.#showWorld();
    this.#camera.flyToWaiting();
  }

  /** Gives the world's base map to a style that has none, and draws it once it is seen. A style that is loading gets it afterwards. */
  #showWorld(): void {
    const { world } = this.#world;
    if (!world || !this.#isStyled) return;
    drawWorld(this.#map, world, this.#composed.world);
    this.#composed.world = true;
  }

  #setData(source: string, data: GeoJSON): void {
    void this.#map.getSource<GeoJSONSource>(source)?.setData(data);
  }
}
