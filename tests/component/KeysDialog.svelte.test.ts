/** The list of keys says what the parts of the page that have the focus do with theirs. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import KeysDialog from '../../src/views/keys/KeysDialog.svelte';

afterEach(cleanup);

it('The list of keys tells those of lines of buttons, of the timeline and of the headings of the table', () => {
  HTMLDialogElement.prototype.showModal ??= () => {};
  const entries = [{ id: 'next', label: 'Next step', keys: ['ArrowRight'] }];
  const { container } = render(KeysDialog, { entries, hasLetters: true, onletters: vi.fn(), onclose: vi.fn() });
  expect(screen.getByText('Next step').closest('div')?.textContent).toContain('→');
  const told = container.textContent.replace(/\s+/g, ' ');
  for (const words of [
    'arrows along a line of buttons',
    'On the date of the timeline, ← and → step by a day, with Shift by a week, Page Up and Page Down by a month',
    'On a heading, Enter sorts, Shift with ← or → moves the column',
  ])
    expect(told).toContain(words);
});
