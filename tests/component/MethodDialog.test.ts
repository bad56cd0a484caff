/** The dialog on the method: its sections, its tables, and where its links lead. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Method } from '../../src/domain/model';
import { NO_REPORT_ADDRESS, reportDrafts, type ReportDrafts } from '../../src/formats/method/errorReport';
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
    { id: 'errors', title: 'Errors', blocks: [{ type: 'errorReport' }] },
  ],
};

const reported = { address: 'https://example.org/#v=1', record: { id: 'reed-ford', title: 'Reed ford' } };

function open(more: { readonly atReport?: boolean; readonly index?: typeof index; drafts?: ReportDrafts } = {}) {
  const [onreference, onclose] = [vi.fn(), vi.fn()];
  render(MethodDialog, { index, method, reported, drafts: reportDrafts(), onreference, onclose, ...more });
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
    ).toEqual(['Scope', 'Sources', 'Errors']);
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

  it('opens where errors are reported, with a report of the record that can be completed and copied', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    open({ atReport: true });
    expect(document.activeElement?.textContent).toBe('Errors');
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your report' });
    expect(field.value).toContain('Record: Reed ford (reed-ford)');
    await fireEvent.input(field, { target: { value: `${field.value} https://example.org/source` } });
    await fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(writeText).toHaveBeenCalledWith(field.value);
    await screen.findByText('Report copied.');
    // Nobody is named who takes reports: that is said, and nothing pretends to send.
    expect(screen.getByText(NO_REPORT_ADDRESS)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /mail|reports/ })).toBeNull();
    vi.unstubAllGlobals();
  });

  it('loses no report that was begun when it closes, and can begin it anew', async () => {
    const drafts = reportDrafts();
    open({ drafts });
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your report' });
    const blank = field().value;
    expect(screen.queryByRole('button', { name: 'Begin anew' })).toBeNull();
    await fireEvent.input(field(), { target: { value: 'It is dry.' } });
    cleanup();
    open({ drafts });
    expect(field().value).toBe('It is dry.');
    await fireEvent.click(screen.getByRole('button', { name: 'Begin anew' }));
    expect([field().value, drafts.of('reed-ford')]).toEqual([blank, null]);
  });

  it('begins a mail with the report as it stands, where the atlas names an address', async () => {
    const meta = { ...index.atlas.meta, reportTo: 'mailto:editors@example.org' };
    open({ index: { ...index, atlas: { ...index.atlas, meta } } });
    await fireEvent.input(screen.getByRole('textbox', { name: 'Your report' }), { target: { value: 'It is dry.' } });
    const link = screen.getByRole('link', { name: 'Begin a mail with it' });
    expect(link.getAttribute('href')).toMatch(/^mailto:editors@example\.org\?subject=.*&body=It%20is%20dry\.$/);
    expect(screen.queryByText(NO_REPORT_ADDRESS)).toBeNull();
  });
});
