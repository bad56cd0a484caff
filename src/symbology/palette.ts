/** Colours of the atlas for the light and the dark theme. Map, still map, timeline and legend all use this table. */
export interface Palette {
  /** Land of other countries: `focusLand` under `veil`. */
  readonly land: string;
  /** Colour of the land of the countries that the atlas is about. */
  readonly focusLand: string;
  /** Lies over land and relief of other countries, so that those the atlas is about are lighter without a colour of their own. */
  readonly veil: string;
  /** Tints of the height bands, the lowest first (`map/style/relief`). */
  readonly height1: string;
  readonly height2: string;
  readonly height3: string;
  readonly height4: string;
  /** Slopes in shade (drawn twice where they are steep) and slopes in the light, with their opacity: `#rrggbbaa`. */
  readonly shade: string;
  readonly sunny: string;
  readonly water: string;
  /** Rivers. */
  readonly waterLine: string;
  /** Shores of seas and lakes. */
  readonly shore: string;
  readonly waterText: string;
  readonly graticule: string;
  /** Colour of the halo around labels: the same as the land. */
  readonly halo: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly countryText: string;
  readonly border: string;
  /** Colour of borders that can be passed: that of borders, somewhat lighter. */
  readonly borderOpen: string;
  /** Colour of borders of the base map. */
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

/** A palette colour as the value of a CSS property or SVG attribute that follows the theme: `var(--c-border-thin)`. */
export function themedColour(colour: keyof Palette): string {
  return `var(--c-${cssName(colour)})`;
}

export type Theme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    land: '#f1eee5',
    focusLand: '#f8f4ea',
    veil: '#edeae2',
    height1: '#f5eedf',
    height2: '#f0e7d4',
    height3: '#eadec7',
    height4: '#e2d3b8',
    shade: '#5c45271a',
    sunny: '#fffdf66b',
    water: '#cfdde3',
    waterLine: '#8fafbf',
    shore: '#9db4bf',
    waterText: '#304e5c',
    graticule: '#e0dac9',
    halo: '#fbf7ee',
    ink: '#1f1c17',
    inkSoft: '#4f493f',
    inkFaint: '#696255',
    countryText: '#50493d',
    border: '#463a74',
    borderOpen: '#675d8b',
    borderThin: '#938ba9',
    area: '#b98a1e',
    areaLine: '#5f460e',
    accent: '#ad410c',
    accentSoft: '#f9e9de',
    meeting: '#2c4c73',
    meetingText: '#fffefb',
    meetingSoft: '#8ba3bb',
    offered: '#0b6a75',
    open: '#2a6b3d',
    idle: '#6b6356',
    stopped: '#94261c',
    guarded: '#7a5800',
    casing: '#fffdf8',
    second: '#6a4597',
    local: '#226236',
  },
  dark: {
    land: '#1e2023',
    focusLand: '#24272a',
    veil: '#191b1e',
    height1: '#292b2c',
    height2: '#2f302f',
    height3: '#363531',
    height4: '#3f3c35',
    shade: '#00000029',
    sunny: '#8d847029',
    water: '#13222d',
    waterLine: '#3f6379',
    shore: '#3c5464',
    waterText: '#9bbbcc',
    graticule: '#303335',
    halo: '#1b1d20',
    ink: '#ede9e0',
    inkSoft: '#c6c0b4',
    inkFaint: '#a29c90',
    countryText: '#bdb5a7',
    border: '#b4a6e0',
    borderOpen: '#998fbe',
    borderThin: '#6d6684',
    area: '#c9a040',
    areaLine: '#d9b765',
    accent: '#f08a4b',
    accentSoft: '#3a2417',
    meeting: '#9dbee6',
    meetingText: '#16181b',
    meetingSoft: '#56708b',
    offered: '#5fc2cc',
    open: '#86cb95',
    idle: '#a59e92',
    stopped: '#f0907f',
    guarded: '#ddb660',
    casing: '#101214',
    second: '#bfa0ea',
    local: '#86cb95',
  },
};
