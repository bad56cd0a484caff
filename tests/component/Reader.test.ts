import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import Reader from '../../src/views/reader/Reader.svelte';
import { CopyState } from '../../src/state/copyState.svelte';
import { NotesState } from '../../src/state/notesState.svelte';
import { memoryStore, WorkerDouble } from '../fixtures/copyDouble';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const dispatch = vi.fn<(event: AppEvent) => void>();

function show(more: Partial<Session> = {}): void {
  const store = memoryStore();
  render(Reader, {
    view: selectView(index, { ...initialSession(index), ...more }),
    index,
    copy: new CopyState(index, store, () => new WorkerDouble()),
    notes: new NotesState(store),
    dispatch,
  });
}
const passage = (number: number): HTMLElement =>
  screen.getByRole('link', { name: `Paragraph ${number} of 3` }).closest('article') as HTMLElement;

describe('The reader', () => {
  afterEach(() => {
    cleanup();
    dispatch.mockClear();
  });

  it('numbers the passages of the article and heads its sections', () => {
    show();
    expect(screen.getByRole('region', { name: 'Reader' })).toBeTruthy();
    expect(screen.getAllByRole('link', { name: /^Paragraph/ }).map((link) => link.textContent)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(screen.getByRole('heading', { name: 'Upstream' })).toBeTruthy();
  });

  it('a link to a place selects it', async () => {
    show();
    await fireEvent.click(within(passage(1)).getByRole('link', { name: 'Nordhaven' }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'selected', id: 'nordhaven' }]]);
  });

  it('a link with a date goes to its event', async () => {
    show();
    await fireEvent.click(within(passage(1)).getByRole('link', { name: '1 March' }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'eventVisited', id: 'nordhaven-talk-1' }]]);
  });

  it('a link to a passage and its number choose it', async () => {
    show();
    await fireEvent.click(within(passage(3)).getByRole('link', { name: 'the first paragraph' }));
    await fireEvent.click(screen.getByRole('link', { name: 'Paragraph 2 of 3' }));
    expect(dispatch.mock.calls).toEqual([
      [{ type: 'passageChosen', id: 'p01' }],
      [{ type: 'passageChosen', id: 'p02' }],
    ]);
  });

  it('a footnote opens in its passage and closes again', async () => {
    show();
    const cited = (): HTMLElement | null => within(passage(2)).queryByText(/Harbour Almanac/);
    expect(cited()).toBeNull();
    await fireEvent.click(within(passage(2)).getByRole('link', { name: 'Footnote 2' }));
    expect(cited()).not.toBeNull();
    await fireEvent.click(within(passage(2)).getByRole('button', { name: /^Close/ }));
    expect(cited()).toBeNull();
  });

  it('marks the passage in view and dims those that speak of later days', () => {
    show({ day: index.events.get('nordhaven-talk-1')?.span.from, passage: 'p01' });
    expect(passage(1).getAttribute('aria-current')).toBe('location');
    expect([1, 2, 3].map((number) => passage(number).classList.contains('is-dimmed'))).toEqual([false, true, false]);
  });

  it('shows the editor’s note apart from the author’s words', () => {
    show();
    const note = within(passage(2)).getByRole('note');
    expect(note.textContent).toContain('The log gives three days');
    expect(note.closest('.digest')).toBeNull();
  });
});
