/** Shapes and colours of the marks in the timeline's rows. Tracks differ by shape and not only by colour. */
import type { Track } from '../domain/model';
import type { Palette } from './palette';

export type TrackShape = 'disc' | 'square' | 'triangle' | 'diamond' | 'bar' | 'cross' | 'star' | 'hexagon';

export interface TrackLook {
  readonly shape: TrackShape;
  readonly colour: keyof Palette;
}

/** The looks that `geodata/layers.yaml` may name for a track. */
export const TRACK_LOOKS = {
  disc: { shape: 'disc', colour: 'meeting' },
  square: { shape: 'square', colour: 'meeting' },
  hexagon: { shape: 'hexagon', colour: 'meeting' },
  triangle: { shape: 'triangle', colour: 'second' },
  diamond: { shape: 'diamond', colour: 'local' },
  cross: { shape: 'cross', colour: 'guarded' },
  bar: { shape: 'bar', colour: 'accent' },
  star: { shape: 'star', colour: 'inkSoft' },
  'faint-disc': { shape: 'disc', colour: 'idle' },
  'faint-diamond': { shape: 'diamond', colour: 'idle' },
} as const satisfies Readonly<Record<string, TrackLook>>;

/** The look of a track, by the name that the content gives. The compiler refuses unknown names, so the fallback is never used. */
export function trackLook({ look }: Pick<Track, 'look'>): TrackLook {
  return Object.hasOwn(TRACK_LOOKS, look) ? TRACK_LOOKS[look as keyof typeof TRACK_LOOKS] : TRACK_LOOKS.disc;
}

/** SVG path data of each mark's shape, centred on 0,0, about 12 units across. */
export const SHAPE_PATHS: Readonly<Record<TrackShape, string>> = {
  disc: 'M5.6 0A5.6 5.6 0 1 1 -5.6 0A5.6 5.6 0 1 1 5.6 0Z',
  square: 'M-5 -5H5V5H-5Z',
  triangle: 'M0 -6L6 5H-6Z',
  diamond: 'M0 -6.4L6.4 0L0 6.4L-6.4 0Z',
  bar: 'M-2.6 -6H2.6V6H-2.6Z',
  cross: 'M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  star: 'M0 -6.4L1.9 -2L6.4 -1.8L2.9 1.2L4 5.8L0 3.3L-4 5.8L-2.9 1.2L-6.4 -1.8L-1.9 -2Z',
  hexagon: 'M-3 -5.4H3L6.2 0L3 5.4H-3L-6.2 0Z',
};
