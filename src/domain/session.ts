/**
 * The session: what the reader has chosen, such as date, layers and selection. It is a small plain object that fits into the address.
 * Only `reduce` makes a new session from an old one. The camera and the pointer are not part of it: the map owns them.
 */
import { idOfTarget, passagesOf, recordWithId, type AtlasIndex } from './links';
import { leadOfPassage } from './lead';
import type { Atlas, Day, Id, LayerId, NameLanguage, Span, StepOutline, StoryPlace } from './model';
import { selectableDays } from './selectableDays';
import { changeTable, FIRST_TABLE, isSameTable, type TableState } from './tableState';
import { clamp, isSameSpan, spanOfDay } from './time';

export type TimeMode = 'day' | 'window';

/** The views of the page: the map with the text beside it, or the table with a narrow map beside it. */
export const VIEW_NAMES = ['map', 'table'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];
/** Which form of place names the map shows; `both` joins the forms of the two sides. */
export type NameChoice = NameLanguage;

/** The name choice that shows both sides' English forms. It is not the tag of any language. */
export const BOTH_FORMS = 'both';

/** The choices that a reader has for place names on the map: both sides' forms, or one language of the content. */
export function nameChoices({ languages }: Pick<Atlas, 'languages'>): readonly NameChoice[] {
  return [BOTH_FORMS, ...languages.map(({ lang }) => lang)];
}
/** The colour theme; `auto` follows the system's setting. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

export interface Session {
  readonly mode: TimeMode;
  /** The day shown in mode `day`. It does not change while a window is shown, so that the reader can return to it. */
  readonly day: Day;
  /** The span shown in mode `window`, half-open. */
  readonly window: Span;
  /** A second day that is compared with `day`, in mode `day`; null if nothing is compared. */
  readonly compare: Day | null;
  /** True if the two compared days are on two maps side by side; false if a divider splits one map, or nothing is compared. */
  readonly side: boolean;
  /** Whether features that do not exist any more, or do not exist yet, are drawn faintly. */
  readonly ghosts: boolean;
  /** Ids of the layers that are on. */
  readonly layers: readonly LayerId[];
  /** Id of the selected feature or event; null if nothing is selected. */
  readonly selection: Id | null;
  /** Id of the passage that is in view or has the focus; null if none. */
  readonly passage: Id | null;
  /** Where the reader is in a story; null outside of stories. */
  readonly story: StoryPlace | null;
  readonly view: ViewName;
  /** Rows, filters, sorting and columns of the table; they do not change while the map is shown, so that the reader can return to them. */
  readonly table: TableState;
  readonly names: NameChoice;
  readonly theme: ThemeChoice;
  /** True if the page shows only map and text, to be embedded in another page. */
  readonly embed: boolean;
}

/** Everything that can change a session. `commit` is false while the reader still drags a handle. */
export type AppEvent =
  | { readonly type: 'dayChanged'; readonly day: Day; readonly commit: boolean }
  | { readonly type: 'windowChanged'; readonly window: Span; readonly commit: boolean }
  | { readonly type: 'modeChosen'; readonly mode: TimeMode }
  /**
   * One step of playback: `event` is an event that begins on the day, `days` the length of the window while it moves, `flies` whether the
   * camera follows. The last step is committed.
   */
  | {
      readonly type: 'played';
      readonly day: Day;
      readonly days: number;
      readonly event: Id | null;
      readonly flies: boolean;
      readonly commit: boolean;
    }
  | { readonly type: 'compareChanged'; readonly day: Day | null; readonly commit: boolean }
  | { readonly type: 'sideChosen'; readonly side: boolean }
  /**
   * The reader visits a day or window by name; the span is half-open. Days after the opening day turn on the aftermath layer: the first of
   * them, or where the span must not be cut (`isWhole`) its last. `compare` is the day to compare with, if it is another than now.
   */
  | { readonly type: 'daysVisited'; readonly span: Span; readonly isWhole?: boolean; readonly compare?: Day }
  /** The reader steps past the last day that can be chosen. The session stays; the page may offer the aftermath. */
  | { readonly type: 'endPassed' }
  | { readonly type: 'momentChosen'; readonly id: Id }
  /**
   * The reader goes to a step of a story, which the event brings along: stories of a reader’s own are no part of the atlas. `isScrolled`
   * says that the reader came there by scrolling and rests: like a passage that is reached so, it is no entry of its own in the history.
   */
  | {
      readonly type: 'stepVisited';
      readonly place: StoryPlace;
      readonly step: StepOutline;
      readonly isScrolled?: boolean;
    }
  /** The reader leaves the story. What is shown stays. */
  | { readonly type: 'storyLeft' }
  | { readonly type: 'ghostsToggled' }
  | { readonly type: 'layerToggled'; readonly layer: LayerId }
  /** `day` is a day to go to with it, such as the first of one of its statuses. */
  | { readonly type: 'selected'; readonly id: Id; readonly day?: Day }
  | { readonly type: 'eventVisited'; readonly id: Id }
  | { readonly type: 'selectionCleared' }
  | { readonly type: 'passageReached'; readonly id: Id }
  /** The reader rests at a passage that was reached by scrolling: date and map move to what it tells of. */
  | { readonly type: 'passageRested'; readonly id: Id }
  /** The reader chooses a passage; `note` is the note beside it that must be visible, if a link asked for one. */
  | { readonly type: 'passageChosen'; readonly id: Id; readonly note?: Id }
  /** `table` is what changes of the table with it, such as the rows with which it opens. */
  | { readonly type: 'viewChosen'; readonly view: ViewName; readonly table?: Partial<TableState> }
  /** The reader changes a part of the table. `commit` is false while the reader still types. */
  | { readonly type: 'tableChanged'; readonly change: Partial<TableState>; readonly commit: boolean }
  | { readonly type: 'namesChosen'; readonly names: NameChoice }
  | { readonly type: 'themeChosen'; readonly theme: ThemeChoice }
  | { readonly type: 'restored'; readonly session: Session };

/** The session with which the atlas opens. */
export function initialSession({ atlas }: AtlasIndex): Session {
  return {
    mode: 'day',
    day: atlas.meta.opens,
    window: firstWindow(atlas.meta.opens),
    compare: null,
    side: false,
    ghosts: false,
    layers: atlas.layers.filter((layer) => layer.on).map((layer) => layer.id),
    selection: null,
    passage: null,
    story: null,
    view: 'map',
    table: FIRST_TABLE,
    names: 'both',
    theme: 'auto',
    embed: false,
  };
}

/** The window shown when a reader first switches to windows: the year that ends with a day. */
function firstWindow(day: Day): Span {
  return { from: day - 364, to: day + 1 };
}

function isUntouched(index: AtlasIndex, { window }: Session): boolean {
  const first = firstWindow(index.atlas.meta.opens);
  return isSameSpan(window, first);
}

/** The days that the session shows, half-open: one day in mode `day`. */
export function windowOfSession(session: Session): Span {
  return session.mode === 'day' ? spanOfDay(session.day) : session.window;
}

/** Limits day and window to the range that can be shown; a window keeps at least one day. `side` is true only in a comparison. */
export function limitToRange(index: AtlasIndex, session: Session): Session {
  const { first, last } = selectableDays(index, session);
  const day = clamp(session.day, first, last);
  const from = clamp(session.window.from, first, last);
  const to = clamp(session.window.to, from + 1, last + 1);
  const compare = session.compare === null ? null : clamp(session.compare, first, last);
  const side = session.side && compare !== null;
  const { window } = session;
  const isWindowKept = from === window.from && to === window.to;
  if (day === session.day && isWindowKept && compare === session.compare && side === session.side) return session;
  return { ...session, day, window: { from, to }, compare, side };
}

/** Turns the aftermath layer on if a span begins after the opening day: a reader who goes there wants to see it. */
function withAftermath(index: AtlasIndex, session: Session, { from }: Span): Session {
  if (from <= selectableDays(index, session).last) return session;
  const layers = index.atlas.layers.filter(({ id, horizon }) => horizon === 'after' || session.layers.includes(id));
  return { ...session, layers: layers.map(({ id }) => id) };
}

function select(index: AtlasIndex, session: Session, id: Id): Session {
  const target = recordWithId(index, id);
  if (!target) return session;
  if (target.type === 'passage') return { ...session, passage: target.passage.id };
  const passages = passagesOf(target);
  const stays = session.passage !== null && passages.includes(session.passage);
  const base = target.type === 'feature' ? withAftermath(index, session, target.feature.span) : session;
  return {
    ...base,
    selection: idOfTarget(target),
    // Keeps the passage in view if it links to the selected record; else moves to the first passage that does.
    passage: stays ? session.passage : (passages[0] ?? session.passage),
  };
}

/**
 * The session at a step of a story: that with which the atlas opens, with what the step sets. Theme and names stay as the reader chose
 * them, unless the step chooses names. A selection or passage that does not exist is left out. A step without a passage has the one to
 * which a click on its selection leads, as a link with that selection has.
 */
export function sessionAtStep(
  index: AtlasIndex,
  session: Session,
  place: StoryPlace,
  { state, passages }: StepOutline,
): Session {
  const first = initialSession(index);
  const target = state.selection === null ? null : recordWithId(index, state.selection);
  const days = { from: state.span.to - 1, to: state.span.to };
  return limitToRange(index, {
    ...withAftermath(index, { ...first, layers: state.layers ?? first.layers }, days),
    mode: state.mode,
    // In a window, the day is the last one: that to which a reader turns who then wants a single day.
    day: state.mode === 'day' ? state.span.from : days.from,
    window: state.mode === 'day' ? first.window : state.span,
    compare: state.mode === 'day' ? state.compare : null,
    side: state.side,
    ghosts: state.ghosts,
    selection: target && target.type !== 'passage' ? idOfTarget(target) : null,
    passage: passages.find((id) => index.passages.has(id)) ?? (target && passagesOf(target)[0]) ?? null,
    story: place,
    table: session.table,
    names: state.names ?? session.names,
    theme: session.theme,
    embed: session.embed,
  });
}

/** The step of a story of the atlas; null if there is no such story or step. */
export function stepAt({ atlas }: AtlasIndex, place: StoryPlace): StepOutline | null {
  const story = atlas.stories.find(({ id }) => id === place.story);
  return story?.steps.find(({ id }) => id === place.step) ?? null;
}

/**
 * Whether a session shows what a step sets, apart from passage, names, theme and the table. A day and what it is compared with do not count
 * while a window is shown, nor a window while a day is.
 */
export function showsStep(index: AtlasIndex, session: Session, place: StoryPlace, step: StepOutline): boolean {
  const { mode, day, window, compare, side, passage, names, view } = session;
  const wanted = sessionAtStep(index, session, place, step);
  const unseen = mode === 'day' ? { window } : { day, compare, side };
  return isSameSession(session, { ...wanted, ...unseen, passage, names, view });
}

/** The session after an event. An event with an unknown id changes nothing. If nothing changed, the same object is returned. */
export function reduce(index: AtlasIndex, session: Session, event: AppEvent): Session {
  const next = step(index, session, event);
  return isSameSession(next, session) ? session : next;
}

/** The fields of a session that are objects: what is in them is compared. */
const COMPARED: ReadonlySet<keyof Session> = new Set(['window', 'layers', 'story', 'table'] as const);

/** Whether two sessions have equal fields; views redraw only if they do not. */
function isSameSession(a: Session, b: Session): boolean {
  return (
    a === b ||
    ((Object.keys(a) as (keyof Session)[]).every((key) => COMPARED.has(key) || a[key] === b[key]) &&
      isSameSpan(a.window, b.window) &&
      a.story?.story === b.story?.story &&
      a.story?.step === b.story?.step &&
      isSameTable(a.table, b.table) &&
      a.layers.join() === b.layers.join())
  );
}

function step(index: AtlasIndex, session: Session, event: AppEvent): Session {
  switch (event.type) {
    case 'dayChanged':
      return limitToRange(index, { ...session, mode: 'day', day: event.day });
    case 'windowChanged':
      return limitToRange(index, { ...session, mode: 'window', window: event.window });
    case 'modeChosen':
      // A window that the reader has never set ends with the day in view; a window that the reader has set does not change.
      return event.mode === 'window' && isUntouched(index, session)
        ? limitToRange(index, { ...session, mode: 'window', window: firstWindow(session.day) })
        : { ...session, mode: event.mode };
    case 'played': {
      const passage = event.event === null ? undefined : index.events.get(event.event)?.passages[0];
      return limitToRange(index, {
        ...session,
        day: session.mode === 'day' ? event.day : session.day,
        // The window keeps its length during playback; its last day is the day that playback shows.
        window: session.mode === 'day' ? session.window : { from: event.day + 1 - event.days, to: event.day + 1 },
        passage: passage ?? session.passage,
      });
    }
    case 'compareChanged':
      // Who compares from a window compares its first day.
      return limitToRange(
        index,
        event.day === null
          ? { ...session, compare: null }
          : { ...session, mode: 'day', day: windowOfSession(session).from, compare: event.day },
      );
    case 'sideChosen':
      return limitToRange(index, { ...session, side: event.side });
    case 'daysVisited': {
      const { from, to } = event.span;
      const { compare = session.compare } = event;
      const last = Math.max(to - 1, event.compare ?? to - 1);
      const base = withAftermath(index, { ...session, compare }, event.isWhole ? spanOfDay(last) : event.span);
      return limitToRange(
        index,
        to - from === 1 ? { ...base, mode: 'day', day: from } : { ...base, mode: 'window', window: { from, to } },
      );
    }
    case 'endPassed':
      return session;
    case 'momentChosen': {
      const moment = index.atlas.moments.find(({ id }) => id === event.id);
      if (!moment) return session;
      const { span, passage, kind } = moment;
      const when =
        kind === 'highlight'
          ? { mode: 'day' as const, day: span.from }
          : { mode: 'window' as const, window: { from: span.from, to: span.to } };
      return limitToRange(index, { ...session, ...when, passage });
    }
    case 'stepVisited':
      return sessionAtStep(index, session, event.place, event.step);
    case 'storyLeft':
      return { ...session, story: null };
    case 'ghostsToggled':
      return { ...session, ghosts: !session.ghosts };
    case 'layerToggled': {
      const on = session.layers.includes(event.layer);
      const ids = index.atlas.layers.map(({ id }) => id);
      const layers = ids.filter((id) => (id === event.layer ? !on : session.layers.includes(id)));
      return limitToRange(index, { ...session, layers });
    }
    case 'selected': {
      const selected = select(index, session, event.id);
      if (event.day === undefined) return selected;
      const base = withAftermath(index, selected, spanOfDay(event.day));
      return limitToRange(index, { ...base, mode: 'day', day: event.day });
    }
    case 'eventVisited': {
      const visited = index.events.get(event.id);
      if (!visited) return session;
      const selected = withAftermath(index, select(index, session, event.id), visited.span);
      return session.mode === 'day' ? limitToRange(index, { ...selected, day: visited.span.from }) : selected;
    }
    case 'selectionCleared':
      return { ...session, selection: null };
    case 'passageRested': {
      if (!index.passages.has(event.id)) return session;
      const { day } = leadOfPassage(index, event.id);
      // A window, and the days of a comparison, are the reader's own choice.
      const isLed = day !== null && session.mode === 'day' && session.compare === null;
      return limitToRange(index, { ...session, passage: event.id, day: isLed ? day : session.day });
    }
    case 'passageReached':
      return index.passages.has(event.id) ? { ...session, passage: event.id } : session;
    case 'passageChosen':
      // The text, to which the reader wants to go, is not shown beside the table.
      return index.passages.has(event.id) ? { ...session, passage: event.id, view: 'map' } : session;
    case 'viewChosen':
      return { ...session, view: event.view, table: changeTable(session.table, event.table ?? {}) };
    case 'tableChanged':
      return { ...session, table: changeTable(session.table, event.change) };
    case 'namesChosen':
      return { ...session, names: event.names };
    case 'themeChosen':
      return { ...session, theme: event.theme };
    case 'restored':
      return limitToRange(index, event.session);
  }
}

/**
 * Whether an event adds an entry to the browser's history or replaces the current one. A drag is one step: its first move adds the entry;
 * its other moves and the release replace it. So Back returns to the state before the drag.
 */
export function historyActionFor(event: AppEvent, dragging: boolean): 'push' | 'replace' {
  switch (event.type) {
    case 'dayChanged':
    case 'windowChanged':
    case 'played':
    case 'compareChanged':
    case 'tableChanged':
      return dragging ? 'replace' : 'push';
    case 'passageReached':
    case 'passageRested':
    case 'restored':
    case 'themeChosen':
      return 'replace';
    case 'stepVisited':
      return event.isScrolled ? 'replace' : 'push';
    default:
      return 'push';
  }
}
