/** What columns a layer has: names, types, frequent values and ranges, counted while its features are read. */
import { MOST_VALUES, type ColumnType, type ColumnUse, type OwnColumn, type OwnValue } from '../../domain/ownData';

/** So many columns are counted; a file with more has names of properties that are values. */
const MOST_COLUMNS = 500;
/** So many different values of a column are counted; a column with more of them is one of names or numbers. */
const MOST_COUNTED = 5000;
/** A value that is listed has at most this many characters. */
const MOST_LETTERS = 200;

/** A date to the month or day, or an interval. Years alone may be any number. */
const DATE =
  /^-?\d{4}-\d{2}(?:-\d{2}(?:[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?)?)?[?~%]?(?:\/(?:\.\.|-?\d{4}(?:-\d{2}){0,2}[?~%]?)?)?$/;

/** A column that is being counted. */
interface Counted {
  filled: number;
  readonly types: Set<ColumnType>;
  readonly counts: Map<string, number>;
  hasMore: boolean;
  least: number;
  most: number;
}

export class Columns {
  readonly #columns = new Map<string, Counted>();

  /** Counts the properties of a feature. */
  add(properties: Readonly<Record<string, OwnValue>>): void {
    for (const name in properties) {
      const value = properties[name];
      if (value === undefined) continue;
      let column = this.#columns.get(name);
      if (!column) {
        if (this.#columns.size >= MOST_COLUMNS) continue;
        column = { filled: 0, types: new Set(), counts: new Map(), hasMore: false, least: Infinity, most: -Infinity };
        this.#columns.set(name, column);
      }
      if (value !== null && value !== '') count(column, value);
    }
  }

  /** The columns, in the order in which features have them. `uses` has what was read from some of them, by their names. */
  list(uses: ReadonlyMap<string, ColumnUse> = new Map()): readonly OwnColumn[] {
    return [...this.#columns].map(([name, { filled, types, counts, hasMore, least, most }]) => ({
      name,
      type: types.size === 1 ? ([...types][0] as ColumnType) : types.size === 0 ? 'text' : 'mixed',
      filled,
      values: [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_VALUES)
        .map(([value, times]) => ({ value, count: times })),
      hasMore: hasMore || counts.size > MOST_VALUES,
      range: least <= most ? [least, most] : null,
      ...(uses.has(name) ? { readAs: uses.get(name) } : {}),
    }));
  }
}

function count(column: Counted, value: OwnValue): void {
  column.filled++;
  column.types.add(typeOf(value));
  if (typeof value === 'number') {
    if (value < column.least) column.least = value;
    if (value > column.most) column.most = value;
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const key = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  const counted = column.counts.get(key);
  if (counted !== undefined) column.counts.set(key, counted + 1);
  else if (column.counts.size < MOST_COUNTED) column.counts.set(key, 1);
  else column.hasMore = true;
}

function typeOf(value: OwnValue): ColumnType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'truth';
  if (typeof value !== 'string') return 'mixed';
  return DATE.test(value) ? 'date' : 'text';
}
