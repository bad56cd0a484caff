/** Collects what is wrong with a file, one note a kind of fault, however often it occurs. */
import type { ImportNote } from '../../domain/ownData';
import { numbersWords } from '../../domain/ownReport';
import { shortenForMessage } from '../../domain/shorten';

/** A fault of one feature, row or line. */
export interface Fault {
  readonly kind: ImportNote['kind'];
  /** One sentence that holds for all faults of its kind: what is wrong and what was done. */
  readonly message: string;
  /** The sentence where it says how many there are of what; `message` if absent. It is that of the first fault of a kind. */
  readonly counted?: ((count: number, noun: Noun, apart: number) => string) | undefined;
  /** Whether it is one of those that `counted` tells apart. */
  readonly isApart?: boolean | undefined;
  /** Number of the feature, row or line; absent if the fault is of the whole file. */
  readonly at?: number | undefined;
  /** What `at` counts; at first what the notes count. */
  readonly noun?: Noun | undefined;
  /** How many numbers are named at most, five if absent. It is that of the first fault of a kind. */
  readonly places?: number | undefined;
  /** The value that has the fault: the first ones are quoted. */
  readonly value?: string | undefined;
  /** How often the fault occurs there, once if absent. */
  readonly times?: number | undefined;
  readonly offer?: ImportNote['offer'];
  readonly isWished?: ImportNote['isWished'];
}

/** What the numbers in notes count. */
export type Noun = 'feature' | 'row' | 'line';

/** Faults of one kind. */
interface Kind extends Omit<Fault, 'places'> {
  count: number;
  /** How many of them are told apart. */
  apart: number;
  readonly places: number[];
  /** All of them, unless there are more than `MOST_NUMBERS`; null if some are not known, or count something else. */
  numbers: number[] | null;
  /** So many places are named. */
  readonly most: number;
  hasMore: boolean;
  readonly values: string[];
}

/** How many numbers of features a note names. */
const MOST_PLACES = 5;
/** So many numbers are kept, by which notes on some features of the file are told from those on others. */
const MOST_NUMBERS = 1000;
/** How many values a note quotes. */
const MOST_VALUES = 3;
/** How many kinds of faults are told; a file has a dozen at most. */
const MOST_KINDS = 60;

export class Notes {
  readonly #noun: Noun;
  readonly #kinds = new Map<string, Kind>();

  /** `noun` is what the features of the file are called. */
  constructor(noun: Noun = 'feature') {
    this.#noun = noun;
  }

  /** What the features of the file are called. */
  get noun(): Noun {
    return this.#noun;
  }

  /** Adds a fault to those of its kind. */
  add(fault: Fault): void {
    const key = `${fault.kind} ${fault.message}`;
    let kind = this.#kinds.get(key);
    if (!kind) {
      if (this.#kinds.size >= MOST_KINDS) return;
      kind = {
        ...fault,
        count: 0,
        apart: 0,
        places: [],
        most: fault.places ?? MOST_PLACES,
        hasMore: false,
        values: [],
        numbers: [],
      };
      this.#kinds.set(key, kind);
    }
    kind.count += fault.times ?? 1;
    if (fault.isApart) kind.apart++;
    const { at, value } = fault;
    if (at !== undefined && kind.places.at(-1) !== at) {
      if (kind.places.length < kind.most) kind.places.push(at);
      else kind.hasMore = true;
    }
    if (at === undefined || (fault.noun ?? this.#noun) !== this.#noun || kind.numbers?.length === MOST_NUMBERS)
      kind.numbers = null;
    else if (kind.numbers?.at(-1) !== at) kind.numbers?.push(at);
    if (value !== undefined && kind.values.length < MOST_VALUES && !kind.values.includes(value))
      kind.values.push(value);
  }

  /** How often faults of a kind have occurred. */
  countOf(message: string): number {
    return [...this.#kinds.values()].find((kind) => kind.message === message)?.count ?? 0;
  }

  /** The notes: what was left out first, then what was mended. */
  list(): readonly ImportNote[] {
    const order: readonly ImportNote['kind'][] = ['dropped', 'repaired', 'told'];
    return [...this.#kinds.values()]
      .map((kind): ImportNote => {
        const { values, offer, isWished } = kind;
        const message = kind.counted?.(kind.count, kind.noun ?? this.#noun, kind.apart) ?? kind.message;
        const quoted = values.map((value) => `“${shortenForMessage(value)}”`).join(', ');
        return {
          kind: kind.kind,
          message: quoted
            ? `${message} ${values.length < kind.count ? 'The first' : 'As written'}: ${quoted}.`
            : message,
          where: whereOf(kind, kind.noun ?? this.#noun),
          count: kind.count,
          ...(kind.numbers ? { numbers: kind.numbers } : {}),
          ...(offer ? { offer } : {}),
          ...(isWished ? { isWished } : {}),
        };
      })
      .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }
}

/** Where faults of a kind are, in words: `features 3, 17 and more`. */
function whereOf({ places, hasMore }: Kind, noun: Noun): string | null {
  return places.length === 0 ? null : numbersWords(noun, places, hasMore);
}
