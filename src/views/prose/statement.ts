/** Who says what a statement of a story says, and which records tell of the same. Pure functions. */
import { currentId, type AtlasIndex } from '../../domain/links';
import type { AtlasEvent, Feature, Id, Note, Passage, Statement, StoryVoice } from '../../domain/model';

/** The mark of a voice, over or beside its words. */
export function voiceMark(voice: StoryVoice, { atlas }: Pick<AtlasIndex, 'atlas'>): string {
  if (voice === 'author') return atlas.article.author;
  return voice === 'editor' ? 'Editor' : 'Maker of this story';
}

/** A record that tells of the same as a statement. */
export type ToldRecord =
  | { readonly type: 'feature'; readonly feature: Feature }
  | { readonly type: 'event'; readonly event: AtlasEvent }
  | { readonly type: 'note'; readonly note: Note };

/** The records of a statement, in its order; ids that do not exist any more are left out. */
export function recordsOf({ records }: Pick<Statement, 'records'>, index: AtlasIndex): readonly ToldRecord[] {
  return records.flatMap((written): readonly ToldRecord[] => {
    const id = currentId(index, written);
    const [feature, event, note] = [index.features.get(id), index.events.get(id), index.notes.get(id)];
    if (feature) return [{ type: 'feature', feature }];
    if (event) return [{ type: 'event', event }];
    return note ? [{ type: 'note', note }] : [];
  });
}

/** The passages of a statement, in its order; ids that do not exist any more are left out. */
export function passagesOfStatement({ passages }: Pick<Statement, 'passages'>, index: AtlasIndex): readonly Passage[] {
  return passages.flatMap((id) => index.passages.get(id) ?? []);
}

/** How many of a statement’s passages, records and sources the atlas does not have: those of an own story may be gone. */
export function missingOf({ passages, records, sources }: Statement, index: AtlasIndex): number {
  const isRecord = (written: Id): boolean => {
    const id = currentId(index, written);
    return index.features.has(id) || index.events.has(id) || index.notes.has(id);
  };
  return [
    ...passages.filter((id) => !index.passages.has(id)),
    ...records.filter((id) => !isRecord(id)),
    ...sources.filter((id) => !index.sources.has(id)),
  ].length;
}

/** Whether there is anything to show that a statement rests on. */
export function hasGrounds({ passages, records, sources }: Statement): boolean {
  return passages.length + records.length + sources.length > 0;
}
