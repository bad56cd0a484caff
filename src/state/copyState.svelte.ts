/** The reader's own copy of the article, from opening a file to forgetting it. In memory only, unless the reader asks. */
import type { AtlasIndex } from '../domain/links';
import type { CopyText } from '../exchange/ownCopy/model';
import type { OwnCopy, PlaceBy } from '../exchange/ownCopy/place';
import { faultOfSize } from '../exchange/ownCopy/readCopy';
import type { CopyAnswer, CopyRequest } from './copyWorker';
import type { DeviceStore } from './deviceStore';

/** What the reader shows of each paragraph. */
export type ReadingText = 'digest' | 'original' | 'both';

/** A file being read. */
export interface CopyReading {
  readonly name: string;
  /** 0 to 1. */
  readonly part: number;
  readonly doing: string;
}

/** What of a worker is used here: a test brings its own. */
export type CopyWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** A request without what every request carries. */
type Asked = { readonly name: string } & (
  { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
);

/** One copy at a time, or none. */
export class CopyState {
  readonly #by: PlaceBy;
  readonly #store: DeviceStore;
  readonly #makeWorker: () => CopyWorker;
  #worker: CopyWorker | null = null;
  #copy = $state.raw<OwnCopy | null>(null);
  #reading = $state.raw<CopyReading | null>(null);
  #fault = $state('');
  #isKept = $state(false);
  #stored: Promise<unknown> = Promise.resolve();
  #shows = $state<ReadingText>('digest');

  constructor({ atlas }: AtlasIndex, store: DeviceStore, makeWorker: () => CopyWorker) {
    this.#by = {
      passages: atlas.passages.map(({ id, anchor, sketch }) => ({ id, anchor, ...(sketch ? { sketch } : {}) })),
      article: { title: atlas.article.title, doi: atlas.article.doi, author: atlas.article.author },
    };
    this.#store = store;
    this.#makeWorker = makeWorker;
  }

  /** The copy; null until one was opened. A file that fails leaves it as it was. */
  get copy(): OwnCopy | null {
    return this.#copy;
  }

  /** The file being read; null while none is. */
  get reading(): CopyReading | null {
    return this.#reading;
  }

  /** Why the last file could not be used, as a sentence; empty where nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  /** Whether this device keeps a copy. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** What is shown: without a copy always the digest. */
  get shows(): ReadingText {
    return this.#copy ? this.#shows : 'digest';
  }

  /** Chooses what is shown. */
  show = (shows: ReadingText): void => {
    this.#shows = shows;
  };

  /** Reads a file. */
  open = (file: File): void => {
    const fault = faultOfSize(file.name, file.size);
    // Known at once: no worker, and nothing of the file is read.
    if (fault) this.#fail(fault);
    else this.#ask({ name: file.name, file });
  };

  /** Reads text that was pasted. */
  paste = (text: string): void => this.#ask({ name: 'Pasted text', text });

  /** Stops reading; a copy opened before stays. */
  cancel = (): void => {
    this.#worker?.terminate();
    this.#worker = null;
    this.#reading = null;
  };

  /** Closes the copy, and forgets it if this device keeps it. */
  close = async (): Promise<void> => {
    this.cancel();
    this.#copy = null;
    this.#fault = '';
    await this.forget();
  };

  /** Lets this device keep the copy. */
  keep = async (): Promise<void> => {
    const copy = this.#copy;
    if (!copy) return;
    const { name, format, paragraphs, footnotes } = copy;
    try {
      await this.#inTurn(() => this.#store.keepCopy({ name, copy: { format, paragraphs, footnotes } }));
    } catch {
      this.#fault = 'This browser does not let the page keep anything. The copy stays open until the page is closed.';
      return;
    }
    this.#isKept = true;
    this.#fault = '';
    // It was closed meanwhile, or another took its place: that one was not to be kept.
    if (this.#copy !== copy) await this.forget();
  };

  /** Deletes what this device keeps of a copy; the one that is open stays. */
  forget = async (): Promise<void> => {
    try {
      await this.#inTurn(this.#store.forgetCopy);
      this.#isKept = false;
    } catch {
      // Where nothing can be kept nothing was.
      if (this.#isKept)
        this.#fault = 'The copy could not be deleted. Clear this site’s data in the browser’s settings.';
    }
  };

  /** Opens again what this device keeps; nothing where it keeps nothing. */
  restore = async (): Promise<void> => {
    try {
      const kept = await this.#inTurn(this.#store.readCopy);
      if (!kept) return;
      this.#isKept = true;
      // A file opened meanwhile goes before; the digest's anchors may have changed since: the passages are found anew.
      if (!this.#copy && !this.#reading) this.#ask({ name: kept.name, copy: kept.copy });
    } catch {
      // Nothing can be kept here, so nothing was.
    }
  };

  /** Takes the sentence about the last file away. */
  dismissFault = (): void => {
    this.#fault = '';
  };

  /** Calls of the store follow one another, whoever makes them. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const next = this.#stored.then(call, call);
    this.#stored = next.catch(() => {});
    return next;
  }

  #ask(asked: Asked): void {
    this.cancel();
    this.#fault = '';
    this.#reading = { name: asked.name, part: 0, doing: 'Opening' };
    const worker = this.#makeWorker();
    this.#worker = worker;
    worker.addEventListener('message', (event) => {
      if (worker === this.#worker) this.#hear((event as MessageEvent<CopyAnswer>).data, 'copy' in asked);
    });
    worker.addEventListener('error', () => {
      if (worker === this.#worker)
        this.#fail('The program that reads files could not be loaded. Check the connection and try again.');
    });
    worker.postMessage({ ...asked, by: this.#by } satisfies CopyRequest);
  }

  #hear(answer: CopyAnswer, wasKept: boolean): void {
    if (answer.type === 'progress') {
      this.#reading = { name: this.#reading?.name ?? '', part: answer.part, doing: answer.doing };
      return;
    }
    if (answer.type === 'failed') {
      this.#fail(answer.message);
      return;
    }
    this.cancel();
    const { copy } = answer;
    if (copy.report.verdict === 'other') {
      this.#fail(otherText(copy, this.#by));
      return;
    }
    this.#copy = copy;
    // Who brought a copy wants to read it.
    if (this.#shows === 'digest') this.#shows = 'original';
    if (wasKept) return;
    // Another copy than the one that is kept: what to keep is asked anew, and what was kept must not come back.
    void this.forget();
  }

  #fail(message: string): void {
    this.cancel();
    this.#fault = message;
  }
}

/** Why a text is not taken for the article: what was looked for and what of it was there, and what to do. */
function otherText({ name, report }: OwnCopy, { passages, article }: PlaceBy): string {
  const there = (is: boolean): string => (is ? 'there' : 'not there');
  const phrases = report.placed.length + report.doubt.length;
  const sought = [
    `its title or DOI (${there(report.named)})`,
    `its author ${article.author} (${there(report.byAuthor)})`,
    `a phrase of each of its ${passages.length} paragraphs (${phrases} there)`,
    ...(report.agreeing === null ? [] : [`the words around them (most words of ${report.agreeing} paragraphs there)`]),
  ];
  return [
    `“${name}” does not seem to be this article.`,
    `Looked for: ${sought.join(', ')}.`,
    report.named || phrases > 0 ? 'It may be a text that cites the article or is on its subject.' : '',
    `Open a file with “${article.title}” or whole paragraphs of it.`,
  ]
    .filter(Boolean)
    .join(' ');
}
