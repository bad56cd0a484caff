/** Reads events.yaml and aftermath.yaml into events. */
import type { InferOutput } from 'valibot';
import type { AtlasEvent } from '../domain/model';
import type { Definitions } from './definitions';
import type { NotesOn } from './notes';
import type { IdsOf } from './passageLinks';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'events.yaml';
/** File of the events after the article; it may be missing. */
const AFTERMATH = 'aftermath.yaml';

/** An event as written in its file, before dates and texts are read. */
export type WrittenEvent = InferOutput<typeof schema.eventsFileSchema>[number] & { readonly file: string };

/** Reads both files; dates and summaries are still unparsed text. */
export function readEvents(run: CompilerRun): readonly WrittenEvent[] {
  const inFile = (file: string, records: InferOutput<typeof schema.eventsFileSchema> | null): WrittenEvent[] =>
    (records ?? []).map((record) => ({ ...record, file }));
  return [
    ...inFile(FILE, run.yaml(FILE, schema.eventsFileSchema)),
    ...inFile(AFTERMATH, run.optionalYaml(AFTERMATH, schema.eventsFileSchema)),
  ];
}

/** The events of the atlas, sorted by date. */
export function eventsOf(
  run: CompilerRun,
  written: readonly WrittenEvent[],
  definitions: Definitions,
  passagesOf: IdsOf,
  notesOn: NotesOn,
): readonly AtlasEvent[] {
  return written
    .map((record): AtlasEvent => {
      const { file, id } = record;
      const layer = definitions.layerOfTrack(record.track);
      return {
        id,
        title: record.title,
        span: run.date(record.edtf, { file, id, field: 'edtf' }),
        stated: record.stated_edtf ? run.date(record.stated_edtf, { file, id, field: 'stated_edtf' }) : undefined,
        track: record.track,
        ...(layer === undefined ? {} : { layer }),
        level: record.level,
        meeting: record.meeting,
        place: record.place,
        statedPlace: record.stated_place,
        placeNote: record.place_note,
        facilitators: record.facilitators,
        participants: record.participants,
        features: record.features,
        inArticle: record.in_article,
        summary: run.prose(record.summary, { file, id, field: 'summary' }),
        passages: passagesOf(id),
        sources: record.sources,
        notes: notesOn(id),
        confidence: record.confidence,
      };
    })
    .sort((a, b) => a.span.from - b.span.from || a.id.localeCompare(b.id));
}
