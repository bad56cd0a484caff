import { tick } from 'svelte';
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
const sentenceOf = (card: HTMLElement): string => card.querySelector('.sentence')?.textContent ?? '';
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

  it('gives the keyboard its title where a link that leads to another record went with the first', async () => {
    const viewOf = (selection: string) =>
      selectView(index, { ...initialSession(index), selection, day: parseDay('2010-03-01') as number });
    const { rerender } = render(Details, { view: viewOf('nordhaven-talk-1'), index, dispatch });
    screen.getAllByRole('link', { name: /Nordhaven/ })[0]?.focus();
    expect(focusTargets.holds('details')).toBe(true);
    await rerender({ view: viewOf('nordhaven') });
    expect(document.activeElement?.textContent).toBe('Nordhaven / Northport');
    // A choice that was made elsewhere leaves the keyboard there.
    (document.activeElement as HTMLElement).blur();
    await rerender({ view: viewOf('reed-ford') });
    expect(document.activeElement).toBe(document.body);
  });

  it.each([
    ['reed-ford', '2010-05-15', 'Open for a time since 10 May 2010.'],
    ['reed-ford', '2010-05-21', 'Closed on 21 May 2010 and before.'],
    ['mill-lane', '2009-02-01', 'Not yet there on 1 February 2009; in place since 1 April 2009.'],
    ['nordhaven', '2010-03-01', '1 meeting up to 1 March 2010, on 1 March 2010.'],
    ['nordhaven-talk-1', '2010-03-01', 'Held on 1 March 2010 in Nordhaven / Northport, the day shown.'],
  ])('begins with a sentence: %s on %s', (id, date, sentence) => {
    const card = show(id, date);
    expect(sentenceOf(card)).toBe(sentence);
    // The name is above it and is not repeated in it.
    expect(within(card).getByRole('heading', { level: 2 }).nextElementSibling?.className).toContain('close');
    expect(sentence).not.toContain(card.querySelector('h2')?.textContent);
  });

  it('tells what was before and what came after, and how sure it is', () => {
    const rows = Object.fromEntries(
      [...show('reed-ford', '2010-05-15').querySelectorAll('dt')].map((term) => [
        term.textContent,
        (term.nextElementSibling?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ]),
    );
    expect(rows).toMatchObject({ Before: 'closed to 9 May 2010', After: 'closed from 21 May 2010' });
    expect(rows['How sure']).toMatch(/^status \w+; place \w+, \w+, ±/);
  });

  it.each([
    ['mill-lane', '2009-02-01', 'Show it on 1 April 2009', '2009-04-01'],
    ['eel-ground', '2010-11-01', 'Show it on 31 August 2010', '2010-08-31'],
  ])('leads from %s on %s, where it is not, to the nearest day on which it is', async (id, date, name, day) => {
    show(id, date);
    await fireEvent.click(screen.getByRole('button', { name }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'dayChanged', day: parseDay(day), commit: true });
  });

  it('tells the sources of the status from those of the record as a whole', () => {
    const summaries = (card: HTMLElement): (string | undefined)[] =>
      [...card.querySelectorAll('dd details summary')].map((each) => each.textContent?.trim());
    const status = tiny.index.features.get('reed-ford')?.statuses.find(({ status }) => status === 'temporary');
    const count = (number: number): string => (number === 1 ? '1 source' : `${number} sources`);
    const own = tiny.index.features.get('reed-ford')?.sources ?? [];
    expect(summaries(show('reed-ford', '2010-05-15'))).toEqual([
      `${count(status?.sources.length ?? 0)} of this status`,
      `${count(own.length)} of the record as a whole`,
    ]);
    cleanup();
    // A venue has no status: there is nothing to tell apart.
    expect(summaries(show('nordhaven', '2010-03-01'))).toEqual([expect.stringMatching(/^\d+ sources?$/)]);
  });

  it('says of a link by air that it is no flight path, and gives no precision of one', () => {
    const air = compiled(
      tinyWithMode('{id: air, title: link by air, look: air, note: "link by air, not a flight path"}'),
    ).index;
    const session = { ...initialSession(air), selection: 'mill-lane' };
    render(Details, { view: selectView(air, session), index: air, dispatch });
    const sure = screen.getByText('How sure').nextElementSibling?.textContent;
    expect(sure).toContain('link by air, not a flight path');
    expect(sure).not.toContain('±');
  });

  it.each([
    [
      'nordhaven-talk-2',
      '2010-05-01',
      '31 days after 1 May 2010',
      { type: 'dayChanged', day: parseDay('2010-06-01'), commit: true },
    ],
    [
      'nordhaven-talk-1',
      '2010-04-01',
      '31 days before 1 April 2010',
      { type: 'dayChanged', day: parseDay('2010-03-01'), commit: true },
    ],
    [
      'late-flood',
      '2010-12-31',
      '32 days after 31 December 2010',
      { type: 'daysVisited', span: spanOfDay(parseDay('2011-02-01') as number) },
    ],
  ])('tells of %s how far it is from %s, and leads to its day', async (id, date, words, event) => {
    expect(sentenceOf(show(id, date))).toContain(words);
    await fireEvent.click(screen.getByRole('button', { name: /^Go to/ }));
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(event);
    cleanup();
    expect(sentenceOf(show('nordhaven-talk-2', '2010-06-02'))).not.toMatch(/before|after/);
    expect(screen.queryByRole('button', { name: /^Go to/ })).toBeNull();
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

  it('lists the passages that speak of it, each a way to the text that takes the focus along', async () => {
    const view = show('reed-ford', '2010-05-15', { passage: 'p02' });
    const passage = document.createElement('a');
    passage.href = '#p02';
    document.body.append(passage);
    const stop = focusTargets.named('passage:p02')(passage) as () => void;
    const link = within(view).getByRole('link', { name: '¶2' });
    expect(link.getAttribute('aria-current')).toBe('true');
    for (const way of [link, within(view).getByRole('button', { name: 'Back to ¶2' })]) {
      dispatch.mockClear();
      way.focus();
      await fireEvent.click(way);
      await tick();
      expect(dispatch.mock.calls).toEqual([[{ type: 'passageChosen', id: 'p02' }]]);
      expect(document.activeElement).toBe(passage);
    }
    stop();
    passage.remove();
  });

  it('shows large, links, cites and reports what it is about, where the page can', async () => {
    const done: string[] = [];
    const session = { ...initialSession(index), selection: 'reed-ford' };
    const ways = {
      onzoom: () => done.push('zoom'),
      onlink: () => done.push('link'),
      oncite: () => done.push('cite'),
      onreport: () => done.push('report'),
    };
    render(Details, { view: selectView(index, session), index, dispatch, ...ways });
    for (const name of ['Zoom in', 'Link', 'Cite', 'Report an error'])
      await fireEvent.click(screen.getByRole('button', { name }));
    expect(done).toEqual(['zoom', 'link', 'cite', 'report']);
    cleanup();
    show('reed-ford', '2010-05-15');
    for (const name of ['Zoom in', 'Report an error']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('gives an event’s date, the article’s date and who was there', () => {
    const text = show('nordhaven-talk-2', '2010-12-31').textContent ?? '';
    expect(text).toContain('from 1 to 3 June 2010');
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
