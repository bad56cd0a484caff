/** The reader's own notes. They are kept on this device and nowhere else; where it keeps nothing, until the page is closed. */
import type { Id, TextQuoteSelector } from '../domain/model';
import { makeNote, mergeNotes, readNotes, type OwnNote } from '../exchange/ownNotes';
import type { DeviceStore } from './deviceStore';

export class NotesState {
  readonly #store: DeviceStore;
  #notes = $state.raw<readonly OwnNote[]>([]);
  #message = $state('');
  /** What was deleted last, for taking it back. */
  #deleted = $state.raw<readonly OwnNote[]>([]);

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
  restore = async (): Promise<void> => {
    try {
      const kept = await this.#store.readNotes();
      if (kept.length > 0) this.#notes = mergeNotes(kept, this.#notes);
    } catch {
      // Nothing can be kept here, so nothing was.
    }
  };

  /** Adds a note. */
  add = (passage: Id, quote: TextQuoteSelector, text: string): void => {
    const note = makeNote(passage, quote, text);
    this.#set([...this.#notes, note], 'Note kept on this device.');
  };

  /** Deletes a note. */
  delete = (id: string): void => {
    this.#deleted = this.#notes.filter((note) => note.id === id);
    this.#set(
      this.#notes.filter((note) => note.id !== id),
      'Note deleted.',
    );
  };

  /** Deletes all of them. */
  deleteAll = (): void => {
    this.#deleted = this.#notes;
    this.#set([], 'All notes deleted.');
  };

  /** Takes the last deletion back. */
  undo = (): void => {
    const deleted = this.#deleted;
    this.#deleted = [];
    this.#set(mergeNotes(this.#notes, deleted), 'Deletion taken back.');
  };

  /** Adds the notes of a file; those that are there stay. */
  bring = async (file: Blob, passages: ReadonlySet<Id>): Promise<void> => {
    const read = readNotes(await file.text(), passages);
    if (!read.ok) {
      this.#message = read.issues.map(({ message }) => message).join(' ');
      return;
    }
    const { notes, refused } = read.value;
    const left = refused === 0 ? '' : ` ${refused} could not be read and were left out.`;
    this.#set(
      mergeNotes(this.#notes, notes),
      `${notes.length === 1 ? '1 note' : `${notes.length} notes`} brought in.${left}`,
    );
  };

  #set(notes: readonly OwnNote[], message: string): void {
    this.#notes = notes;
    this.#message = '';
    // Said once it is true.
    this.#store.keepNotes(notes).then(
      () => (this.#message = message),
      () => {
        this.#message = 'This browser does not let the page keep notes: export them before the page is closed.';
      },
    );
  }
}
