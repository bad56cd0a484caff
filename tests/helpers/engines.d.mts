/** Paths of the programs that run the other engines, each null where it is missing. */
export interface Engines {
  readonly firefox: string | null;
  /** WebKit's driver. */
  readonly webkit: string | null;
  /** The browser that WebKit's driver starts. */
  readonly miniBrowser: string | null;
  /** A display for them to draw on. */
  readonly xvfb: string | null;
}
export const ENGINE_PACKAGES: readonly string[];
/** Finds them. */
export function findEngines(): Engines;
/** Debian's packages that bring what is missing. */
export function missingEngines(engines?: Engines): readonly string[];
