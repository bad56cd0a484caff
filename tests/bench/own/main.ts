/**
 * The atlas's map with 100,000 generated features of a reader's own over it, and their number: the machinery without the page around it.
 * The timeline's bars are not in it: the page counts them when it gets data, and not at a change of date.
 * The bench calls `window.changeDay` and waits for `html[data-map]`.
 */
import atlas from 'virtual:atlas';
import geometry from 'virtual:atlas-geometry';
import region from 'virtual:basemap/region';
import faces from 'virtual:font-faces';
import settlements from 'virtual:settlements';
import { countSpansIn, sortSpanEnds } from '../../../src/domain/dated';
import { indexAtlas } from '../../../src/domain/links';
import type { OwnFeature, OwnLayer, StyledLayer } from '../../../src/domain/ownData';
import { initialSession } from '../../../src/domain/session';
import { isoDate, spanOfDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { datesOfFeature } from '../../../src/formats/import/ownDates';
import { MapController } from '../../../src/map/MapController';
import type { MapFrame } from '../../../src/map/mapOptions';
import { OwnLayers } from '../../../src/map/ownLayers';
import { readRegion } from '../../../src/map/style/basemap';
import { useWorker } from '../../../src/map/worker';
import { firstLook } from '../../../src/symbology/ownColours';
import { random } from '../../fixtures/random';

/** How many features are generated: a hundred thousand, or what the address says (`?points=1000000`). */
const ASKED = new URLSearchParams(location.search);
const COUNT = Number(ASKED.get('points') ?? 100_000);
/** At how many places they lie, as those do that are read from a list of towns: each at one of its own, or what the address says (`?places=2000`). */
const PLACES = Number(ASKED.get('places') ?? COUNT);

const index = indexAtlas(atlas);
const session = initialSession(index);
const view = selectView(index, session);
const { opens, openingBounds } = atlas.meta;

/** Generated features with dates in the ways files write them, read as a file's would be. */
function generate(): StyledLayer {
  const next = random(7);
  const [west, south, east, north] = openingBounds;
  const place = () => [west + next() * (east - west), south + next() * (north - south)];
  const towns = PLACES < COUNT ? Array.from({ length: PLACES }, place) : null;
  const features = Array.from({ length: COUNT }, (_, at): OwnFeature => {
    const start = Math.floor(opens - next() * 1400);
    const end = start + Math.floor(next() * 90);
    const written =
      at % 4 === 0
        ? { edtf: `${isoDate(start)}/${isoDate(end)}` }
        : at % 4 === 1
          ? { start_date: isoDate(start), end_date: isoDate(end) }
          : at % 4 === 2
            ? { date: isoDate(start) }
            : { when: { timespans: [{ start: { in: isoDate(start) }, end: { in: isoDate(end) } }] } };
    const dates = datesOfFeature(written);
    return {
      number: at + 1,
      properties: written,
      geometry: { type: 'Point', coordinates: towns?.[at % PLACES] ?? place() },
      dates: dates.ok ? dates.value : null,
    };
  });
  const layer: OwnLayer = {
    id: 'own-data-bench',
    title: 'Generated',
    file: { name: 'generated.geojson', format: 'geojson', bytes: 0 },
    features,
    columns: [],
    bounds: openingBounds,
    report: { found: COUNT, kept: COUNT, dated: COUNT, notes: [] },
  };
  return { layer, look: firstLook(layer, []) };
}

const own = generate();
const dates = sortSpanEnds(own.layer.features.flatMap(({ dates }) => dates ?? []));
const container = document.getElementById('map') as HTMLElement;
// As large as the atlas's map is in the bench's window, beside the text and over the timeline.
container.style.cssText = 'position:fixed;right:0;top:54px;width:840px;height:444px';
useWorker();
const frame: MapFrame = {
  theme: 'light',
  names: view.names,
  horizon: { last: view.range.last },
  window: view.window,
  mode: view.mode,
  layers: session.layers,
  track: null,
  ghosts: false,
  selected: view.selected,
  emphasised: view.emphasised,
  marks: [],
};
const controller = new MapController({
  container,
  index,
  geometry,
  region: readRegion(region),
  settlements,
  loadWorld: () => Promise.reject(new Error('The bench stays in the region.')),
  fontFaces: Object.fromEntries(
    Object.entries(faces).map(([name, files]) => [
      name,
      files.map((file) => ({ ...file, url: new URL(file.url, document.baseURI).href })),
    ]),
  ),
  camera: null,
  padding: { top: 20, left: 20, right: 20, bottom: 20 },
  frame,
  listener: {
    onState: (state) => (document.documentElement.dataset['map'] = state),
    onSelect: () => {},
    onHover: () => {},
    onCamera: () => {},
    onAway: () => (document.documentElement.dataset['map'] = 'failed'),
  },
});
controller.setOwn(OwnLayers, [own], null);

declare global {
  interface Window {
    /** Moves the date by some days before the opening one; gives milliseconds on the main thread and how many features hold then. */
    changeDay: (before: number) => { readonly main: number; readonly count: number };
  }
}
window.changeDay = (before) => {
  const start = performance.now();
  const window = spanOfDay(opens - before);
  const count = countSpansIn(dates, window);
  controller.apply({ ...frame, window });
  return { main: performance.now() - start, count };
};
