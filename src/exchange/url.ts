/**
 * The address bar as a session and back. The hash is a contract (`#v=1&date=…`): other pages link to it, so keys are never
 * given another meaning, unknown ones and bad values are ignored with a notice, and defaults are not written.
 */
import type { Camera } from '../domain/camera';
import { idOf, resolve, type AtlasIndex } from '../domain/links';
import type { LayerId } from '../domain/model';
import { dayRange, fit, initialSession, type NameChoice, type Session, type ThemeChoice } from '../domain/session';
import { isoDate, parseDay } from '../domain/time';

/** A hash that was read: always a session, and what had to be ignored. */
export interface ParsedHash {
  readonly session: Session;
  /** Camera to start from; null frames the opening view. */
  readonly camera: Camera | null;
  /** One sentence per value that was ignored, for the reader. */
  readonly notices: readonly string[];
}

const NAMES: readonly NameChoice[] = ['both', 'en', 'az', 'hy', 'ru', 'tr'];
const THEMES: readonly ThemeChoice[] = ['light', 'dark'];
/** Keys of the contract whose function comes later: accepted in silence, so that links from then work now. */
const RESERVED = new Set(['story', 'view']);
/** A notice repeats at most this many characters of a bad key or value. */
const SHOWN = 40;
/** A hostile address may hold thousands of faults: the reader is told of some. */
const MOST_NOTICES = 5;

/** Reads a hash, with or without `#`, and `?embed=1` of a query, on top of `base`. Never throws. */
export function parseHash(index: AtlasIndex, hash: string, query = '', base = initialSession(index)): ParsedHash {
  const draft: { -readonly [K in keyof Session]: Session[K] } = { ...base };
  const notices: string[] = [];
  let camera: Camera | null = null;
  let ignored = 0;
  let dated = false;
  let from: number | null = null;
  let to: number | null = null;
  const ignore = (key: string, value: string, why: string): void => {
    ignored += 1;
    if (ignored > MOST_NOTICES) return;
    notices.push(`“${shorten(key)}=${shorten(value)}” in the address was ignored: ${why}`);
  };
  const readDay = (key: string, value: string): number | null => {
    const day = parseDay(value);
    if (day === null) ignore(key, value, 'a date is written like 2023-04-23.');
    return day;
  };

  draft.embed = new URLSearchParams(query).get('embed') === '1';
  const body = hash.replace(/^#/, '');
  if (body !== '' && !body.includes('=')) {
    const target = resolve(index, safeDecode(body));
    if (!target) ignore('#', body, 'nothing here has that name.');
    else if (target.type === 'passage') draft.passage = target.passage.id;
    else Object.assign(draft, selectionOf(index, idOf(target)));
    return { session: fit(index, draft), camera, notices };
  }

  for (const [key, value] of new URLSearchParams(body)) {
    switch (key) {
      case 'v':
        if (value !== '1') ignore(key, value, 'only version 1 is known.');
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
      case 'ghosts':
        if (value === '1') draft.ghosts = true;
        else ignore(key, value, 'it is written ghosts=1 or left out.');
        break;
      case 'from':
        from = readDay(key, value);
        break;
      case 'to':
        to = readDay(key, value);
        break;
      case 'layers': {
        const known = index.atlas.layers.map((layer) => layer.id);
        const asked = value === '' ? [] : value.split(',');
        const strange = asked.filter((id) => !known.includes(id as LayerId));
        if (strange.length > 0) ignore(key, strange.join(','), 'there is no such layer.');
        draft.layers = known.filter((id) => asked.includes(id));
        break;
      }
      case 'select': {
        const target = resolve(index, value);
        if (!target) ignore(key, value, 'nothing here has that name.');
        else if (target.type === 'passage') draft.passage = target.passage.id;
        else draft.selection = idOf(target);
        break;
      }
      case 'p':
        {
          const target = resolve(index, value);
          if (target?.type === 'passage') draft.passage = target.passage.id;
          else ignore(key, value, 'there is no such passage.');
        }
        break;
      case 'names':
        if (isOneOf(NAMES, value)) draft.names = value;
        else ignore(key, value, 'names are both, en, az, hy, ru or tr.');
        break;
      case 'theme':
        if (isOneOf(THEMES, value)) draft.theme = value;
        else ignore(key, value, 'a theme is light or dark.');
        break;
      case 'map':
        camera = parseCamera(value);
        if (!camera) ignore(key, value, 'a camera is written zoom/latitude/longitude.');
        break;
      default:
        if (!RESERVED.has(key)) ignore(key, value, 'the key is not known.');
    }
  }
  if (from !== null && to !== null && from <= to) {
    draft.mode = 'window';
    draft.window = { from, to: to + 1 };
    // Going on to one day starts from what was seen.
    if (!dated) draft.day = to;
  } else if (from !== null && to !== null) {
    ignore('from', isoDate(from), 'it lies after “to”.');
  } else if (from !== null || to !== null) {
    ignore(from === null ? 'to' : 'from', isoDate(from ?? to ?? 0), 'a window needs both “from” and “to”.');
  }
  if (draft.selection && !draft.passage) Object.assign(draft, selectionOf(index, draft.selection));

  if (ignored > MOST_NOTICES) notices.push(`… and ${ignored - MOST_NOTICES} more.`);
  const session = fit(index, draft);
  if (
    session.day !== draft.day ||
    session.compare !== draft.compare ||
    (session.mode === 'window' && session.window !== draft.window)
  ) {
    const { first, last } = dayRange(index, session);
    notices.push(`Dates here run from ${isoDate(first)} to ${isoDate(last)}; the one in the address was moved inside.`);
  }
  return { session, camera, notices };
}

/** Writes a session as a hash with `#`, defaults left out; '' for the opening view. */
export function formatHash(index: AtlasIndex, session: Session, camera: Camera | null = null): string {
  const initial = initialSession(index);
  const parts: string[] = [];
  if (session.mode === 'window') {
    parts.push(`from=${isoDate(session.window.from)}`, `to=${isoDate(session.window.to - 1)}`);
  } else if (session.day !== initial.day) {
    parts.push(`date=${isoDate(session.day)}`);
  }
  if (session.compare !== null) parts.push(`compare=${isoDate(session.compare)}`);
  if (session.ghosts) parts.push('ghosts=1');
  if (session.layers.join() !== initial.layers.join()) parts.push(`layers=${session.layers.join(',')}`);
  if (session.selection) parts.push(`select=${encodeURIComponent(session.selection)}`);
  if (session.passage) parts.push(`p=${session.passage}`);
  if (session.names !== initial.names) parts.push(`names=${session.names}`);
  if (session.theme !== initial.theme) parts.push(`theme=${session.theme}`);
  if (camera) parts.push(`map=${camera.zoom.toFixed(2)}/${camera.lat.toFixed(4)}/${camera.lon.toFixed(4)}`);
  return parts.length === 0 ? '' : `#v=1&${parts.join('&')}`;
}

function selectionOf(index: AtlasIndex, id: string): Partial<Session> {
  const target = resolve(index, id);
  if (!target || target.type === 'passage') return {};
  const passages = target.type === 'feature' ? target.feature.passages : target.event.passages;
  return { selection: id, passage: passages[0] ?? null };
}

function parseCamera(text: string): Camera | null {
  const numbers = text.split('/').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (numbers.length !== 3 || numbers.some((number) => !Number.isFinite(number))) return null;
  const [zoom, lat, lon] = numbers as [number, number, number];
  return zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
