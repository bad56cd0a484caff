/** A date field as it is being used: the text that is typed, and what is said about it. The day itself is the session's. */
import type { Day } from '../../domain/model';
import type { DateLanguage } from '../../domain/typedDate';
import { readTypedDate } from '../../domain/typedDate';
import { finishText, type DayRange } from './dateField';

export class DateEntry {
  /** What has been typed and was not taken; null while the field shows its day. */
  text = $state<string | null>(null);
  /** What is wrong with the text, or where the day is not the one that was typed; empty where there is nothing to say. */
  message = $state('');
  /** Whether the text was refused. */
  refused = $state(false);
  /** The day that this field asked for last: when it is shown, that is no news. */
  #asked: Day | null = null;

  /** Takes up what the reader types. What was said about an earlier text no longer counts. */
  type(text: string): void {
    this.text = text;
    this.message = '';
    this.refused = false;
  }

  /** The field shows its day again. */
  restore(): void {
    this.text = null;
    this.message = '';
    this.refused = false;
  }

  /**
   * The text is finished. Gives the day to show, held inside the range; null where nothing was typed or what was typed is no day:
   * then the text stays, with what is wrong.
   */
  finish(language: DateLanguage, range: DayRange, beyond: string): Day | null {
    if (this.text === null || this.refused) return null;
    // An emptied field asks for nothing.
    if (this.text.trim() === '') {
      this.restore();
      return null;
    }
    const finished = finishText(this.text, language, range, beyond);
    if (finished.type === 'refused') {
      this.message = finished.message;
      this.refused = true;
      return null;
    }
    return this.ask(finished.day, finished.note);
  }

  /** Asks for a day that was not typed: by a step or from the calendar. */
  ask(day: Day, note = ''): Day {
    this.restore();
    this.message = note;
    this.#asked = day;
    return day;
  }

  /** Told which day the session shows. A day chosen elsewhere makes what was said here out of date; a text being typed stays. */
  shows(day: Day, isTyping: boolean): void {
    if (day === this.#asked || (isTyping && this.text !== null)) return;
    this.#asked = null;
    this.restore();
  }

  /** The day that stepping starts from: the one typed so far, else the one shown. */
  startOf(day: Day, language: DateLanguage): Day {
    if (this.text === null) return day;
    const typed = readTypedDate(this.text, language);
    return typed.type === 'date' && typed.reading.precision === 'day' ? typed.reading.span.from : day;
  }
}
