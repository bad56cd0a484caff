/** notes.yaml to the editor's notes. */
import type { InferOutput } from 'valibot';
import type { Id, Note } from '../domain/model';
import { collected } from './passageLinks';
import type { Reading } from './reading';
import * as schema from './schema';

const FILE = 'notes.yaml';

/** A note as the file has it. */
export type WrittenNote = InferOutput<typeof schema.notesFileSchema>[number];

/** The ids of the notes that apply to a record, in order of the file. */
export type NotesOn = (id: Id) => readonly Id[];

/** Reads the file; the texts are still Markdown. */
export function readNotes(reading: Reading): readonly WrittenNote[] {
  return reading.yaml(FILE, schema.notesFileSchema) ?? [];
}

/** Notes by the record they apply to. */
export function notesByRecord(notes: readonly WrittenNote[]): NotesOn {
  return collected((add) => {
    for (const note of notes) for (const id of note.applies_to) add(id, note.id);
  });
}

/** The notes of the atlas, their texts read. */
export function notesOf(reading: Reading, notes: readonly WrittenNote[]): readonly Note[] {
  return notes.map((note) => ({
    id: note.id,
    text: reading.prose(note.text, { file: FILE, id: note.id, field: 'text' }),
    appliesTo: note.applies_to,
    sources: note.sources,
    confidence: note.confidence,
  }));
}
