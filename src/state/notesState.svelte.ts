/** The reader's own notes. They are stored on this device only; if it cannot store them, they last until the page is closed. */
import type { Id, TextQuoteSelector } from '../domain/model';
import { sayIssues } from '../domain/result';
import { makeNote, mergeNotes, readNotes, type OwnNote } from '../formats/notes/ownNotes';
import type { DeviceStore } from './deviceStore';

/** A function that changes the list of notes. */
type Change = (notes: readonly OwnNote[]) => readonly OwnNote[];

/** The notes on the page, kept in step with those stored on the device. */
export class NotesState {
  readonly #store: DeviceStore;
  #notes = $state.raw<readonly OwnNote[]>([]);
  #message = $state('');
  /** The notes deleted last, so that the reader can undo the deletion. */
  #deleted = $state.raw<readonly OwnNote[]>([]);
  /** The last change sent to storage; the next one waits for it. */
  #written: Promise<void> = Promise.resolve();
  /** Number of changes that are not stored yet. */
  #waiting = 0;
  /** Whether storage refused a change. */
  #isRefused = false;

  constructor(store: DeviceStore) {
    this.#store = store;
  }

  /** The notes, in the order in which the reader wrote them. */
  get notes(): readonly OwnNote[] {
    return this.#notes;
  }

  /** A sentence about the last change of the notes; empty if there was none. */
  get message(): string {
    return this.#message;
  }

  /** Whether the last deletion can be undone. */
  get canUndo(): boolean {
    return this.#deleted.length > 0;
  }

  /** Reads the notes stored on this device. */
  restore = (): Promise<void> => {
    this.#written = this.#written.then(this.#store.readNotes).then(
      (kept) => void (this.#notes = mergeNotes(kept, this.#notes)),
      // If the browser blocks storage, there are no stored notes to read.
      () => {},
    );
    return this.#written;
  };

  /** Adds a note to a passage. */
  add = (passage: Id, quote: TextQuoteSelector, text: string): void => {
    const note = makeNote(passage, quote, text);
    this.#change((notes) => mergeNotes(notes, [note]), 'Note kept on this device.');
  };

  /** Deletes the note with an id. */
  delete = (id: string): void =>
    this.#delete(
      this.#notes.filter((note) => note.id === id),
      'Note deleted.',
    );

  /** Deletes all notes. */
  deleteAll = (): void => this.#delete(this.#notes, 'All notes deleted.');

  /** Undoes the last deletion. */
  undo = (): void => {
    const deleted = this.#deleted;
    this.#deleted = [];
    this.#change((notes) => mergeNotes(notes, deleted), 'Deletion taken back.');
  };

  /** Adds the notes of an imported file to the existing ones. Returns how many are new and how many were here already; null for none. */
  bring = async (
    file: Blob,
    passages: ReadonlySet<Id>,
  ): Promise<{ readonly added: number; readonly there: number } | null> => {
    const text = await file.text().catch(() => null);
    if (text === null) {
      this.#message = 'The file could not be read. It may have been moved: choose it again.';
      return null;
    }
    const read = readNotes(text, passages);
    if (!read.ok) {
      this.#message = sayIssues(read.issues);
      return null;
    }
    const { notes: brought, refused } = read.value;
    const count = brought.length === 1 ? '1 note' : `${brought.length} notes`;
    const left = refused === 0 ? '' : ` ${refused} could not be read and were left out.`;
    const there = brought.filter(({ id }) => this.#notes.some((note) => note.id === id)).length;
    this.#change((notes) => mergeNotes(notes, brought), `${count} brought in.${left}`);
    return { added: brought.length - there, there };
  };

  /** Deletes notes, shows a message and allows the deletion to be undone. */
  #delete(deleted: readonly OwnNote[], message: string): void {
    const ids = deleted.map(({ id }) => id);
    this.#deleted = deleted;
    this.#change((notes) => notes.filter(({ id }) => !ids.includes(id)), message);
  }

  /** Applies a change to the notes on the page at once, then to the stored notes, which another tab may have changed meanwhile. */
  #change(change: Change, message: string): void {
    this.#notes = change(this.#notes);
    this.#message = '';
    this.#waiting += 1;
    this.#written = this.#written
      .then(() => this.#store.changeNotes(change))
      .then(
        (kept) => {
          this.#waiting -= 1;
          // While notes are not stored yet, or cannot be stored, the page shows its own list and not the stored one.
          if (this.#waiting === 0 && !this.#isRefused) this.#notes = kept;
          // The message is shown only after the change was stored.
          this.#message = message;
        },
        () => {
          this.#isRefused = true;
          this.#message = 'This browser does not let the page keep notes: export them before the page is closed.';
        },
      );
  }
}
