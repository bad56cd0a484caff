/** Which cell of the table the Tab key reaches, and how keys move from cell to cell. It stays with its row when rows change. */
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { TableColumn, TableRows } from '../../domain/tableRows';
import { cellAfterKey, type CellPlace } from './gridKeys';
import type { FoundRows } from './tableModel.svelte';

export class GridFocus {
  /** The cell by its row in the list (-1: headings) and its column. */
  #place = $state.raw<CellPlace>({ row: -1, column: 1 });
  /** Whether the keyboard is on the links inside the cell. */
  isEntered = $state(false);
  /** The rows to which the place belongs, and the position of its row in them. */
  #rows: TableRows | null = null;
  #at = -1;
  #key = '';
  #columnId = '';
  #wantsFocus = false;
  #isInside = false;
  #element: HTMLElement | null = null;

  /** The cell that Tab reaches. */
  get place(): CellPlace {
    return this.#place;
  }

  /** Whether the keyboard is in the table. */
  get isInside(): boolean {
    return this.#isInside;
  }

  /** Attachment for the cell that Tab reaches: it takes the focus if that is to move. */
  readonly cell: Attachment<HTMLElement> = (element) => {
    this.#element = element;
    if (this.#wantsFocus) element.focus({ preventScroll: true });
    this.#wantsFocus = false;
    return () => void (this.#element = this.#element === element ? null : this.#element);
  };

  /** Called when a cell or something in it has received the focus. */
  reach(place: CellPlace, shown: FoundRows, columns: readonly TableColumn[]): void {
    this.#isInside = true;
    if (place.row !== this.#place.row || place.column !== this.#place.column) this.isEntered = false;
    this.#set(place, shown, columns);
  }

  /** Called when the focus has left the table. */
  left(): void {
    this.#isInside = false;
    this.isEntered = false;
  }

  /** Moves the focus to a cell. */
  go(place: CellPlace, shown: FoundRows, columns: readonly TableColumn[]): void {
    this.isEntered = false;
    this.#wantsFocus = true;
    const isSame = place.row === this.#place.row && place.column === this.#place.column;
    this.#set(place, shown, columns);
    // The cell is there already: its attachment does not run again.
    if (isSame) this.#take();
    // A cell that is moved in the page loses the focus, and its attachment does not run again either.
    else void tick().then(() => (this.#take(), (this.#wantsFocus = false)));
  }

  /** Gives the focus to the cell if it is still to have it. */
  #take(): void {
    if (!this.#wantsFocus || !this.#element) return;
    this.#wantsFocus = false;
    this.#element.focus({ preventScroll: true });
  }

  /** Moves the focus by a key. Returns the cell to which it moved; null for a key that does not move. */
  press(
    event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
    page: number,
    shown: FoundRows,
    columns: readonly TableColumn[],
  ): CellPlace | null {
    const size = { rows: shown.found.length, columns: columns.length + 1, page };
    const to = cellAfterKey(event.key, this.#place, size, event.ctrlKey || event.metaKey);
    if (to) this.go(to, shown, columns);
    return to;
  }

  /** Lets the place follow its row and column after rows or columns have changed. A row that is gone gives way to the one in its place. */
  follow(shown: FoundRows, columns: readonly TableColumn[]): void {
    const { row, column } = this.#place;
    const nextRow = row < 0 ? -1 : this.#rowNow(shown);
    const known = columns.findIndex(({ id }) => id === this.#columnId) + 1;
    const nextColumn = known > 0 ? known : Math.min(column, columns.length);
    const isGone = nextRow < 0 && row >= 0;
    const to = { row: isGone ? Math.min(row, shown.found.length - 1) : nextRow, column: nextColumn };
    const isMoved = to.row !== row || to.column !== column;
    if (this.#isInside && (isMoved || isGone)) this.go(to, shown, columns);
    else this.#set(to, shown, columns);
  }

  #set(place: CellPlace, { rows, found }: FoundRows, columns: readonly TableColumn[]): void {
    this.#place = place;
    this.#rows = rows;
    this.#at = place.row < 0 ? -1 : (found[place.row] ?? -1);
    this.#key = this.#at < 0 ? '' : rows.key(this.#at);
    this.#columnId = columns[place.column - 1]?.id ?? '';
  }

  /** Where the row is in the list now; -1 if it is not listed any more. */
  #rowNow({ rows, found }: FoundRows): number {
    if (rows === this.#rows) return found.indexOf(this.#at);
    return found.findIndex((at) => rows.key(at) === this.#key);
  }
}
