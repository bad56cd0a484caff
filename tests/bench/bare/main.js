/** What the bench compares with: MapLibre alone, one polygon, built like the atlas. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);
const square = [
  [44, 39],
  [48, 39],
  [48, 41],
  [44, 41],
  [44, 39],
];
const map = new MapLibreMap({
  container: 'map',
  center: [46, 40],
  zoom: 6,
  style: {
    version: 8,
    sources: {
      area: {
        type: 'geojson',
        data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [square] } },
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#fbf9f4' } },
      { id: 'area', type: 'fill', source: 'area', paint: { 'fill-color': '#4a7a9c' } },
    ],
  },
});
map.on('load', () => {
  document.documentElement.dataset.map = 'ready';
});
