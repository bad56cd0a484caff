/** What the table shows for a session: the rows, those that pass the filters, and how many there are for each choice. */
import type { FrameWithShapes } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { OwnLayer, StyledLayer } from '../../domain/ownData';
import { type Steps } from '../../domain/steps';
import { atlasRows, changesWithDays, testsOf, windowOfTable } from '../../domain/tableKinds';
import { readHeldFilter } from '../../domain/tableHeld';
import { ownRows } from '../../domain/tableOwn';
import { TableQuery, type RowTest } from '../../domain/tableQuery';
import { shownColumns, type TableColumn, type TableRows, type TableWindow } from '../../domain/tableRows';
import { rowKindOf, usualColumns, type TableState } from '../../domain/tableState';
import { OPEN_START } from '../../domain/time';
import type { View } from '../../domain/view';
import { Stepped } from '../../state/stepped.svelte';
import { TABLE_WORDS } from './tableWords';

/** What the table is made from; each is read anew when it changes. */
export interface TableSources {
  readonly index: AtlasIndex;
  readonly view: View;
  readonly table: () => TableState;
  /** Layers of the reader's own data. */
  readonly own: () => readonly StyledLayer[];
  /** What the map shows; null if that is not known. */
  readonly frame: () => FrameWithShapes | null;
}

/** Rows in the order in which they are listed. */
export interface FoundRows {
  readonly rows: TableRows;
  /** Positions of the rows in `rows`. */
  readonly found: Uint32Array;
}

/** So many rows are filtered and sorted in less than a frame. */
const FEW = 3000;
const NOTHING = new Uint32Array(0);
/** Rows of layers of the reader's own: they are made once for each layer and column of labels. */
const rowsOfLayers = new WeakMap<OwnLayer, { readonly label: string | null; readonly rows: TableRows }>();

function rowsOfLayer({ layer, look: { label } }: StyledLayer): TableRows {
  const known = rowsOfLayers.get(layer);
  if (known?.label === label) return known.rows;
  const rows = ownRows(layer, label);
  rowsOfLayers.set(layer, { label, rows });
  return rows;
}

export class TableModel {
  readonly #sources: TableSources;
  readonly #found: Stepped<FoundRows>;
  /** What was found last; it is shown until the next is. */
  #last: FoundRows | null = null;

  constructor(sources: TableSources) {
    this.#sources = sources;
    this.#found = new Stepped(
      () => this.#find(),
      () => this.isShort,
    );
  }

  get #table(): TableState {
    return this.#sources.table();
  }

  // Plain values: what depends on them does not run again while they stay equal.
  readonly #from: number = $derived.by(() => this.days.window.from);
  readonly #to: number = $derived.by(() => this.days.window.to);
  readonly #mode = $derived.by(() => this.days.mode);
  readonly #lastDay: number = $derived.by(() => this.#sources.view.range.last);
  readonly #rowsName: string = $derived.by(() => this.#table.rows);

  /** The days to which the table is limited. */
  readonly days: TableWindow = $derived.by(() => {
    const { view } = this.#sources;
    const { window, mode, range } = view;
    return windowOfTable(this.#table.days, { window, mode }, { from: OPEN_START, to: range.last + 1 });
  });

  /** The rows before they are filtered; null if they are of a layer that is not there. */
  readonly rows: TableRows | null = $derived.by(() => {
    const { index, own } = this.#sources;
    const kind = rowKindOf(this.#rowsName);
    if (kind === null) {
      const styled = own().find(({ layer }) => layer.id === this.#rowsName);
      return styled ? rowsOfLayer(styled) : null;
    }
    const horizon = { last: this.#lastDay };
    const days: TableWindow = changesWithDays(kind)
      ? { window: { from: this.#from, to: this.#to }, mode: this.#mode }
      : { window: { from: OPEN_START, to: horizon.last + 1 }, mode: 'window' };
    return atlasRows(kind, { index, days, horizon, words: TABLE_WORDS });
  });

  /** Whether there are so few rows that they are filtered, sorted and counted at once. */
  readonly isShort: boolean = $derived.by(() => (this.rows?.size ?? 0) <= FEW);

  readonly #query: TableQuery | null = $derived.by(() => (this.rows ? new TableQuery(this.rows) : null));

  /** What rows must fulfil. */
  readonly tests: readonly RowTest[] = $derived.by(() =>
    this.rows
      ? testsOf(this.rows, {
          table: this.#table,
          days: this.days,
          layers: this.#sources.view.layers.filter(({ on }) => on).map(({ id }) => id),
          frame: this.#sources.frame(),
        })
      : [],
  );

  *#find(): Steps<FoundRows> {
    const [rows, query] = [this.rows, this.#query];
    if (!rows || !query) return { rows: EMPTY_ROWS, found: NOTHING };
    return { rows, found: yield* query.find(this.tests, this.#table.sort) };
  }

  /** The rows that pass all filters, in their order. While they are being looked for, those that were found before. */
  get shown(): FoundRows {
    const now = this.#found.value;
    if (now) this.#last = now;
    return now ?? this.#last ?? { rows: EMPTY_ROWS, found: NOTHING };
  }

  /** How many of the rows that are shown have no date and are there on whatever days the table has; 0 if it has rows of all days. */
  readonly undated: number = $derived.by(() => {
    const { rows, found } = this.shown;
    const { days, filters } = this.#table;
    const { isUndated } = rows;
    const isOfDays = days !== 'all' || filters.some((filter) => readHeldFilter(filter) !== null);
    return isUndated && isOfDays ? found.reduce((count, at) => count + Number(isUndated(at)), 0) : 0;
  });

  /** Whether rows are being looked for. */
  get isWorking(): boolean {
    return this.#found.value === null;
  }

  /** The columns that are shown, in their order. */
  readonly columns: readonly TableColumn[] = $derived.by(() => {
    const kind = rowKindOf(this.#rowsName);
    const chosen = this.#table.columns ?? (kind === null ? null : usualColumns(kind));
    return shownColumns(this.shown.rows.columns, chosen);
  });

  /** How many rows there would be with each value of a field. */
  readonly countsOf = (field: string): Steps<ReadonlyMap<string, number>> =>
    (this.#query ?? NO_QUERY).counts(field, this.tests);

  /** For each choice behind the tests: how many rows there would be without it. */
  readonly withoutEach = (): Steps<ReadonlyMap<string, number>> =>
    (this.#query ?? NO_QUERY).countsWithoutEach(this.tests);
}

const EMPTY_ROWS: TableRows = {
  size: 0,
  columns: [],
  choices: [],
  key: () => '',
  cell: () => ({ text: '' }),
  values: () => [],
  extent: () => null,
  words: () => '',
  isOnDays: () => true,
  isInFrame: null,
  layer: () => null,
  target: () => null,
};

const NO_QUERY = new TableQuery(EMPTY_ROWS);
