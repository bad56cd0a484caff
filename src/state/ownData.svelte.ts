/**
 * The data that a reader lays over the atlas: layers with their looks, the files that are being read, and what this device keeps if it is
 * asked to. They are no part of the session or of the address.
 */
import type { SortedSpanEnds } from '../domain/dated';
import type { Bounds, Id, Span } from '../domain/model';
import {
  freeTitle,
  type ImportNote,
  type OwnLayer,
  type OwnLook,
  type OwnPlace,
  type StyledLayer,
} from '../domain/ownData';
import { countWords, datesOf, heldWords } from '../domain/ownSpans';
import { readSource } from '../domain/ownSource';
import { without } from '../domain/records';
import type { Issue } from '../domain/result';
import type { RowsChoice } from '../domain/tableKept';
import { changed, redone, unchanged, undone, type Undo } from '../domain/undo';
import type { ImportOptions, ImportProgress, OtherFile, TableAnswer, TableQuestion } from '../formats/import/outcome';
import type { ProjectReading } from '../formats/project/project';
import { firstLook } from '../symbology/ownColours';
import type { ImportJob, ImportListener, ImportSource } from './importClient';
import { KeptLayers } from './keptLayers.svelte';
import type { OwnDataStore } from './ownDataStore';

/** A file that is being read, or could not be read. */
export interface OwnJob {
  readonly id: number;
  /** Name of the file. */
  readonly name: string;
  readonly progress: ImportProgress | null;
  /** What the reader is asked about a table; null if nothing. */
  readonly question: TableQuestion | null;
  /** What is wrong; null while the file is being read. */
  readonly issues: readonly Issue[] | null;
  /** What became of the file, behind its name in a sentence. */
  readonly said: string;
}

/** What the state needs of the page. */
export interface OwnDataTools {
  /** Reads a file (`importClient`). */
  readonly read: (source: ImportSource, listener: ImportListener, options: ImportOptions) => ImportJob;
  readonly store: OwnDataStore;
  /** Where the atlas lies. */
  readonly near: Bounds;
  /** The days that are shown; of a comparison both, each for itself. */
  readonly days: () => readonly Span[];
  /** Called when a file was read, could not be read, or its reader is asked something. */
  readonly onResult: () => void;
  /** Called with layers that were added. */
  readonly onAdded: (layers: readonly OwnLayer[]) => void;
  /** Called with a file or text that is no data. */
  readonly onOther: (source: ImportSource, file: Exclude<OtherFile, 'project'>) => void;
  /** What is chosen in the table for rows of a layer; null for nothing. */
  readonly choiceOf: (layer: Id) => RowsChoice | null;
  /** Called with what was chosen for rows of a layer that the device kept. */
  readonly onChoice: (layer: Id, choice: RowsChoice) => void;
  /** Called with a project that was read, and the name of its file. */
  readonly onProject: (name: string, reading: ProjectReading) => void;
}

/** Files that are read at the same time: each has a worker. */
const MOST_AT_ONCE = 3;

type Layers = readonly StyledLayer[];

/** A file that waits to be read. */
interface Waiting {
  readonly id: number;
  readonly source: ImportSource;
  readonly options: ImportOptions;
  /** The layer in whose place it is put, as it was read before; null for a new one. */
  readonly replaces: (Read & { readonly id: Id }) | null;
}

/** How a layer was read: its file, which of the layers in it, and what the reader answered about the file. */
interface Read {
  readonly source: ImportSource;
  readonly place: number;
  readonly answers: readonly TableAnswer[];
}

export class OwnData {
  readonly #tools: OwnDataTools;
  #undo = $state.raw<Undo<Layers>>(unchanged<Layers>([]));
  #jobs = $state.raw<readonly OwnJob[]>([]);
  #message = $state('');
  #chosen = $state.raw<OwnPlace | null>(null);
  #running: Readonly<Record<number, ImportJob>> = {};
  #queue: Waiting[] = [];
  #count = 0;
  /** The files of the layers, to read one anew. */
  #sources: Readonly<Record<Id, Read>> = {};
  /** The first id of each layer that was read anew. */
  #origins: Readonly<Record<Id, Id>> = {};
  /** What the reader answered about files that are being read. */
  #answers: Readonly<Record<number, readonly TableAnswer[]>> = {};
  readonly #kept: KeptLayers;

  constructor(tools: OwnDataTools) {
    this.#tools = tools;
    this.#kept = new KeptLayers(tools.store, () => this.layers, tools.choiceOf);
  }

  /** The layers with their looks, the topmost first. Others read them here: they are immutable. */
  get layers(): Layers {
    return this.#undo.present;
  }

  /** First and last days of the visible layers' features, in order, for the timeline; null if none has a date. */
  readonly dates: SortedSpanEnds | null = $derived(datesOf(this.layers));

  /** The files that are being read, and those that could not be read. */
  get jobs(): readonly OwnJob[] {
    return this.#jobs;
  }

  /** A sentence about the last thing that was done; empty for none, and as soon as something else is done. */
  get message(): string {
    return this.#message;
  }

  /** The feature that the reader has chosen; null for none. */
  get chosen(): OwnPlace | null {
    return this.#chosen;
  }

  /** Whether this device keeps the layers. */
  get isKept(): boolean {
    return this.#kept.isWanted;
  }

  /** Why the device does not keep them though it was asked to; empty if it does. */
  get fault(): string {
    return this.#kept.fault;
  }

  /** Whether the device has all layers as they are now: it may have refused them, or have the last change still to write. */
  get isStored(): boolean {
    return this.#kept.isWhole;
  }

  get canUndo(): boolean {
    return this.#undo.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#undo.future.length > 0;
  }

  /** Reads files or pasted texts, several at once. */
  readonly add = (sources: readonly ImportSource[]): void => {
    if (sources.length > 0) this.say('');
    for (const source of sources) this.#enqueue(source, {}, null);
  };

  /** Adds a layer that was made on the page of features of another, with the look of that one. */
  readonly addLayer = (layer: OwnLayer, of: OwnLook | null = null): void => this.#addLayers([layer], of);

  /** Reads the file of a layer anew as was offered: with the axes exchanged of all coordinates, or of those that stray. */
  readonly readAnew = (id: Id, offer: NonNullable<ImportNote['offer']>): void => {
    const read = this.#sources[id];
    if (read) this.#enqueue(read.source, { swapAxes: offer === 'swap-axes' || offer }, { ...read, id });
  };

  /** Whether the file of a layer can be read anew. */
  readonly hasSource = (id: Id): boolean => id in this.#sources;

  /** The id under which a layer came first: it stays when its file is read anew, so that its row in the list does. */
  readonly originOf = (id: Id): Id => this.#origins[id] ?? id;

  /** Answers what a file's reader is asked. */
  readonly answer = (job: number, answer: TableAnswer): void => {
    this.#setJob(job, { question: null });
    this.#answers = { ...this.#answers, [job]: [...(this.#answers[job] ?? []), answer] };
    this.#running[job]?.answer(answer);
  };

  /** Ends the reading of a file, or removes the message about one that could not be read. */
  readonly cancel = (job: number): void => {
    this.#queue = this.#queue.filter(({ id }) => id !== job);
    this.#running[job]?.cancel();
    this.#jobs = this.#jobs.filter(({ id }) => id !== job);
  };

  readonly rename = (id: Id, title: string): void => {
    const name = title.trim();
    if (name !== '') this.#change(id, ({ layer, look }) => ({ layer: { ...layer, title: name }, look }), `title ${id}`);
  };

  /** Keeps who made a layer and under which licence, in the reader's words; an empty text for nothing. */
  readonly setSource = (id: Id, text: string): void =>
    this.#change(id, ({ layer, look }) => ({ layer: { ...layer, source: readSource(text) }, look }), `source ${id}`);

  /** Changes the look of a layer. Changes of one kind that follow each other are one step of undo. */
  readonly setLook = (id: Id, look: Partial<OwnLook>): void =>
    this.#change(
      id,
      (styled) => ({ ...styled, look: { ...styled.look, ...look } }),
      `${Object.keys(look).join()} ${id}`,
    );

  /** Moves a layer by some places, up for negative numbers. */
  readonly move = (id: Id, by: number): void => {
    const from = this.layers.findIndex(({ layer }) => layer.id === id);
    const to = from + by;
    const moved = this.layers[from];
    if (!moved || to < 0 || to >= this.layers.length) return;
    const message = `“${moved.layer.title}” is layer ${to + 1} of ${this.layers.length} now.`;
    this.#put(this.layers.toSpliced(from, 1).toSpliced(to, 0, moved), message);
  };

  readonly remove = (id: Id): void => {
    const removed = this.layers.find(({ layer }) => layer.id === id);
    if (!removed) return;
    this.#put(
      this.layers.filter((each) => each !== removed),
      `“${removed.layer.title}” removed.`,
    );
  };

  readonly undo = (): void => this.#step(undone(this.#undo), 'Undone.');
  readonly redo = (): void => this.#step(redone(this.#undo), 'Done again.');

  /** Marks a feature on the map and shows what is known of it; null for none. */
  readonly choose = (place: OwnPlace | null): void => void (this.#chosen = place);

  /** Puts layers in place of all that are there, as when a project is opened; undo brings them back. */
  readonly replace = (layers: Layers): void => this.#put(layers);

  /** Says what is wrong with a file that was opened elsewhere. */
  readonly refuse = (name: string, issues: readonly Issue[], said = 'could not be opened'): void => {
    this.#jobs = [...this.#jobs, { id: ++this.#count, name, progress: null, question: null, issues, said }];
  };

  readonly say = (sentence: string): void => void (this.#message = sentence);

  /** Keeps the layers on this device from now on, or deletes from it what it keeps. */
  readonly keep = (wanted: boolean): void => this.#kept.want(wanted);

  /** Reads the layers that this device keeps. A browser that blocks storage keeps none. */
  readonly restore = async (): Promise<void> => {
    const kept = await this.#kept.read();
    if (kept.length === 0) return;
    for (const { styled, choice } of kept) if (choice) this.#tools.onChoice(styled.layer.id, choice);
    const others = kept
      .map(({ styled }) => styled)
      .filter(({ layer }) => !this.layers.some((each) => each.layer.id === layer.id));
    // What was read from the device is not a step that can be undone.
    this.#undo = {
      ...this.#undo,
      present: [...this.layers, ...others],
      past: this.#undo.past.map((before) => [...before, ...others]),
    };
  };

  /** Keeps at once what waits to be kept, because the page may be closed. */
  readonly flush = (): Promise<void> => this.#kept.write();

  #enqueue(source: ImportSource, options: ImportOptions, replaces: Waiting['replaces']): void {
    const id = ++this.#count;
    this.#jobs = [...this.#jobs, { id, name: source.name, progress: null, question: null, issues: null, said: '' }];
    this.#queue.push({ id, source, options: { near: this.#tools.near, ...options }, replaces });
    this.#begin();
  }

  /** Begins to read what waits, as far as there is room. */
  #begin(): void {
    while (Object.keys(this.#running).length < MOST_AT_ONCE && this.#queue.length > 0) {
      const [next] = this.#queue.splice(0, 1);
      if (next) void this.#run(next);
    }
  }

  async #run({ id, source, options, replaces }: Waiting): Promise<void> {
    const job = this.#tools.read(
      source,
      {
        onProgress: (progress) => this.#setJob(id, { progress }),
        onQuestion: (question) => {
          // What was answered once is not asked again.
          const known = replaces?.answers[this.#answers[id]?.length ?? 0];
          if (known) {
            this.answer(id, known);
            return;
          }
          this.#setJob(id, { question });
          this.#tools.onResult();
        },
      },
      options,
    );
    this.#running = { ...this.#running, [id]: job };
    const outcome = await job.done;
    this.#running = without(this.#running, id);
    const answers = this.#answers[id] ?? [];
    this.#answers = without(this.#answers, id);
    this.#begin();
    if (outcome.type === 'refused') {
      this.#setJob(id, { issues: outcome.issues, said: 'could not be read' });
      this.#tools.onResult();
      return;
    }
    this.#jobs = this.#jobs.filter((each) => each.id !== id);
    if (outcome.type === 'other') this.#tools.onOther(source, outcome.file);
    if (outcome.type === 'project') this.#tools.onProject(source.name, outcome.reading);
    if (outcome.type !== 'layers') return;
    this.#tools.onResult();
    const reads = outcome.layers.map(({ id: layer }, place): [Id, Read] => [layer, { source, place, answers }]);
    this.#sources = { ...this.#sources, ...Object.fromEntries(reads) };
    if (replaces === null) this.#addLayers(outcome.layers);
    else this.#exchange(replaces.id, outcome.layers[replaces.place]);
  }

  #addLayers(layers: readonly OwnLayer[], of: OwnLook | null = null): void {
    const added: StyledLayer[] = [];
    for (const layer of layers) {
      const others = [...this.layers, ...added];
      const title = freeTitle(
        layer.title,
        others.map((each) => each.layer.title),
      );
      added.push({ layer: { ...layer, title }, look: firstLook(layer, others, of) });
    }
    const days = this.#tools.days();
    const messages = added.map(
      ({ layer }) => `“${layer.title}” added: ${countWords(layer)}. ${heldWords(layer, ...days)}`,
    );
    this.#put([...added, ...this.layers], messages.join(' '));
    this.#tools.onAdded(added.map(({ layer }) => layer));
  }

  /** Puts what was read anew in place of a layer, with its title, source and look. */
  #exchange(id: Id, layer: OwnLayer | undefined): void {
    const before = this.layers.find((each) => each.layer.id === id);
    if (!before || !layer) return;
    const { title, source } = before.layer;
    const after = { layer: { ...layer, title, source }, look: before.look };
    this.#origins = { ...this.#origins, [layer.id]: this.originOf(id) };
    const done = layer.report.notes.flatMap((note) => (note.isWished ? ` ${note.message} (${note.where})` : []));
    const message = `“${after.layer.title}” read anew: ${countWords(after.layer)}.${done.join('')}`;
    this.#put(
      this.layers.map((each) => (each === before ? after : each)),
      message,
    );
  }

  #setJob(id: number, part: Partial<OwnJob>): void {
    this.#jobs = this.#jobs.map((job) => (job.id === id ? { ...job, ...part } : job));
  }

  #change(id: Id, change: (styled: StyledLayer) => StyledLayer, group: string): void {
    const layers = this.layers.map((each) => (each.layer.id === id ? change(each) : each));
    this.#put(layers, '', group);
  }

  /** A change without a message ends that of the change before. */
  #put(layers: Layers, message = '', group = ''): void {
    this.#undo = changed(this.#undo, layers, group);
    this.#message = message;
    this.#settle();
  }

  #step(undo: Undo<Layers> | null, message: string): void {
    if (!undo) return;
    this.#undo = undo;
    this.#message = message;
    this.#settle();
  }

  #settle(): void {
    if (!this.layers.some(({ layer }) => layer.id === this.#chosen?.layer)) this.#chosen = null;
    this.#kept.writeLater();
  }
}
