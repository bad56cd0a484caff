/** What a reader does with the columns of the table: which are shown, in which order and how wide. It says each move for screen readers. */
import { tidyWidth, withColumn, withMoved, type ColumnWidths } from '../../domain/columnOrder';
import { namesFirst, type TableColumn } from '../../domain/tableRows';
import { rowKindOf, usualColumns, type TableState } from '../../domain/tableState';
import type { TableModel } from './tableModel.svelte';

/** What the columns are those of; each is read anew when it changes. */
export interface ColumnSources {
  readonly model: TableModel;
  readonly table: () => TableState;
  readonly onchange: (change: Partial<TableState>) => void;
}

export class ColumnDesk {
  readonly #sources: ColumnSources;
  #said = $state('');
  /** Widths while an edge is dragged; null while none is. */
  #drawn = $state.raw<ColumnWidths | null>(null);

  constructor(sources: ColumnSources) {
    this.#sources = sources;
  }

  /** What was done last, for screen readers; empty for nothing. */
  get said(): string {
    return this.#said;
  }

  /** All columns of the rows, those first that say which record a row is. */
  readonly all: readonly TableColumn[] = $derived.by(() => namesFirst(this.#sources.model.shown.rows.columns));

  /** The columns that are shown, in their order. */
  get columns(): readonly TableColumn[] {
    return this.#sources.model.columns;
  }

  /** The width of a column in CSS pixels where letters have their usual size. It is read apart from the columns: cells do not change with it. */
  widthOf({ id, width }: TableColumn): number {
    return this.#drawn?.[id] ?? this.#sources.table().widths[id] ?? width;
  }

  /** Names of the columns that can be moved and left out, in the order of the rows. */
  readonly movable: readonly string[] = $derived.by(() => this.all.filter(({ isName }) => !isName).map(({ id }) => id));

  /** Names of those that are shown, in their order. */
  readonly shown: readonly string[] = $derived.by(() =>
    this.columns.filter(({ isName }) => !isName).map(({ id }) => id),
  );

  /** Whether the reader has given widths: columns are then as wide as these, and not stretched to fill the table. */
  readonly isSized: boolean = $derived.by(
    () => this.#drawn !== null || Object.keys(this.#sources.table().widths).length > 0,
  );

  /** Whether columns, their order and widths are the usual ones. */
  readonly isUsual: boolean = $derived.by(() => this.#sources.table().columns === null && !this.isSized);

  /** Moves a column by so many places among those that are shown, and says where it is now. */
  step(id: string, by: number): void {
    this.move(id, this.shown.indexOf(id) + by);
  }

  /** Moves a column to a place among those that are shown and can be moved, which counts from 0 as if it were not there. */
  move(id: string, to: number): void {
    const { shown } = this;
    const column = this.#column(id);
    if (!column) return;
    const place = Math.max(0, Math.min(to, shown.length - 1));
    if (column.isName) this.#said = `“${column.title}” stays first.`;
    else if (place === shown.indexOf(id)) {
      this.#said = `“${column.title}” is ${place === 0 ? 'the first column that can be moved' : 'the last column'}.`;
    } else {
      this.#show(withMoved(shown, id, place));
      const names = this.all.length - this.movable.length;
      this.#said = `“${column.title}” is now column ${names + place + 1} of ${names + shown.length}.`;
    }
  }

  /** Shows a column where `offered` has it, a list of all that can be moved, or hides it. */
  toggle(id: string, offered: readonly string[] = this.movable): void {
    const { shown } = this;
    const isShown = shown.includes(id);
    this.#show(isShown ? shown.filter((each) => each !== id) : withColumn(offered, shown, id));
    this.#said = `“${this.#column(id)?.title ?? ''}” is ${isShown ? 'not shown any more' : 'shown'}.`;
  }

  /** Shows all columns of a list and no others. */
  choose(columns: readonly string[]): void {
    this.#show(columns);
    this.#said = columns.length === 0 ? 'No other columns are shown.' : `${columns.length} more columns are shown.`;
  }

  /** Shows the usual columns in their usual order and widths. */
  reset(): void {
    this.#sources.onchange({ columns: null, widths: {} });
    this.#said = 'The usual columns are shown.';
  }

  /** Draws columns with other widths while an edge is dragged; null draws them as they were. */
  draw(widths: ColumnWidths | null): void {
    this.#drawn = widths;
  }

  /** Gives columns widths, and says the one of a column. */
  size(widths: ColumnWidths, id: string): void {
    this.#drawn = null;
    this.#sources.onchange({ widths: { ...this.#sources.table().widths, ...widths } });
    const width = tidyWidth(widths[id] ?? 0);
    this.#said = `“${this.#column(id)?.title ?? ''}” is ${width} pixels wide.`;
  }

  #column(id: string): TableColumn | undefined {
    return this.all.find((column) => column.id === id);
  }

  #show(chosen: readonly string[]): void {
    const { rows } = this.#sources.table();
    const kind = rowKindOf(rows);
    const names = this.all.filter(({ isName }) => isName).map(({ id }) => id);
    const columns = [...names, ...chosen];
    // Of own rows the usual columns are all.
    const usual = kind === null ? this.all.map(({ id }) => id) : usualColumns(kind);
    this.#sources.onchange({ columns: columns.join('\n') === usual.join('\n') ? null : columns });
  }
}
