/** The reader's own copy of the article, from opening a file to forgetting it. In memory only, unless the reader asks. */
import type { AtlasIndex } from '../domain/links';
import type { CopyText } from '../copy/model';
import type { OwnCopy, PlaceBy } from '../copy/place';
import { faultOfSize } from '../copy/read/readCopy';
import type { CopyAnswer, CopyRequest } from './copyWorker';
import type { DeviceStore, KeptCopy } from './deviceStore';

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
  /** Name of the copy that the device keeps; null where it keeps none, as far as is known. */
  #keptName = $state<string | null>(null);
  /** Whether it was kept, or opened again and shown, in this tab: any other is not this tab's to replace. */
  #isKeptHere = false;
  /** Whether another tab has kept or forgotten a copy since this one read what the device keeps. */
  #isKeptChanged = false;
  /** The kept copy that was being opened again when another file took its turn. */
  #interrupted: KeptCopy | null = null;
  /** The kept copy that is being opened again. */
  #restoring: KeptCopy | null = null;
  /** Counts what ends a restoring that is under way. */
  #forgotten = 0;
  #stored: Promise<unknown> = Promise.resolve();
  #shows = $state<ReadingText>('digest');

  constructor({ atlas }: AtlasIndex, store: DeviceStore, makeWorker: () => CopyWorker) {
    this.#by = {
      passages: atlas.passages.map(({ id, anchor, sketch }) => ({ id, anchor, ...(sketch ? { sketch } : {}) })),
      article: { title: atlas.article.title, doi: atlas.article.doi, author: atlas.article.author },
    };
    this.#store = store;
    this.#makeWorker = makeWorker;
    // Another tab keeps or forgets a copy: what is said of it here must stay true.
    store.onCopyChange?.((keptName) => {
      this.#keptName = keptName;
      this.#isKeptHere = false;
      this.#isKeptChanged = true;
    });
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
    return this.#keptName !== null;
  }

  /** Name of the copy that this device keeps: another one than is open where another tab keeps it. Null where it keeps none. */
  get keptName(): string | null {
    return this.#keptName;
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

  /** Stops reading; a copy opened before stays, and one that was being opened again goes on. */
  cancel = (): void => {
    this.#stop();
    this.#resume();
  };

  /** Closes the copy, and forgets it if this device keeps it; another copy that is kept stays. */
  close = async (): Promise<void> => {
    this.#interrupted = null;
    this.#stop();
    this.#copy = null;
    this.#fault = '';
    if (this.#isKeptHere) await this.forget();
  };

  /** Lets this device keep the copy. */
  keep = async (): Promise<void> => {
    const copy = this.#copy;
    if (!copy) return;
    const { name, format, paragraphs, footnotes } = copy;
    try {
      await this.#inTurn(() => this.#store.keepCopy({ name, copy: { format, paragraphs, footnotes } }));
    } catch (error) {
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      this.#fault = isFull
        ? 'There is no room left on this device to keep the copy. Free some and try again. The copy stays open until the page is closed.'
        : 'This browser does not let the page keep anything. The copy stays open until the page is closed.';
      return;
    }
    this.#keptName = name;
    this.#isKeptHere = true;
    this.#fault = '';
    // It was closed meanwhile, or another took its place: that one was not to be kept.
    if (this.#copy !== copy) await this.forget();
  };

  /** Deletes what this device keeps of a copy; the one that is open stays. */
  forget = async (): Promise<void> => {
    this.#forgotten++;
    this.#interrupted = null;
    if (this.#restoring) this.#stop();
    try {
      await this.#inTurn(this.#store.forgetCopy);
      this.#keptName = null;
      this.#isKeptHere = false;
    } catch {
      // Where nothing can be kept nothing was.
      if (this.#keptName !== null)
        this.#fault = 'The copy could not be deleted. Clear this site’s data in the browser’s settings.';
    }
  };

  /** Opens again what this device keeps; nothing where it keeps nothing. */
  restore = async (): Promise<void> => {
    const forgotten = this.#forgotten;
    let kept: KeptCopy | null;
    this.#isKeptChanged = false;
    try {
      kept = await this.#inTurn(this.#store.readCopy);
    } catch (error) {
      // Where nothing can be kept nothing was.
      const isBlocked =
        !(error instanceof Error) || ['SecurityError', 'InvalidStateError', 'TypeError'].includes(error.name);
      if (!isBlocked)
        this.#fault ||=
          'The copy that this device keeps could not be read. It is still there: load the page again, or open the file.';
      return;
    }
    // It was forgotten while it was looked for.
    if (!kept || forgotten !== this.#forgotten) return;
    this.#keptName = kept.name;
    // A file opened meanwhile goes before. The kept copy stays: the reader decides which of the two this device keeps.
    if (this.#copy) return;
    if (this.#reading) this.#interrupted = kept;
    else this.#reopen(kept);
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

  /** Ends the worker; nothing takes its turn. */
  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#reading = null;
    this.#restoring = null;
  }

  /** The digest's anchors may have changed since it was kept: the passages are found anew. What is said of a file stays said. */
  #reopen(kept: KeptCopy): void {
    const fault = this.#fault;
    this.#ask({ name: kept.name, copy: kept.copy });
    if (fault) this.#fault = fault;
    if (this.#reading) this.#restoring = kept;
  }

  /** Goes on opening the kept copy where a file had taken its turn and came to nothing. */
  #resume(): void {
    const kept = this.#interrupted;
    this.#interrupted = null;
    if (kept && !this.#copy) this.#reopen(kept);
  }

  #ask(asked: Asked): void {
    this.#interrupted ??= this.#restoring;
    this.#stop();
    this.#fault = '';
    let worker: CopyWorker;
    try {
      worker = this.#makeWorker();
    } catch {
      // HTML, "Dedicated workers": a page in a sandbox has an origin of its own, and no file of the site is of that origin.
      this.#fail(
        'This browser does not let the page start the program that reads files. Open the page in a tab of its own and try again.',
      );
      return;
    }
    this.#reading = { name: asked.name, part: 0, doing: 'Opening' };
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
    const { copy } = answer;
    if (copy.report.verdict === 'other') {
      this.#fail(otherText(copy, this.#by));
      return;
    }
    this.#stop();
    this.#interrupted = null;
    this.#copy = copy;
    // Who brought a copy wants to read it.
    if (this.#shows === 'digest') this.#shows = 'original';
    if (wasKept) {
      this.#isKeptHere = !this.#isKeptChanged;
      return;
    }
    // The kept copy was open, and this one takes its place: what to keep is asked anew, and what was kept must not come back. What
    // another tab has kept since, or what was never open here, stays.
    if (this.#isKeptHere) void this.forget();
  }

  #fail(message: string): void {
    this.#stop();
    this.#fault = message;
    this.#resume();
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
