/** notes.yaml to the editor's notes. */
import type { InferOutput } from 'valibot';
import type { Id, Note } from '../domain/model';
import { collected } from './passageLinks';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'notes.yaml';

/** A note as the file has it. */
export type WrittenNote = InferOutput<typeof schema.notesFileSchema>[number];

/** The ids of the notes that apply to a record, in order of the file. */
export type NotesOn = (id: Id) => readonly Id[];

/** Reads the file; the texts are still Markdown. */
export function readNotes(run: CompilerRun): readonly WrittenNote[] {
  return run.yaml(FILE, schema.notesFileSchema) ?? [];
}

/** Notes by the record they apply to. */
export function notesByRecord(notes: readonly WrittenNote[]): NotesOn {
  return collected((add) => {
    for (const note of notes) for (const id of note.applies_to) add(id, note.id);
  });
}

/** The notes of the atlas, their texts read. */
export function notesOf(run: CompilerRun, notes: readonly WrittenNote[]): readonly Note[] {
  return notes.map((note) => ({
    id: note.id,
    text: run.prose(note.text, { file: FILE, id: note.id, field: 'text' }),
    appliesTo: note.applies_to,
    sources: note.sources,
    confidence: note.confidence,
  }));
}
