/** Where keys lead in the table, cell by cell (ARIA Authoring Practices Guide 1.2, “Grid Pattern”). */

/** A cell: its row counts from 0, -1 is the row of headings; its column counts from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns there are, and how many rows are in view. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** The cell to which a key leads; null for a key that does not move. `isFar`: Control or Command is held. */
export function cellAfterKey(
  key: string,
  { row, column }: CellPlace,
  size: GridSize,
  isFar: boolean,
): CellPlace | null {
  const to = (toRow: number, toColumn: number): CellPlace => ({
    row: Math.max(-1, Math.min(toRow, size.rows - 1)),
    column: Math.max(0, Math.min(toColumn, size.columns - 1)),
  });
  switch (key) {
    case 'ArrowDown':
      return isFar ? to(size.rows - 1, column) : to(row + 1, column);
    case 'ArrowUp':
      return isFar ? to(0, column) : to(row - 1, column);
    case 'ArrowRight':
      return isFar ? to(row, size.columns - 1) : to(row, column + 1);
    case 'ArrowLeft':
      return isFar ? to(row, 0) : to(row, column - 1);
    case 'PageDown':
      return to(Math.max(0, row) + size.page, column);
    case 'PageUp':
      return to(Math.max(0, row - size.page), column);
    case 'Home':
      return isFar ? to(0, 0) : to(row, 0);
    case 'End':
      return isFar ? to(size.rows - 1, size.columns - 1) : to(row, size.columns - 1);
    default:
      return null;
  }
}
