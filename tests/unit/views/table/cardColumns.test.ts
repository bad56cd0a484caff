/** What cards have of rows: title, kind and dates, of the atlas and of a reader's own columns. */
import { describe, expect, it } from 'vitest';
import type { OwnLayer } from '../../../../src/domain/ownData';
import { atlasColumns } from '../../../../src/domain/tableColumns';
import { ownRows } from '../../../../src/domain/tableOwn';
import { ROW_KINDS } from '../../../../src/domain/tableState';
import { cardColumns, cardTitle, datesOf, lineColumns } from '../../../../src/views/table/cardColumns';
import { imported } from '../../../helpers/importing';

const column = (id: string, isNumber = false, isName = id === 'number') => ({
  id,
  title: id.replace('p:', ''),
  about: '',
  width: 1,
  isNumber,
  isName,
});

describe('Cards', () => {
  it('have kind and dates of every kind of rows that has them', () => {
    const found = ROW_KINDS.map((kind) => cardColumns({ columns: atlasColumns(kind), choices: [] }));
    expect(found).toEqual([
      { title: 'title', kind: 'kind', dates: ['since', 'until'] },
      { title: 'feature', kind: 'kind', dates: ['from', 'to'] },
      { title: 'title', kind: 'track', dates: ['when'] },
      { title: 'name', kind: 'track', dates: ['when'] },
      { title: 'title', kind: 'kind', dates: [] },
      { title: 'title', kind: 'type', dates: ['issued'] },
    ]);
  });

  it('have of own rows the column that names them, and one that says the kind or has few values', () => {
    const dates = [column('from'), column('to')];
    const named = [column('number', true), column('p:id'), column('p:Type'), column('p:Name', false, true), ...dates];
    expect(cardColumns({ columns: named, choices: [] })).toEqual({
      title: 'p:Name',
      kind: 'p:Type',
      dates: ['from', 'to'],
    });
    const values = ['a', 'b'].map((value) => ({ value, title: value }));
    const choices = [{ field: 'p:side', title: 'side', about: '', values }];
    const other = [column('number', true), column('p:injured', true), column('p:said', false, true), column('p:side')];
    expect(cardColumns({ columns: other, choices })).toEqual({ title: 'p:said', kind: 'p:side', dates: [] });
    expect(cardColumns({ columns: [column('number', true)], choices: [] }).title).toBe('number');
    // Numbers are of no kind, neither by their name nor by their few values.
    const counted = [column('number', true), column('p:Type', true), column('p:side', true)];
    expect(cardColumns({ columns: counted, choices }).kind).toBeNull();
  });

  it('call a row without a name as the map does, and not by a bare number', async () => {
    const text = 'place,lat,lon,note\nHere,40,46,a\n,40.1,46.1,b\n';
    const { layers } = await imported('rows.csv', text, ({ guess }) => guess, { near: [38, 36, 54, 44.5] });
    const rows = ownRows(layers[0] as OwnLayer);
    const head = cardColumns(rows);
    expect([0, 1].map((at) => cardTitle(rows, head, at))).toEqual(['Here', 'Row 3']);
    expect(cardTitle(rows, { ...head, title: 'number' }, 0)).toBe('Row 2');
  });

  it('say a single day once, and have in further lines what is left', () => {
    expect(datesOf([{ text: '1 May 2023' }, { text: 'no end known' }])).toBe('1 May 2023 – no end known');
    expect(datesOf([{ text: '1 May 2023' }, { text: '1 May 2023' }])).toBe('1 May 2023');
    expect(datesOf([{ text: '' }, { text: '' }])).toBe('');
    const columns = atlasColumns('statuses');
    const lines = lineColumns(columns, cardColumns({ columns, choices: [] }), { columns, choices: [] }).map(
      ({ id }) => id,
    );
    expect(lines.slice(0, 3)).toEqual(['part', 'status', 'sources']);
  });

  it('have of own rows the place first in further lines, last other dates, ids and the number, and not what card and map have', () => {
    const ids = ['p:id', 'p:seen', 'p:lat', 'p:injured', 'p:Village', 'from', 'to', 'lat', 'lon'];
    const columns = [column('number', true), column('p:title', false, true), ...ids.map((id) => column(id))];
    const choices = [
      { field: 'd:seen', title: 'seen', about: '', values: [], range: { type: 'date' as const, ends: null } },
    ];
    const lines = lineColumns(columns, cardColumns({ columns, choices }), { columns, choices }).map(({ id }) => id);
    expect(lines).toEqual(['p:Village', 'p:injured', 'p:seen', 'p:id', 'number']);
  });

  it('have own columns in the order into which the reader put them, the number last', () => {
    const ids = ['p:id', 'p:injured', 'p:Village'];
    const columns = [column('number', true), column('p:title', false, true), ...ids.map((id) => column(id))];
    const moved = [...columns.slice(0, 2), column('p:injured'), column('p:id'), column('p:Village')];
    const lines = (shown: typeof columns) =>
      lineColumns(shown, cardColumns({ columns, choices: [] }), { columns, choices: [] }).map(({ id }) => id);
    expect(lines(moved)).toEqual(['p:injured', 'p:id', 'p:Village', 'number']);
    // Whoever only leaves columns out has the rest in the order of cards.
    expect(lines(columns.filter(({ id }) => id !== 'p:injured'))).toEqual(['p:Village', 'p:id', 'number']);
  });

  it('do not have of own rows the columns from which dates and positions were read, whatever they are called', async () => {
    // Some dates are written otherwise, so that the column has none of one type; 44.3, 39.9 is exchanged, so that its title says more.
    const text = `title,Breite,Länge,lat,lon,begun,over,source
${Array.from({ length: 20 }, (_, at) => `A${at},39.${at + 10},46.${at + 20},39.${at + 10},46.${at + 20},2023-05-0${(at % 9) + 1},14/6/2023,log`).join('\n')}
B,39.5,46.6,46.6,39.5,4 May 2023,2023-06-20,log`;
    const columns = { label: 'title', latitude: 'lat', longitude: 'lon', start: 'begun', end: 'over' };
    const { layers } = await imported('x.csv', text, ({ guess }) => ({ ...guess, columns }), {
      near: [38, 36, 54, 44.5],
      swapAxes: 'swap-strays',
    });
    const rows = ownRows(layers[0] as OwnLayer);
    expect(rows.columns.map(({ title }) => title)).toContain('lat (as in the file)');
    const lines = lineColumns(rows.columns, cardColumns(rows), rows).map(({ id }) => id);
    expect(lines).toEqual(['p:Breite', 'p:Länge', 'p:source', 'number']);
  });
});
