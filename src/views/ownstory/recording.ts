/** What a step records: the view that the map shows, and how that reads in words. */
import { readEdtf } from '../../domain/edtf';
import { currentId, idOfTarget, recordWithId, type AtlasIndex } from '../../domain/links';
import type { Bounds, Id } from '../../domain/model';
import { BOTH_FORMS, initialSession, windowOfSession, type Session } from '../../domain/session';
import { formatDay, formatSpan, isoDate, parseDay } from '../../domain/time';
import { newStepId, ownStatement, type DraftStep, type DraftView } from '../../formats/story/draft';
import { edtfOf } from '../../formats/story/write';

/** The parts of the session that a step records. */
export type RecordedSession = Pick<
  Session,
  'mode' | 'day' | 'window' | 'compare' | 'side' | 'ghosts' | 'layers' | 'selection' | 'names'
>;

/** The view that the map shows now. `frame` is what of the map is seen; null for the opening bounds. */
export function viewNow(index: AtlasIndex, session: RecordedSession, frame: Bounds | null): DraftView {
  const first = initialSession(index);
  const { mode, compare, side, ghosts, layers, selection, names } = session;
  return {
    edtf: edtfOf(mode, windowOfSession({ ...first, ...session })),
    compare: mode === 'day' && compare !== null ? isoDate(compare) : null,
    side: side && compare !== null,
    ghosts,
    layers: layers.join() === first.layers.join() ? null : layers,
    select: selection,
    // Both forms of the names are what every reader has who has not chosen.
    names: names === BOTH_FORMS ? null : names,
    frame: frame && rounded(frame),
  };
}

/** Whether two views show the same, apart from the part of the map that is seen. */
export function isSameView(a: DraftView, b: DraftView): boolean {
  const what = ({ edtf, compare, side, ghosts, layers, select, names }: DraftView): string =>
    JSON.stringify([edtf, compare, side, ghosts, layers, select, names]);
  return what(a) === what(b);
}

/** A new step that shows a view. Its title says what is selected or what happened, and can be changed. */
export function stepOf(index: AtlasIndex, view: DraftView, steps: readonly DraftStep[]): DraftStep {
  return {
    id: newStepId(steps),
    title: titleFor(index, view),
    ...view,
    marks: [],
    statements: [ownStatement()],
    questions: [],
    notes: '',
  };
}

/** The dates of a view in words: `1 May 2023`, `1 May 2023, compared with 3 June 2023`. */
export function dateWords({ edtf, compare }: Pick<DraftView, 'edtf' | 'compare'>): string {
  const read = readEdtf(edtf);
  const date = read.ok ? formatSpan(read.value) : edtf;
  const other = compare === null ? null : parseDay(compare);
  return other === null ? date : `${date}, compared with ${formatDay(other)}`;
}

/** What a view shows besides its dates, in words; empty for nothing in particular. */
export function viewWords(index: AtlasIndex, { select, layers, names, ghosts }: DraftView): string {
  const titles = layers?.map((id) => index.atlas.layers.find((layer) => layer.id === id)?.title ?? id);
  const language = index.atlas.languages.find(({ lang }) => lang === names)?.title;
  return [
    select === null ? '' : (titleOf(index, select) ?? `“${select}”, which is not in the atlas any more`),
    titles === undefined ? '' : titles.length === 0 ? 'no layers' : `layers: ${titles.join(', ')}`,
    language ? `names in ${language}` : '',
    ghosts ? 'with what is gone or to come' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The title of a record; for a passage its number. Null if there is none. */
export function titleOf(index: AtlasIndex, id: Id): string | null {
  if (index.notes.has(id)) return 'Editor’s note';
  const source = index.sources.get(id);
  if (source) return source.title;
  const target = recordWithId(index, id);
  if (target?.type === 'passage') return `¶${target.passage.number}`;
  if (target?.type === 'event') return target.event.title;
  return target?.feature.title ?? null;
}

function titleFor(index: AtlasIndex, view: DraftView): string {
  const target = view.select === null ? null : recordWithId(index, currentId(index, view.select));
  if (target) return titleOf(index, idOfTarget(target)) ?? '';
  const read = readEdtf(view.edtf);
  const event = read.ok
    ? index.atlas.events.find(({ span }) => span.from === read.value.from && span.softStart === 0)
    : undefined;
  return read.ok && read.value.precision === 'day' && event ? event.title : dateWords(view);
}

/** Bounds to some ten metres: more digits would say nothing, and make links longer. */
function rounded([west, south, east, north]: Bounds): Bounds {
  const short = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  return [short(west), short(south), short(east), short(north)];
}
