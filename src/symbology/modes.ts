/** How the line of a route is drawn by what it carries. The status gives colour and sign: see `statuses`. */
import type { RouteMode } from '../domain/model';

export interface ModeLook {
  /** Width relative to a usual line; absent where the status decides. */
  readonly weight?: number;
  /** Dash pattern, in multiples of the width, of a status with a solid line; absent where the status decides. */
  readonly solid?: readonly number[];
  /** Dash pattern of a status with a dashed line. */
  readonly dashed?: readonly number[];
  /** False for a line that only says which places are joined: it has no course to be unsure of. */
  readonly hasCourse: boolean;
}

/** The looks that `geodata/layers.yaml` may give a mode. */
export const MODE_LOOKS = {
  /** A bold line with a casing. */
  road: { hasCourse: true },
  /** Sleepers on a thin rail: see `RAIL_THREAD`. */
  rail: { weight: 1, solid: [0.5, 1.6], dashed: [0.5, 1.6], hasCourse: true },
  /** Fine strokes with wide gaps, whatever the status, which the colour and the card tell. */
  air: { weight: 0.5, solid: [7, 4], dashed: [2, 6], hasCourse: false },
} as const satisfies Readonly<Record<string, ModeLook>>;

/** Name of a look of a route's line. */
export type ModeLookName = keyof typeof MODE_LOOKS;

/** The look of a mode by its name. The compiler refuses an unknown name, so that a road's is never needed in its place. */
export function modeLookName(mode: Pick<RouteMode, 'look'> | undefined): ModeLookName {
  return mode && Object.hasOwn(MODE_LOOKS, mode.look) ? (mode.look as ModeLookName) : 'road';
}

/** Whether the line of a mode follows a course on the ground. */
export function hasCourse(mode: Pick<RouteMode, 'look'> | undefined): boolean {
  return MODE_LOOKS[modeLookName(mode)].hasCourse;
}
