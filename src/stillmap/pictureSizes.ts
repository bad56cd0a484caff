/** Sizes of pictures that readers choose from. */

/** A size of a picture. */
export interface PictureSize {
  readonly id: string;
  readonly title: string;
  /** Width and height in units of the drawing; null for as large as the map on the screen, with the rest around it. */
  readonly units: { readonly width: number; readonly height: number } | null;
  /** Pixels of a picture at 1x for each unit: more make everything larger. */
  readonly pixels: number;
  /** Size of the smallest letters of title, legend, timeline and words, in units: 9.34 units of a sheet of paper are 7 points. */
  readonly letters: number;
  /** Width and height in millimetres, for sizes of paper. */
  readonly millimetres?: readonly [width: number, height: number];
}

/** All sizes, the one that is chosen first at the beginning. One unit of a sheet of paper is a CSS pixel: 96 are an inch. */
export const PICTURE_SIZES: readonly PictureSize[] = [
  { id: 'screen', title: 'As on screen', units: null, pixels: 1, letters: 11 },
  {
    id: 'a4',
    title: 'A4, landscape',
    units: { width: 1123, height: 794 },
    pixels: 1,
    letters: 9.6,
    millimetres: [297, 210],
  },
  {
    id: 'a4-portrait',
    title: 'A4, portrait',
    units: { width: 794, height: 1123 },
    pixels: 1,
    letters: 9.6,
    millimetres: [210, 297],
  },
  // Somewhat smaller letters than on A4, so that a map is left beside them.
  {
    id: 'a5',
    title: 'A5, landscape',
    units: { width: 992, height: 700 },
    pixels: 0.8,
    letters: 10.8,
    millimetres: [210, 148],
  },
  { id: 'wide', title: '16:9, 1920 × 1080', units: { width: 1280, height: 720 }, pixels: 1.5, letters: 9.6 },
  { id: 'square', title: 'Square, 1080 × 1080', units: { width: 900, height: 900 }, pixels: 1.2, letters: 9.6 },
];
