/** Draws rings around signs of the atlas under which points of the reader's own lie (`symbology/ownRings`), and says what lies under them. */
import type { GeoJSONSource, SymbolLayerSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Id, Span } from '../domain/model';
import type { OwnLayer, OwnPlace, StyledLayer } from '../domain/ownData';
import type { Steps } from '../domain/steps';
import {
  BADGE_SIZE,
  placesUnder,
  pointsNear,
  RING,
  ringArcs,
  ringBadge,
  ringCount,
  ringParts,
  ringRadius,
  type AtlasSign,
  type PointsNear,
  type RingBadge,
  type RingPart,
} from '../symbology/ownRings';
import { shapesOf } from '../symbology/ownLook';
import { withOpacity, type Palette } from '../symbology/palette';
import type { SteadyMap } from './SteadyMap';
import { drawSquare, ICON_PIXEL_RATIO } from './style/images';

/** Name of the source and of the map layer of the rings, and first word of the names of their icons. */
export const OWN_RINGS = 'own-rings';
/** So many icons are kept: those of the last dates may still be on the map. */
const MOST_ICONS = 60;
/** Milliseconds of work at a time. */
const PIECE = 8;

/** The map layer of the rings, which lies under the signs. */
const RINGS_LAYER: SymbolLayerSpecification = {
  id: OWN_RINGS,
  type: 'symbol',
  source: OWN_RINGS,
  layout: { 'icon-image': ['get', 'icon'], 'icon-overlap': 'always', 'icon-ignore-placement': true },
};

/** What tells the map of the signs that it has. */
export interface SignsOnMap {
  /** Where signs can stand, on whatever day. */
  readonly places: () => readonly Pick<AtlasSign, 'id' | 'at'>[];
  /** The signs that are drawn now. */
  readonly shown: () => readonly AtlasSign[];
}

/** The points of a layer near each place of a sign; `near` is null while they are looked for. */
interface Looked {
  readonly of: string;
  near: ReadonlyMap<Id, PointsNear> | null;
}

/** A ring that is drawn. */
interface Ring {
  readonly sign: AtlasSign;
  readonly parts: readonly RingPart[];
  /** How many features it stands for; null for one. */
  readonly badge: RingBadge | null;
}

export class OwnRings {
  readonly #map: SteadyMap;
  readonly #palette: () => Palette;
  readonly #signs: SignsOnMap;
  /** Called when the points of a large layer have been looked for. */
  readonly #onChange: () => void;
  readonly #looked = new WeakMap<OwnLayer['features'], Looked>();
  #own: readonly StyledLayer[] = [];
  #window: Span = { from: 0, to: 0 };
  #shown: readonly AtlasSign[] = [];
  /** What lies under signs, by their ids, as far as it was asked for since the last change. */
  readonly #found = new Map<Id, readonly OwnPlace[]>();
  /** How many layers are being looked through. */
  #busy = 0;
  /** What the map was given last, as text; empty for nothing. */
  #drawn = '';
  /** Names of icons that the map has, those used last at the end. */
  readonly #icons = new Set<string>();

  constructor(map: SteadyMap, palette: () => Palette, signs: SignsOnMap, onChange: () => void) {
    this.#map = map;
    this.#palette = palette;
    this.#signs = signs;
    this.#onChange = onChange;
  }

  /** The map has a new style, without any ring. */
  reset(): void {
    this.#drawn = '';
    this.#icons.clear();
  }

  /** Whether points are still looked for. */
  get isBusy(): boolean {
    return this.#busy > 0;
  }

  /** Draws the rings for layers, the topmost first, in a window; `below` is the map layer under which they lie. Returns whether anything changed. */
  show(own: readonly StyledLayer[], window: Span, below: string): boolean {
    this.#own = own.filter(({ layer, look }) => look.isVisible && shapesOf(layer).points);
    this.#window = window;
    const places = this.#own.length > 0 ? this.#signs.places() : [];
    for (const { layer } of this.#own) this.#look(layer.features, places);
    this.#shown = this.#signs.shown();
    this.#found.clear();
    const rings = (this.#own.length === 0 ? [] : this.#shown).flatMap((sign): readonly Ring[] => {
      const under = this.#under(sign);
      const parts = ringParts(under);
      return parts.length === 0 ? [] : [{ sign, parts, badge: ringBadge(sign, ringCount(under)) }];
    });
    const features = rings.map((ring): FeatureCollection['features'][number] => {
      const coordinates = [...ring.sign.at];
      return { type: 'Feature', properties: { icon: iconOf(ring) }, geometry: { type: 'Point', coordinates } };
    });
    const drawn = features.length === 0 ? '' : JSON.stringify(features);
    if (drawn === this.#drawn) return false;
    this.#drawn = drawn;
    for (const ring of rings) this.#addIcon(ring);
    const data: FeatureCollection = { type: 'FeatureCollection', features };
    const source = this.#map.getSource<GeoJSONSource>(OWN_RINGS);
    if (source) void source.setData(data);
    else {
      this.#map.addSource(OWN_RINGS, { type: 'geojson', data, maxzoom: 12 });
      this.#map.addLayer(RINGS_LAYER, below);
    }
    return true;
  }

  /** Whether a place of the map, in pixels, is on a sign of the atlas, which lies over own points. */
  isOnSign(x: number, y: number): boolean {
    return this.#signAt(x, y, 0) !== undefined;
  }

  /** The own features whose points lie under the sign or the ring at a place of the map, in pixels: the topmost first. */
  at(x: number, y: number): readonly OwnPlace[] {
    const sign = this.#own.length > 0 ? this.#signAt(x, y, RING.width + RING.rim) : undefined;
    if (!sign) return [];
    // The pointer asks at each of its moves.
    const known = this.#found.get(sign.id);
    if (known) return known;
    const found = this.#under(sign).flatMap(({ styled, places }) =>
      places.toSorted((a, b) => b - a).map((place) => ({ layer: styled.layer.id, place })),
    );
    this.#found.set(sign.id, found);
    return found;
  }

  #signAt(x: number, y: number, beyond: number): AtlasSign | undefined {
    return this.#shown.find(({ at: [lng, lat], edge }) => {
      const there = this.#map.project({ lng, lat });
      return Math.hypot(there.x - x, there.y - y) <= edge + beyond;
    });
  }

  #under(sign: AtlasSign): { styled: StyledLayer; places: readonly number[] }[] {
    const zoom = this.#map.getZoom();
    return this.#own.flatMap((styled) => {
      const near = this.#looked.get(styled.layer.features)?.near?.get(sign.id);
      return near ? [{ styled, places: placesUnder(sign, near, this.#window, zoom) }] : [];
    });
  }

  /** Looks for the points of a layer near signs: at once if there are few, else in turns of the page's main thread. */
  #look(features: OwnLayer['features'], places: readonly Pick<AtlasSign, 'id' | 'at'>[]): void {
    const of = JSON.stringify(places);
    if (this.#looked.get(features)?.of === of) return;
    const looked: Looked = { of, near: null };
    this.#looked.set(features, looked);
    const steps = pointsNear(features, places);
    if (work(steps, looked)) return;
    this.#busy += 1;
    const go = (): void => {
      if (!work(steps, looked)) {
        setTimeout(go);
        return;
      }
      this.#busy -= 1;
      this.#onChange();
    };
    setTimeout(go);
  }

  #addIcon(ring: Ring): void {
    const name = iconOf(ring);
    this.#icons.delete(name);
    this.#icons.add(name);
    const image = this.#map.hasImage(name) ? null : drawRing(ring, this.#palette());
    if (image) this.#map.addImage(name, image, { pixelRatio: ICON_PIXEL_RATIO });
    for (const old of [...this.#icons].slice(0, Math.max(0, this.#icons.size - MOST_ICONS))) {
      this.#icons.delete(old);
      if (this.#map.hasImage(old)) this.#map.removeImage(old);
    }
  }
}

/** Works for a few milliseconds; returns whether the work is done. */
function work(steps: Steps<ReadonlyMap<Id, PointsNear>>, looked: Looked): boolean {
  const end = performance.now() + PIECE;
  do {
    const { done, value } = steps.next();
    if (done) {
      looked.near = value;
      return true;
    }
  } while (performance.now() < end);
  return false;
}

/** The name of a ring's icon says how it looks. */
function iconOf({ sign: { edge }, parts, badge }: Ring): string {
  const said = parts.map(({ colour, opacity, share }) => `${withOpacity(colour, opacity)} ${share.toFixed(2)}`);
  return [OWN_RINGS, edge.toFixed(1), ...said, ...(badge ? [badge.text] : [])].join(' ');
}

function drawRing({ sign, parts, badge }: Ring, palette: Palette): ImageData | null {
  const radius = ringRadius(sign);
  const far = badge ? Math.max(badge.x + badge.reach, badge.radius - badge.y) : radius + RING.width / 2 + RING.rim;
  const reach = Math.ceil(Math.max(radius + RING.width / 2 + RING.rim, far) + 1);
  return drawSquare(2 * reach, (context) => {
    context.translate(reach, reach);
    const arcs = ringArcs(parts, radius);
    context.strokeStyle = palette.halo;
    context.lineWidth = RING.width + 2 * RING.rim;
    for (const { d } of arcs) context.stroke(new Path2D(d));
    context.lineWidth = RING.width;
    for (const { part, d } of arcs) {
      context.strokeStyle = withOpacity(part.colour, part.opacity);
      context.stroke(new Path2D(d));
    }
    if (badge) drawBadge(context, badge, palette);
  });
}

function drawBadge(
  context: CanvasRenderingContext2D,
  { x, y, radius, reach, text }: RingBadge,
  palette: Palette,
): void {
  context.beginPath();
  context.roundRect(x - reach, y - radius, 2 * reach, 2 * radius, radius);
  context.fillStyle = palette.ink;
  context.fill();
  context.strokeStyle = palette.halo;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = palette.halo;
  context.font = `600 ${BADGE_SIZE}px 'Atlas Sans', sans-serif`;
  context.textAlign = 'center';
  context.fillText(text, x, y + BADGE_SIZE * 0.36);
}
