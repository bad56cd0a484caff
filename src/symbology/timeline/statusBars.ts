/**
 * Computes the status bars of a crossing or route: one for each span in which a status is the primary one. Pure functions; x is in CSS
 * pixels.
 */
import { axisSpan, xOfDay } from '../../domain/axis';
import type { AxisSegment, DatedSpan, Day, Feature, Status } from '../../domain/model';
import { formatSpan, isoDate, isOpenEnd, isOpenStart, OPEN_END } from '../../domain/time';
import { beginsWithinHorizon, primaryStatuses, type Horizon, type StatusPiece } from '../../domain/visibility';
import { STATUS_LOOKS, statusLabel } from '../statuses';
import type { PlacedAxis } from './eventMarks';
import { markedDoubt, type DateDoubt } from './doubts';

/** Least width of an uncertain end in CSS pixels, so that even a month in a compressed segment is visible. */
const LEAST_SOFT = 6;
/** Least width of a bar in CSS pixels, so that a single day is visible. */
const LEAST_BAR = 2;
/** Width of the haze at an end that is approximate, in CSS pixels. */
const HAZE_WIDTH = 14;

/** A bar that shows one status of a feature. */
export interface StatusBar {
  /** Key of the bar, unique in its row. */
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly status: Status;
  /** Whether anything is recorded: where nothing is, the row is a dotted line without words. */
  readonly isRecorded: boolean;
  /** Texts that may be written into the bar, the longest first: the words for the status, then the general ones. */
  readonly labels: readonly string[];
  /** Words for the status, with its dates. */
  readonly words: string;
  /** True if the status began before the visible part of the axis, so that its start is not drawn. */
  readonly cut: boolean;
  /** Width of the uncertain part at the start of the bar, in CSS pixels; 0 if the start is known to the day. */
  readonly softStart: number;
  /** Width of the uncertain part at the end of the bar, in CSS pixels; 0 if the end is known to the day. */
  readonly softEnd: number;
  /** What is not known about the start; null if it is known to the day, or not drawn. */
  readonly startDoubt: DateDoubt | null;
  /** What is not known about the end; null if it is known to the day, or not drawn. */
  readonly endDoubt: DateDoubt | null;
  /** True if the status goes on after the axis, as far as is told: its bar ends with an arrow. */
  readonly open: boolean;
}

/** The axis on which status bars are laid out. */
export interface BarsAxis extends PlacedAxis {
  /** Segments of the whole axis; `axis` is its visible part. */
  readonly fullAxis: readonly AxisSegment[];
  /** The last day that may be shown: statuses that begin later are left out. */
  readonly horizon: Horizon;
}

/** The visible status bars of a feature; null if it has none on the whole axis. */
export function statusBars(
  feature: Feature,
  { horizon, axis, fullAxis, width }: BarsAxis,
): readonly StatusBar[] | null {
  if (!beginsWithinHorizon(horizon, feature.span)) return null;
  const full = axisSpan(fullAxis);
  const pieces = primaryStatuses(feature, null, horizon).filter(({ from, to }) => from < full.to && full.from < to);
  if (pieces.length === 0) return null;
  const visible = axisSpan(axis);
  return pieces
    .filter(({ from, to }) => from < visible.to && visible.from < to)
    .map((piece): StatusBar => {
      const x = xOfDay(axis, piece.from, width);
      const size = Math.max(LEAST_BAR, xOfDay(axis, piece.to, width) - x);
      const span = spanOf(piece, horizon);
      const doubts = doubtsOf(piece);
      const startDoubt = piece.from >= visible.from ? doubts[0] : null;
      const endDoubt = piece.to <= visible.to ? doubts[1] : null;
      // An uncertain start and an uncertain end may meet in the middle of the bar but not overlap.
      const softWidth = (doubt: DateDoubt | null, from: Day, to: Day): number =>
        doubt === null
          ? 0
          : Math.min(
              size / 2,
              Math.max(
                doubt === 'about' ? HAZE_WIDTH : LEAST_SOFT,
                xOfDay(axis, to, width) - xOfDay(axis, from, width),
              ),
            );
      const words = statusLabel(feature, piece.status.status);
      const isRecorded = piece.status.status !== 'unrecorded';
      // Shorter words are those of the same vocabulary: where the content has its own, the general ones would call the status something else.
      const isOwnWord = feature.statusTitles?.[piece.status.status] !== undefined;
      const shorter = isOwnWord ? [] : [STATUS_LOOKS[piece.status.status].label];
      return {
        key: `${piece.from}`,
        x,
        width: size,
        status: piece.status,
        isRecorded,
        labels: isRecorded ? [...new Set([words, ...shorter])] : [],
        words: `${words}, ${formatSpan(span)}`,
        cut: piece.from < visible.from && visible.from > full.from,
        softStart: softWidth(startDoubt, span.from, span.from + span.softStart),
        softEnd: softWidth(endDoubt, span.to - span.softEnd, span.to),
        startDoubt,
        endDoubt,
        open: isRecorded && isOpenEnd(span) && piece.to >= visible.to && visible.to === full.to,
      };
    });
}

/**
 * The dates of a piece. An end at which another status follows is known to the day. An end at the horizon or after it is drawn as open,
 * because it would tell what happened after the article (`clipStatusToHorizon`).
 */
function spanOf(piece: StatusPiece, { last }: Horizon): DatedSpan {
  const { span } = piece.status;
  const open = piece.to > last;
  const [first = '', end = first] = span.edtf.split('/');
  return {
    ...span,
    // If another status follows, this end is exact, even if the end of the status itself is uncertain.
    edtf: [
      piece.from === span.from ? first : isoDate(piece.from),
      open ? '..' : piece.to === span.to ? end : isoDate(piece.to - 1),
    ].join('/'),
    from: piece.from,
    to: open ? OPEN_END : piece.to,
    softStart: piece.from === span.from ? span.softStart : 0,
    softEnd: !open && piece.to === span.to ? span.softEnd : 0,
  };
}

/** What is not known about start and end of a piece. */
function doubtsOf(piece: StatusPiece): readonly [start: DateDoubt | null, end: DateDoubt | null] {
  const { span } = piece.status;
  const [first = '', last = first] = span.edtf.split('/');
  const doubt = (text: string, soft: number): DateDoubt | null => markedDoubt(text) ?? (soft > 0 ? 'month' : null);
  return [
    piece.from === span.from && !isOpenStart(span) ? doubt(first, span.softStart) : null,
    piece.to === span.to && !isOpenEnd(span) ? doubt(last, span.softEnd) : null,
  ];
}
