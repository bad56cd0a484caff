/** How each status looks: colour, dash and sign. A status can always be told without its colour. */
import type { Feature, FeatureKind, StatusWord } from '../domain/model';
import { MODE_LOOKS, type ModeLook, type ModeLookName } from './modes';
import type { Palette } from './palette';

/** The sign on a crossing's diamond, drawn in a 24 × 24 box. */
export type Sign = 'cross' | 'bars' | 'check' | 'clock' | 'dots' | 'ring';

export interface StatusLook {
  /** In general words, for legend, card and screen readers; the content may have better ones (`statusLabel`). */
  readonly label: string;
  readonly colour: keyof Palette;
  /** Dash pattern of a line in multiples of its width; empty is solid. */
  readonly dash: readonly number[];
  readonly sign: Sign;
  /** Width of a line relative to the usual one. */
  readonly weight: number;
}

export const STATUS_LOOKS: Readonly<Record<StatusWord, StatusLook>> = {
  open: { label: 'open', colour: 'open', dash: [], sign: 'check', weight: 1 },
  closed: { label: 'closed', colour: 'border', dash: [], sign: 'cross', weight: 1 },
  temporary: { label: 'opened for a time', colour: 'open', dash: [4, 1], sign: 'clock', weight: 1 },
  controlled: { label: 'checkpoint', colour: 'accent', dash: [], sign: 'bars', weight: 1.15 },
  restricted: { label: 'restricted', colour: 'accent', dash: [5, 1], sign: 'bars', weight: 1.15 },
  blocked: { label: 'blocked', colour: 'stopped', dash: [1, 1], sign: 'cross', weight: 1.15 },
  offered: { label: 'offered, not in use', colour: 'offered', dash: [3, 2], sign: 'dots', weight: 1 },
  unused: { label: 'not in use', colour: 'idle', dash: [2, 2], sign: 'cross', weight: 0.8 },
  suspended: { label: 'suspended', colour: 'stopped', dash: [2, 1], sign: 'cross', weight: 1 },
  agreed: { label: 'agreed, not in force', colour: 'offered', dash: [1, 2], sign: 'dots', weight: 1 },
  superseded: { label: 'replaced', colour: 'idle', dash: [1, 2], sign: 'cross', weight: 0.7 },
  guarded: { label: 'guarded', colour: 'guarded', dash: [], sign: 'ring', weight: 1 },
  undelimited: { label: 'border, not delimited', colour: 'border', dash: [4, 2], sign: 'dots', weight: 1 },
  delimited: { label: 'border, delimited', colour: 'border', dash: [], sign: 'check', weight: 1 },
  former: { label: 'former unit (approx.)', colour: 'areaLine', dash: [1, 2], sign: 'ring', weight: 0.8 },
  unrecorded: { label: 'no record', colour: 'idle', dash: [1, 3], sign: 'ring', weight: 0.7 },
  deployed: {
    label: 'area of deployment (approx.)',
    colour: 'guarded',
    dash: [6, 2, 1, 2],
    sign: 'ring',
    weight: 0.8,
  },
};

/** Borders are told apart by line alone: dashed where not delimited, solid where closed, thin otherwise, dotted without a record. */
function isOtherBorder(kind: FeatureKind, status: StatusWord): boolean {
  return kind === 'border' && status !== 'closed' && status !== 'undelimited';
}

/** Statuses of areas whose words name what the area is. */
const NAMES_THE_AREA = new Set<StatusWord>(['former', 'deployed']);

/** The words for a status of a feature: those of `geodata/layers.yaml`, else general words, which say of borders and areas what has it. */
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

/** The look of a status on a feature of some kind; of routes, roads alone are bold lines with a casing. */
export function lookOf(kind: FeatureKind, status: StatusWord, mode: ModeLookName = 'road'): StatusLook {
  const look = STATUS_LOOKS[status];
  if (isOtherBorder(kind, status)) {
    return { ...look, colour: 'borderThin', weight: 0.55, dash: status === 'unrecorded' ? [2, 3] : [] };
  }
  const { weight, solid, dashed }: ModeLook = MODE_LOOKS[mode];
  if (weight !== undefined) return { ...look, weight, dash: (look.dash.length > 0 ? dashed : solid) ?? look.dash };
  if (kind !== 'area') return look;
  // An area that is not delimited may be small, and a dashed line would break up: its line is solid. Former units and areas of
  // deployment overlap: dots and dash-dots tell them apart.
  return {
    ...look,
    colour: status === 'deployed' ? 'guarded' : 'areaLine',
    dash: status === 'undelimited' ? [] : look.dash,
  };
}

/** Metres of doubt from which an area is drawn by its outline alone, and from afar only. */
export const VAGUE_M = 20_000;

/** Width of the thin line that joins the sleepers of a railway, relative to a road's. */
export const RAIL_THREAD = 0.3;

/** SVG path data of each sign, centred on 0,0 within ±5, to be stroked. */
export const SIGN_PATHS: Readonly<Record<Sign, string>> = {
  cross: 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5',
  bars: 'M-4 -3H4M-4 0H4M-4 3H4',
  check: 'M-4 0.5L-1.2 3.3L4 -2.8',
  clock: 'M0 -4V0.4L3 2.4',
  dots: 'M-3.6 0H-3.5M-0.05 0H0.05M3.5 0H3.6',
  ring: 'M3.4 0A3.4 3.4 0 1 1 -3.4 0A3.4 3.4 0 1 1 3.4 0',
};

/**
 * SVG path data of the mark for later events: a hollow square on a stem, with its foot at 0,0, so that it stands beside a
 * venue's disc or a crossing's diamond and not under it. Square, to be filled and stroked; stem, to be stroked.
 */
export const AFTERMATH_PATHS = { stem: 'M0 0L10 -10', square: 'M10 -20H20V-10H10Z' } as const;

/** SVG path data of a crossing's diamond, centred on 0,0. */
export const DIAMOND_PATH = 'M0 -11.5L11.5 0L0 11.5L-11.5 0Z';
