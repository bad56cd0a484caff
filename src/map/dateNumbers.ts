/**
 * Tells the map of the date: numbers in its global state, which the filters of its layers read. Every dated source has numbers of its own,
 * which change only where the new date draws something else: what keeps its numbers needs no new tiles.
 */
import type { Span } from '../domain/model';
import type { TimeMode } from '../domain/session';
import type { SteadyMap } from './SteadyMap';
import { dateNumbers, DATED_SOURCES, type DatedSource } from './style/filters';
import type { ContentSources } from './style/sources';
import { changeDaysBySource, visibilitySignatureOf, type ChangeDays } from './style/visibilitySignature';

/** What the map is told. */
interface ShownDate {
  /** The days that are shown, half-open. */
  readonly window: Span;
  readonly mode: TimeMode;
  /** Whether what is gone or not yet there is drawn faintly. */
  readonly ghosts: boolean;
  /** Whether a layer with venues is on. */
  readonly hasVenues: boolean;
}

export class DateNumbers {
  readonly #map: SteadyMap;
  #changeDays: Readonly<Record<DatedSource, ChangeDays>> | null = null;
  /** The visibility signature of each dated source at the date that the map was last told. */
  #signatures: Partial<Record<DatedSource, string>> = {};
  /** What the map was last told about venues; null if nothing. */
  #hasVenues: boolean | null = null;

  constructor(map: SteadyMap) {
    this.#map = map;
  }

  /** Takes new content: the days on which something of it begins or ends. */
  take(content: ContentSources): void {
    this.#changeDays = changeDaysBySource(content);
  }

  /** The map has a new style, which knows nothing: everything is told again. */
  forget(): void {
    this.#signatures = {};
    this.#hasVenues = null;
  }

  /** Tells the map of a date; returns whether that changes what it draws. */
  tell({ window, mode, ghosts, hasVenues }: ShownDate): boolean {
    const numbers: Record<string, number> = {};
    const signatures: Partial<Record<DatedSource, string>> = {};
    for (const source of DATED_SOURCES) {
      // Ghosts that are off get the date when they are turned on.
      if (!this.#changeDays || (source === 'ghosts' && !ghosts)) continue;
      const signature = visibilitySignatureOf(this.#changeDays[source], window, mode);
      signatures[source] = signature;
      if (this.#signatures[source] !== signature) Object.assign(numbers, dateNumbers(source, window, mode));
    }
    if (hasVenues !== this.#hasVenues) numbers['venues'] = hasVenues ? 1 : 0;
    this.#signatures = signatures;
    this.#hasVenues = hasVenues;
    if (Object.keys(numbers).length === 0) return false;
    this.#map.tell(numbers);
    return true;
  }
}
