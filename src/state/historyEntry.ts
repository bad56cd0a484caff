/**
 * What an entry of the browser's history stores in `history.state` beside its address: camera, scroll position and sheet. Back restores
 * them. They are not in the address, because they would mean nothing on another screen.
 */
import type { Camera } from '../domain/camera';
import type { ReadingPlace } from '../domain/reading';

const SHEET_TABS = ['read', 'details', 'time'] as const;
export const SHEET_STOPS = ['low', 'half', 'full'] as const;
/** A tab of the sheet on a narrow screen. */
export type SheetTab = (typeof SHEET_TABS)[number];
/** A height of the sheet on a narrow screen. */
export type SheetStop = (typeof SHEET_STOPS)[number];

/** State of the sheet on a narrow screen: its tab and its height. */
export interface SheetLook {
  readonly tab: SheetTab;
  readonly stop: SheetStop;
}

/** How the page looks, beyond what the session says: camera, scroll position, sheet. */
export interface PageLook {
  /** Position of the map's camera; null if there is no live map, and while the camera flies. */
  readonly camera: Camera | null;
  /** Scroll position of the text; null if the text has not been shown yet. */
  readonly reading: ReadingPlace | null;
  readonly sheet: SheetLook | null;
}

/** The look of a page that is not known yet: nothing to restore. */
export const NO_PAGE_LOOK: PageLook = { camera: null, reading: null, sheet: null };

/** Version tag by which this program recognises entries that it wrote. */
const FORM = 'atlas-1';

/** The object to store in `history.state`. */
export function writeEntry(look: PageLook): object {
  return { form: FORM, ...look };
}

/** Reads `history.state`; null for an entry that this program did not write. Invalid parts are left out. */
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

function sheetOf(value: unknown): SheetLook | null {
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
