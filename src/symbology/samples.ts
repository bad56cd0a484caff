/**
 * Draws samples of signs for legends and keys, as marks with SVG attributes, from the tables that the map uses. Colours are custom
 * properties of the palette, so that samples follow the theme.
 */
import type { FeatureKind, StatusWord } from '../domain/model';
import { BORDER_LOOKS, hasBorderHalo, type BorderLookName } from './borders';
import { SLEEPERS, type ModeLookName } from './modes';
import { themedColour } from './palette';
import { AFTERMATH_PATHS, DIAMOND_PATH, lookOf, SIGN_PATHS } from './statuses';
import type { LineLook } from './lineLook';
import { HEIGHT_TINTS } from './relief';
import { SHAPE_PATHS } from './tracks';
import { discMarks, type DiscMark, type TrackShare } from './venueDisc';

import { AREA_OUTLINE_WIDTH, CHOSEN_FILL, DOUBT_OPACITY, OWN_ABSENT_OPACITY } from './widths';

/** Width and height of a sample in CSS pixels. */
export const SAMPLE_SIZE = { width: 56, height: 24 } as const;

/** A mark of a sample: a path, or a short text if `text` is given. The names are those of SVG attributes, with `-` left out. */
export interface SampleMark {
  readonly d?: string;
  readonly text?: string;
  readonly x?: number;
  readonly y?: number;
  readonly fill: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeOpacity?: number;
  readonly dash?: string | undefined;
  readonly transform?: string;
}

/** A wave from left to right, and an arc for what has no course on the ground. */
const WAVE = 'M4 14C15 3 25 21 36 14S48 9 52 10';
const ARC = 'M5 19Q28 -5 51 19';
const BOX = 'M10 5H46V19H10Z';
const BLOB = 'M17 7L30 4L41 8L39 17L26 20L15 15Z';
/** Widths at which samples are drawn: those of the map at its opening. */
const ROUTE = 3.6;
const CASING = 7.5;
const BORDER = 2.2;

const colour = themedColour;
const disc = (x: number, y: number, r: number): string =>
  `M${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}Z`;

/** A stroked path in the colour, width and dashes of a look; `usual` is the width of what has weight 1. */
function strokeOf(d: string, { colour: name, dash, weight }: LineLook, usual: number): SampleMark {
  const width = usual * weight;
  return {
    d,
    fill: 'none',
    stroke: colour(name),
    strokeWidth: Number(width.toFixed(2)),
    dash: dash.length > 0 ? dash.map((part) => Number((part * width).toFixed(1))).join(' ') : undefined,
  };
}

/** The sample of a route of a mode with a status. */
function routeSample(status: StatusWord, mode: ModeLookName = 'road'): readonly SampleMark[] {
  const look = lookOf('route', status, mode);
  const path = mode === 'air' ? ARC : WAVE;
  const under: readonly SampleMark[] =
    mode === 'road'
      ? [
          { d: path, fill: 'none', stroke: colour(look.colour), strokeWidth: 16, strokeOpacity: DOUBT_OPACITY },
          { d: path, fill: 'none', stroke: colour('casing'), strokeWidth: CASING },
        ]
      : mode === 'rail'
        ? [strokeOf(path, SLEEPERS, ROUTE)]
        : [];
  return [
    ...under,
    strokeOf(path, look, ROUTE),
    ...(look.inner
      ? [strokeOf(path, { ...look.inner, colour: 'casing', weight: look.weight * look.inner.share }, ROUTE)]
      : []),
  ];
}

/** The sample of a border. */
export function borderSample(name: BorderLookName): readonly SampleMark[] {
  const halo: SampleMark = { d: WAVE, fill: 'none', stroke: colour('halo'), strokeWidth: 5, strokeOpacity: 0.75 };
  return [...(hasBorderHalo(name) ? [halo] : []), strokeOf(WAVE, BORDER_LOOKS[name], BORDER)];
}

/** The sample of an area with a status. */
function areaSample(status: StatusWord): readonly SampleMark[] {
  const look = lookOf('area', status);
  const path = status === 'undelimited' ? BLOB : BOX;
  const hatch: SampleMark = {
    d: 'M10 12L17 5M10 19L24 5M17 19L31 5M24 19L38 5M31 19L45 5M38 19L46 11',
    fill: 'none',
    stroke: colour('ink'),
    strokeOpacity: 0.35,
  };
  const rim: SampleMark = { d: 'M6 1H50V23H6Z', fill: colour('area'), fillOpacity: DOUBT_OPACITY };
  return [
    ...(status === 'deployed' ? [hatch] : status === 'former' ? [rim] : []),
    {
      ...strokeOf(path, look, AREA_OUTLINE_WIDTH),
      fill: status === 'undelimited' ? colour('area') : 'none',
      fillOpacity: 0.1,
    },
  ];
}

/** A crossing's diamond with the sign of a status. */
function crossingSample(status: StatusWord): readonly SampleMark[] {
  const transform = 'translate(28 12) scale(0.8)';
  return [
    { d: DIAMOND_PATH, fill: colour('ink'), transform },
    {
      d: SIGN_PATHS[lookOf('crossing', status).sign],
      fill: 'none',
      stroke: colour('casing'),
      strokeWidth: 2.2,
      transform,
    },
  ];
}

/** The sample of a feature of a kind with a status. */
export function statusSample(kind: FeatureKind, status: StatusWord, mode?: ModeLookName): readonly SampleMark[] {
  if (kind === 'crossing') return crossingSample(status);
  return kind === 'area' ? areaSample(status) : routeSample(status, mode);
}

/** The disc of a venue at which one track met. */
export function venueSample(share: TrackShare): readonly SampleMark[] {
  return discMarks([share], 9).map((mark) => ({ ...sampleOf(mark), transform: 'translate(28 12)' }));
}

/** A mark of a disc as a mark of a sample. */
export function sampleOf({ d, fill, stroke, width, dash = [] }: DiscMark): SampleMark {
  return {
    d,
    fill: fill ? colour(fill) : 'none',
    ...(stroke ? { stroke: colour(stroke), strokeWidth: width ?? 1 } : {}),
    ...(dash.length > 0 ? { dash: dash.join(' ') } : {}),
  };
}

/** A crossing and a border, as samples of what marks lie around. */
const SMALL_DIAMOND: SampleMark = { d: DIAMOND_PATH, fill: colour('ink'), transform: 'translate(28 12) scale(0.5)' };
const PLAIN_LINE: SampleMark = { d: WAVE, fill: 'none', stroke: colour('inkSoft'), strokeWidth: BORDER };

/** A number at a ring: a drawn figure, since one of letters would be too small for print. */
const NUMBERED: readonly SampleMark[] = [
  { d: disc(38, 6.5, 6), fill: colour('ink'), stroke: colour('halo'), strokeWidth: 1 },
  { d: 'M36.2 5.2A1.9 1.9 0 1 1 39.4 6.9L36.2 9.8H40', fill: 'none', stroke: colour('halo'), strokeWidth: 1.3 },
];

/** Samples of what has no status. */
export const OTHER_SAMPLES = {
  venue: [
    { d: disc(28, 12, 10), fill: colour('meeting') },
    { text: 'n', x: 28, y: 16, fill: colour('meetingText') },
  ],
  undisclosed: [
    { d: disc(28, 12, 10.5), fill: 'none', stroke: colour('meeting'), strokeWidth: 1.5, dash: '1.5 2.6' },
    { d: disc(28, 12, 7), fill: colour('casing'), stroke: colour('meeting'), strokeWidth: 1.8 },
    { text: 'n', x: 28, y: 16, fill: colour('meeting') },
  ],
  aftermath: [AFTERMATH_PATHS.stem, AFTERMATH_PATHS.square].map((d) => ({
    d,
    fill: colour('casing'),
    stroke: colour('ink'),
    strokeWidth: 1.6,
    transform: 'translate(19 21) scale(0.9)',
  })),
  ghost: [
    {
      d: DIAMOND_PATH,
      fill: colour('casing'),
      stroke: colour('inkSoft'),
      strokeWidth: 1.6,
      transform: 'translate(28 12) scale(0.75)',
    },
  ],
  ownGhost: [{ d: disc(28, 12, 6), fill: 'none', stroke: colour('inkSoft'), strokeWidth: 1.2 }],
  ownRing: [
    { d: disc(26, 13, 9), fill: 'none', stroke: colour('inkSoft'), strokeWidth: 3 },
    { d: DIAMOND_PATH, fill: colour('ink'), transform: 'translate(26 13) scale(0.5)' },
    ...NUMBERED,
  ],
  ownStack: [
    { d: disc(26, 13, 8), fill: 'none', stroke: colour('inkSoft'), strokeWidth: 3 },
    { d: disc(26, 13, 4.6), fill: colour('inkSoft') },
    ...NUMBERED,
  ],
  relief: HEIGHT_TINTS.map((tint, band) => ({
    d: `M${6 + 11 * band} 6H${17 + 11 * band}V18H${6 + 11 * band}Z`,
    fill: colour(tint),
    stroke: colour('graticule'),
  })),
  halo: [
    { d: disc(28, 12, 11.5), fill: colour('accent'), fillOpacity: DOUBT_OPACITY },
    { d: DIAMOND_PATH, fill: colour('ink'), transform: 'translate(28 12) scale(0.5)' },
  ],
  selected: [{ d: disc(28, 12, 10.5), fill: 'none', stroke: colour('accent'), strokeWidth: 2.2 }, SMALL_DIAMOND],
  monthOnly: [
    {
      d: 'M4 19L14 5M10 19L20 5M16 19L26 5M22 19L32 5M28 19L38 5M34 19L44 5M40 19L50 5',
      fill: 'none',
      stroke: colour('accent'),
      strokeOpacity: 0.6,
    },
    { d: SHAPE_PATHS.bar, fill: colour('accent'), transform: 'translate(28 12)' },
  ],
  about: [
    { d: 'M50 12A22 9 0 1 1 6 12A22 9 0 1 1 50 12Z', fill: colour('idle'), fillOpacity: 0.22 },
    { d: SHAPE_PATHS.square, fill: colour('idle'), transform: 'translate(28 12)' },
  ],
  uncertain: [
    {
      d: SHAPE_PATHS.triangle,
      fill: colour('second'),
      fillOpacity: 0.2,
      stroke: colour('second'),
      strokeWidth: 1.4,
      dash: '2 1.6',
      transform: 'translate(28 12) scale(1.3)',
    },
  ],
  openEnd: [
    { d: 'M4 5H32V17H4Z', fill: colour('accent'), fillOpacity: 0.12 },
    { d: 'M4 17H32', fill: 'none', stroke: colour('accent'), strokeWidth: 2.5 },
    { d: 'M36 12H51M46 7.5L51 12L46 16.5', fill: 'none', stroke: colour('accent'), strokeWidth: 1.6 },
  ],
  beforeAfter: [
    { d: disc(13, 12, 5), fill: colour('meeting') },
    { d: disc(43, 12, 5), fill: 'none', stroke: colour('meeting'), strokeWidth: 1.4 },
    { d: 'M28 1V23', fill: 'none', stroke: colour('ink'), strokeWidth: 2 },
  ],
} as const satisfies Readonly<Record<string, readonly SampleMark[]>>;

/** The samples of emphasis: rings around a sign, and bands under a line. */
export const EMPHASIS_SAMPLES = {
  selected: {
    ring: [
      {
        d: disc(28, 12, 10),
        fill: colour('accent'),
        fillOpacity: CHOSEN_FILL,
        stroke: colour('accent'),
        strokeWidth: 3,
      },
      SMALL_DIAMOND,
    ],
    band: [{ d: WAVE, fill: 'none', stroke: colour('accent'), strokeOpacity: 0.34, strokeWidth: 11 }, PLAIN_LINE],
  },
  spoken: {
    ring: [{ d: disc(28, 12, 10), fill: 'none', stroke: colour('accent'), strokeWidth: 2 }, SMALL_DIAMOND],
    band: [{ d: WAVE, fill: 'none', stroke: colour('accent'), strokeOpacity: 0.2, strokeWidth: 8 }, PLAIN_LINE],
  },
  met: [
    { d: disc(28, 12, 10.5), fill: 'none', stroke: colour('ink'), strokeWidth: 2 },
    { d: disc(28, 12, 7), fill: colour('meeting') },
  ],
} as const satisfies Readonly<Record<string, unknown>>;

/** The marks as SVG text, for pictures that are drawn without components. */
export function sampleMarkup(marks: readonly SampleMark[]): string {
  return marks
    .map((mark) => {
      const attributes = Object.entries(attributesOf(mark))
        .map(([name, value]) => ` ${name}="${value}"`)
        .join('');
      return mark.text === undefined ? `<path${attributes}/>` : `<text${attributes}>${mark.text}</text>`;
    })
    .join('');
}

/** The sample of a layer of the reader's own: its shapes in a colour, or a row of dots for the colours of a ramp. */
export function ownSample(
  colours: readonly string[],
  shapes: { readonly points: boolean; readonly lines: boolean; readonly areas: boolean },
): readonly SampleMark[] {
  const [first = 'none'] = colours;
  const rim = { stroke: colour('halo'), strokeWidth: 1.4 };
  if (colours.length > 1) {
    const step = Math.min(11, 44 / colours.length);
    const left = 28 - (step * (colours.length - 1)) / 2;
    return colours.map((fill, at) => ({ d: disc(left + at * step, 12, 5.5), fill, ...rim }));
  }
  return [
    ...(shapes.areas ? [{ d: BOX, fill: first, fillOpacity: 0.25, stroke: first, strokeWidth: 2 }] : []),
    ...(shapes.lines ? [{ d: WAVE, fill: 'none', stroke: first, strokeWidth: 2 }] : []),
    ...(shapes.points ? [{ d: disc(28, 12, 6), fill: first, ...rim }] : []),
  ];
}

/** The sample of features of the reader's own without a date, in their colour or, of several, in none: hollow shapes. */
export function ownHollowSample(
  own: string | null,
  shapes: { readonly points: boolean; readonly lines: boolean; readonly areas: boolean },
): readonly SampleMark[] {
  const rim = own ?? colour('inkSoft');
  const double = (d: string): readonly SampleMark[] => [
    { d, fill: 'none', stroke: rim, strokeWidth: 4.4 },
    { d, fill: 'none', stroke: colour('halo'), strokeWidth: 2 },
  ];
  return [
    ...(shapes.areas ? [{ d: BOX, fill: rim, fillOpacity: 0.1 }, ...double(BOX)] : []),
    ...(shapes.lines ? double(WAVE) : []),
    ...(shapes.points ? [{ d: disc(28, 12, 6), fill: colour('halo'), stroke: rim, strokeWidth: 2.2 }] : []),
  ];
}

/** The sample of a feature of the reader's own that is marked, in its colour; without a colour its rim alone, faint, as of one that is not there. */
export function ownChosenSample(
  first: string | null,
  shapes: { readonly points: boolean; readonly lines: boolean; readonly areas: boolean },
): readonly SampleMark[] {
  const rim = {
    fill: 'none',
    stroke: colour('accent'),
    ...(first === null ? { strokeOpacity: OWN_ABSENT_OPACITY } : {}),
  };
  return [
    ...(first === null ? [] : ownSample([first], shapes)),
    ...(shapes.areas ? [{ d: BOX, ...rim, strokeWidth: 3 }] : []),
    ...(shapes.lines ? [{ d: WAVE, ...rim, strokeWidth: 3 }] : []),
    ...(shapes.points ? [{ d: disc(28, 12, 8), ...rim, strokeWidth: 2.5 }] : []),
  ];
}

/** The sample of what a reader measures: an area, a line or a point in the colour of the selection. */
export function measuredSample(shape: 'area' | 'line' | 'point'): readonly SampleMark[] {
  const rim = { stroke: colour('accent'), strokeWidth: 2.4 };
  if (shape === 'point') return [{ d: disc(28, 12, 4.5), fill: colour('halo'), ...rim }];
  if (shape === 'line') return [{ d: WAVE, fill: 'none', ...rim }];
  return [{ d: BOX, fill: colour('accent'), fillOpacity: 0.14, ...rim }];
}

/** The SVG attributes of a mark. */
export function attributesOf(mark: SampleMark): Readonly<Record<string, string | number>> {
  const { d, text, x, y, fill, fillOpacity, stroke, strokeWidth, strokeOpacity, dash, transform } = mark;
  const all = {
    d,
    x,
    y,
    'text-anchor': text === undefined ? undefined : 'middle',
    fill,
    'fill-opacity': fillOpacity,
    stroke: stroke ?? 'none',
    'stroke-width': strokeWidth,
    'stroke-opacity': strokeOpacity,
    'stroke-dasharray': dash,
    'stroke-linejoin': 'round',
    'stroke-linecap': d?.startsWith('M') && !dash && fill === 'none' ? 'round' : undefined,
    transform,
  };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string | number] => pair[1] !== undefined),
  );
}
