/** layers.yaml: what the content defines for its records, and the way from a record to what it names. */
import type { InferOutput } from 'valibot';
import type { Feature, FeatureKind, Id, LayerId, RouteMode, Status, TrackId } from '../domain/model';
import { draws } from '../symbology/layers';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'layers.yaml';

type LayersFile = InferOutput<typeof schema.layersFileSchema>;

/** What layers.yaml defines; nothing where it could not be read, which is a fault by itself. */
export class Definitions {
  readonly #file: LayersFile | null;

  constructor(run: CompilerRun) {
    this.#file = run.yaml(FILE, schema.layersFileSchema);
  }

  /** The file; null where it could not be read. */
  get file(): LayersFile | null {
    return this.#file;
  }

  /** What a route carries: the mode it names, else the first. An unknown name is kept, so that `checkVocabulary` finds it. */
  modeOf(id: Id | undefined): RouteMode | undefined {
    const modes = this.#file?.modes ?? [];
    if (id === undefined) return modes[0];
    return modes.find((mode) => mode.id === id) ?? { id, title: id, look: '' };
  }

  /** The layer of a feature: the one it names, else the first that draws its kind. An unknown name is kept for `checkVocabulary`. */
  layerOf(kind: FeatureKind, id: Id | undefined): LayerId | null {
    return id ?? this.#file?.layers.find((layer) => draws(layer, kind))?.id ?? null;
  }

  /** The layer that the events of a track are shown with; undefined where they are always shown. */
  layerOfTrack(track: TrackId): LayerId | undefined {
    return this.#file?.tracks.find(({ id }) => id === track)?.layer;
  }

  /** What the file calls those of the statuses for which it has words, on a feature of a kind; undefined where it has none. */
  statusTitles(kind: FeatureKind, statuses: readonly Status[]): Feature['statusTitles'] {
    const had = new Set(statuses.map(({ status }) => status));
    const own = (this.#file?.statuses ?? []).filter((each) => each.kind === kind && had.has(each.status));
    return own.length > 0 ? Object.fromEntries(own.map(({ status, title }) => [status, title])) : undefined;
  }

  /** Words for a status are used by some feature, and there is one title for a kind and status. */
  checkStatusTitles(run: CompilerRun, features: readonly Feature[]): void {
    const seen = new Set<string>();
    for (const { kind, status } of this.#file?.statuses ?? []) {
      const fault = (message: string, remedy: string): void =>
        run.faults.add({ file: FILE, id: `${kind} ${status}`, field: 'statuses', message, remedy });
      if (seen.has(`${kind} ${status}`)) fault('it has two titles.', 'Keep one.');
      seen.add(`${kind} ${status}`);
      const isUsed = features.some((feature) => feature.kind === kind && feature.statusTitles?.[status] !== undefined);
      if (!isUsed) fault(`no ${kind} has the status "${status}".`, 'Take the line out, or mend kind and status.');
    }
  }

  /** Whether the events of a track are the setting of the article. */
  isBackground(track: TrackId): boolean {
    return this.#file?.tracks.find(({ id }) => id === track)?.background ?? false;
  }
}
