/** Which row is what is selected on the page: a record of the atlas, or a feature of the reader's own data. */
import type { Id } from '../../domain/model';
import type { OwnPlace } from '../../domain/ownData';
import type { TableRows } from '../../domain/tableRows';
import type { FoundRows } from './tableModel.svelte';

/** What says what is selected; each is read anew when it changes. */
export interface SelectionSources {
  /** Id of the selected record; null for none. */
  readonly record: () => Id | null;
  /** Ids of the features that the selection names. */
  readonly related: () => ReadonlySet<Id>;
  /** The feature of the reader's own whose card is shown; null for none. */
  readonly own: () => OwnPlace | null;
  /** The rows of a layer of the reader's own, if the table shows these now; else null. */
  readonly ownRows: () => { readonly layer: Id; readonly rows: TableRows } | null;
}

export class RowSelection {
  readonly #sources: SelectionSources;
  /** The name of the row that the reader chose in the rows, until it has been seen: it needs not be scrolled to. */
  #here: string | null = null;

  constructor(sources: SelectionSources) {
    this.#sources = sources;
  }

  /** The position of the selected feature among the rows of its layer; null if these are not shown. */
  readonly #place: number | null = $derived.by(() => {
    const own = this.#sources.own();
    return own && own.layer === this.#sources.ownRows()?.layer ? own.place : null;
  });

  /** What is selected, by a name that changes with it; null for nothing that a row may be. */
  readonly name: string | null = $derived.by(() =>
    this.#place === null ? this.#sources.record() : `${this.#sources.ownRows()?.layer}/${this.#place}`,
  );

  /** Whether a row is what is selected. */
  isCurrent(rows: TableRows, at: number): boolean {
    const target = rows.target(at);
    return target === null ? this.#isOwn(rows) && at === this.#place : target === this.#sources.record();
  }

  /** Whether a row is of a feature that the selection names. */
  isRelated(rows: TableRows, at: number): boolean {
    const target = rows.target(at);
    return target !== null && this.#sources.related().has(target);
  }

  /** The index of the row that is what is selected, or else of the first that it names; -1 if none is listed. */
  indexIn({ rows, found }: FoundRows): number {
    if (this.#place !== null && this.#isOwn(rows)) return found.indexOf(this.#place);
    const at = found.findIndex((each) => this.isCurrent(rows, each));
    return at < 0 ? found.findIndex((each) => this.isRelated(rows, each)) : at;
  }

  /** Tells that the reader chooses a row where it is seen. */
  choosesHere(rows: TableRows, at: number): void {
    const layer = this.#isOwn(rows) ? this.#sources.ownRows()?.layer : undefined;
    this.#here = rows.target(at) ?? (layer === undefined ? null : `${layer}/${at}`);
  }

  /** The index of the row to be brought into view, since it was selected elsewhere; -1 for none. */
  toShow(shown: FoundRows): number {
    const { name } = this;
    const isSeen = name === null || name === this.#here;
    if (isSeen) this.#here = null;
    return isSeen ? -1 : this.indexIn(shown);
  }

  /** Rows of another kind are shown while those of the layer are being looked for. */
  #isOwn(rows: TableRows): boolean {
    return this.#sources.ownRows()?.rows === rows;
  }
}
