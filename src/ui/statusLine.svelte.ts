/**
 * A line that says what was done or could not be done. What was done goes by itself after a while; what asks the reader to do something stays
 * until something else is said (WCAG 2.2, 2.2.1: nobody has to read it in time).
 */
export class StatusLine {
  readonly #milliseconds: number;
  #words = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `milliseconds` is how long the line says what was done. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** What is said; empty for nothing. */
  get words(): string {
    return this.#words;
  }

  /** Says what was done, for a while; an empty text ends what is said. */
  tell(words: string): void {
    this.ask(words);
    if (words !== '') this.#timer = setTimeout(() => (this.#words = ''), this.#milliseconds);
  }

  /** Says what could not be done, and what the reader can do. */
  ask(words: string): void {
    clearTimeout(this.#timer);
    this.#words = words;
  }
}
