/** The dialog on the method: its sections, its tables, and where its links lead. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Method } from '../../src/domain/model';
import { tableText } from '../../src/formats/method/tables';
import MethodDialog from '../../src/views/method/MethodDialog.svelte';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);

const { index } = tiny;
const method: Method = {
  sections: [
    {
      id: 'scope',
      title: 'Scope',
      blocks: [
        { type: 'prose', paragraphs: [[{ type: 'text', text: 'One river.' }]] },
        {
          type: 'list',
          items: [[{ type: 'reference', target: 'reed-ford', children: [{ type: 'text', text: 'the ford' }] }]],
        },
      ],
    },
    { id: 'sources', title: 'Sources', blocks: [{ type: 'table', table: 'sources' }] },
  ],
};

function open() {
  const [onreference, onclose] = [vi.fn(), vi.fn()];
  render(MethodDialog, { index, method, onreference, onclose });
  return { onreference, onclose };
}

describe('The dialog on the method', () => {
  it('has every section with its heading, and a table with a row for each source', () => {
    open();
    const dialog = screen.getByRole('dialog', { name: 'Method' });
    expect(
      within(dialog)
        .getAllByRole('heading', { level: 3 })
        .map((each) => each.textContent),
    ).toEqual(['Scope', 'Sources']);
    expect(screen.getByText('One river.')).toBeTruthy();
    const table = screen.getByRole('table', { name: tableText('sources', index).caption });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(index.atlas.sources.length);
    expect(screen.getByRole('link', { name: /page of its own/ }).getAttribute('href')).toBe('./method.html');
  });

  it('closes before it follows a link to a record', async () => {
    const { onreference } = open();
    const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'Method' });
    await fireEvent.click(screen.getByRole('link', { name: 'the ford' }));
    expect(onreference).toHaveBeenCalledWith('reed-ford');
    expect(dialog.open).toBe(false);
  });

  it('goes to a section without leaving the view', async () => {
    open();
    const went = await fireEvent.click(screen.getByRole('link', { name: 'Sources' }));
    expect(went).toBe(false);
    expect(document.activeElement?.textContent).toBe('Sources');
  });
});
