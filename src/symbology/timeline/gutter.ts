/** The labels of the timeline's rows: left of the rows, and on a narrow screen above them. Pure functions; lengths are in CSS pixels. */
import type { StatusWord } from '../../domain/model';
import type { FeatureView } from '../../domain/view';
import { statusLabel } from '../statuses';
import type { RowChoice, TimelineRow } from './layout';
import { drawnWidth, firstThatFits } from './textWidth';

/** From the left edge of the chart to the middle of the signs; on a narrow screen they stand further left. */
const GLYPH_X = { wide: 14, narrow: 9 } as const;
/** From the left edge of the chart to the titles. */
const TITLE_X = { wide: 26, narrow: 21 } as const;
/** Type size of the titles. */
const TITLE_SIZE = 12.5;
/** Space between a title and the words of the status on its right. */
const WORDS_GAP = 12;
/** Titles may reach this far beyond the estimate of their room, which is on the safe side. */
const TOLERANCE = 3;

/** Where signs and titles are: distances from the left edge of the chart. */
export interface GutterPlace {
  readonly glyphX: number;
  readonly titleX: number;
}

/** Width of the column of labels. All rows together have longer titles than the first ones. */
export function gutterWidth(narrow: boolean, rows: RowChoice): number {
  return narrow ? 10 : rows === 'all' ? 190 : 172;
}

/** Where signs and titles are. */
export function gutterPlace(narrow: boolean): GutterPlace {
  const size = narrow ? 'narrow' : 'wide';
  return { glyphX: GLYPH_X[size], titleX: TITLE_X[size] };
}

/** The status of a feature on the shown days: of those in a window the last of which there is a record; undefined if it is not there. */
export function statusShown({ present, statuses }: Pick<FeatureView, 'present' | 'statuses'>): StatusWord | undefined {
  return present ? statuses[0]?.status : undefined;
}

/** Words for the status of a row's feature on the shown days, which stand at the right of a narrow row. */
export function statusWords({
  feature,
  present,
  statuses,
}: Pick<FeatureView, 'feature' | 'present' | 'statuses'>): string {
  const status = statusShown({ present, statuses });
  return status ? statusLabel(feature, status) : present ? 'no record' : 'not there';
}

/** The longest title of a row that has room: in the column of labels, which is `left` wide, or beside words in a row of a width. */
export function titleOf(
  row: TimelineRow,
  {
    narrow,
    left,
    width,
    words,
  }: { readonly narrow: boolean; readonly left: number; readonly width: number; readonly words: string },
): string {
  const { titleX } = gutterPlace(narrow);
  const room = narrow ? width - titleX - drawnWidth(words, TITLE_SIZE) - WORDS_GAP : left - titleX + TOLERANCE;
  return firstThatFits(row.kind === 'bars' ? row.titles : [row.title], room, TITLE_SIZE);
}
