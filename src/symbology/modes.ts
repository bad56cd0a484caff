/** How the line of a route is drawn according to its mode (road, rail, air). Colour and sign follow from the status: see `statuses`. */
import type { RouteMode } from '../domain/model';

export interface ModeLook {
  /** Line width relative to that of a road; absent if the status decides. */
  readonly weight?: number;
  /** False for a line that only shows which places are joined, like an air route: it does not follow a course on the ground. */
  readonly hasCourse: boolean;
}

/** The looks that `geodata/layers.yaml` may name for a mode. */
export const MODE_LOOKS = {
  /** Roads: a bold line with a casing (a wider line below it). */
  road: { hasCourse: true },
  /** Railways: a thread that has the dashes of the status, across sleepers (`SLEEPERS`). */
  rail: { weight: 0.42, hasCourse: true },
  /** Air routes: a fine line that the geometry bends to an arc. */
  air: { weight: 0.45, hasCourse: false },
} as const satisfies Readonly<Record<string, ModeLook>>;

/** The sleepers of a railway: short strokes across its thread, as dashes of a broad line; width relative to a road's. */
export const SLEEPERS = { weight: 1.5, dash: [0.24, 1.9], colour: 'idle' } as const;

/** Name of the look of a route's line. */
export type ModeLookName = keyof typeof MODE_LOOKS;

/** Name of the look of a mode; a road's if there is no mode. The compiler refuses unknown names. */
export function modeLookName(mode: Pick<RouteMode, 'look'> | undefined): ModeLookName {
  return mode && Object.hasOwn(MODE_LOOKS, mode.look) ? (mode.look as ModeLookName) : 'road';
}

/** Line width of a look by its name, relative to that of a road; 1 for what has no look. */
export function lineWeight(name: string): number {
  const look: ModeLook | undefined = Object.hasOwn(MODE_LOOKS, name) ? MODE_LOOKS[name as ModeLookName] : undefined;
  return look?.weight ?? 1;
}

/** Whether lines of a mode follow a course on the ground. */
export function hasCourse(mode: Pick<RouteMode, 'look'> | undefined): boolean {
  return MODE_LOOKS[modeLookName(mode)].hasCourse;
}
