/**
 * The first line of a card: one sentence that says how things stood on the days shown, with the date in it. It is made from the record
 * alone: a word for a status appears only if the record has that status on these days, and a date is no more exact than it is known.
 */
import type { AtlasIndex } from '../../domain/links';
import {
  WIDE_RANKS,
  type AtlasEvent,
  type DatedSpan,
  type Day,
  type Feature,
  type Status,
  type StatusWord,
} from '../../domain/model';
import { formatDay, formatSpan, isOpenEnd, isOpenStart, OPEN_END, OPEN_START } from '../../domain/time';
import type { FeatureView, View } from '../../domain/view';
import {
  beginsWithinHorizon,
  isMeetingCounted,
  isRecorded,
  primaryStatuses,
  relationToWindow,
  type StatusPiece,
} from '../../domain/visibility';
import { statusPredicate } from '../../symbology/statusWords';

/** At most this many statuses are named; more would be no sentence but a list, which the card has below. */
const MOST_CLAUSES = 3;

/** The sentence of a feature as the view shows it. */
export function featureSentence(shown: FeatureView, view: View, index: AtlasIndex): string {
  const { kind } = shown.feature;
  if (kind === 'venue') return meetingsSentence(shown, view, index);
  if (kind === 'place') return placeSentence(shown.feature, view, index);
  if (!shown.present) return absentSentence(shown.feature, view);
  return view.mode === 'day' ? daySentence(shown, view) : windowSentence(shown, view);
}

/** The sentence of an event in three parts: before the name of its place, this name, and the rest; the name is empty if it has no place. */
export interface EventSentence {
  readonly before: string;
  readonly place: string;
  readonly after: string;
}

/** The sentence of an event: when and where it happened, and how far that is from the day shown. */
export function eventSentence(event: AtlasEvent, view: View, index: AtlasIndex): EventSentence {
  const place = event.place === null ? undefined : index.features.get(event.place);
  const [preposition, name] = place ? placePhrase(place) : ['', ''];
  const verb = event.meeting ? 'Held' : 'Happened';
  const distance = distanceFromShown(event, view);
  return {
    before: `${verb} ${whenPhrase(event.span)}${name === '' ? '' : ` ${preposition}`}`,
    place: name,
    after: `${distance ? `, ${distance}` : ''}.`,
  };
}

/** A date as part of a sentence: `on 14 May 2023`, `in July 2023 (day not known)`, `about 15 July 2023`. */
export function whenPhrase(span: DatedSpan): string {
  const text = formatSpan(span);
  if (/^(since|until|about) /.test(text)) return text;
  if (isOpenStart(span)) return text;
  if (span.precision === 'month' || span.precision === 'year') return `in ${text} (day not known)`;
  const range = /^(.*?) ?– ?(.*)$/.exec(text);
  return range ? `from ${range[1]} to ${range[2]}` : `on ${text}`;
}

/** Statuses with which anything may pass, and with which nothing does: a sentence that named one of each would deny itself. */
const PASSABLE: readonly StatusWord[] = ['open', 'temporary'];
const IMPASSABLE: readonly StatusWord[] = ['closed', 'blocked', 'suspended', 'unused'];

function denies(a: StatusWord, b: StatusWord): boolean {
  return [
    [a, b],
    [b, a],
  ].some(([one, other]) => PASSABLE.includes(one as StatusWord) && IMPASSABLE.includes(other as StatusWord));
}

/** The statuses that a sentence names on a day, the one drawn last: those that held before it on the same parts, each word once. */
function standingStatuses({ feature, statuses }: FeatureView): readonly { status: StatusWord; span: DatedSpan }[] {
  const [primary] = statuses;
  if (!primary) return [];
  const held = statuses.filter((each) => coversParts(each, primary));
  const starts = new Map<StatusWord, DatedSpan>();
  for (const each of held) {
    const span = beganWith(feature, each);
    const known = starts.get(each.status);
    if (!known || span.from < known.from) starts.set(each.status, span);
  }
  const own = starts.get(primary.status) as DatedSpan;
  const before = [...starts]
    .filter(([status, span]) => span.from < own.from && status !== primary.status && status !== 'unrecorded')
    .filter(([status]) => !denies(status, primary.status))
    .sort(([, a], [, b]) => a.from - b.from)
    .slice(1 - MOST_CLAUSES);
  return [...before, [primary.status, own] as const].map(([status, span]) => ({ status, span }));
}

/** The span whose start is the start of a status: of the earliest of those with the same word that follow each other without a gap. */
function beganWith({ statuses }: Feature, status: Status): DatedSpan {
  const before = statuses.find(
    (each) =>
      each !== status &&
      each.status === status.status &&
      each.span.from < status.span.from &&
      each.span.to === status.span.from &&
      String(each.parts ?? '') === String(status.parts ?? ''),
  );
  return before ? beganWith({ statuses } as Feature, before) : status.span;
}

/** Whether a status holds wherever another one does. */
function coversParts({ parts }: Status, other: Status): boolean {
  return !parts || (other.parts?.every((id) => parts.includes(id)) ?? false);
}

function daySentence(shown: FeatureView, view: View): string {
  const day = view.window.from;
  const clauses = standingStatuses(shown).map(
    ({ status, span }) => `${statusPredicate(shown.feature, status)} ${standingSince(span, day)}`,
  );
  return clauses.length > 0
    ? sentence(clauses.join('; '))
    : `On the map on ${formatDay(day)}; no status of it is recorded for this day.`;
}

/** Since when something holds that holds on a day. */
function standingSince(span: DatedSpan, day: Day): string {
  if (isOpenStart(span)) {
    return isOpenEnd(span) ? `on ${formatDay(day)}, as at all dates shown` : `on ${formatDay(day)} and before`;
  }
  if (span.to === span.from + 1) return whenPhrase(span);
  const since = formatSpan({ ...span, to: OPEN_END, softEnd: 0, edtf: `${span.edtf.split('/')[0]}/..` });
  return span.from === day && span.softStart === 0 ? since.replace('since', 'from') : since;
}

function windowSentence({ feature }: FeatureView, view: View): string {
  const { window, range } = view;
  const pieces = primaryStatuses(feature, null, range).filter(({ from, to }) => from < window.to && to > window.from);
  const days = `Between ${formatDay(window.from)} and ${formatDay(window.to - 1)}`;
  if (pieces.length === 0) return `${days}: on the map, without a recorded status.`;
  const clauses = pieces.map(({ from, status }, at) => {
    // What was so before something else held is so again: the card of a day says since when it was so for the first time.
    const isAgain =
      pieces[at - 1]?.status.status !== status.status &&
      pieces.slice(0, at).some((each) => each.status.status === status.status);
    const predicate = `${statusPredicate(feature, status.status)}${isAgain ? ' again' : ''}`;
    if (from <= window.from) return predicate;
    // A piece may begin because another status ended: its own start then lies elsewhere.
    const isOwnStart = status.span.from === from;
    const start = isOwnStart
      ? standingSince(status.span, OPEN_END).replace('since', 'from')
      : `from ${formatDay(from)}`;
    return `${predicate} ${start}`;
  });
  // That nothing is recorded in the end does not stand in the place of what is recorded last, which the map draws.
  const atEnd = pieces.slice(pieces.findLastIndex(({ status }) => isRecorded(status))).length;
  const most = MOST_CLAUSES - 1 + atEnd;
  const between = clauses.length - 1 - atEnd;
  const told =
    clauses.length > most ? [clauses[0], `then ${between} other statuses`, ...clauses.slice(-atEnd)] : clauses;
  return `${days}: ${told.join('; ')}.`;
}

function absentSentence({ span }: Feature, view: View): string {
  const day = view.mode === 'day' ? `on ${formatDay(view.window.from)}` : `between ${shownDays(view)}`;
  if (relationToWindow(span, view.window) !== 'future') {
    return `No longer there ${day}; in place ${formatSpan(span)}.`;
  }
  if (!beginsWithinHorizon(view.range, span)) return `Not yet there ${day}.`;
  return `Not yet there ${day}; in place ${standingSince(span, OPEN_END)}.`;
}

function meetingsSentence({ feature, count }: FeatureView, view: View, index: AtlasIndex): string {
  const meetings = (index.meetingsAt.get(feature.id) ?? []).filter(({ span }) => beginsWithinHorizon(view.range, span));
  const counted = meetings.filter((meeting) => isMeetingCounted(meeting, view.window, view.mode));
  const last = counted.at(-1);
  const days = view.mode === 'day' ? `up to ${formatDay(view.window.from)}` : `between ${shownDays(view)}`;
  if (count > 0 && last) {
    const which = count === 1 ? '' : 'the last ';
    return `${count === 1 ? '1 meeting' : `${count} meetings`} ${days}, ${which}${whenPhrase(last.span)}.`;
  }
  const next = meetings.find(({ span }) => span.from >= view.window.to);
  return next ? `No meeting ${days}; the next was held ${whenPhrase(next.span)}.` : `No meeting ${days}.`;
}

function placeSentence({ id, passages, label }: Feature, view: View, index: AtlasIndex): string {
  const told = (index.eventsAt.get(id) ?? []).filter(
    ({ span }) => beginsWithinHorizon(view.range, span) && span.from < view.window.to,
  );
  const events = view.mode === 'day' ? told : told.filter(({ span }) => span.to > view.window.from);
  const days = view.mode === 'day' ? `up to ${formatDay(view.window.from)}` : `between ${shownDays(view)}`;
  const last = events.at(-1);
  if (last) {
    const which = events.length === 1 ? '' : 'the last ';
    return `${events.length === 1 ? '1 event' : `${events.length} events`} here ${days}, ${which}${whenPhrase(last.span)}.`;
  }
  const why = passages.length > 0 ? 'Named in the text' : 'On the map for orientation';
  // What happened in a country's towns is recorded for the towns.
  const isWide = label !== undefined && WIDE_RANKS.includes(label.rank);
  return `${why}; ${isWide ? 'no event is recorded for it as a whole' : 'no event of the record took place here'} ${days}.`;
}

/** Preposition, with a space after it, and title of the place of an event. A place that was not disclosed has a title like “On the border”. */
function placePhrase({ title, disclosed, label }: Feature): readonly [preposition: string, title: string] {
  if (!disclosed) return ['', `${title.charAt(0).toLowerCase()}${title.slice(1)}`];
  return [label?.rank === 'site' ? 'at ' : 'in ', title];
}

/** How far an event is from the day shown; empty in a window. */
function distanceFromShown({ span }: AtlasEvent, { mode, window }: View): string {
  if (mode === 'window') return '';
  const day = window.from;
  const isExact = span.softStart === 0 && span.softEnd === 0 && !span.uncertain;
  if (day >= span.from && day < span.to) return isExact && span.to === span.from + 1 ? 'the day shown' : '';
  const days = day < span.from ? span.from - day : day - (span.to - 1);
  return `${isExact && days < DAYS_TOLD ? '' : 'about '}${distanceInWords(days)} ${day < span.from ? 'after' : 'before'} ${formatDay(day)}`;
}

/** Fewer days than this are told as days, more as months or years. */
const DAYS_TOLD = 60;

/** A number of days in days, months or years, whichever says it shortest without a fraction. */
function distanceInWords(days: number): string {
  const of = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (days < DAYS_TOLD) return of(days, 'day');
  if (days < 730) return of(Math.round(days / 30.44), 'month');
  return of(Math.round(days / 365.25), 'year');
}

function shownDays({ window }: View): string {
  return `${formatDay(window.from)} and ${formatDay(window.to - 1)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What was before and what came after the status of the day shown. */
export interface Neighbours {
  /** Such as “closed to 22 April 2023”; null if nothing is recorded before. */
  readonly before: string | null;
  /** Such as “restricted from 15 June 2023”; null if nothing later may be shown. */
  readonly after: string | null;
}

/** The statuses before and after that of the day shown, for a feature with statuses; nothing in a window, which shows several days. */
export function neighboursOf(shown: FeatureView, view: View): Neighbours {
  const { feature } = shown;
  if (view.mode === 'window') return { before: null, after: null };
  const day = view.window.from;
  const pieces = primaryStatuses(feature, null, view.range);
  const at = pieces.findIndex(({ from, to }) => from <= day && day < to);
  const piece = pieces[at];
  const [before, next] = piece
    ? [otherPiece(pieces, at, -1), otherPiece(pieces, at, 1)]
    : [pieces.findLast(({ to }) => to <= day), undefined];
  // A status of the days shown may show again when another one ends, after the last day.
  const after = next && next.from <= view.range.last ? next : undefined;
  const own = piece ? statusPredicate(feature, piece.status.status) : '';
  const isNegated = own.startsWith('not ');
  const words = (other: StatusPiece, more: string, when: string): string => {
    const held = piece && holdsBeneath(other, piece, shown, day) ? `, ${more},` : '';
    return `${statusPredicate(feature, other.status.status)}${held} ${when}`;
  };
  return {
    before: before ? words(before, isNegated ? `before it was ${own}` : `not yet ${own}`, lasted(before)) : null,
    after: after ? words(after, isNegated ? 'as before' : `as before and no longer ${own}`, began(after)) : null,
  };
}

/** The next piece, forwards or backwards, that has another word than the ones from `at` to it, which follow each other without a gap. */
function otherPiece(pieces: readonly StatusPiece[], at: number, step: 1 | -1): StatusPiece | undefined {
  const [piece, next] = [pieces[at], pieces[at + step]];
  if (!piece || !next || next.status.status !== piece.status.status) return next;
  const isAdjacent = step > 0 ? piece.to === next.from : next.to === piece.from;
  return isAdjacent ? otherPiece(pieces, at + step, step) : next;
}

/** Whether the status of another piece holds on the day shown, too, beside that of its own piece, and is told so in the sentence. */
function holdsBeneath({ status, from, to }: StatusPiece, own: StatusPiece, shown: FeatureView, day: Day): boolean {
  const word = own.status.status;
  return (
    status.status !== word &&
    status.span.from <= day &&
    day < status.span.to &&
    standingStatuses(shown).some((each) => each.status === status.status) &&
    !shown.feature.statuses.some(({ status: other, span }) => other === word && span.from < to && span.to > from)
  );
}

/** Until when a piece lasted, no more exact than known: “to 22 April 2023”. */
function lasted({ to, status }: StatusPiece): string {
  if (status.span.to !== to) return `to ${formatDay(to - 1)}`;
  return formatSpan({
    ...status.span,
    from: OPEN_START,
    softStart: 0,
    edtf: `../${status.span.edtf.split('/').at(-1)}`,
  }).replace('until', 'to');
}

/** From when a piece holds: “from 15 June 2023”. It may hold because another status ended, and not because its own span began. */
function began({ from, status }: StatusPiece): string {
  return status.span.from === from
    ? standingSince(status.span, OPEN_END).replace('since', 'from')
    : `from ${formatDay(from)}`;
}
