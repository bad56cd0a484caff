/** Makes the rows of a kind, and turns what the reader has chosen into tests of rows. */
import type { FrameWithShapes } from './excerpt';
import type { LayerId, Span } from './model';
import { rowsFrom, type RowDraft, type TableScene } from './tableAtlas';
import { eventDrafts, peopleDrafts, sourceDrafts } from './tableEvents';
import { featureDrafts, placeDrafts, statusDrafts } from './tableFeatures';
import { isHeld, readHeldFilter } from './tableHeld';
import type { RowTest } from './tableQuery';
import { reachesRange, readRange, rangeOfField } from './tableRanges';
import type { TableRows, TableWindow } from './tableRows';
import type { RowKind, TableFilter, TableState } from './tableState';

const DRAFTS: Readonly<Record<RowKind, (scene: TableScene) => readonly RowDraft[]>> = {
  features: featureDrafts,
  statuses: statusDrafts,
  events: eventDrafts,
  people: peopleDrafts,
  places: placeDrafts,
  sources: sourceDrafts,
};

/** Kinds whose cells say what holds on the days of the table: their rows are made anew when these change. */
const CHANGES_WITH_DAYS: ReadonlySet<RowKind> = new Set(['features', 'places'] as const);

/** Whether rows of a kind show other texts on other days. */
export function changesWithDays(kind: RowKind): boolean {
  return CHANGES_WITH_DAYS.has(kind);
}

/** The rows of a kind of the atlas. */
export function atlasRows(kind: RowKind, scene: TableScene): TableRows {
  return rowsFrom(kind, DRAFTS[kind](scene), scene);
}

/** The days to which the table is limited. `all` are those that a reader can choose. */
export function windowOfTable(days: TableState['days'], shown: TableWindow, all: Span): TableWindow {
  if (days === 'shown') return shown;
  return { window: days === 'all' ? all : days, mode: 'window' };
}

/** What rows are tested by. */
export interface TableLimits {
  readonly table: Pick<TableState, 'days' | 'inFrame' | 'filters' | 'text'>;
  readonly days: TableWindow;
  /** Layers that are on; rows of others are not listed. */
  readonly layers: readonly LayerId[];
  /** What the map shows; null if that is not known. */
  readonly frame: FrameWithShapes | null;
}

/** The tests that rows must pass. Each has the name of the choice behind it as its field. */
export function testsOf(rows: TableRows, { table, days, layers, frame }: TableLimits): readonly RowTest[] {
  const { window, mode } = days;
  return [
    ...(table.days === 'all'
      ? []
      : [
          {
            field: 'days',
            key: `days ${mode} ${window.from} ${window.to}`,
            passes: (at: number) => rows.isOnDays(at, days),
          },
        ]),
    {
      field: 'layers',
      key: `layers ${layers.join()}`,
      passes: (at) => {
        const layer = rows.layer(at);
        return layer === null || layers.includes(layer);
      },
    },
    ...(table.inFrame && frame && rows.isInFrame
      ? [
          {
            field: 'frame',
            key: `frame ${frame.bounds.join()} ${Object.keys(frame.geometry).length} ${window.from} ${window.to}`,
            passes: (at: number) => rows.isInFrame?.(at, frame, window) ?? true,
          },
        ]
      : []),
    ...(table.text === '' ? [] : [textTest(rows, table.text)]),
    ...table.filters.map((filter) => filterTest(rows, filter)),
  ];
}

/** A row must have one of the values of a filter, or a value in its range, or hold on its days. */
function filterTest(rows: TableRows, filter: TableFilter): RowTest {
  const { field, values } = filter;
  const key = `${field} ${JSON.stringify(values)}`;
  const held = readHeldFilter(filter);
  if (held) return { field, key, passes: (at) => isHeld(rows, at, held) };
  if (!rangeOfField(field)) {
    return { field, key, passes: (at) => rows.values(at, field).some((value) => values.includes(value)) };
  }
  const range = readRange(values);
  return {
    field,
    key,
    passes: (at) => {
      const extent = rows.extent(at, field);
      return extent !== null && reachesRange(extent, range);
    },
  };
}

/** A row must have a word that begins with each word of the text, as in the search. */
function textTest(rows: TableRows, text: string): RowTest {
  const beginnings = text.split(' ').map((word) => ` ${word}`);
  return {
    field: 'text',
    key: `text ${text}`,
    passes: (at) => {
      const words = rows.words(at);
      return beginnings.every((beginning) => words.includes(beginning));
    },
  };
}
