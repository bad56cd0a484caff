/** What cards have of rows: title, kind and dates, of the atlas and of a reader's own columns. */
import { describe, expect, it } from 'vitest';
import { atlasColumns } from '../../../../src/domain/tableColumns';
import { ROW_KINDS } from '../../../../src/domain/tableState';
import { cardColumns, datesOf, lineColumns } from '../../../../src/views/table/cardColumns';

const column = (id: string, isNumber = false) => ({ id, title: id.replace('p:', ''), about: '', width: 1, isNumber });

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

  it('have of own rows the column that is named so, or else texts and a column of few values', () => {
    const dates = [column('from'), column('to')];
    const named = [column('number', true), column('p:id'), column('p:Type'), column('p:Name'), ...dates];
    expect(cardColumns({ columns: named, choices: [] })).toEqual({
      title: 'p:Name',
      kind: 'p:Type',
      dates: ['from', 'to'],
    });
    const values = ['a', 'b'].map((value) => ({ value, title: value }));
    const choices = [{ field: 'p:side', title: 'side', about: '', values }];
    const other = [column('number', true), column('p:injured', true), column('p:what'), column('p:side')];
    expect(cardColumns({ columns: other, choices })).toEqual({ title: 'p:what', kind: 'p:side', dates: [] });
    expect(cardColumns({ columns: [column('number', true)], choices: [] }).title).toBe('number');
  });

  it('say a single day once, and have in further lines what is left', () => {
    expect(datesOf([{ text: '1 May 2023' }, { text: 'no end known' }])).toBe('1 May 2023 – no end known');
    expect(datesOf([{ text: '1 May 2023' }, { text: '1 May 2023' }])).toBe('1 May 2023');
    expect(datesOf([{ text: '' }, { text: '' }])).toBe('');
    const columns = atlasColumns('statuses');
    const lines = lineColumns(columns, cardColumns({ columns, choices: [] })).map(({ id }) => id);
    expect(lines.slice(0, 3)).toEqual(['part', 'status', 'sources']);
  });
});
