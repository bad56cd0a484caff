/** What layers.yaml defines (layers, tracks, modes and so on), and functions that find the definition a record uses. */
import type { InferOutput } from 'valibot';
import type { Feature, FeatureKind, Id, LayerId, RouteMode, Status, TrackId } from '../domain/model';
import { layerDrawsKind } from '../symbology/layers';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

const FILE = 'layers.yaml';

type LayersFile = InferOutput<typeof schema.layersFileSchema>;

/** The definitions of layers.yaml; empty if the file could not be read, which is reported elsewhere. */
export class Definitions {
  readonly #file: LayersFile | null;

  constructor(run: CompilerRun) {
    this.#file = run.yaml(FILE, schema.layersFileSchema);
  }

  /** The parsed file; null if it could not be read. */
  get file(): LayersFile | null {
    return this.#file;
  }

  /**
   * The mode of a route: the one with the id that it names, else the first. An unknown id is kept, so that `checkVocabulary` reports it.
   */
  modeOf(id: Id | undefined): RouteMode | undefined {
    const modes = this.#file?.modes ?? [];
    if (id === undefined) return modes[0];
    return modes.find((mode) => mode.id === id) ?? { id, title: id, look: '' };
  }

  /**
   * The layer of a feature: the one it names, else the first that draws its kind. An unknown id is kept, so that `checkVocabulary`
   * reports it.
   */
  layerOf(kind: FeatureKind, id: Id | undefined): LayerId | null {
    return id ?? this.#file?.layers.find((layer) => layerDrawsKind(layer, kind))?.id ?? null;
  }

  /** The layer with which a track's events are shown; undefined if they are always shown. */
  layerOfTrack(track: TrackId): LayerId | undefined {
    return this.#file?.tracks.find(({ id }) => id === track)?.layer;
  }

  /** The file's own words for some of the given statuses of a kind of feature; undefined if it has none. */
  statusTitles(kind: FeatureKind, statuses: readonly Status[]): Feature['statusTitles'] {
    const had = new Set(statuses.map(({ status }) => status));
    const own = (this.#file?.statuses ?? []).filter((each) => each.kind === kind && had.has(each.status));
    return own.length > 0 ? Object.fromEntries(own.map(({ status, title }) => [status, title])) : undefined;
  }

  /** Checks that the file's words for a status are used by some feature, and that each pair of kind and status has only one title. */
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

  /** Whether a track's events are background to the article. */
  isBackground(track: TrackId): boolean {
    return this.#file?.tracks.find(({ id }) => id === track)?.background ?? false;
  }
}
