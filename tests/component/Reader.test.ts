import { tick } from 'svelte';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { indexAtlas } from '../../src/domain/links';
import type { ReadingRequest } from '../../src/domain/reading';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import Reader from '../../src/views/reader/Reader.svelte';
import { CopyState } from '../../src/state/copyState.svelte';
import { closables } from '../../src/ui/closables';
import { focusTargets } from '../../src/ui/focusTargets';
import { NotesState } from '../../src/state/notesState.svelte';
import { memoryStore, WorkerDouble } from '../fixtures/copyDouble';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const dispatch = vi.fn<(event: AppEvent) => void>();

function show(more: Partial<Session> = {}, props: { request?: ReadingRequest | null; shown?: boolean } = {}) {
  const store = memoryStore();
  return render(Reader, {
    view: selectView(index, { ...initialSession(index), ...more }),
    index,
    copy: new CopyState(index, store, () => new WorkerDouble()),
    notes: new NotesState(store),
    dispatch,
    ...props,
  });
}
const label = (element: Element | null): string | null => element?.getAttribute('aria-label') ?? null;
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

  it('offers to add a file as data that is none of the article, and not one that holds none', async () => {
    const worker = new WorkerDouble();
    const store = memoryStore();
    const copy = new CopyState(index, store, () => worker);
    const added: string[] = [];
    const asData = ({ name }: File) => (name.endsWith('.csv') ? (file: File) => void added.push(file.name) : null);
    render(Reader, {
      view: selectView(index, initialSession(index)),
      index,
      copy,
      asData,
      notes: new NotesState(store),
      dispatch,
    });
    const refuse = async (name: string): Promise<HTMLElement> => {
      copy.open(new File(['x'], name));
      worker.answer({ type: 'failed', message: `“${name}” is no article.` });
      await tick();
      return screen.getByText(new RegExp(`^“${name}” is no`)).closest('.fault') as HTMLElement;
    };
    expect(within(await refuse('x.pdf')).queryByRole('button', { name: 'Add it as data' })).toBeNull();
    await fireEvent.click(within(await refuse('rows.csv')).getByRole('button', { name: 'Add it as data' }));
    expect([added, copy.fault]).toEqual([['rows.csv'], '']);
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

  it('heads each paragraph, so that a screen reader can go from one to the next', () => {
    show();
    const names = screen.getAllByRole('heading', { level: 4 }).map((heading) => label(heading.firstElementChild));
    expect(names).toEqual(['Paragraph 1 of 3', 'Paragraph 2 of 3', 'Paragraph 3 of 3']);
  });

  it.each(['its button', 'its mark', 'Escape'])(
    'a footnote opens in its passage, takes the focus, and gives it back when closed with %s',
    async (way) => {
      show();
      const mark = within(passage(2)).getByRole('button', { name: 'Footnote 2' });
      const note = (): HTMLElement | null => within(passage(2)).queryByRole('note', { name: /^Footnote 2 / });
      expect([mark.getAttribute('aria-expanded'), note()]).toEqual(['false', null]);
      await fireEvent.click(mark);
      expect(mark.getAttribute('aria-expanded')).toBe('true');
      expect(note()?.textContent).toContain('Harbour Almanac');
      expect(document.activeElement).toBe(note());
      if (way === 'Escape') closables.closeLast();
      else await fireEvent.click(way === 'its mark' ? mark : within(note()!).getByRole('button', { name: /^Close/ }));
      await tick();
      expect([mark.getAttribute('aria-expanded'), note()]).toEqual(['false', null]);
      if (way !== 'its mark') expect(document.activeElement).toBe(mark);
      // Nothing is left for Escape to close.
      expect(closables.isEmpty).toBe(true);
    },
  );

  it('is one Tab stop a paragraph; arrows lead through its links and to the paragraph before and after', async () => {
    show();
    await tick();
    const stops = (): (string | null)[] =>
      [...document.querySelectorAll('.passage a[href], .passage button, .passage summary')]
        .filter((item) => (item as HTMLElement).tabIndex === 0)
        .map((item) => item.getAttribute('aria-label') ?? item.textContent);
    expect(stops()).toEqual(['Paragraph 1 of 3', 'Paragraph 2 of 3', 'Paragraph 3 of 3']);
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    focusTargets.focus('passage:p01');
    await press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('Nordhaven');
    expect(stops()).toEqual(['Nordhaven', 'Paragraph 2 of 3', 'Paragraph 3 of 3']);
    await press('ArrowDown');
    expect(label(document.activeElement)).toBe('Paragraph 2 of 3');
    await press('ArrowUp');
    expect(label(document.activeElement)).toBe('Paragraph 1 of 3');
    // At the ends the key is the browser's.
    expect(await press('ArrowLeft')).toBe(true);
    expect(await press('ArrowRight')).toBe(false);
    await press('Escape');
    expect(focusTargets.holds('text')).toBe(true);
    expect(document.activeElement?.getAttribute('role')).toBe('group');
  });

  it('Escape closes an open card before it leaves the links of the text', async () => {
    show();
    const close = closables.add(() => {});
    focusTargets.focus('passage:p01');
    await fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    expect(label(document.activeElement)).toBe('Paragraph 1 of 3');
    close();
  });

  it('fills the links of the selected record, and no others', () => {
    show({ selection: 'nordhaven' });
    const links = within(passage(1)).getAllByRole('link');
    const filled = links.filter((link) => link.classList.contains('is-selected'));
    expect(filled.map((link) => link.textContent)).toEqual(['Nordhaven']);
    expect(filled[0]?.getAttribute('aria-current')).toBe('true');
  });

  it('names the section being read, and counts the paragraphs about what is selected', async () => {
    const features = index.atlas.features.map((each) =>
      each.id === 'nordhaven' ? { ...each, passages: ['p01', 'p03'] } : each,
    );
    const told = indexAtlas({ ...index.atlas, features });
    const view = selectView(told, { ...initialSession(told), passage: 'p01', selection: 'nordhaven' });
    await show().rerender({ view, index: told });
    const head = screen.getByRole('group', { name: 'Place in the text' });
    expect(head.querySelector('.section')?.textContent).toBe(
      told.sections.get(told.passages.get('p01')!.section)?.title,
    );
    expect(head.querySelector('.count')?.textContent).toBe('1 of 2 on this place');
    await fireEvent.click(within(head).getByRole('button', { name: 'Next paragraph about Nordhaven / Northport' }));
    await fireEvent.click(within(head).getByRole('button', { name: 'Previous paragraph about Nordhaven / Northport' }));
    // There is none before the first.
    expect(dispatch.mock.calls).toEqual([[{ type: 'passageChosen', id: 'p03' }]]);
  });

  it('marks the passage in view and dims those that speak of later days', () => {
    show({ day: index.events.get('nordhaven-talk-1')!.span.from, passage: 'p01' });
    expect(passage(1).getAttribute('aria-current')).toBe('location');
    expect([1, 2, 3].map((number) => passage(number).classList.contains('is-dimmed'))).toEqual([false, true, false]);
  });

  it('keeps the keyboard on a button that has nothing to do yet', async () => {
    show();
    await fireEvent.click(screen.getByRole('button', { name: 'Paste its text' }));
    const read = screen.getByRole('button', { name: 'Read it' });
    read.focus();
    expect(document.activeElement).toBe(read);
    expect(read.getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(read);
    expect(document.activeElement).toBe(read);
    await fireEvent.input(screen.getByLabelText('Text of the article'), { target: { value: 'Words' } });
    expect(read.getAttribute('aria-disabled')).toBe('false');
  });

  it('shows the editor’s note apart from the author’s words', () => {
    show();
    const note = within(passage(2)).getByRole('note');
    expect(note.textContent).toContain('The log gives three days');
    expect(note.closest('.digest')).toBeNull();
  });
});

describe('The text', () => {
  const passageTop: Readonly<Record<string, number>> = { p01: 300, p02: 900, p03: 1500 };
  /** The scroll positions that the text was sent to. */
  let sentTo: number[];

  beforeEach(() => {
    sentTo = [];
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500);
    vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(4000);
    // Passages lie below each other in a column that begins at the upper edge and has not been scrolled.
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      return new DOMRect(0, passageTop[this.id] ?? 0, 400, 600);
    });
    vi.spyOn(HTMLElement.prototype, 'scrollTo').mockImplementation(function (options?: ScrollToOptions | number) {
      sentTo.push(typeof options === 'object' ? (options.top ?? Number.NaN) : Number.NaN);
    });
    vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
      sentTo.push(-1);
    });
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });
  const view = (passage: string) => selectView(index, { ...initialSession(index), passage });
  const to = (token: number, target: ReadingRequest['to']): { request: ReadingRequest } => ({
    request: { token, to: target },
  });

  it('goes to what is chosen on the map, unless the reader wants it to stay', async () => {
    const { rerender } = show({ passage: 'p01' });
    await vi.waitFor(() => expect(sentTo).toEqual([240]));
    await rerender({ view: view('p02') });
    await vi.waitFor(() => expect(sentTo).toEqual([240, 840]));
    await fireEvent.click(screen.getByRole('switch', { name: 'Text and map move together' }));
    await rerender({ view: view('p03') });
    expect(sentTo).toEqual([240, 840]);
  });

  it('goes to what is asked for by name also where it does not follow the map, each time it is asked', async () => {
    const { rerender } = show();
    await fireEvent.click(screen.getByRole('switch', { name: 'Text and map move together' }));
    await rerender({ view: view('p03'), ...to(1, { type: 'passage', id: 'p03', note: null }) });
    expect(sentTo).toEqual([1440]);
    await rerender({ view: view('p03'), ...to(1, { type: 'passage', id: 'p03', note: null }) });
    expect(sentTo).toEqual([1440]);
    await rerender({ view: view('p03'), ...to(2, { type: 'passage', id: 'p03', note: null }) });
    expect(sentTo).toEqual([1440, 1440]);
  });

  it('goes once to a passage that is chosen and asked for', async () => {
    const { rerender } = show();
    await rerender({ view: view('p02'), ...to(1, { type: 'passage', id: 'p02', note: null }) });
    expect(sentTo).toEqual([840]);
  });

  it('goes to a request that came while it was out of sight as soon as it is seen', async () => {
    const { rerender } = show({}, { shown: false, ...to(1, { type: 'passage', id: 'p02', note: null }) });
    expect(sentTo).toEqual([]);
    await rerender({ shown: true });
    expect(sentTo).toEqual([840]);
  });

  it('goes back to a place, and tells it as its own until it has come there', async () => {
    const place = { passage: 'p02', offset: 30 };
    const { component, rerender } = show({ passage: 'p01' }, { shown: false, ...to(1, { type: 'place', place }) });
    expect(component.place()).toEqual(place);
    await rerender({ shown: true });
    // What is being read stays where it was left, and is not brought to the upper end.
    expect(sentTo).toEqual([930]);
  });

  it('goes to its parts that are no passages', async () => {
    const { rerender } = show();
    await rerender(to(1, { type: 'anchor', element: 'borders-policy' }));
    expect(sentTo).toEqual([-1]);
    expect(document.activeElement?.id).toBe('borders-policy');
    await rerender(to(2, { type: 'anchor', element: 'atlantis' }));
    expect(sentTo).toEqual([-1]);
  });
});
