/** Colours of the atlas for the light and the dark theme. Map, still map, timeline and legend all use this table. */
export interface Palette {
  /** Colour of land outside the focus countries, and of the map's background. */
  readonly land: string;
  /** Colour of the land of the countries that the atlas is about. */
  readonly focusLand: string;
  readonly water: string;
  readonly waterLine: string;
  readonly waterText: string;
  readonly graticule: string;
  /** Colour of the halo around labels: the same as the land. */
  readonly halo: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly countryText: string;
  readonly border: string;
  readonly borderThin: string;
  readonly area: string;
  readonly areaLine: string;
  /** Accent colour, used for what is selected. */
  readonly accent: string;
  readonly accentSoft: string;
  /** Colour of meetings. */
  readonly meeting: string;
  readonly meetingText: string;
  readonly meetingSoft: string;
  /** Colour of the status “offered”: proposed but not in use. */
  readonly offered: string;
  /** Colour of ways in use. */
  readonly open: string;
  /** Colour of ways out of use. */
  readonly idle: string;
  /** Colour of ways that are blocked by force or order. */
  readonly stopped: string;
  /** Colour of ways guarded by a third party. */
  readonly guarded: string;
  readonly casing: string;
  readonly second: string;
  readonly local: string;
}

/** A colour of the palette (`#rrggbb`) with an opacity from 0 to 1, as `#rrggbbaa` (CSS Color 4, section 5.2). */
export function withOpacity(colour: string, opacity: number): string {
  return `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** Name of a palette colour in style sheets: `borderThin` becomes `border-thin`. */
export function cssName(colour: keyof Palette): string {
  return colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export type Theme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    land: '#eae6da',
    focusLand: '#f8f5ec',
    water: '#cddbe1',
    waterLine: '#a9c3ce',
    waterText: '#4a7186',
    graticule: '#e0dac9',
    halo: '#f8f5ec',
    ink: '#1d1b18',
    inkSoft: '#4d483f',
    inkFaint: '#6b6558',
    countryText: '#7d7564',
    border: '#5b4b78',
    borderThin: '#9a90ab',
    area: '#8a7a4a',
    areaLine: '#857646',
    accent: '#b8490f',
    accentSoft: '#f3d9c5',
    meeting: '#33506f',
    meetingText: '#ffffff',
    meetingSoft: '#8ba3bb',
    offered: '#0f7383',
    open: '#3d7a3f',
    idle: '#8b8474',
    stopped: '#8c3a2a',
    guarded: '#8f6a1e',
    casing: '#fdfcf8',
    second: '#75519e',
    local: '#3c7350',
  },
  dark: {
    land: '#1d2022',
    focusLand: '#272a2c',
    water: '#152734',
    waterLine: '#2f4d5f',
    waterText: '#7fa8bd',
    graticule: '#303335',
    halo: '#1f2224',
    ink: '#f1ece1',
    inkSoft: '#c9c2b4',
    inkFaint: '#a59e90',
    countryText: '#948d80',
    border: '#ab9cc9',
    borderThin: '#6f667f',
    area: '#a8986a',
    areaLine: '#ad9d6d',
    accent: '#f08a4b',
    accentSoft: '#4a2c19',
    meeting: '#9dbbdb',
    meetingText: '#12202e',
    meetingSoft: '#56708b',
    offered: '#4fb6c6',
    open: '#82bd7f',
    idle: '#8f897b',
    stopped: '#e0806c',
    guarded: '#d3ab57',
    casing: '#121415',
    second: '#bb9be0',
    local: '#84bf98',
  },
};
