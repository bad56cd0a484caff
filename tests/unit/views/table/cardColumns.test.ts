/** What cards have of rows: title, kind and dates, of the atlas and of a reader's own columns. */
import { describe, expect, it } from 'vitest';
import { atlasColumns } from '../../../../src/domain/tableColumns';
import { ROW_KINDS } from '../../../../src/domain/tableState';
import { cardColumns, datesOf, lineColumns } from '../../../../src/views/table/cardColumns';

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
  });

  it('say a single day once, and have in further lines what is left', () => {
    expect(datesOf([{ text: '1 May 2023' }, { text: 'no end known' }])).toBe('1 May 2023 – no end known');
    expect(datesOf([{ text: '1 May 2023' }, { text: '1 May 2023' }])).toBe('1 May 2023');
    expect(datesOf([{ text: '' }, { text: '' }])).toBe('');
    const columns = atlasColumns('statuses');
    const lines = lineColumns(columns, cardColumns({ columns, choices: [] }), []).map(({ id }) => id);
    expect(lines.slice(0, 3)).toEqual(['part', 'status', 'sources']);
  });

  it('have of own rows the place first in further lines, and last what the card has in words, ids and the number', () => {
    const ids = ['p:id', 'p:seen', 'p:lat', 'p:injured', 'p:Village', 'from', 'to', 'lat'];
    const columns = [column('number', true), column('p:title', false, true), ...ids.map((id) => column(id))];
    const choices = [
      { field: 'd:seen', title: 'seen', about: '', values: [], range: { type: 'date' as const, ends: null } },
    ];
    const lines = lineColumns(columns, cardColumns({ columns, choices }), choices).map(({ id }) => id);
    expect(lines).toEqual(['p:Village', 'p:injured', 'p:seen', 'p:lat', 'lat', 'p:id', 'number']);
  });
});
