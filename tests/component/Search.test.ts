import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Id } from '../../src/domain/model';
import type { StyledLayer } from '../../src/domain/ownData';
import type { SearchedCopyParagraph } from '../../src/search/entries';
import type { SearchHit } from '../../src/search/hits';
import Search from '../../src/views/search/Search.svelte';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { real } from '../fixtures/real-atlas';
import { tiny } from '../fixtures/tiny-atlas';

type Marks = { features: ReadonlySet<Id>; events: ReadonlySet<Id> } | null;

function show(
  more: {
    index?: typeof tiny.index;
    copy?: readonly SearchedCopyParagraph[];
    own?: readonly StyledLayer[];
    slash?: boolean;
    onslash?: (wanted: boolean) => void;
  } = {},
) {
  const onchoose = vi.fn<(hit: SearchHit) => void>();
  const onmark = vi.fn<(marks: Marks) => void>();
  const { component } = render(Search, { index: tiny.index, onchoose, onmark, ...more });
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Search places, events, people, text' });
  return { onchoose, onmark, field, ask: component.ask, summon: component.summon };
}
async function type(field: HTMLInputElement, query: string): Promise<void> {
  field.focus();
  await fireEvent.input(field, { target: { value: query } });
}
/** Types and waits for what is found. */
async function find(field: HTMLInputElement, query: string): Promise<readonly HTMLElement[]> {
  await type(field, query);
  return screen.findAllByRole('option');
}
const press = (field: HTMLElement, key: string, more: object = {}) => fireEvent.keyDown(field, { key, ...more });
const active = (field: HTMLElement): string | undefined =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.querySelector('.title, .rest')
    ?.textContent;
const text = (element: Element | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Something else on the page that can hold the focus. */
function neighbour<K extends 'button' | 'input' | 'textarea'>(name: K): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  document.body.append(element);
  return element;
}

describe('The search field', () => {
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
  });

  it('is a landmark and shows nothing until something is asked', () => {
    const { field } = show();
    expect(field.closest('search')).not.toBeNull();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('finds the reader’s own data, before running text, and lists a part of what is much', async () => {
    const features = Array.from({ length: 250 }, (_, at) => ownFeature(at + 1, { name: `Ford incident ${at + 1}` }));
    const { field, onchoose } = show({ own: [styledLayer('incidents', features)] });
    await find(field, 'ford');
    const group = await screen.findByRole('group', { name: /^Your data 250$/ });
    const names = screen.getAllByRole('group').map((each) => text(each.querySelector('.heading') ?? undefined));
    expect(names.indexOf('Your data 250')).toBeLessThan(names.findIndex((name) => name.startsWith('Text')));
    const options = within(group).getAllByRole('option');
    expect(text(options[0])).toBe('Ford incident 1 · incidents');
    await fireEvent.click(options[0] as HTMLElement);
    expect(onchoose.mock.calls[0]?.[0]).toMatchObject({ own: { layer: 'own-data-incidents', place: 0 } });
    await find(field, 'ford');
    await fireEvent.click(screen.getByText('Show all 250'));
    expect(screen.getByRole('group', { name: 'Your data, the first 200 of 250 200' })).toBeTruthy();
  });

  it('lists what it finds in groups with their counts', async () => {
    const { field } = show();
    await find(field, 'nordhaven');
    const groups = screen.getAllByRole('group');
    expect(groups.map((group) => text(group.querySelector('.heading') ?? undefined))).toEqual([
      'Places 1',
      'Events 2',
      'Text 1',
    ]);
    expect(
      within(groups[0] as HTMLElement)
        .getAllByRole('option')
        .map(text),
    ).toEqual([expect.stringContaining('Nordhaven / Northport · meeting place')]);
    expect(field.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  });

  it('says how much was found', async () => {
    const { field } = show();
    await find(field, 'nordhaven');
    expect(screen.getByRole('status').textContent).toBe('Found: Places 1, Events 2, Text 1.');
  });

  it('marks what matched', async () => {
    const { field } = show();
    const [place] = await find(field, 'nordh');
    expect([...(place?.querySelectorAll('.title mark') ?? [])].map((mark) => mark.textContent)).toEqual(['Nordhaven']);
  });

  it('tells what came after the article', async () => {
    const { field } = show();
    const [flood] = await find(field, 'a flood');
    expect(text(flood)).toContain('A flood · 1 February 2011 after the almanac');
  });

  it('says so when there is nothing', async () => {
    const { field } = show();
    await type(field, 'zebra');
    expect(await screen.findByText('Nothing in the atlas has “zebra”; try another spelling.')).toBeTruthy();
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('keeps what was typed before the search was there', async () => {
    const { field } = show();
    for (const query of ['m', 'mi', 'mill la']) await type(field, query);
    expect(text((await screen.findAllByRole('option'))[0])).toContain('Mill lane');
    expect(field.value).toBe('mill la');
  });

  it('is asked from elsewhere on the page as if it had been typed', async () => {
    const { field, ask } = show();
    ask('mill lane');
    expect(text((await screen.findAllByRole('option'))[0])).toContain('Mill lane');
    expect([field.value, document.activeElement]).toEqual(['mill lane', field]);
  });

  it('searches the copy that a reader brought', async () => {
    const { field } = show({ copy: [{ passage: 'p02', text: 'The lamplighter came.' }] });
    expect((await find(field, 'lamplighter')).map(text)).toEqual([expect.stringContaining('¶2 in your copy')]);
  });

  it('shows the rest of a long group on demand, from where the reader was', async () => {
    const { field } = show({ index: real.index });
    const before = await find(field, 'brussels');
    const rest = before.findIndex((option) => /^Show all \d+$/.test(text(option)));
    const count = Number(/\d+/.exec(text(before[rest]))?.[0]);
    await fireEvent.click(before[rest] as HTMLElement);
    const group = screen.getAllByRole('option')[rest]?.closest('[role=group]') as HTMLElement;
    expect(within(group).getAllByRole('option').length).toBe(count);
    expect(active(field)).toBe(screen.getAllByRole('option')[rest]?.querySelector('.title')?.textContent);
  });
});

describe('A typed date in the search field', () => {
  afterEach(cleanup);

  it('is offered to go to, before what happened then', async () => {
    const { field, onchoose } = show();
    const [first, second] = (await find(field, '2010-05-10')).map(text);
    expect([first, second]).toEqual([
      expect.stringContaining('Go to 10 May 2010'),
      expect.stringContaining('10 May 2010'),
    ]);
    await press(field, 'Enter');
    expect(onchoose.mock.calls[0]?.[0]).toMatchObject({ kind: 'days', title: 'Go to 10 May 2010' });
  });

  it('that is none says why instead of that nothing was found', async () => {
    const { field } = show();
    await type(field, '2010-02-31');
    const words = /“2010-02-31” was not read as a date\. February 2010 has 28 days/;
    expect((await screen.findAllByText(words)).length).toBe(2);
    expect(screen.getByRole('status').textContent).toMatch(words);
    expect(screen.queryByText(/Nothing in the atlas/)).toBeNull();
  });
});

describe('The keys of the search field', () => {
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
  });

  it('go through all rows and round', async () => {
    const { field } = show();
    const titles = (await find(field, 'nordhaven')).map((option) => option.querySelector('.title')?.textContent);
    expect(active(field)).toBeUndefined();
    for (const title of [...titles, titles[0]]) {
      await press(field, 'ArrowDown');
      expect(active(field)).toBe(title);
    }
    await press(field, 'ArrowUp');
    expect(active(field)).toBe(titles.at(-1));
    await press(field, 'Home');
    expect(active(field)).toBe(titles[0]);
    await press(field, 'End');
    expect(active(field)).toBe(titles.at(-1));
    expect(screen.getAllByRole('option', { selected: true }).length).toBe(1);
  });

  it('belong to the text until a row is reached, and after typing on', async () => {
    const { field } = show();
    await find(field, 'nordhaven');
    expect(await press(field, 'Home')).toBe(true);
    await press(field, 'ArrowDown');
    expect(await press(field, 'Home')).toBe(false);
    await press(field, 'ArrowLeft');
    expect(active(field)).toBeUndefined();
  });

  it('choose the row reached, or the best one', async () => {
    const { field, onchoose } = show();
    await find(field, 'nordhaven');
    await press(field, 'Enter');
    await press(field, 'ArrowDown');
    await press(field, 'ArrowDown');
    await press(field, 'ArrowDown');
    await press(field, 'Enter');
    expect(onchoose.mock.calls.map(([hit]) => hit.id)).toEqual(['nordhaven', 'nordhaven-talk-1']);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('close with Escape, then clear and give the focus back, and tell the page nothing of it', async () => {
    const { field, summon } = show();
    const onEscape = vi.fn();
    addEventListener('keydown', onEscape);
    const before = neighbour('button');
    before.focus();
    summon();
    await find(field, 'nordhaven');
    onEscape.mockClear();
    await press(field, 'Escape');
    expect([screen.queryByRole('listbox'), field.value]).toEqual([null, 'nordhaven']);
    await press(field, 'Escape');
    expect([field.value, document.activeElement]).toEqual(['', before]);
    expect(onEscape).not.toHaveBeenCalled();
    removeEventListener('keydown', onEscape);
  });

  it('open what was closed', async () => {
    const { field } = show();
    await find(field, 'nordhaven');
    await press(field, 'Escape');
    await press(field, 'ArrowDown');
    expect(screen.getAllByRole('option').length).toBeGreaterThan(0);
  });

  it('lead to it from anywhere', () => {
    const { field, summon } = show();
    neighbour('button').focus();
    expect(summon()).toBe(true);
    expect(document.activeElement).toBe(field);
  });
});

describe('Before anything is asked', () => {
  afterEach(cleanup);

  it('says what can be, and lets the stroke key be switched off and on', async () => {
    const onslash = vi.fn<(wanted: boolean) => void>();
    const { field } = show({ onslash });
    await press(field, 'ArrowDown');
    screen.getByText(/Places by any form of their names/);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /leads here/ });
    expect(box.checked).toBe(true);
    await fireEvent.click(box);
    await fireEvent.click(box);
    expect(onslash.mock.calls).toEqual([[false], [true]]);
    await type(field, 'nordhaven');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('Beside the keys', () => {
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
  });

  it('a click chooses', async () => {
    const { field, onchoose } = show();
    const options = await find(field, 'nordhaven');
    await fireEvent.click(options[1] as HTMLElement);
    expect(onchoose.mock.calls.map(([hit]) => [hit.kind, hit.id])).toEqual([['event', 'nordhaven-talk-1']]);
  });

  it('a press on the results leaves the focus in the field', async () => {
    const { field } = show();
    const [first] = await find(field, 'nordhaven');
    expect(await fireEvent.mouseDown(first as HTMLElement)).toBe(false);
  });

  it('the button empties the field, and leads out of an empty one', async () => {
    const { field } = show();
    const before = neighbour('button');
    before.focus();
    await press(before, '/');
    await find(field, 'nordhaven');
    await fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect([field.value, document.activeElement]).toEqual(['', field]);
    await fireEvent.click(screen.getByRole('button', { name: 'Leave the search' }));
    expect(document.activeElement).toBe(before);
  });

  it('results close when the focus leaves', async () => {
    const { field } = show();
    const next = neighbour('button');
    await find(field, 'nordhaven');
    await fireEvent.focusOut(field, { relatedTarget: next });
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(field.value).toBe('nordhaven');
  });
});

describe('What is found', () => {
  afterEach(cleanup);

  it('is marked while it is shown, all of it, and no longer', async () => {
    const { field, onmark } = show();
    await find(field, 'nordhaven');
    await vi.waitFor(() =>
      expect(onmark.mock.lastCall).toEqual([
        { features: new Set(['nordhaven']), events: new Set(['nordhaven-talk-1', 'nordhaven-talk-2']) },
      ]),
    );
    await press(field, 'Escape');
    expect(onmark.mock.lastCall).toEqual([null]);
  });

  it('is no longer marked once chosen, or when there is nothing', async () => {
    const { field, onmark } = show();
    const marked = (): unknown => vi.waitFor(() => expect(onmark.mock.lastCall?.[0]).toMatchObject({ events: {} }));
    await find(field, 'nordhaven');
    await marked();
    await press(field, 'Enter');
    expect(onmark.mock.lastCall).toEqual([null]);
    await find(field, 'mill');
    await marked();
    await type(field, 'zebra');
    expect(onmark.mock.lastCall).toEqual([null]);
  });

  it('is marked once it is on the screen: of letters typed quickly, what the last one found', async () => {
    const { field, onmark } = show();
    await find(field, 'n');
    vi.useFakeTimers({
      toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'],
    });
    try {
      onmark.mockClear();
      for (const query of ['m', 'mi', 'mil', 'mill']) {
        await type(field, query);
        expect(screen.getAllByRole('option').length).toBeGreaterThan(0);
      }
      expect(onmark).not.toHaveBeenCalled();
      vi.advanceTimersByTime(100);
      expect(onmark.mock.calls).toEqual([[{ features: new Set(['mill-lane']), events: expect.any(Set) as unknown }]]);
      await type(field, 'nord');
      await press(field, 'Escape');
      vi.advanceTimersByTime(100);
      // Called off: what was never marked is taken back with the marks before it.
      expect(onmark.mock.calls.slice(1)).toEqual([[null]]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('was never marked where nothing was asked', () => {
    const { onmark } = show();
    cleanup();
    expect(onmark).not.toHaveBeenCalled();
  });
});
