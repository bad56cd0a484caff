/**
 * A large layer of points on the live map, drawn by `pointCloud`, whose program is fetched here. Its arrays are filled in turns of the page's
 * main thread, so that nothing waits for a million points.
 */
import type { Span } from '../domain/model';
import type { OwnFeature, StyledLayer } from '../domain/ownData';
import { countUndated } from '../domain/ownSpans';
import { ALWAYS, isSameSpan } from '../domain/time';
import { pause } from '../domain/turns';
import { channelsOf, colourOf } from '../symbology/ownLook';
import type { DrawnLayer } from './ownSource';
import { FIRST_NAMES } from './style/order';
import type { PointCloud } from './pointCloud';
import type { SteadyMap } from './SteadyMap';

/** Points that are read in a turn of the main thread, which takes some 10 ms. */
const TURN = 20_000;
/** How near to the pointer, in pixels, a point is found. */
const REACH = 3;

export class OwnCloud implements DrawnLayer {
  readonly #map: SteadyMap;
  readonly #onChange: () => void;
  #styled: StyledLayer;
  #cloud: PointCloud | null = null;
  #window: Span = { from: 0, to: 0 };
  /** Counts what is asked of the arrays: an older filling ends when there is a newer one. */
  #filling = 0;
  #isBusy = true;

  constructor(map: SteadyMap, styled: StyledLayer, onChange: () => void) {
    this.#map = map;
    this.#styled = styled;
    this.#onChange = onChange;
    void this.#begin();
  }

  get id(): string {
    return this.#styled.layer.id;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get mapLayers(): readonly string[] {
    return [`${this.id}/cloud`];
  }

  restyle(styled: StyledLayer): void {
    const isRecoloured = styled.look.colours !== this.#styled.look.colours;
    this.#styled = styled;
    this.#adjust();
    if (isRecoloured) void this.#recolour();
  }

  show(window: Span): boolean {
    if (isSameSpan(window, this.#window)) return false;
    this.#window = window;
    this.#adjust();
    return this.#cloud !== null;
  }

  at(x: number, y: number, most: number): readonly number[] {
    return this.#cloud?.at(x, y, REACH, most) ?? [];
  }

  remove(): void {
    this.#filling += 1;
    const [id] = this.mapLayers;
    if (id !== undefined && this.#map.getLayer(id)) this.#map.removeLayer(id);
  }

  /** Gives the cloud window and look. The engine knows nothing of these, and draws only because it is told to. */
  #adjust(): void {
    const { look } = this.#styled;
    if (!this.#cloud) return;
    Object.assign(this.#cloud, { window: this.#window, opacity: look.opacity, isVisible: look.isVisible });
    this.#map.triggerRepaint();
  }

  async #begin(): Promise<void> {
    const { emptyCloud, PointCloud, setPoint } = await import('./pointCloud');
    const { features } = this.#styled.layer;
    const points = emptyCloud(features.length);
    const hasHollow = countUndated({ features }) > 0;
    const isFilled = await this.#inTurns((place, feature, colour) => {
      if (feature.geometry?.type !== 'Point' || feature.geometry.coordinates.length < 2) return;
      const [lon, lat] = feature.geometry.coordinates as [number, number];
      const isHollow = hasHollow && feature.dates === null;
      setPoint(points, place, [lon, lat], feature.dates ?? ALWAYS, channelsOf(colour), isHollow);
    });
    if (!isFilled) return;
    this.#cloud = new PointCloud(this.mapLayers[0] as string, points);
    this.#adjust();
    this.#map.addLayer(this.#cloud, FIRST_NAMES);
    this.#isBusy = false;
    this.#onChange();
  }

  async #recolour(): Promise<void> {
    const points = this.#cloud?.points;
    // Without a cloud its arrays are being filled: that begins anew with the new colours.
    if (!points) {
      await this.#begin();
      return;
    }
    const isFilled = await this.#inTurns((place, _feature, colour) => {
      if ((points.colours[place * 4 + 3] as number) > 0) points.colours.set(channelsOf(colour), place * 4);
    });
    if (!isFilled) return;
    this.#cloud?.refresh();
    this.#onChange();
  }

  /** Calls a function with every feature and its colour. False if something newer is asked for before the end. */
  async #inTurns(take: (place: number, feature: OwnFeature, colour: string) => void): Promise<boolean> {
    const turn = ++this.#filling;
    const { layer, look } = this.#styled;
    for (let from = 0; from < layer.features.length; from += TURN) {
      await pause();
      if (turn !== this.#filling) return false;
      for (let place = from; place < Math.min(from + TURN, layer.features.length); place++) {
        const feature = layer.features[place] as OwnFeature;
        take(place, feature, colourOf(look.colours, feature));
      }
    }
    return true;
  }
}
