/** How each status looks: colour, dashes and sign. No two statuses differ by colour alone. */
import type { Feature, FeatureKind, StatusWord } from '../domain/model';
import { MODE_LOOKS, type ModeLook, type ModeLookName } from './modes';
import type { Palette } from './palette';

/** The sign on a crossing's diamond; it is drawn in a box of 24 × 24 units. */
export type CrossingSign = 'cross' | 'bars' | 'check' | 'clock' | 'dots' | 'ring';

export interface StatusLook {
  /** General words for the status, used by legend, card and screen readers; the content may define better ones (`statusLabel`). */
  readonly label: string;
  readonly colour: keyof Palette;
  /** Dash pattern of a line, in multiples of the line width; empty for a solid line. */
  readonly dash: readonly number[];
  readonly sign: CrossingSign;
  /** Line width relative to the usual one. */
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

/**
 * Whether a border with this status is drawn as a thin line. Borders differ by line style only: dashed if not delimited, solid if closed,
 * dotted if nothing is recorded, thin otherwise.
 */
function isOtherBorder(kind: FeatureKind, status: StatusWord): boolean {
  return kind === 'border' && status !== 'closed' && status !== 'undelimited';
}

/** Statuses whose words say what an area is, such as “former”. */
const NAMES_THE_AREA = new Set<StatusWord>(['former', 'deployed']);

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
  if (isOtherBorder(kind, status)) {
    return { ...look, colour: 'borderThin', weight: 0.55, dash: status === 'unrecorded' ? [2, 3] : [] };
  }
  const { weight, solid, dashed }: ModeLook = MODE_LOOKS[mode];
  if (weight !== undefined) return { ...look, weight, dash: (look.dash.length > 0 ? dashed : solid) ?? look.dash };
  if (kind !== 'area') return look;
  // The outline of an area that is not delimited is solid, because the area may be small and dashes would break it up. Former units and
  // areas of deployment may overlap, so one is dotted and the other dash-dotted.
  return {
    ...look,
    colour: status === 'deployed' ? 'guarded' : 'areaLine',
    dash: status === 'undelimited' ? [] : look.dash,
  };
}

/** If an area's outline is uncertain by at least this many metres, the map draws only the outline, and only at low zooms. */
export const VAGUE_OUTLINE_IN_METRES = 20_000;

/** Width of the thin line that joins the sleepers of a railway, relative to a road's width. */
export const RAILWAY_THREAD_WIDTH_SHARE = 0.3;

/** SVG path data of each sign, centred on 0,0 within ±5 units, to be stroked. */
export const SIGN_PATHS: Readonly<Record<CrossingSign, string>> = {
  cross: 'M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5',
  bars: 'M-4 -3H4M-4 0H4M-4 3H4',
  check: 'M-4 0.5L-1.2 3.3L4 -2.8',
  clock: 'M0 -4V0.4L3 2.4',
  dots: 'M-3.6 0H-3.5M-0.05 0H0.05M3.5 0H3.6',
  ring: 'M3.4 0A3.4 3.4 0 1 1 -3.4 0A3.4 3.4 0 1 1 3.4 0',
};

/**
 * SVG path data of the mark for aftermath events: a hollow square on a stem. The foot of the stem is at 0,0, so that the square is beside
 * a venue's disc or a crossing's diamond and not below it. Fill and stroke the square; stroke the stem.
 */
export const AFTERMATH_PATHS = { stem: 'M0 0L10 -10', square: 'M10 -20H20V-10H10Z' } as const;

/** SVG path data of a crossing's diamond, centred on 0,0. */
export const DIAMOND_PATH = 'M0 -11.5L11.5 0L0 11.5L-11.5 0Z';
