import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Details from '../../src/views/details/Details.svelte';
import { initialSession, type AppEvent, type Session } from '../../src/domain/session';
import { spanOfDay, parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { closables } from '../../src/ui/closables';
import { focusTargets } from '../../src/ui/focusTargets';
import { compiled, tiny, tinyFiles, tinyWithMode } from '../fixtures/tiny-atlas';

const { index } = tiny;
const dispatch = vi.fn<(event: AppEvent) => void>();

function show(selection: string, date: string, more: Partial<Session> = {}): HTMLElement {
  const session = { ...initialSession(index), selection, day: parseDay(date) as number, ...more };
  render(Details, { view: selectView(index, session), index, dispatch });
  return screen.getByRole('region', { name: 'Details' });
}
const chips = (card: HTMLElement): string[] =>
  [...card.querySelectorAll('.chip')].map((chip) => (chip.textContent ?? '').replace(/\s+/g, ' ').trim());

describe('The card of a selection', () => {
  afterEach(() => {
    cleanup();
    dispatch.mockClear();
  });

  it('takes the keyboard at its heading, and closes with Escape and with its button', async () => {
    const card = show('reed-ford', '2010-05-15');
    expect(focusTargets.focus('details-title')).toBe(true);
    expect(document.activeElement?.textContent).toBe('Reed ford');
    expect(focusTargets.holds('details')).toBe(true);
    closables.closeLast();
    expect(dispatch.mock.calls).toEqual([[{ type: 'selectionCleared' }]]);
    await fireEvent.click(within(card).getByRole('button', { name: 'Close details' }));
    expect(dispatch).toHaveBeenCalledTimes(2);
    cleanup();
    // What is not on the page has nothing to close.
    expect(closables.closeLast()).toBe(false);
  });

  it('tells a crossing’s status on the date', () => {
    expect(chips(show('reed-ford', '2010-05-15'))).toContain('opened for a time');
  });

  it('tells a crossing’s status after that date', () => {
    expect(chips(show('reed-ford', '2010-05-21'))).toContain('closed');
  });

  it('tells that a road is not yet there', () => {
    expect(chips(show('mill-lane', '2009-02-01'))).toContain('not yet there on 1 February 2009');
  });

  it.each([
    ['mill-lane', '2009-02-01', 'Show it on 1 April 2009', '2009-04-01'],
    ['eel-ground', '2010-11-01', 'Show it on 31 August 2010', '2010-08-31'],
  ])('leads from %s on %s, where it is not, to the nearest day on which it is', async (id, date, name, day) => {
    show(id, date);
    await fireEvent.click(screen.getByRole('button', { name }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'dayChanged', day: parseDay(day), commit: true });
  });

  it('says of a link by air that it is no flight path, and gives no precision of one', () => {
    const air = compiled(
      tinyWithMode('{id: air, title: link by air, look: air, note: "link by air, not a flight path"}'),
    ).index;
    const session = { ...initialSession(air), selection: 'mill-lane' };
    render(Details, { view: selectView(air, session), index: air, dispatch });
    expect(chips(screen.getByRole('region', { name: 'Details' }))).toEqual(['open', 'link by air, not a flight path']);
  });

  it.each([
    [
      'nordhaven-talk-2',
      '2010-05-01',
      'after 1 May 2010',
      { type: 'dayChanged', day: parseDay('2010-06-01'), commit: true },
    ],
    [
      'nordhaven-talk-1',
      '2010-05-01',
      'before 1 May 2010',
      { type: 'dayChanged', day: parseDay('2010-03-01'), commit: true },
    ],
    [
      'late-flood',
      '2010-12-31',
      'after 31 December 2010',
      { type: 'daysVisited', span: spanOfDay(parseDay('2011-02-01') as number) },
    ],
  ])('tells of %s that it is not on %s, and leads to its day', async (id, date, words, event) => {
    expect(chips(show(id, date))).toContain(words);
    await fireEvent.click(screen.getByRole('button', { name: /^Go to/ }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(event);
    cleanup();
    expect(chips(show('nordhaven-talk-2', '2010-06-02')).join()).not.toMatch(/before|after/);
  });

  it.each([
    ['reed-ford', 'Fords', 'crossings'],
    ['nordhaven-talk-1', 'Halls', 'venues'],
  ])('tells of %s that its layer “%s” is off, and switches it on', async (id, title, layer) => {
    expect(chips(show(id, '2010-03-01', { layers: ['borders'] }))).toContain(`not drawn: the layer “${title}” is off`);
    await fireEvent.click(screen.getByRole('button', { name: 'Switch it on' }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'layerToggled', layer });
    cleanup();
    expect(chips(show(id, '2010-03-01', { layers: ['crossings', 'venues'] })).join()).not.toContain('not drawn');
  });

  it('counts the meetings of a venue up to the date', () => {
    expect(chips(show('nordhaven', '2010-03-01'))).toContain('1 meeting up to 1 March 2010');
  });

  it('lists the passages that speak of it, each a way to the text', async () => {
    show('reed-ford', '2010-05-15');
    await fireEvent.click(screen.getByRole('link', { name: /¶\s*2|paragraph 2/i }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'passageChosen', id: 'p02' }]]);
  });

  it('gives an event’s date, the article’s date and who was there', () => {
    const text = show('nordhaven-talk-2', '2010-12-31').textContent ?? '';
    expect(text).toContain('1–3 June 2010');
    expect(text).toContain('2 June 2010');
    expect(text).toContain('Olga Tidewater');
  });

  it('keeps a status that came after the article to itself', () => {
    const statuses = show('reed-ford', '2010-12-31').querySelectorAll('.statuses > li');
    expect([...statuses].map((item) => item.querySelector('strong')?.textContent)).toEqual([
      'closed',
      'opened for a time',
    ]);
  });

  it('keeps to itself how long a status lasted after the article', () => {
    const features = (tinyFiles['features.yaml'] ?? '').replace(
      '../2010-12-31, status: closed',
      '../2011-03-31, status: closed',
    );
    const longer = compiled({ ...tinyFiles, 'features.yaml': features }).index;
    const whens = (layers: Session['layers']): (string | null)[] => {
      cleanup();
      const session = { ...initialSession(longer), selection: 'reed-ford', layers };
      render(Details, { view: selectView(longer, session), index: longer, dispatch });
      return [...document.querySelectorAll('.statuses .when')].map((when) => when.textContent);
    };
    expect(whens(['crossings'])).toEqual(['at all dates shown', '10–20 May 2010']);
    expect(whens(['crossings', 'aftermath'])[0]).toBe('until 31 March 2011');
  });

  it('says of a claim, a status and a note that rest on one side’s sources alone that they do', () => {
    const sided = compiled({
      ...tinyFiles,
      'layers.yaml': `${tinyFiles['layers.yaml']}sides: [{id: SO, adjective: Southern}]\n`,
      'sources.yaml': (tinyFiles['sources.yaml'] ?? '').replace(
        'title: Log of the ferry',
        'title: Log of the ferry, side: SO',
      ),
    }).index;
    const said = (selection: string): string[] => {
      cleanup();
      const session = { ...initialSession(sided), selection };
      render(Details, { view: selectView(sided, session), index: sided, dispatch });
      const card = screen.getByRole('region', { name: 'Details' });
      return [...card.querySelectorAll('.one-sided')].map(
        (line) => `${line.closest('li, .note')?.className.split(' ')[0] ?? 'card'}: ${line.textContent}`,
      );
    };
    // The event and the note on it rest on the log alone; of the ford one status does, the ford itself on the almanac.
    expect(said('nordhaven-talk-2')).toEqual([
      'card: Rests on one Southern source alone.',
      'note: Rests on one Southern source alone.',
    ]);
    expect(said('reed-ford')).toHaveLength(1);
    expect(said('reed-ford')[0]).toContain('Rests on one Southern source alone.');
    expect(said('river-line')).toEqual([]);
  });

  it('closes', async () => {
    show('reed-ford', '2010-05-15');
    await fireEvent.click(screen.getByRole('button', { name: /^Close/ }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'selectionCleared' }]]);
  });
});
