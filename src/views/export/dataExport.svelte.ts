/** Which part of the atlas a reader takes away as files, and the saving of them. */
import {
  excerptOf,
  excerptOfPicked,
  excerptOfSelection,
  wholeExcerpt,
  type Excerpt,
  type PickedRows,
} from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasGeometry, Bounds } from '../../domain/model';
import type { View } from '../../domain/view';
import { archived, describedFiles, writtenFiles } from '../../formats/publish/archive';
import { ARCHIVE_NAME, pathOf, type PublishedFormat } from '../../formats/publish/format';
import { recordsOf, WHOLE, type Provenance, type PublishedRecords } from '../../formats/publish/records';
import { fileNameStampOf, filterWords, selectionWords } from '../../formats/publish/words';
import { hashesOf } from '../../state/hashes';
import { reasonOf } from '../../state/publishedFiles';
import { saveBlob, saveFile } from '../../ui/files';

/**
 * Which part is taken: `all` is everything; `shown` what date and layers show; `frame` what of that lies in the map's bounds; `compared`
 * what the second day of the comparison shows; `selection` what is selected; `rows` the rows of the table.
 */
export type Scope = 'all' | 'shown' | 'frame' | 'compared' | 'selection' | 'rows';

/** What the files are made from. */
export interface ExportContext {
  readonly view: View;
  /** The view of the second day of a comparison; null if nothing is compared. */
  readonly compared: View | null;
  readonly index: AtlasIndex;
  /** Bounds of the map; null if there is none. */
  readonly frame: Bounds | null;
  /** The rows of the table; null if it is not the table that exports. */
  readonly rows: PickedRows | null;
  /** Address of the view. */
  readonly address: string;
  /** Today's date, ISO 8601. */
  readonly today: string;
  /** Fetches the geometry of all parts. */
  readonly shapes: () => Promise<AtlasGeometry>;
}

export class DataExportState {
  scope = $state<Scope>('all');
  /** Error message for the reader; empty for none. */
  failure = $state('');
  /** Message about the last download, also for screen readers; empty for none. */
  done = $state('');
  /** Name of the file that is being written; empty for none. */
  busy = $state('');

  readonly #context: ExportContext;
  /** Geometry by part id; null until it has been fetched. */
  #geometry = $state.raw<AtlasGeometry | null>(null);

  constructor(context: ExportContext) {
    this.#context = context;
    if (context.rows) this.scope = 'rows';
  }

  /** The view whose content is taken. */
  readonly taken = $derived.by((): View => {
    const { view, compared } = this.#context;
    return this.scope === 'compared' && compared ? compared : view;
  });

  /** The ids to take; null until the geometry has been fetched that a frame needs. */
  readonly excerpt = $derived.by((): Excerpt | null => {
    const { index, frame, rows, view } = this.#context;
    if (this.scope === 'all') return wholeExcerpt(index);
    if (this.scope === 'rows' && rows) return excerptOfPicked(rows, index);
    if (this.scope === 'selection' && view.selection) return excerptOfSelection(view.selection, index);
    if (this.scope !== 'frame' || !frame) return excerptOf(this.taken, index, null);
    return this.#geometry ? excerptOf(this.taken, index, { bounds: frame, geometry: this.#geometry }) : null;
  });

  /** Fetches the geometry once; until then nothing can be limited to the map's bounds. */
  async fetchShapes(): Promise<void> {
    if (this.#geometry) return;
    this.failure = '';
    try {
      this.#geometry = await this.#context.shapes();
    } catch (error) {
      this.failure = `What lies in the frame could not be worked out (${reasonOf(error)}). Check the connection and choose it again.`;
      this.scope = 'shown';
    }
  }

  /** Writes the part in a format and saves it, with the same code and records as the published file. */
  async take(format: PublishedFormat): Promise<void> {
    const name = this.#nameOf(format);
    await this.#save(name, format.title, (records) => {
      const { text, count } = format.write(records);
      if (count === 0) return nothing(`${format.title}: nothing of it is`);
      saveFile(name, format.mediaType, text);
      return { done: `${name}: ${count} ${count === 1 ? 'record' : 'records'}.` };
    });
  }

  /** Writes the part in all formats and saves them as one archive. */
  async takeAll(): Promise<void> {
    const name = this.#nameOf({ name: ARCHIVE_NAME.replace('.zip', ''), extension: 'zip' });
    await this.#save(name, 'The archive', async (records) => {
      const files = writtenFiles(records).filter(({ count }) => count > 0);
      if (files.length === 0) return nothing('Nothing is');
      const hashes = await hashesOf(files.map(({ format, text }) => [pathOf(format), text]));
      const all = describedFiles(files, records, hashes);
      saveBlob(name, new Blob([archived(all)], { type: 'application/zip' }));
      return { done: `${name}: ${all.size} files.` };
    });
  }

  async #save(name: string, title: string, write: (records: PublishedRecords) => Said | Promise<Said>): Promise<void> {
    const { excerpt } = this;
    if (!excerpt || this.busy) return;
    this.failure = this.done = '';
    this.busy = name;
    try {
      const { index, shapes } = this.#context;
      const said = await write(recordsOf(index, await shapes(), excerpt, this.#provenance()));
      this.done = said.done ?? '';
      this.failure = said.failure ?? '';
    } catch (error) {
      this.failure = `${title} could not be written (${reasonOf(error)}). Check the connection and try again.`;
    } finally {
      this.busy = '';
    }
  }

  #provenance(): Provenance {
    const { address, today, index, rows, view, frame } = this.#context;
    const filter = {
      all: () => WHOLE.filter,
      shown: () => filterWords(this.taken, null, index),
      compared: () => filterWords(this.taken, null, index),
      frame: () => filterWords(this.taken, frame, index),
      selection: () => (view.selection ? selectionWords(view.selection) : ''),
      rows: () => rows?.filter ?? '',
    }[this.scope]();
    // Everything is no view: its address is that of the atlas.
    return { filter, permalink: this.scope === 'all' ? address.replace(/#.*$/, '') : address, taken: today };
  }

  /** File name of the part in a format: that of the published file, with what the part is of. */
  #nameOf(format: Pick<PublishedFormat, 'name' | 'extension'>): string {
    const { today, view } = this.#context;
    const stamp = {
      all: '',
      shown: `-${fileNameStampOf(this.taken)}`,
      compared: `-${fileNameStampOf(this.taken)}`,
      frame: `-${fileNameStampOf(this.taken)}-frame`,
      selection: `-${idOf(view)}`,
      rows: `-rows-${today}`,
    }[this.scope];
    return pathOf({ ...format, name: `${format.name}${stamp}` });
  }
}

/** What the reader is told of a download. */
interface Said {
  readonly done?: string;
  readonly failure?: string;
}

function nothing(begins: string): Said {
  return { failure: `${begins} in this part. Choose a wider part, another date or more layers.` };
}

/** Id of what is selected; empty for nothing. */
function idOf({ selection }: View): string {
  if (selection?.type === 'feature') return selection.feature.id;
  if (selection?.type === 'event') return selection.event.id;
  return selection?.passage.id ?? '';
}
