/**
 * State of a date field while the reader uses it: the text being typed, and the message about it. The chosen day itself is in the
 * session.
 */
import type { Day } from '../../domain/model';
import type { DateLanguage } from '../../domain/typedDate';
import { readTypedDate } from '../../domain/typedDate';
import { finishText, type FinishedText } from './dateField';

export class DateEntry {
  /** Text that the reader has typed and that is not in effect yet; null while the field shows its day. */
  text = $state<string | null>(null);
  /** What is wrong with the text; empty for no message. */
  message = $state('');
  /** Whether the typed text was refused. */
  refused = $state(false);

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
   * Called when the text is finished. Returns what it asks for; null if nothing was typed or the text is not a date. Such a text stays in the
   * field, with a message about what is wrong.
   */
  finish(language: DateLanguage, takesSpans: boolean): Exclude<FinishedText, { type: 'refused' }> | null {
    if (this.text === null || this.refused) return null;
    // A cleared field requests no day.
    if (this.text.trim() === '') {
      this.restore();
      return null;
    }
    const finished = finishText(this.text, language, takesSpans);
    if (finished.type === 'refused') {
      this.message = finished.message;
      this.refused = true;
      return null;
    }
    this.restore();
    return finished;
  }

  /** Called when the session shows another day: what is wrong with the text is of no interest any more. Text that is being typed stays. */
  shows(isTyping: boolean): void {
    if (!isTyping || this.text === null) this.restore();
  }

  /** The day from which arrow keys step: the day typed so far, else the day shown. */
  startOf(day: Day, language: DateLanguage): Day {
    if (this.text === null) return day;
    const typed = readTypedDate(this.text, language);
    return typed.type === 'date' && typed.reading.precision === 'day' ? typed.reading.span.from : day;
  }
}
