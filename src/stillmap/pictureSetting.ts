/** How closely the words around a picture's map are set. Pure; lengths in units of the picture. */
import { themedColour } from '../symbology/palette';
import type { PictureSize } from './pictureSizes';
import type { TextStyle } from './textBlock';

/** Lengths of a legend, and how its words are set. */
export interface LegendSetting {
  /** Width of a sample, and the space between it and its words. */
  readonly sample: { readonly width: number; readonly gap: number };
  /** Least height of an entry. */
  readonly entry: number;
  /** Space that an entry of several lines has above and below these. */
  readonly padding: number;
  /** Least height of a group's heading. */
  readonly heading: number;
  /** A group of so many entries may go on in the next column. */
  readonly longGroup: number;
  /** Space between groups, and between columns, and the least width of these. */
  readonly groupGap: number;
  readonly columnGap: number;
  readonly leastColumn: number;
  readonly title: TextStyle;
  readonly label: TextStyle;
}

/** How closely a picture is set. */
export interface Setting {
  /** Size of the letters of the words below the map, of the legend's labels and of the timeline. */
  readonly letters: number;
  /** Whether the lines of text below the map follow each other without a break. */
  readonly isJoined: boolean;
  /** Of the timeline, whose letters have 12 units of its own, as a factor. */
  readonly stripScale: number;
  readonly title: TextStyle;
  /** What stands beside the title. */
  readonly date: TextStyle;
  readonly words: TextStyle;
  readonly legend: LegendSetting;
}

/** Size of the letters of the usual setting, and of those for which the lengths of the closest are written below. */
const LETTERS = { usual: 12, closest: 9.6 } as const;

/** The setting with letters of a size, in a picture whose smallest ones have another size. */
export function settingOf(letters: number, smallest: number): Setting {
  const [ink, soft] = [themedColour('ink'), themedColour('inkSoft')];
  const share = (letters - smallest) / (LETTERS.usual - smallest);
  const between = (closest: number, usual: number): number => {
    const least = closest * (smallest / LETTERS.closest);
    return Number((least + (usual - least) * share).toFixed(1));
  };
  const leadingOf = (closest: number, usual: number): number => closest + (usual - closest) * share;
  const isUsual = letters >= LETTERS.usual;
  return {
    letters,
    isJoined: !isUsual,
    stripScale: letters / 12,
    title: { size: between(18, 23), bold: true, serif: true, fill: ink, leading: 1.25 },
    date: { size: between(11, 14), fill: soft },
    words: { size: letters, fill: soft, leading: leadingOf(1.25, 1.35) },
    legend: {
      sample: { width: between(28, 42), gap: between(4, 9) },
      entry: between(13, 22),
      padding: between(2, 6),
      heading: between(14, 21),
      longGroup: isUsual ? Infinity : 5,
      groupGap: between(4, 9),
      columnGap: between(10, 18),
      leastColumn: between(118, 176),
      title: { size: between(10.4, 13), bold: true, serif: true, fill: ink, leading: leadingOf(1.2, 1.35) },
      label: { size: letters, fill: ink, leading: leadingOf(1.15, 1.25) },
    },
  };
}

/** The settings that are tried for a picture of a size, the one with the largest letters first. */
export function settingsOf({ letters }: Pick<PictureSize, 'letters'>): readonly Setting[] {
  const between = [11.4, 10.8, 10.2].filter((each) => each > letters);
  return [LETTERS.usual, ...between, letters].map((each) => settingOf(each, letters));
}
