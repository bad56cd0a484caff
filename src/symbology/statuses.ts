/** How each status looks: colour, dashes and sign. No two statuses of a kind differ by colour alone. */
import type { Feature, FeatureKind, StatusWord } from '../domain/model';
import { BORDER_LOOKS, borderLookName } from './borders';
import { MODE_LOOKS, type ModeLook, type ModeLookName } from './modes';
import type { InnerLine, LineLook } from './lineLook';

/** The sign on a crossing's diamond. */
export type CrossingSign = keyof typeof SIGN_PATHS;

export interface StatusLook extends LineLook {
  /** General words for the status, used by legend, card and screen readers; the content may define better ones (`statusLabel`). */
  readonly label: string;
  readonly sign: CrossingSign;
}

/** Inner lines: an unbroken one makes the line hollow, short strokes look like beads, long ones like a ladder of slots. */
const HOLLOW: InnerLine = { share: 0.4, dash: [] };
const BEADS: InnerLine = { share: 0.4, dash: [0.45, 2.2] };
const SLOTS: InnerLine = { share: 0.4, dash: [2, 1.2] };

/** The dashes are those of a road 3.6 pixels wide: restricted 13 on and 4 off, suspended 4 and 4, blocked 2.5 and 3.5, and so on. */
export const STATUS_LOOKS: Readonly<Record<StatusWord, StatusLook>> = {
  open: { label: 'open', colour: 'open', dash: [], sign: 'both-ways', weight: 1 },
  closed: { label: 'closed', colour: 'border', dash: [3, 0.7, 0.7, 0.7], sign: 'cross', weight: 1 },
  temporary: { label: 'opened for a time', colour: 'open', dash: [], sign: 'arrow', weight: 1, inner: SLOTS },
  controlled: { label: 'checkpoint', colour: 'accent', dash: [], sign: 'bars', weight: 1, inner: BEADS },
  restricted: { label: 'restricted', colour: 'accent', dash: [3.6, 1.1], sign: 'struck-bars', weight: 1 },
  blocked: { label: 'blocked', colour: 'stopped', dash: [0.7, 1], sign: 'star', weight: 1 },
  offered: {
    label: 'offered, not in use',
    colour: 'offered',
    dash: [1.9, 0.6],
    sign: 'dots',
    weight: 1.33,
    inner: HOLLOW,
  },
  unused: { label: 'not in use', colour: 'idle', dash: [0.85, 2.1], sign: 'stroke', weight: 0.67 },
  suspended: { label: 'suspended', colour: 'stopped', dash: [1.1, 1.1], sign: 'pause', weight: 1 },
  agreed: {
    label: 'agreed, not in force',
    colour: 'offered',
    dash: [0.8, 0.8],
    sign: 'check',
    weight: 1.33,
    inner: HOLLOW,
  },
  superseded: { label: 'replaced', colour: 'idle', dash: [2, 2], sign: 'slash', weight: 0.6 },
  guarded: { label: 'guarded', colour: 'guarded', dash: [], sign: 'ring', weight: 1, inner: { ...HOLLOW, share: 0.3 } },
  undelimited: { label: 'border, not delimited', colour: 'border', dash: [4, 2], sign: 'wave', weight: 1 },
  delimited: { label: 'border, delimited', colour: 'border', dash: [], sign: 'wedge', weight: 1 },
  former: { label: 'former unit (approx.)', colour: 'areaLine', dash: [1, 2.3], sign: 'ring', weight: 1.25 },
  unrecorded: { label: 'no record', colour: 'idle', dash: [1, 3], sign: 'question', weight: 0.5 },
  deployed: {
    label: 'area of deployment (approx.)',
    colour: 'idle',
    dash: [6.7, 2.5, 1.25, 2.5],
    sign: 'ring',
    weight: 1,
  },
};

/** The statuses that a feature of a kind may have, in the order of the key. What is drawn of a border is in `BORDER_LOOKS`. */
export const STATUSES_OF_KIND = {
  crossing: [
    'open',
    'temporary',
    'controlled',
    'restricted',
    'guarded',
    'suspended',
    'blocked',
    'closed',
    'offered',
    'agreed',
    'unused',
    'superseded',
    'unrecorded',
  ],
  route: [
    'open',
    'temporary',
    'guarded',
    'controlled',
    'restricted',
    'suspended',
    'blocked',
    'closed',
    'offered',
    'agreed',
    'unused',
    'superseded',
    'unrecorded',
  ],
  area: ['former', 'deployed', 'undelimited', 'open', 'restricted', 'closed', 'unrecorded'],
} as const satisfies Partial<Record<FeatureKind, readonly StatusWord[]>>;

/** Statuses whose words say what an area is, such as “former”: they are those of one area, and not of a kind. */
export const NAMES_THE_AREA: ReadonlySet<StatusWord> = new Set<StatusWord>(['former', 'deployed']);

/**
 * The words for a status of a feature: those of `geodata/layers.yaml`, else general words; for borders and areas these include the kind.
 */
export function statusLabel(
  { kind, statusTitles }: Pick<Feature, 'kind' | 'statusTitles'>,
  status: StatusWord,
): string {
  const title = statusTitles?.[status];
  if (title !== undefined) return title;
  const { label } = STATUS_LOOKS[status];
  if (kind === 'area') {
    if (status === 'undelimited') return 'area, not delimited';
    return NAMES_THE_AREA.has(status) ? label : `area, ${label}`;
  }
  return kind === 'border' && !label.startsWith('border') ? `border, ${label}` : label;
}

/** The look of a status for a kind of feature. Among routes, only roads are bold lines with a casing. */
export function lookOf(kind: FeatureKind, status: StatusWord, mode: ModeLookName = 'road'): StatusLook {
  const look = STATUS_LOOKS[status];
  if (kind === 'border') return { ...look, ...BORDER_LOOKS[borderLookName([status])] };
  const { weight }: ModeLook = MODE_LOOKS[mode];
  if (weight !== undefined) return thinner(look, weight);
  if (kind !== 'area') return look;
  // The shortest dashes for areas that are not delimited: such an area may be small. A closed area has a bolder outline.
  return {
    ...look,
    colour: status === 'deployed' ? 'idle' : 'areaLine',
    dash: status === 'undelimited' ? [2.5, 1.8] : status === 'closed' ? [] : look.dash,
    weight: status === 'closed' ? 1.8 : look.weight,
  };
}

/** The look of a thinner line. Its dashes stay as long as they were, and a hollow line as wide as its inner line needs. */
function thinner(look: StatusLook, share: number): StatusLook {
  const weight = look.inner ? LEAST_HOLLOW : share * Math.min(1, look.weight);
  const longer = (dash: readonly number[]): readonly number[] => dash.map((part) => (part * look.weight) / weight);
  return {
    ...look,
    weight,
    dash: longer(look.dash),
    ...(look.inner && { inner: { ...look.inner, dash: longer(look.inner.dash) } }),
  };
}

/** Least width of a line with another inside, relative to a road's. */
const LEAST_HOLLOW = 0.75;

/** If an area's outline is uncertain by at least this many metres, the map draws only the outline, and only at low zooms. */
export const VAGUE_OUTLINE_IN_METRES = 20_000;

/** SVG path data of each sign, centred on 0,0 within ±5.6 units, to be stroked. */
export const SIGN_PATHS = {
  cross: 'M-3.8 -3.8L3.8 3.8M3.8 -3.8L-3.8 3.8',
  bars: 'M-5 -2.3H5M-5 2.3H5',
  'struck-bars': 'M-5 -2.3H5M-5 2.3H5M0 -5.6V5.6',
  pause: 'M-2.4 -4.5V4.5M2.4 -4.5V4.5',
  arrow: 'M-5 0H5M1.8 -3.2L5 0L1.8 3.2',
  'both-ways': 'M-5.6 0H5.6M-2.6 -3L-5.6 0L-2.6 3M2.6 -3L5.6 0L2.6 3',
  star: 'M-4.6 0H4.6M-2.3 -4L2.3 4M2.3 -4L-2.3 4',
  stroke: 'M-3.6 0H3.6',
  slash: 'M-2.6 4.2L2.6 -4.2',
  check: 'M-4.4 0.5L-1.4 3.5L4.4 -3',
  dots: 'M-4 0H-3.9M-0.05 0H0.05M3.9 0H4',
  ring: 'M3.6 0A3.6 3.6 0 1 1 -3.6 0A3.6 3.6 0 1 1 3.6 0',
  question: 'M-2.6 -2.6A2.6 2.6 0 1 1 0.9 0.1Q0 0.6 0 1.8M0 4.7V4.8',
  wave: 'M-5 1.2Q-2.5 -3.6 0 0T5 -1.2',
  wedge: 'M-3 -4L3 0L-3 4',
} as const;

/**
 * SVG path data of the mark for aftermath events: a hollow square on a stem. The foot of the stem is at 0,0, so that the square is beside
 * a venue's disc or a crossing's diamond and not below it. Fill and stroke the square; stroke the stem.
 */
export const AFTERMATH_PATHS = { stem: 'M0 0L10 -10', square: 'M10 -20H20V-10H10Z' } as const;

/** SVG path data of a crossing's diamond, centred on 0,0, 28 units across. */
export const DIAMOND_PATH = 'M0 -14L14 0L0 14L-14 0Z';
