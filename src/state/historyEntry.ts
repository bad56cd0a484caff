/**
 * What an entry of the browser's history keeps beside its address (`history.state`): how the page looked that is in no session.
 * Back brings it back. It is not in the address, where it would mean nothing on another screen.
 */
import type { Camera } from '../domain/camera';
import type { ReadingPlace } from '../domain/reading';

const SHEET_TABS = ['read', 'details', 'time'] as const;
export const SHEET_STOPS = ['low', 'half', 'full'] as const;
/** What the sheet of a narrow screen shows. */
export type SheetTab = (typeof SHEET_TABS)[number];
/** How high the sheet stands. */
export type SheetStop = (typeof SHEET_STOPS)[number];

/** The sheet of a narrow screen. */
export interface Sheet {
  readonly tab: SheetTab;
  readonly stop: SheetStop;
}

/** How the page looks, apart from its session. */
export interface PageLook {
  /** Where the map's camera rests; null where there is no live map, and while it flies. */
  readonly camera: Camera | null;
  /** Where the text is scrolled to; null where it has not been shown yet. */
  readonly reading: ReadingPlace | null;
  readonly sheet: Sheet | null;
}

/** Look of a page that nobody has asked yet. */
export const NO_LOOK: PageLook = { camera: null, reading: null, sheet: null };

/** Marks an entry as written by this program, in this form. */
const FORM = 'atlas-1';

/** What is kept in `history.state`. */
export function writeEntry(look: PageLook): object {
  return { form: FORM, ...look };
}

/** Reads `history.state`; null for an entry that this program did not write. Parts that are not sound are left out. */
export function readEntry(state: unknown): PageLook | null {
  if (!isRecord(state) || state['form'] !== FORM) return null;
  return { camera: cameraOf(state['camera']), reading: readingOf(state['reading']), sheet: sheetOf(state['sheet']) };
}

function cameraOf(value: unknown): Camera | null {
  if (!isRecord(value)) return null;
  const { zoom, lat, lon } = value;
  if (!isFinite(zoom) || !isFinite(lat) || !isFinite(lon) || Math.abs(lat) > 90) return null;
  return { zoom, lat, lon };
}

function readingOf(value: unknown): ReadingPlace | null {
  if (!isRecord(value)) return null;
  const { passage, offset } = value;
  if (!isFinite(offset) || (passage !== null && typeof passage !== 'string')) return null;
  return { passage: passage, offset };
}

function sheetOf(value: unknown): Sheet | null {
  if (!isRecord(value)) return null;
  const tab = SHEET_TABS.find((each) => each === value['tab']);
  const stop = SHEET_STOPS.find((each) => each === value['stop']);
  return tab && stop ? { tab, stop } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
