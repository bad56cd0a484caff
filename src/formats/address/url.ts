/**
 * Converts between the address and the session. Other pages link to the hash (`#v=1&date=…`), so the meaning of its keys never changes,
 * unknown keys and bad values are ignored with a message, and default values are not written.
 */
import type { Camera } from '../../domain/camera';
import { currentId, recordWithId, type AtlasIndex } from '../../domain/links';
import type { Bounds, Id, StoryPlace } from '../../domain/model';
import { isOwnId } from '../../domain/ownStory';
import {
  limitToRange,
  initialSession,
  nameChoices,
  reduce,
  sessionAtStep,
  showsStep,
  stepAt,
  VIEW_NAMES,
  windowOfSession,
  type NameChoice,
  type Session,
  type ThemeChoice,
} from '../../domain/session';
import { cutCompared, cutDays, cutWords, type CutDays } from '../../domain/askedDays';
import { destinationOf, type Destination } from '../../domain/destination';
import { shortenForMessage } from '../../domain/shorten';
import { isoDate, parseDay } from '../../domain/time';
import { frameShowOf } from './embed';
import { readLinkText, readValue, type LinkValue } from './linkText';
import { formatTable, isTableKey, readTable, tableOf, type TableChange } from './table';

/** The result of parsing a hash: a session in any case, and messages about what was ignored. */
export interface ParsedHash {
  readonly session: Session;
  /** Camera position to start from; null for the opening bounds. */
  readonly camera: Camera | null;
  /**
   * Where a click on the record leads that the address names; null if it names none. `session` already includes the event of the click.
   * If the address also has a date, that date is used and not the record's.
   */
  readonly click: Destination | null;
  /** True if the address is a bare id, which adds to what is shown and does not replace it. */
  readonly isBare: boolean;
  /** A sentence for the reader about each value that was ignored or may have been meant otherwise. */
  readonly notices: readonly string[];
  /** Days that the address names and that are not shown as it does, of which `notices` tell, too: those of the map, and the one that is compared with. */
  readonly cuts: readonly CutDays[];
}

const THEMES: readonly ThemeChoice[] = ['light', 'dark'];
/** The key with a reader’s own story (`formats/story/link`), which the page opens: it is accepted without a message. */
const RESERVED = new Set(['own']);
/** Keys that set the days that are shown. */
const DATES = ['date', 'from', 'to'] as const;
/** What an id is made of. */
const ID = /^[a-z0-9-]+$/;
/** The reader sees at most this many messages, because a hostile address may contain thousands of errors. */
const MOST_NOTICES = 5;

/**
 * Parses a hash, with or without `#`, and `?embed=1` of a query, and applies it to the session `base`. It never throws. If a record is
 * named without a date, its click event is reduced (`reduce`), so that a link does what a click does. With a date, the record is selected
 * as of that day.
 */
export function parseHash(index: AtlasIndex, hash: string, query = '', base = initialSession(index)): ParsedHash {
  const draft: { -readonly [K in keyof Session]: Session[K] } = { ...base };
  const choices = nameChoices(index.atlas);
  const notices: string[] = [];
  let camera: Camera | null = null;
  let told = 0;
  let dated = false;
  let from: number | null = null;
  let to: number | null = null;
  let passage: Id | null = null;
  let click: Destination | null = null;
  let tableChange: TableChange = {};
  /** Where the record leads that the key `select` names. */
  let named: Destination | null = null;
  const tell = (sentence: string): void => {
    told += 1;
    if (told <= MOST_NOTICES) notices.push(sentence);
  };
  /** A key and value as the address has them, to be quoted in messages; for a bare id the key is `#`. */
  const quoted = (key: string, value: string): string =>
    `“${shortenForMessage(key)}${key === '#' ? '' : '='}${shortenForMessage(value)}” in the address was`;
  const ignore = (key: string, value: string, why: string): void => tell(`${quoted(key, value)} ignored: ${why}`);
  /** Reads a value, and adds a message if it was ignored or if one of two readings was taken. */
  const readAs = <T>(
    key: string,
    value: LinkValue,
    read: (text: string) => T | null,
    write: (value: T) => string,
    why: string,
  ): T | null => {
    const reading = readValue(value, read);
    if (!reading.ok) ignore(key, value.shown, why);
    else if (reading.isGuess) {
      tell(`${quoted(key, value.shown)} read as “${write(reading.value)}”.`);
    }
    return reading.ok ? reading.value : null;
  };
  const readDay = (key: string, value: LinkValue): number | null =>
    readAs(key, value, parseDay, isoDate, 'a date is written like 2023-04-23.');
  const readFlag = (key: string, value: LinkValue): boolean =>
    readAs(key, value, (text) => (text === '1' ? text : null), String, `it is written ${key}=1 or left out.`) !== null;
  // Camera values are compared as texts, because two equal cameras are different objects.
  const readCamera = (key: string, value: LinkValue): Camera | null =>
    parseCamera(
      readAs(
        key,
        value,
        (text) => (parseCamera(text) ? text : null),
        same,
        'a camera is written zoom/latitude/longitude.',
      ) ?? '',
    );
  const readId = (text: string): Id | null => (destinationOf(index, text) ? currentId(index, text) : null);
  const same = (text: string): string => text;

  draft.embed = frameShowOf(query) !== null;
  const { name, pairs } = readLinkText(hash);
  if (name !== null) {
    const id = readAs('#', { ...name, shown: hash.replace(/^#/, '') }, readId, same, 'nothing here has that name.');
    if (id !== null) click = destinationOf(index, id);
    return {
      session: clicked(index, limitToRange(index, draft), click),
      camera,
      click,
      isBare: true,
      notices,
      cuts: [],
    };
  }

  const last = new Map(pairs);
  const story = last.get('story');
  const place = story
    ? readAs(
        'story',
        story,
        (text) => readPlace(index, text),
        writePlace,
        'there is no such story, or it has no such step.',
      )
    : null;
  const step = place ? stepAt(index, place) : null;
  draft.story = place;
  if (place && step) {
    // A date in the address says that the reader has gone elsewhere meanwhile: the step then gives its texts only.
    const isElsewhere = DATES.some((key) => last.has(key));
    if (!isElsewhere) Object.assign(draft, sessionAtStep(index, base, place, step), { embed: draft.embed });
    click = { type: 'event', event: { type: 'stepVisited', place, step } };
  }
  for (const [key, value] of pairs) {
    const counts = last.get(key) ?? value;
    if (counts !== value) {
      if (counts.joined !== value.joined) ignore(key, value.shown, 'it is there again with another value.');
      continue;
    }
    switch (key) {
      case 'v':
        readAs(key, value, (text) => (text === '1' ? text : null), same, 'only version 1 is known.');
        break;
      case 'date': {
        const day = readDay(key, value);
        if (day !== null) draft.day = day;
        dated = day !== null;
        break;
      }
      case 'compare':
        draft.compare = readDay(key, value);
        break;
      case 'side':
        draft.side = readFlag(key, value);
        break;
      case 'ghosts':
        draft.ghosts = readFlag(key, value);
        break;
      case 'from':
        from = readDay(key, value);
        break;
      case 'to':
        to = readDay(key, value);
        break;
      case 'layers': {
        const known = index.atlas.layers.map((layer) => layer.id);
        const asked = value.joined.split(',').filter((id) => id !== '');
        const strange = asked.filter((id) => !known.includes(id));
        if (strange.length > 0) ignore(key, strange.join(','), 'there is no such layer.');
        draft.layers = known.filter((id) => asked.includes(id));
        break;
      }
      case 'select': {
        const id = readAs(key, value, readId, same, 'nothing here has that name.');
        if (id !== null) named = destinationOf(index, id);
        break;
      }
      case 'story':
        break;
      case 'p': {
        const read = (text: string): Id | null => {
          const target = recordWithId(index, text);
          return target?.type === 'passage' ? target.passage.id : null;
        };
        passage = readAs(key, value, read, same, 'there is no such passage.') ?? passage;
        break;
      }
      case 'names':
        draft.names =
          readAs(key, value, (text) => (isOneOf(choices, text) ? text : null), same, namesAre(choices)) ?? draft.names;
        break;
      case 'theme':
        draft.theme =
          readAs(key, value, (text) => (isOneOf(THEMES, text) ? text : null), same, 'a theme is light or dark.') ??
          draft.theme;
        break;
      case 'view':
        draft.view =
          readAs(key, value, (text) => (isOneOf(VIEW_NAMES, text) ? text : null), same, 'a view is map or table.') ??
          draft.view;
        break;
      case 'map':
        camera = readCamera(key, value);
        break;
      default:
        if (isTableKey(key)) tableChange = { ...tableChange, ...readTable(index, key, value, readAs, ignore) };
        else if (!RESERVED.has(key)) ignore(key, value.shown, 'the key is not known.');
    }
  }
  if (from !== null && to !== null && from <= to) {
    if (dated) ignore('date', isoDate(draft.day), 'the days from “from” to “to” are shown.');
    draft.mode = 'window';
    draft.window = { from, to: to + 1 };
    // If the reader later switches to a single day, it is the last day of the window.
    if (!dated) draft.day = to;
    dated = true;
  } else if (from !== null && to !== null) {
    ignore('from', isoDate(from), 'it lies after “to”.');
  } else if (from !== null) {
    ignore('from', isoDate(from), 'a window needs both “from” and “to”.');
  } else if (to !== null) {
    ignore('to', isoDate(to), 'a window needs both “from” and “to”.');
  }
  if (draft.side && draft.compare === null) ignore('side', '1', 'two days stand side by side only with “compare”.');

  draft.table = tableOf(tableChange, base.table, ignore);
  const whole = limitToRange(index, draft);
  const both = [cutDays(index, whole, windowOfSession(draft)), cutCompared(index, whole, draft.compare)];
  const cuts = both.filter((cut) => cut !== null);
  notices.push(...cuts.map(cutWords));
  if (told > MOST_NOTICES) notices.push(`… and ${told - MOST_NOTICES} more.`);
  const after = clicked(index, whole, named);
  const { mode, day, window, layers } = dated || step !== null ? whole : after;
  const session = { ...after, mode, day, window, layers, passage: passage ?? after.passage };
  return { session, camera, click: named ?? click, isBare: false, notices, cuts };
}

/** Reads the place in a story: `story/step`, or `story` for its first step. Own stories, which the atlas does not know, are taken as written. */
function readPlace(index: AtlasIndex, text: string): StoryPlace | null {
  const [story = '', step, ...more] = text.split('/');
  if (more.length > 0) return null;
  if (isOwnId(story) && ID.test(story)) return { story, step: step ?? '' };
  const id = currentId(index, story);
  const first = index.atlas.stories.find((each) => each.id === id)?.steps[0];
  if (!first) return null;
  const place = { story: id, step: step ?? first.id };
  return stepAt(index, place) ? place : null;
}

function writePlace({ story, step }: StoryPlace): string {
  return `${story}/${step}`;
}

/** A sentence with the values that the key `names` accepts. */
function namesAre(choices: readonly NameChoice[]): string {
  return `names are ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`;
}

/** The session after the click that an address asks for. */
function clicked(index: AtlasIndex, session: Session, click: Destination | null): Session {
  return click?.type === 'event' ? reduce(index, session, click.event) : session;
}

/** Whether the address must contain the date, because without it the selection would be read as a click that goes to another date. */
function needsDate(index: AtlasIndex, initial: Session, { selection, layers }: Session): boolean {
  if (selection === null) return false;
  const session = clicked(index, { ...initial, layers }, destinationOf(index, selection));
  return session.day !== initial.day || session.layers !== layers;
}

/**
 * Writes a session as a hash with `#`, without default values; empty for the opening view. `seen` is what the map shows: where the table is
 * limited to it, the address says what that is.
 */
export function formatHash(
  index: AtlasIndex,
  session: Session,
  camera: Camera | null = null,
  seen: Bounds | null = null,
): string {
  const opening = initialSession(index);
  const parts: string[] = [];
  const { story } = session;
  if (story) parts.push(`story=${writePlace(story)}`);
  // At a step, what it sets needs not be written.
  const found = story && stepAt(index, story);
  const step = story && found && showsStep(index, session, story, found) ? found : null;
  const initial = story && step ? sessionAtStep(index, opening, story, step) : opening;
  if (step) {
    // The address names the step.
  } else if (session.mode === 'window') {
    parts.push(`from=${isoDate(session.window.from)}`, `to=${isoDate(session.window.to - 1)}`);
  } else if (story || session.day !== initial.day || needsDate(index, initial, session)) {
    parts.push(`date=${isoDate(session.day)}`);
  }
  // In a window nothing is compared: the day that was is of use when the reader comes back to a single day.
  const compare = session.mode === 'day' ? session.compare : null;
  if (compare !== initial.compare && compare !== null) parts.push(`compare=${isoDate(compare)}`);
  if (compare !== null && session.side && !initial.side) parts.push('side=1');
  if (session.ghosts && !initial.ghosts) parts.push('ghosts=1');
  if (session.layers.join() !== initial.layers.join()) parts.push(`layers=${session.layers.join(',')}`);
  if (session.selection && session.selection !== initial.selection)
    parts.push(`select=${encodeURIComponent(session.selection)}`);
  if (session.passage && session.passage !== initial.passage) parts.push(`p=${session.passage}`);
  if (session.view !== initial.view) parts.push(`view=${session.view}`, ...formatTable(session.table, seen));
  if (session.names !== initial.names) parts.push(`names=${session.names}`);
  if (session.theme !== initial.theme) parts.push(`theme=${session.theme}`);
  if (camera) parts.push(`map=${camera.zoom.toFixed(2)}/${camera.lat.toFixed(4)}/${camera.lon.toFixed(4)}`);
  return parts.length === 0 ? '' : `#v=1&${parts.join('&')}`;
}

function parseCamera(text: string): Camera | null {
  const numbers = text.split('/').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (numbers.length !== 3) return null;
  // What is no number lies in no range.
  const [zoom, lat, lon] = numbers as [number, number, number];
  return zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
