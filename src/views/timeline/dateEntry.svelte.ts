/**
 * State of a date field while the reader uses it: the text being typed, and the message about it. The chosen day itself is in the
 * session.
 */
import type { Day } from '../../domain/model';
import type { DateLanguage } from '../../domain/typedDate';
import { readTypedDate } from '../../domain/typedDate';
import { finishText, type DayRange } from './dateField';

export class DateEntry {
  /** Text that the reader has typed and that is not in effect yet; null while the field shows its day. */
  text = $state<string | null>(null);
  /** What is wrong with the text, or why another day was taken than the typed one; empty for no message. */
  message = $state('');
  /** Whether the typed text was refused. */
  refused = $state(false);
  /** The day that this field last asked the session to show: its message stays when the session shows that day. */
  #asked: Day | null = null;

  /** Called when the reader types. Removes the message about an earlier text. */
  type(text: string): void {
    this.text = text;
    this.message = '';
    this.refused = false;
  }

  /** Discards text and message: the field shows its day again. */
  restore(): void {
    this.text = null;
    this.message = '';
    this.refused = false;
  }

  /**
   * Called when the text is finished. Returns the day to show, limited to the range; null if nothing was typed or the text is not a date.
   * Such a text stays in the field, with a message about what is wrong.
   */
  finish(language: DateLanguage, range: DayRange, beyond: string): Day | null {
    if (this.text === null || this.refused) return null;
    // A cleared field requests no day.
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

  /** Asks the session to show a day. `note` is empty if the day came from a key or the calendar. */
  ask(day: Day, note = ''): Day {
    this.restore();
    this.message = note;
    this.#asked = day;
    return day;
  }

  /** Called when the session shows a day. If the day was chosen elsewhere, the message is removed; text that is being typed stays. */
  shows(day: Day, isTyping: boolean): void {
    if (day === this.#asked || (isTyping && this.text !== null)) return;
    this.#asked = null;
    this.restore();
  }

  /** The day from which arrow keys step: the day typed so far, else the day shown. */
  startOf(day: Day, language: DateLanguage): Day {
    if (this.text === null) return day;
    const typed = readTypedDate(this.text, language);
    return typed.type === 'date' && typed.reading.precision === 'day' ? typed.reading.span.from : day;
  }
}
