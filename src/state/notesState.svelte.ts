/** The reader's own notes. They are kept on this device and nowhere else; where it keeps nothing, until the page is closed. */
import type { Id, TextQuoteSelector } from '../domain/model';
import { sayIssues } from '../domain/result';
import { makeNote, mergeNotes, readNotes, type OwnNote } from '../formats/notes/ownNotes';
import type { DeviceStore } from './deviceStore';

type Change = (notes: readonly OwnNote[]) => readonly OwnNote[];

/** The notes of the page, in step with those of the device. */
export class NotesState {
  readonly #store: DeviceStore;
  #notes = $state.raw<readonly OwnNote[]>([]);
  #message = $state('');
  /** What was deleted last, for taking it back. */
  #deleted = $state.raw<readonly OwnNote[]>([]);
  /** Changes reach the device one after the other, in the order in which they were made. */
  #written: Promise<void> = Promise.resolve();
  /** Changes that have not reached the device yet, and whether one was refused. */
  #waiting = 0;
  #isRefused = false;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  /** In the order they were written. */
  get notes(): readonly OwnNote[] {
    return this.#notes;
  }

  /** What happened last, as a sentence; empty where there is nothing to say. */
  get message(): string {
    return this.#message;
  }

  /** Whether the last deletion can be taken back. */
  get canUndo(): boolean {
    return this.#deleted.length > 0;
  }

  /** Reads the notes that this device keeps. */
  restore = (): Promise<void> => {
    this.#written = this.#written.then(this.#store.readNotes).then(
      (kept) => void (this.#notes = mergeNotes(kept, this.#notes)),
      // Nothing can be kept here, so nothing was.
      () => {},
    );
    return this.#written;
  };

  /** Adds a note. */
  add = (passage: Id, quote: TextQuoteSelector, text: string): void => {
    const note = makeNote(passage, quote, text);
    this.#change((notes) => mergeNotes(notes, [note]), 'Note kept on this device.');
  };

  /** Deletes a note. */
  delete = (id: string): void =>
    this.#delete(
      this.#notes.filter((note) => note.id === id),
      'Note deleted.',
    );

  /** Deletes all of them. */
  deleteAll = (): void => this.#delete(this.#notes, 'All notes deleted.');

  /** Takes the last deletion back. */
  undo = (): void => {
    const deleted = this.#deleted;
    this.#deleted = [];
    this.#change((notes) => mergeNotes(notes, deleted), 'Deletion taken back.');
  };

  /** Adds the notes of a file; those that are there stay. */
  bring = async (file: Blob, passages: ReadonlySet<Id>): Promise<void> => {
    const text = await file.text().catch(() => null);
    if (text === null) {
      this.#message = 'The file could not be read. It may have been moved: choose it again.';
      return;
    }
    const read = readNotes(text, passages);
    if (!read.ok) {
      this.#message = sayIssues(read.issues);
      return;
    }
    const { notes: brought, refused } = read.value;
    const count = brought.length === 1 ? '1 note' : `${brought.length} notes`;
    const left = refused === 0 ? '' : ` ${refused} could not be read and were left out.`;
    this.#change((notes) => mergeNotes(notes, brought), `${count} brought in.${left}`);
  };

  #delete(gone: readonly OwnNote[], message: string): void {
    const ids = gone.map(({ id }) => id);
    this.#deleted = gone;
    this.#change((notes) => notes.filter(({ id }) => !ids.includes(id)), message);
  }

  /** Changes what is shown at once, then what is kept, which another tab may have changed meanwhile. */
  #change(change: Change, message: string): void {
    this.#notes = change(this.#notes);
    this.#message = '';
    this.#waiting += 1;
    this.#written = this.#written
      .then(() => this.#store.changeNotes(change))
      .then(
        (kept) => {
          this.#waiting -= 1;
          // What waits to be kept, or could not be, is shown all the same.
          if (this.#waiting === 0 && !this.#isRefused) this.#notes = kept;
          // Said once it is true.
          this.#message = message;
        },
        () => {
          this.#waiting -= 1;
          this.#isRefused = true;
          this.#message = 'This browser does not let the page keep notes: export them before the page is closed.';
        },
      );
  }
}
