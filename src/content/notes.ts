/** Reads notes.yaml into the editor's notes. */
import type { InferOutput } from 'valibot';
import type { Id, Note } from '../domain/model';
import { collectIdsByKey } from './passageLinks';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'notes.yaml';

/** A note as written in notes.yaml, before its text is read. */
export type WrittenNote = InferOutput<typeof schema.notesFileSchema>[number];

/** A function that returns the ids of the notes that apply to a record, in the order of notes.yaml. */
export type NotesOn = (id: Id) => readonly Id[];

/** Reads notes.yaml; the texts are still unparsed Markdown. */
export function readNotes(run: CompilerRun): readonly WrittenNote[] {
  return run.yaml(FILE, schema.notesFileSchema) ?? [];
}

/** Groups notes by the records to which they apply. */
export function notesByRecord(notes: readonly WrittenNote[]): NotesOn {
  return collectIdsByKey((add) => {
    for (const note of notes) for (const id of note.applies_to) add(id, note.id);
  });
}

/** The notes of the atlas, with parsed texts. */
export function notesOf(run: CompilerRun, notes: readonly WrittenNote[]): readonly Note[] {
  return notes.map((note) => ({
    id: note.id,
    text: run.prose(note.text, { file: FILE, id: note.id, field: 'text' }),
    appliesTo: note.applies_to,
    sources: note.sources,
    confidence: note.confidence,
  }));
}
