/** State that all cross-checks share: the faults found so far, and which ids exist. */
import type { Atlas, Id } from '../../domain/model';
import type { Issue } from '../../domain/result';
import type { LinkScheme } from '../../formats/text/markdown';

/** The type of record that an id names. */
export type RecordKind = LinkScheme | 'person' | 'source' | 'moment';

/** Types of records that a reader can be sent to. */
export const TARGETS: readonly RecordKind[] = ['passage', 'event', 'feature', 'place'];

/** The location of a fault: file, id and field; see `Issue`. */
export type FaultLocation = Pick<Issue, 'file' | 'id' | 'field'>;

/** Path of the file that describes a feature. */
export function fileOfFeature({ kind }: Atlas['features'][number]): string {
  return isPlace(kind) ? 'places.geojson' : 'features.yaml';
}

function isPlace(kind: Atlas['features'][number]['kind']): boolean {
  return kind === 'place' || kind === 'venue';
}

/** Collects the faults of one atlas. */
export class Checker {
  readonly issues: Issue[] = [];
  readonly #kinds = new Map<Id, RecordKind>();

  /** Registers every id of the atlas; an id that two records have is a fault. */
  constructor(atlas: Atlas) {
    for (const { id } of atlas.passages) this.#claim(id, 'passage', `passages/${id}.md`);
    for (const feature of atlas.features)
      this.#claim(feature.id, isPlace(feature.kind) ? 'place' : 'feature', fileOfFeature(feature));
    for (const { id } of atlas.events) this.#claim(id, 'event', 'events.yaml');
    for (const { id } of atlas.notes) this.#claim(id, 'note', 'notes.yaml');
    for (const { id } of atlas.people) this.#claim(id, 'person', 'people.yaml');
    for (const { id } of atlas.moments) this.#claim(id, 'moment', 'moments.yaml');
    for (const { id } of atlas.sources) this.#claim(id, 'source', 'sources.yaml');
  }

  /** Reports a fault. */
  fault(where: FaultLocation, message: string, remedy: string): void {
    this.issues.push({ ...where, message, remedy });
  }

  /** Reports each id that does not exist, or that names a record of a type that is not allowed there. */
  expect(ids: readonly Id[], allowed: readonly RecordKind[], where: FaultLocation): void {
    for (const id of ids) {
      const kind = this.#kinds.get(id);
      if (kind && allowed.includes(kind)) continue;
      this.fault(
        where,
        kind ? `"${id}" is a ${kind}, not a ${allowed.join(' or ')}.` : `"${id}" does not exist.`,
        'Mend the id, or add the record it should name.',
      );
    }
  }

  #claim(id: Id, kind: RecordKind, file: string): void {
    const other = this.#kinds.get(id);
    if (other) {
      this.fault(
        { file, id, field: 'id' },
        `the id is used twice (as ${other} and ${kind}).`,
        'Ids are unique over all files: rename one.',
      );
    }
    this.#kinds.set(id, kind);
  }
}
