/**
 * Keeps the discs of venues apart where they would lie on each other, with a line from each that moved to its place; draws arcs from a
 * selected venue to the capitals of those who met there; and limits discs to one track. All of it changes the small source of the venues
 * and that of their lines, and nothing else.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { Point } from '../domain/geometry';
import type { AtlasIndex } from '../domain/links';
import type { Id, LonLat } from '../domain/model';
import { capitalsAt } from '../domain/venues';
import type { Palette } from '../symbology/palette';
import { arcBetween, spreadDiscs } from '../symbology/spread';
import { DISC_ZOOMS, discRadiusAt, discReach } from '../symbology/venueDisc';
import { sphereOf } from './globeRim';
import { drawDiscsOnDemand } from './mapIcons';
import type { MapFrame } from './mapOptions';
import { nowAndOnceDrawn, sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';
import { countMet } from './style/filters';
import type { ContentSources } from './style/sources';
import { VENUE_LINES } from './style/venues';

/** The venues of one map. */
export class VenueControl {
  readonly #map: SteadyMap;
  readonly #index: AtlasIndex;
  #venues: FeatureCollection | null = null;
  #frame: MapFrame | null = null;
  /** What the style was last given, as text; empty after every new style. */
  #laid = '';
  /** The places of the discs that moved away from their own. */
  moved: ReadonlyMap<Id, LonLat> = new Map();

  /** `palette` returns the colours of the map's theme. */
  constructor(map: SteadyMap, index: AtlasIndex, palette: () => Palette) {
    this.#map = map;
    this.#index = index;
    drawDiscsOnDemand(map, index.atlas.tracks, palette);
    for (const event of ['moveend', 'resize'] as const) map.on(event, () => nowAndOnceDrawn(map, () => this.#lay()));
    map.on('style.load', () => (this.#laid = ''));
  }

  /** Shows the venues of a frame; called once the style has loaded. */
  show({ venues }: Pick<ContentSources, 'venues'>, frame: MapFrame): void {
    this.#venues = venues;
    this.#frame = frame;
    const track = frame.track ?? '';
    if (this.#map.getGlobalState()?.['track'] !== track) this.#map.setGlobalStateProperty('track', track);
    this.#lay();
  }

  #lay(): void {
    const [venues, frame] = [this.#venues, this.#frame];
    if (!venues || !frame || !this.#map.style) return;
    const moved = (this.moved = this.#moved(venues, frame));
    const lines = [...this.#leaders(venues, moved), ...this.#arcs(frame)];
    const laid = JSON.stringify([[...moved], lines]);
    // Without anything to move the style has what it needs.
    if (laid === this.#laid || (this.#laid === '' && moved.size === 0 && lines.length === 0)) return;
    this.#laid = laid;
    this.#setData('venues', {
      ...venues,
      features: venues.features.map((venue) => {
        const at = moved.get(idOf(venue));
        return at ? { ...venue, geometry: { type: 'Point', coordinates: [...at] } } : venue;
      }),
    });
    this.#setData(VENUE_LINES, { type: 'FeatureCollection', features: lines });
  }

  /** The places of the discs that moved. Where the map shows the region, all stay in their places. */
  #moved({ features }: FeatureCollection, { window, mode, track }: MapFrame): ReadonlyMap<Id, LonLat> {
    const [zoom, { lng, lat }] = [this.#map.getZoom(), this.#map.getCenter()];
    if (zoom >= DISC_ZOOMS[1]) return new Map();
    const globe = sphereOf({ zoom, lat, lon: lng }, sizeOf(this.#map.getContainer()));
    const discs = features.flatMap((venue) => {
      const count = countMet(venue.properties ?? {}, window, mode, track);
      const radius = discReach(discRadiusAt(count, zoom), venue.properties?.['disclosed'] === true);
      // A disc at the rim of the globe or behind it is not drawn.
      if (count === 0 || globe.depth(pointOf(venue)) < radius) return [];
      return [{ id: idOf(venue), at: this.#project(pointOf(venue)), radius }];
    });
    return new Map(
      [...spreadDiscs(discs)].flatMap(([id, place]) => {
        const at = this.#unproject(place);
        const [x, y] = this.#project(at);
        // Beside the globe there is no place for a disc.
        return Math.hypot(x - place[0], y - place[1]) > 3 ? [] : [[id, at] as const];
      }),
    );
  }

  #leaders({ features }: FeatureCollection, moved: ReadonlyMap<Id, LonLat>): readonly Feature[] {
    return features.flatMap((venue) => {
      const at = moved.get(idOf(venue));
      return at ? [lineOf('leader', [pointOf(venue), at], venue.properties?.['layer'])] : [];
    });
  }

  #arcs({ selected, window, mode, horizon, track }: MapFrame): readonly Feature[] {
    return [...selected].flatMap((id) => {
      const venue = this.#index.features.get(id);
      if (venue?.kind !== 'venue') return [];
      return capitalsAt(this.#index, id, { window, mode, range: horizon }, track)
        .filter((capital) => capital.id !== id)
        .map((capital) => lineOf('arc', arcBetween(capital.point, venue.point), venue.layer));
    });
  }

  #project(at: LonLat): Point {
    const { x, y } = this.#map.project(lngLatOf(at));
    return [x, y];
  }

  #unproject([x, y]: Point): LonLat {
    const { lng, lat } = this.#map.unproject([x, y]);
    // Half a metre: the same place gives the same text.
    return [Number(lng.toFixed(5)), Number(lat.toFixed(5))];
  }

  #setData(source: string, data: FeatureCollection): void {
    const found = this.#map.getSource(source);
    if (found && 'setData' in found) (found as { setData: (value: FeatureCollection) => void }).setData(data);
  }
}

function idOf({ properties }: Feature): Id {
  return String(properties?.['feature']);
}

function pointOf({ geometry }: Feature): LonLat {
  return (geometry as unknown as { coordinates: LonLat }).coordinates;
}

function lngLatOf([lng, lat]: LonLat): { lng: number; lat: number } {
  return { lng, lat };
}

function lineOf(kind: 'leader' | 'arc', line: readonly LonLat[], layer: unknown): Feature {
  return {
    type: 'Feature',
    properties: { kind, layer },
    geometry: { type: 'LineString', coordinates: line.map((at) => [...at]) },
  };
}
