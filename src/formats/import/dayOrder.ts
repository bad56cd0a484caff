/** Says how dates such as `8/4/2023` were read, and by which other date that is known. */
import { shortenForMessage } from '../../domain/shorten';
import { orderOf, type DateWays } from './dateText';
import type { Noun } from './notes';

/** A date that can be read in one way only, and the number of its feature. */
interface Witness {
  readonly text: string;
  readonly at: number;
}

export class DayOrder {
  readonly #first: DateWays['first'];
  readonly #witnesses: Partial<Record<DateWays['first'], Witness>> = {};
  /** The first date that can be read in two ways; null if there is none. */
  #open: string | null = null;
  #count = 0;
  #hasOnlyStops = true;

  /** `first` says which number of a date that can be read in two ways is the day. */
  constructor(first: DateWays['first']) {
    this.#first = first;
  }

  /** How many dates can be read in two ways. */
  get count(): number {
    return this.#count;
  }

  /** Takes a date that was read; other texts are passed over. */
  add(text: string, at: number): void {
    const order = orderOf(text);
    if (order === 'both') {
      this.#open ??= text;
      this.#count++;
      if (!text.includes('.')) this.#hasOnlyStops = false;
    } else if (order !== null) this.#witnesses[order] ??= { text, at };
  }

  /** What is to be said, as a sentence; empty for nothing. */
  words(noun: Noun): string {
    if (this.#open === null) return '';
    const [first, other] = this.#first === 'day' ? (['day', 'month'] as const) : (['month', 'day'] as const);
    const [same, against] = [this.#witnesses[first], this.#witnesses[other]];
    // With full stops the day comes first wherever they are used.
    if (this.#hasOnlyStops && first === 'day' && !against) return '';
    const others = this.#count - 1;
    const more =
      others === 0 ? 'is' : others === 1 ? 'and 1 other are' : `and ${others.toLocaleString('en')} others are`;
    const read = `${quoted(this.#open)} ${more} read ${first} first`;
    const named = ({ text, at }: Witness): string => `${quoted(text)} (${noun} ${at.toLocaleString('en')})`;
    if (same && against)
      return `${read}, as ${named(same)} must be; but ${named(against)} can only be read ${other} first.`;
    if (same) return `${read}, because ${named(same)} can be read in no other way.`;
    if (against) return `${read}, although ${named(against)} can only be read ${other} first.`;
    return `${read}; none of the dates that were read shows which number is the day.`;
  }
}

function quoted(text: string): string {
  return `“${shortenForMessage(text.trim())}”`;
}
