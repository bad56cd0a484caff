/** How the line of a route is drawn according to its mode (road, rail, air). Colour and sign follow from the status: see `statuses`. */
import type { RouteMode } from '../domain/model';

export interface ModeLook {
  /** Line width relative to that of a road; absent if the status decides. */
  readonly weight?: number;
  /** Dash pattern for statuses with a solid line, in multiples of the line width; absent if the status decides. */
  readonly solid?: readonly number[];
  /** Dash pattern for statuses with a dashed line, in multiples of the line width. */
  readonly dashed?: readonly number[];
  /** False for a line that only shows which places are joined, like an air route: it does not follow a course on the ground. */
  readonly hasCourse: boolean;
}

/** The looks that `geodata/layers.yaml` may name for a mode. */
export const MODE_LOOKS = {
  /** Roads: a bold line with a casing (a wider line below it). */
  road: { hasCourse: true },
  /** Railways: sleepers on a thin rail; see `RAIL_THREAD`. */
  rail: { weight: 1, solid: [0.5, 1.6], dashed: [0.5, 1.6], hasCourse: true },
  /** Air routes: fine strokes with wide gaps for every status; colour and card tell the status. */
  air: { weight: 0.5, solid: [7, 4], dashed: [2, 6], hasCourse: false },
} as const satisfies Readonly<Record<string, ModeLook>>;

/** Name of the look of a route's line. */
export type ModeLookName = keyof typeof MODE_LOOKS;

/** Name of the look of a mode; a road's if there is no mode. The compiler refuses unknown names. */
export function modeLookName(mode: Pick<RouteMode, 'look'> | undefined): ModeLookName {
  return mode && Object.hasOwn(MODE_LOOKS, mode.look) ? (mode.look as ModeLookName) : 'road';
}

/** Whether lines of a mode follow a course on the ground. */
export function hasCourse(mode: Pick<RouteMode, 'look'> | undefined): boolean {
  return MODE_LOOKS[modeLookName(mode)].hasCourse;
}
