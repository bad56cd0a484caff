/** The state of a date field while it is used: the text as it is being typed, and the message about it. The day itself is in the session. */
import type { Day } from '../../domain/model';
import type { DateLanguage } from '../../domain/typedDate';
import { readTypedDate } from '../../domain/typedDate';
import { finishText, type DayRange } from './dateField';

export class DateEntry {
  /** Text that has been typed and is not in effect; null while the field shows its day. */
  text = $state<string | null>(null);
  /** What is wrong with the text, or why another day than the typed one was taken; empty if there is nothing to say. */
  message = $state('');
  /** Whether the text was refused. */
  refused = $state(false);
  /** The day that this field asked for last: its message stays when the session shows that day. */
  #asked: Day | null = null;

  /** The reader types. The message about an earlier text is removed. */
  type(text: string): void {
    this.text = text;
    this.message = '';
    this.refused = false;
  }

  /** Drops text and message: the field shows its day again. */
  restore(): void {
    this.text = null;
    this.message = '';
    this.refused = false;
  }

  /**
   * The text is finished. Gives the day to show, clamped to the range; null if nothing was typed or the text is no day. A text that is
   * no day stays, with a message about what is wrong.
   */
  finish(language: DateLanguage, range: DayRange, beyond: string): Day | null {
    if (this.text === null || this.refused) return null;
    // A field that was emptied asks for no day.
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

  /** Asks for a day; without a note for one that a key or the calendar gave. */
  ask(day: Day, note = ''): Day {
    this.restore();
    this.message = note;
    this.#asked = day;
    return day;
  }

  /** The session shows a day. If it was chosen by other means, the message is out of date; a text that is being typed stays. */
  shows(day: Day, isTyping: boolean): void {
    if (day === this.#asked || (isTyping && this.text !== null)) return;
    this.#asked = null;
    this.restore();
  }

  /** The day that arrow keys start from: the one typed so far, or else the one shown. */
  startOf(day: Day, language: DateLanguage): Day {
    if (this.text === null) return day;
    const typed = readTypedDate(this.text, language);
    return typed.type === 'date' && typed.reading.precision === 'day' ? typed.reading.span.from : day;
  }
}
