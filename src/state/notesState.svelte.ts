/** The reader's own notes. This device keeps them and no other; if it keeps nothing, they last until the page is closed. */
import type { Id, TextQuoteSelector } from '../domain/model';
import { sayIssues } from '../domain/result';
import { makeNote, mergeNotes, readNotes, type OwnNote } from '../formats/notes/ownNotes';
import type { DeviceStore } from './deviceStore';

/** A change of the list of notes. */
type Change = (notes: readonly OwnNote[]) => readonly OwnNote[];

/** The notes of the page, kept the same as those of the device. */
export class NotesState {
  readonly #store: DeviceStore;
  #notes = $state.raw<readonly OwnNote[]>([]);
  #message = $state('');
  /** The notes that were deleted last, so that the deletion can be undone. */
  #deleted = $state.raw<readonly OwnNote[]>([]);
  /** The last change sent to the device: changes are written one after the other. */
  #written: Promise<void> = Promise.resolve();
  /** Number of changes that the device has not written yet. */
  #waiting = 0;
  /** Whether the device refused a change. */
  #isRefused = false;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  /** The notes, in the order in which they were written. */
  get notes(): readonly OwnNote[] {
    return this.#notes;
  }

  /** What happened last, as a sentence; empty if nothing did. */
  get message(): string {
    return this.#message;
  }

  /** Whether the last deletion can be undone. */
  get canUndo(): boolean {
    return this.#deleted.length > 0;
  }

  /** Reads the notes that this device keeps. */
  restore = (): Promise<void> => {
    this.#written = this.#written.then(this.#store.readNotes).then(
      (kept) => void (this.#notes = mergeNotes(kept, this.#notes)),
      // A browser that keeps nothing has kept no notes.
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

  /** Undoes the last deletion. */
  undo = (): void => {
    const deleted = this.#deleted;
    this.#deleted = [];
    this.#change((notes) => mergeNotes(notes, deleted), 'Deletion taken back.');
  };

  /** Adds the notes of a file to those that are there. */
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

  /** Deletes notes. */
  #delete(deleted: readonly OwnNote[], message: string): void {
    const ids = deleted.map(({ id }) => id);
    this.#deleted = deleted;
    this.#change((notes) => notes.filter(({ id }) => !ids.includes(id)), message);
  }

  /** Changes the notes shown at once, then the notes kept, which another tab may have changed meanwhile. */
  #change(change: Change, message: string): void {
    this.#notes = change(this.#notes);
    this.#message = '';
    this.#waiting += 1;
    this.#written = this.#written
      .then(() => this.#store.changeNotes(change))
      .then(
        (kept) => {
          this.#waiting -= 1;
          // Notes that are not written yet, or could not be, are shown all the same.
          if (this.#waiting === 0 && !this.#isRefused) this.#notes = kept;
          // The message is shown once it is true.
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
