/** The table: roles and counts for screen readers, keys cell by cell, filters and what stands where no row is left. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameWithShapes } from '../../src/domain/excerpt';
import type { OwnLayer, OwnLook, OwnPlace } from '../../src/domain/ownData';
import { initialSession, reduce, type AppEvent, type Session } from '../../src/domain/session';
import { KINDS_OF_ROWS, type TableState } from '../../src/domain/tableState';
import { parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import { closables } from '../../src/ui/closables';
import TableView from '../../src/views/table/TableView.svelte';
import { ownFeature, ownLayer } from '../fixtures/ownLayers';
import { real } from '../fixtures/real-atlas';

afterEach(cleanup);
const { index } = real;
const day = (text: string): number => parseDay(text) as number;

let copied = '';
beforeEach(() => {
  copied = '';
  vi.stubGlobal('navigator', {
    ...navigator,
    languages: ['en-GB'],
    clipboard: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
  });
});
afterEach(() => void vi.unstubAllGlobals());

/** A layer of 100,000 features. */
const OWN: OwnLayer = {
  id: 'own-data-1',
  title: 'My incidents',
  file: { name: 'my.csv', format: 'csv', bytes: 1 },
  features: Array.from({ length: 100_000 }, (_, at) => ({
    number: at + 1,
    geometry: null,
    properties: { title: `Incident ${at + 1}`, injured: at % 97 },
    dates: null,
  })),
  columns: [
    { name: 'title', type: 'text', filled: 100_000, values: [], hasMore: true, range: null },
    { name: 'injured', type: 'number', filled: 100_000, values: [], hasMore: true, range: [0, 96] },
  ],
  bounds: null,
  report: { found: 100_000, kept: 100_000, dated: 0, notes: [] },
};

const LOOK: OwnLook = { colours: { by: 'fixed', colour: '#123456' }, label: null, opacity: 1, isVisible: true };

/** The table of a session that follows what is dispatched, as on the page. */
function show(
  change: Partial<TableState> = {},
  more: { readonly isNarrow?: boolean; readonly frame?: FrameWithShapes; readonly own?: OwnLayer } = {},
) {
  const events: AppEvent[] = [];
  const opened: Session = { ...initialSession(index), day: day('2023-05-01'), view: 'table' };
  let session = $state.raw(reduce(index, opened, { type: 'tableChanged', change, commit: true }));
  const view = $derived(selectView(index, session));
  const live = new Proxy({} as View, { get: (_target, key) => view[key as keyof View] });
  const dispatch = (event: AppEvent): void => {
    events.push(event);
    session = reduce(index, session, event);
    flushSync();
  };
  const onclose = vi.fn<() => void>();
  const onadd = vi.fn<() => void>();
  let chosen = $state.raw<OwnPlace | null>(null);
  /** As the page does with a feature that was chosen in the rows or on the map. */
  const choose = (place: OwnPlace | null): void => {
    chosen = place;
    flushSync();
  };
  const onown = vi.fn((layer: OwnLayer, place: number): void => choose({ layer: layer.id, place }));
  const onlayer = vi.fn<(layer: OwnLayer, of: OwnLook) => void>();
  const props = {
    get view() {
      return live;
    },
    get session() {
      return session;
    },
    index,
    styled: [{ layer: more.own ?? OWN, look: LOOK }],
    get chosen() {
      return chosen;
    },
    frame: more.frame ?? null,
    isNarrow: more.isNarrow ?? false,
    address: () => 'https://example.org/#v=1',
    shapes: () => Promise.resolve(real.geometry),
    dispatch,
    onown,
    onlayer,
    onadd,
    onclose,
  };
  render(TableView, { props });
  return { events, dispatch, choose, onclose, onown, onlayer, onadd, session: () => session };
}

// By attributes: looking all roles up in hundreds of cells takes a second.
const texts = (element: Element): string => element.textContent.trim().replace(/\s+/g, ' ');
const find = (selector: string, name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) => (element.getAttribute('aria-label') ?? texts(element)) === name,
  );
const grid = () => document.querySelector('.table-grid [role=grid]') as HTMLElement;
const header = (name: string) => find('[role=columnheader]', name) as HTMLElement;
const rowNamed = (name: string) => find('[role=rowheader]', name)?.closest('tr') as HTMLElement;
const hasRow = (name: string) => find('[role=rowheader]', name) !== undefined;
const button = (name: string) => find('button', name) as HTMLElement;
const rows = () => [...grid().querySelectorAll('tr[aria-rowindex]')];
/** How many rows the grid says that it has: the record grows, and tests of marking and saving are not about its size. */
const listed = () => Number(grid().getAttribute('aria-rowcount')) - 1;
const marked = () => grid().querySelectorAll('tr[aria-selected=true]').length;
const cellWithFocus = () => document.activeElement?.closest('th, td');
const press = async (key: string, more: object = {}): Promise<void> => {
  await fireEvent.keyDown(document.activeElement as Element, { key, ...more });
  await tick();
};

describe('Own rows that are not on the page any more', () => {
  it('are told as such, and a press leads to where they are added again, another to the rows of the atlas', async () => {
    const { onadd } = show({ rows: 'own-data-of-yesterday' });
    expect(screen.getByText('These rows are of data that are not on this page any more.')).toBeTruthy();
    await fireEvent.click(button('Add data'));
    expect(onadd).toHaveBeenCalledOnce();
    await fireEvent.click(button('Show the atlas’s features'));
    expect(hasRow('Lachin checkpoint')).toBe(true);
  });
});

describe('Own rows without a date', () => {
  const layer = ownLayer('own-data-2', [
    ownFeature(1, { title: 'Raid' }, '2023-05-01'),
    ownFeature(2, { title: 'Post' }),
    ownFeature(3, { title: 'Patrol' }, '2021'),
  ]);

  it('are told beside the number of rows of some days, and on their cards', () => {
    const { dispatch } = show({ rows: layer.id }, { own: layer, isNarrow: true });
    const list = () => document.querySelector('.scroller ul') as HTMLElement;
    expect(list().getAttribute('aria-label')).toContain('2 of 3 rows, 1 of them without a date');
    expect(texts(document.querySelector('.undated') as Element)).toBe('1 of them without a date: listed on all days.');
    expect([...list().querySelectorAll('.meta')].map(texts)).toEqual(['1 May 2023', 'without a date']);
    // Of all days they are rows like others.
    dispatch({ type: 'tableChanged', change: { days: 'all' }, commit: true });
    expect(list().getAttribute('aria-label')).toBe(`${layer.title}, 3 rows`);
    expect(document.querySelector('.undated')).toBeNull();
  });

  it('are not told of where none has a date', () => {
    const bare = { ...layer, features: layer.features.map((each) => ({ ...each, dates: null })) };
    show({ rows: layer.id }, { own: bare });
    expect(grid().getAttribute('aria-label')).not.toContain('without a date');
    expect(document.querySelector('.undated')).toBeNull();
  });
});

describe('The table for screen readers', () => {
  it('is a grid that says how many rows there are, wherever they are', async () => {
    show({ rows: 'own-data-1' });
    await vi.waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('100001'), 5000);
    expect(grid().getAttribute('aria-label')).toContain('My incidents, 100,000 rows');
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('1');
    expect(rows()[1]?.getAttribute('aria-rowindex')).toBe('2');
    header('Row').querySelector('button')?.focus();
    await press('End', { ctrlKey: true });
    expect(cellWithFocus()?.closest('tr')?.getAttribute('aria-rowindex')).toBe('100001');
    expect(cellWithFocus()?.textContent).toBe(String(99_999 % 97));
  });

  it('says by which column it is sorted', async () => {
    const { session } = show({ rows: 'statuses' });
    await fireEvent.click(header('From').querySelector('button') as HTMLElement);
    expect(session().table.sort).toEqual({ column: 'from', descending: false });
    expect(header('From').getAttribute('aria-sort')).toBe('ascending');
    expect(header('To').getAttribute('aria-sort')).toBe('none');
    await fireEvent.click(header('From').querySelector('button') as HTMLElement);
    expect(header('From').getAttribute('aria-sort')).toBe('descending');
    await fireEvent.click(header('From').querySelector('button') as HTMLElement);
    expect(session().table.sort).toBeNull();
  });

  it('has names for its parts, and one stop of Tab in the grid', () => {
    show();
    expect(screen.getByRole('region', { name: 'Table' })).toBeTruthy();
    expect(button('Features').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByLabelText('Filter rows by words')).toBeTruthy();
    expect(grid().querySelectorAll('[tabindex="0"]').length).toBe(1);
    expect(grid().querySelectorAll(':is(a, input, button):not([tabindex])').length).toBe(0);
  });
});

describe('The table by keyboard', () => {
  it('goes from cell to cell, into the links of a cell and out of it', async () => {
    const { events } = show();
    header('What').querySelector('button')?.focus();
    await press('ArrowDown');
    expect(cellWithFocus()?.textContent).toBe('Lachin checkpoint');
    for (let step = 0; step < 5; step++) await press('ArrowRight');
    expect(cellWithFocus()?.textContent).toContain('¶16');
    await press('Enter');
    expect(document.activeElement?.textContent).toBe('¶16');
    await press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('¶17');
    await press('Escape');
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
    await press('Home');
    await press('ArrowRight');
    await press('Enter');
    expect(events.at(-1)).toEqual({ type: 'selected', id: 'lachin-checkpoint' });
    await press('ArrowUp');
    expect(document.activeElement?.closest('th')?.getAttribute('role')).toBe('columnheader');
  });

  it('stays on its row when rows go, and on the row in its place when it goes itself', async () => {
    const { dispatch } = show();
    header('What').querySelector('button')?.focus();
    for (let step = 0; step < 3; step++) await press('ArrowDown');
    expect(cellWithFocus()?.textContent).toBe('Lachin road (corridor)');
    dispatch({ type: 'tableChanged', change: { text: 'lachin' }, commit: true });
    await tick();
    expect(cellWithFocus()?.textContent).toBe('Lachin road (corridor)');
    dispatch({ type: 'tableChanged', change: { text: 'lachin checkpoint crossing' }, commit: true });
    await tick();
    expect(cellWithFocus()?.textContent).toBe('Lachin checkpoint');
  });

  it('marks rows and copies them with headings and addresses', async () => {
    show({ rows: 'statuses', days: 'all', filters: [{ field: 'status', values: ['blocked'] }] });
    header('Feature').querySelector('button')?.focus();
    await press('ArrowDown');
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    expect(marked()).toBe(2);
    await press('c', { ctrlKey: true });
    await tick();
    const lines = copied.trimEnd().split('\n');
    expect(lines.length).toBe(3);
    const [headings, first, next] = lines.map((line) => line.split('\t'));
    expect(headings).toContain('Sources: addresses');
    expect(first?.[0]).toBe('Lachin road (corridor)');
    expect(next?.[headings?.indexOf('Sources: addresses') ?? -1]).toMatch(/;https?:/);
    expect(screen.getByText('2 rows copied.')).toBeTruthy();
    await press('Escape');
    expect(marked()).toBe(0);
  });
});

describe('Saving', () => {
  /** Files that were saved, oldest first: name and text. */
  let saved: { name: string; text: Promise<string> }[] = [];
  beforeEach(() => {
    saved = [];
    let blob = new Blob();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((each) => {
      blob = each as Blob;
      return 'blob:saved';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: blob.text() });
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  /** Chooses the entry of a button's menu that begins so, and returns what was saved. */
  async function save(name: string, begins: string): Promise<string> {
    await fireEvent.click(button(name));
    const before = saved.length;
    const entries = [...document.querySelectorAll('[role=menuitem]')];
    await fireEvent.click(entries.find((entry) => texts(entry).startsWith(begins)) as Element);
    await vi.waitFor(() => expect(saved.length).toBe(before + 1));
    return (saved.at(-1) as (typeof saved)[number]).text;
  }

  const lines = (text: string): number => text.trimEnd().split('\n').length;

  it('takes the marked rows in every format, and says so on the button, in the menu and in the files', async () => {
    show({ rows: 'statuses', days: 'all' });
    const all = listed();
    header('Feature').querySelector('button')?.focus();
    await press('ArrowDown');
    await press(' ');
    await press('ArrowDown', { shiftKey: true });
    expect(texts(button('Save 2 marked rows'))).toBe('Save 2');
    await fireEvent.click(button('Save 2 marked rows'));
    expect(find('p', '2 marked rows')).toBeTruthy();
    await fireEvent.click(button('Save 2 marked rows'));
    expect(lines(await save('Save 2 marked rows', 'CSV of these columns'))).toBe(3);
    expect(saved.at(-1)?.name).toBe('statuses_marked-rows.csv');
    expect(lines(await save('Save 2 marked rows', 'Statuses as a table'))).toBe(3);
    const geoJson = await save('Save 2 marked rows', 'Statuses with geometry');
    expect((JSON.parse(geoJson) as { features: unknown[] }).features.length).toBeLessThanOrEqual(2);
    expect(geoJson).toContain(`Statuses: 2 marked rows of ${all}. Filters: none.`);
    expect(await save('Save 2 marked rows', 'What these rows are')).toContain(`: 2 marked rows of ${all}.`);
    grid().querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    await press('Escape');
    expect(texts(button('Save rows'))).toBe('Save');
    expect(lines(await save('Save rows', 'CSV of these columns'))).toBe(all + 1);
    expect(saved.at(-1)?.name).toBe('statuses.csv');
    // A file with more lines than there are rows says why, in the menu.
    const table = await save('Save rows', 'Statuses as a table');
    await fireEvent.click(button('Save rows'));
    const [said] = [...document.querySelectorAll('[role=menuitem]')]
      .map(texts)
      .filter((each) => each.startsWith('Statuses as a table'));
    expect(said).toMatch(/as the atlas publishes them\. \d+ lines: a status of several parts is a line for each\.$/);
    expect(said).toContain(` ${table.trimEnd().split('\r\n').length - 1} lines:`);
  });

  it('counts only marked rows that are listed, as copying does', async () => {
    const { dispatch } = show({ rows: 'statuses', days: 'all' });
    header('Feature').querySelector('button')?.focus();
    await press('ArrowDown');
    await press('a', { ctrlKey: true });
    const all = listed();
    expect(texts(button(`Save ${all} marked rows`))).toBe(`Save ${all}`);
    const filters = [{ field: 'status', values: ['blocked'] }];
    dispatch({ type: 'tableChanged', change: { filters }, commit: true });
    expect(button('Copy 3 rows')).toBeTruthy();
    expect(lines(await save('Save 3 marked rows', 'CSV of these columns'))).toBe(4);
  });

  it('says of a reader’s own rows that they are no part of the atlas, and how they are limited', async () => {
    show({ rows: 'own-data-1', filters: [{ field: 'n:injured', values: ['95..'] }] });
    await vi.waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('2061'), 5000);
    const about = await save('Save rows', 'What these rows are');
    expect(about).toContain('“My incidents”, data of the reader’s own from the file “my.csv”: 2,060 of 100,000 rows.');
    expect(about).toContain('Filters: on 1 May 2023; injured: at least 95.');
    expect(about).toContain('The address leads to the map without these rows');
    expect(about).not.toMatch(/^Licence|CC BY|contributors/m);
  });

  it('says which frame rows are limited to and which layers are off, and no frame where rows have no place', async () => {
    const frame = { bounds: [44.123, 38.5, 48.9, 41.25] as const, geometry: real.geometry };
    const { dispatch } = show({ inFrame: true, days: 'all' }, { frame });
    const words = 'in the map’s frame (west 44.123°, south 38.500°, east 48.900°, north 41.250°)';
    expect(await save('Save rows', 'What these rows are')).toContain(`Filters: ${words}.`);
    expect(document.querySelector('.print-only')?.textContent).toContain(words);
    expect(grid().getAttribute('aria-label')).toMatch(/in the map’s frame$/);
    dispatch({ type: 'layerToggled', layer: 'routes' });
    const without = await save('Save rows', 'What these rows are');
    expect(without).toContain(`Filters: ${words}; without the layers that are off: Routes.`);
    dispatch({ type: 'tableChanged', change: { rows: 'sources', days: 'all' }, commit: true });
    expect(await save('Save rows', 'What these rows are')).toContain('Filters: none.');
  });

  it('says of the frame of an address that it is not that of the map, and takes that of the map in its place', async () => {
    const bounds = [44.123, 38.5, 48.9, 41.25] as const;
    const { session } = show(
      { inFrame: true, frame: bounds, days: 'all' },
      { frame: { bounds, geometry: real.geometry } },
    );
    const map = () => button('In the map’s frame').getAttribute('aria-pressed');
    expect([map(), grid().getAttribute('aria-label')?.endsWith(', in a frame')]).toEqual(['false', true]);
    const words = 'In the frame west 44.123°, south 38.500°, east 48.900°, north 41.250°';
    expect(button(`Remove the filter ${words}`)).toBeTruthy();
    await fireEvent.click(button('In the map’s frame'));
    expect([map(), session().table.inFrame, session().table.frame]).toEqual(['true', true, null]);
    expect(find('button', `Remove the filter ${words}`)).toBeUndefined();
    await fireEvent.click(button('In the map’s frame'));
    expect(session().table.inFrame).toBe(false);
  });
});

describe('The rows and the rest of the page', () => {
  it('are one selection', async () => {
    const { dispatch, events } = show();
    await fireEvent.click(rowNamed('Aghdam route'));
    expect(events.at(-1)).toEqual({ type: 'selected', id: 'aghdam-route' });
    expect(rowNamed('Aghdam route').getAttribute('aria-current')).toBe('true');
    dispatch({ type: 'selected', id: 'margara-alican' });
    expect(rowNamed('Margara–Alican crossing').getAttribute('aria-current')).toBe('true');
    expect(rowNamed('Aghdam route').getAttribute('aria-current')).toBeNull();
  });

  it.each(['rows', 'cards'])('mark the feature of the reader’s own whose card is shown, among %s', async (form) => {
    const { choose, dispatch } = show({ rows: 'own-data-1' }, { isNarrow: form === 'cards' });
    const current = () => [...document.querySelectorAll('.is-current :is(.is-edge, strong)')].map(texts);
    const said = () => document.querySelectorAll('[aria-current=true]').length;
    const row = await screen.findByText('Incident 3', {}, { timeout: 5000 });
    expect([current(), said()]).toEqual([[], 0]);
    await fireEvent.click(row);
    expect([current(), said()]).toEqual([['Incident 3'], 1]);
    choose({ layer: 'own-data-1', place: 89_999 });
    await tick();
    expect([current(), said()]).toEqual([['Incident 90000'], 1]);
    choose({ layer: 'own-data-2', place: 2 });
    expect(current()).toEqual([]);
    choose({ layer: 'own-data-1', place: 2 });
    dispatch({ type: 'tableChanged', change: { rows: 'features' }, commit: true });
    expect(current()).toEqual([]);
    choose({ layer: 'own-data-1', place: 49_999 });
    dispatch({ type: 'tableChanged', change: { rows: 'own-data-1' }, commit: true });
    expect(current()).toEqual([]);
    await vi.waitFor(() => expect(current()).toEqual(['Incident 50000']), 5000);
    choose(null);
    expect([current(), said()]).toEqual([[], 0]);
  });

  it('follow the days shown, unless the reader wants all', async () => {
    const { dispatch, session } = show();
    expect(hasRow('Lachin checkpoint')).toBe(true);
    dispatch({ type: 'dayChanged', day: day('2022-01-01'), commit: true });
    expect(hasRow('Lachin checkpoint')).toBe(false);
    await fireEvent.click(button('Only on 1 January 2022'));
    expect(session().table.days).toBe('all');
    expect(hasRow('Lachin checkpoint')).toBe(true);
  });

  it('lead to days, to passages and to features of the reader’s own', async () => {
    const { events, onown } = show();
    await fireEvent.click(within(rowNamed('Lachin checkpoint')).getByText('23 Apr 2023'));
    const from = day('2023-04-23');
    expect(events.at(-1)).toEqual({ type: 'daysVisited', span: { from, to: from + 1 } });
    await fireEvent.click(within(rowNamed('Lachin checkpoint')).getByText('¶16'));
    expect(events.at(-1)).toEqual({ type: 'passageChosen', id: 'p16' });
    await fireEvent.click(button('My incidents'));
    await fireEvent.click(await within(grid()).findByText('Incident 3', {}, { timeout: 5000 }));
    expect(onown).toHaveBeenCalledWith(OWN, 2);
  });
});

describe('Filters', () => {
  it('are said to change the rows alone, since the map goes on showing the rest', async () => {
    const said = () => screen.queryByText(/the map goes on showing/);
    show({});
    expect(said()).toBeNull();
    cleanup();
    show({ filters: [{ field: 'kind', values: ['crossing'] }] });
    await tick();
    expect(said()).not.toBeNull();
  });

  it('are not said to leave the map as it is where the map has them, too: layers that are off', async () => {
    const said = () => screen.queryByText(/the map goes on showing/);
    const { dispatch } = show({});
    dispatch({ type: 'layerToggled', layer: 'routes' });
    expect(button('Remove the filter Without layers that are off: Routes')).toBeDefined();
    expect(said()).toBeNull();
    dispatch({ type: 'tableChanged', change: { text: 'border' }, commit: true });
    await tick();
    expect(said()).not.toBeNull();
  });

  it('are chosen from values with their numbers of rows, and taken away one by one', async () => {
    const { session } = show({ rows: 'statuses', days: 'all' });
    const all = listed();
    await fireEvent.click(button('Add a filter'));
    const panel = screen.getByRole('dialog', { name: 'Filters' });
    await fireEvent.click(button('Status'));
    await fireEvent.click(within(panel).getByRole('checkbox', { name: /^blocked\s+3 rows$/ }));
    expect(session().table.filters).toEqual([{ field: 'status', values: ['blocked'] }]);
    expect(within(panel).getByText(`3 of ${all} rows`)).toBeTruthy();
    // The other statuses still say how many rows they would add.
    expect(within(panel).getByRole('checkbox', { name: /^suspended\s+[1-9]\d* rows$/ })).toBeTruthy();
    closables.closeLast();
    flushSync();
    expect(screen.queryByRole('dialog', { name: 'Filters' })).toBeNull();
    await fireEvent.click(button('Remove the filter Status: blocked'));
    expect(session().table.filters).toEqual([]);
    expect(document.activeElement?.textContent).toContain('Add a filter');
  });

  it('open in view, with their heading, wherever they stand in the list', async () => {
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    show({ rows: 'statuses', days: 'all' });
    await fireEvent.click(button('Add a filter'));
    const heads = within(screen.getByRole('dialog', { name: 'Filters' })).getAllByRole('heading');
    for (const head of [heads.at(-1), heads[0]]) {
      seen.mockClear();
      await fireEvent.click(within(head as HTMLElement).getByRole('button'));
      await vi.waitFor(() => expect(seen.mock.contexts).toEqual([head?.nextElementSibling, head]));
    }
    seen.mockRestore();
  });

  it('of a reader’s own rows make a layer of what they leave, and none of rows of the atlas', async () => {
    const range = { field: 'n:injured', values: ['3..3'] };
    const { onlayer } = show({ rows: 'own-data-1', days: 'all', filters: [range] });
    // A range says which it is, where choices say how many they are.
    await fireEvent.click(screen.getByRole('button', { name: /^Add a filter/ }));
    const panel = within(screen.getByRole('dialog', { name: 'Filters' }));
    expect(panel.getByRole('button', { name: /^injured/ }).textContent).toMatch(/injured\s*3$/);
    await fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    const offer = () => button('Make a layer of these 1,031 rows');
    await vi.waitFor(() => expect(offer()).toBeTruthy(), 5000);
    await fireEvent.click(offer());
    await vi.waitFor(() => expect(onlayer).toHaveBeenCalled());
    const [layer, look] = onlayer.mock.calls[0] as [OwnLayer, OwnLook];
    expect([layer.title, layer.features.length, look]).toEqual(['My incidents, injured: 3', 1031, LOOK]);
    expect(layer.features.every(({ properties }) => properties['injured'] === 3)).toBe(true);
    cleanup();
    show({ filters: [{ field: 'kind', values: ['border'] }] });
    expect(texts(document.querySelector('header') as Element)).not.toContain('Make a layer');
  });

  it('of words are one change while they are typed', async () => {
    vi.useFakeTimers();
    const { events } = show({ days: 'all' });
    const field = screen.getByLabelText('Filter rows by words');
    for (const value of ['L', 'La', 'Lachin']) await fireEvent.input(field, { target: { value } });
    vi.advanceTimersByTime(2000);
    vi.useRealTimers();
    expect(events.map((event) => event.type === 'tableChanged' && event.commit)).toEqual([false, false, false, true]);
    expect(rows().length).toBeGreaterThan(2);
    expect((field as HTMLInputElement).value).toBe('Lachin');
  });

  it('of days take any usual way to write them', async () => {
    const { session } = show({ rows: 'statuses' });
    await fireEvent.click(button('Add a filter'));
    await fireEvent.click(button('Days'));
    await fireEvent.input(screen.getByLabelText('From'), { target: { value: 'October 2022' } });
    await fireEvent.input(screen.getByLabelText('To'), { target: { value: 'July 2023' } });
    await fireEvent.click(button('Apply'));
    expect(session().table.days).toEqual({ from: day('2022-10-01'), to: day('2023-08-01') });
    await fireEvent.input(screen.getByLabelText('From'), { target: { value: 'soon' } });
    await fireEvent.click(button('Apply'));
    expect(screen.getByText(/“soon” is not a date/)).toBeTruthy();
  });

  it('of numbers of the reader’s own take a least and a greatest one, and are chips like the others', async () => {
    const { session } = show({ rows: 'own-data-1' });
    await fireEvent.click(button('Add a filter'));
    const panel = screen.getByRole('dialog', { name: 'Filters' });
    await fireEvent.click(within(panel).getByRole('button', { name: 'injured' }));
    const least = within(panel).getByLabelText('From') as HTMLInputElement;
    expect(least.placeholder).toBe('0');
    await fireEvent.input(least, { target: { value: 'many' } });
    await fireEvent.click(button('Apply'));
    expect(within(panel).getByText(/“many” is not a number/)).toBeTruthy();
    await fireEvent.input(least, { target: { value: '95' } });
    await fireEvent.input(within(panel).getByLabelText('To'), { target: { value: '1,000' } });
    await fireEvent.keyDown(within(panel).getByLabelText('To'), { key: 'Enter' });
    expect(session().table.filters).toEqual([{ field: 'n:injured', values: ['95..1000'] }]);
    await vi.waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('2061'), 5000);
    await fireEvent.click(button('Remove the filter injured: 95 to 1000'));
    expect(session().table.filters).toEqual([]);
  });

  it('that leave no row say which one is to blame, and it can be taken away', async () => {
    const { session } = show({ rows: 'statuses', filters: [{ field: 'status', values: ['blocked'] }] });
    expect(screen.getByText('No row passes all filters.')).toBeTruthy();
    expect(screen.getByText('Without “Only on 1 May 2023”: 3 rows')).toBeTruthy();
    await fireEvent.click(button('Remove it: Only on 1 May 2023'));
    expect(session().table.days).toBe('all');
    expect(rows().length).toBe(4);
  });

  it('that leave no row are named without quotation marks in quotation marks of the same kind', async () => {
    show({ rows: 'own-data-1', text: 'casualties 2' });
    expect(
      await screen.findByText('Without “Words: ‘casualties 2’”: 100,000 rows', {}, { timeout: 5000 }),
    ).toBeTruthy();
    expect(button('Remove it: Words: “casualties 2”')).toBeTruthy();
  });

  it('say of layers that are off that their rows are left out', async () => {
    const { dispatch, session } = show();
    dispatch({ type: 'layerToggled', layer: 'routes' });
    expect(hasRow('Aghdam route')).toBe(false);
    await fireEvent.click(button('Remove the filter Without layers that are off: Routes'));
    expect(session().layers).toContain('routes');
    expect(hasRow('Aghdam route')).toBe(true);
  });
});

describe('Columns', () => {
  /** Small rows: what is tried here has nothing to do with their number. */
  const layer = ownLayer(
    'own-data-2',
    [
      ownFeature(1, { title: 'Raid', note: 'at night', seen: 3 }, '2023-05-01', null),
      ownFeature(2, { title: 'Post', note: '' }, null, null),
    ],
    ['title', 'note', 'seen'].map((name) => ({
      name,
      type: name === 'seen' ? 'number' : 'text',
      filled: 2,
      values: [],
      hasMore: true,
      range: null,
    })),
  );
  const own = { rows: layer.id, days: 'all' } as const;
  const headings = (): string[] =>
    [...grid().querySelectorAll('[role=columnheader]')].slice(1).map((each) => texts(each));
  const placesOfColumns = (): (string | null)[] =>
    [...grid().querySelectorAll('tr[aria-rowindex="2"] > *')].map((cell) => cell.getAttribute('aria-colindex'));
  const said = (): string[] => [...document.querySelectorAll('.hidden[role=status]')].map(texts);
  const tickOf = (title: string): HTMLInputElement =>
    find('[role=grid][aria-label=Columns] label', title)?.querySelector('input') as HTMLInputElement;

  it('are left out, shown again in their place, and all, none or the usual ones, in a panel', async () => {
    const { session } = show({ rows: 'places' });
    await fireEvent.click(button('Columns'));
    expect(texts(find('[role=dialog]', 'Columns') as Element)).toContain('“What” is always first and stays in view.');
    await fireEvent.click(tickOf('Kind'));
    expect(session().table.columns).not.toContain('kind');
    expect(header('Kind')).toBeUndefined();
    await fireEvent.click(tickOf('Kind'));
    // The usual ones in their order are not in the address.
    expect(session().table.columns).toBeNull();
    await fireEvent.click(tickOf('Latitude'));
    expect(headings().at(-1)).toBe('Latitude');
    await fireEvent.click(button('All'));
    expect(session().table.columns).toEqual(KINDS_OF_ROWS.places.columns);
    await fireEvent.click(button('None'));
    expect(headings()).toEqual(['What']);
    await fireEvent.click(button('The usual columns'));
    expect(session().table.columns).toBeNull();
  });

  it('are moved in the panel by buttons and keys, and the keyboard stays with what is moved', async () => {
    const { session } = show(own, { own: layer });
    expect(headings()).toEqual(['Row', 'title', 'note', 'seen', 'From', 'To']);
    await fireEvent.click(button('Columns'));
    button('Move note down').focus();
    await fireEvent.click(button('Move note down'));
    await tick();
    expect(headings()).toEqual(['Row', 'title', 'seen', 'note', 'From', 'To']);
    expect(document.activeElement).toBe(button('Move note down'));
    expect(said()).toContain('“note” is now column 4 of 6.');
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(document.activeElement).toBe(tickOf('note'));
    await press('ArrowUp', { altKey: true });
    expect(headings()).toEqual(['Row', 'title', 'note', 'seen', 'From', 'To']);
    expect(document.activeElement).toBe(tickOf('note'));
    // Own columns in the order of the file are the usual ones.
    expect(session().table.columns).toBeNull();
    await press('ArrowUp', { altKey: true });
    expect(said()).toContain('“note” is the first column that can be moved.');
    expect(button('Move note up').getAttribute('aria-disabled')).toBe('true');
    await press('End');
    expect(document.activeElement).toBe(tickOf('To'));
    const list = find('[role=grid]', 'Columns') as HTMLElement;
    expect(list.querySelectorAll('[tabindex="0"]').length).toBe(1);
  });

  it('are moved from their headings, and screen readers hear where they are', async () => {
    show(own, { own: layer });
    header('note').querySelector('button')?.focus();
    await press('ArrowRight', { shiftKey: true });
    await tick();
    expect(headings()).toEqual(['Row', 'title', 'seen', 'note', 'From', 'To']);
    expect(document.activeElement).toBe(header('note').querySelector('button'));
    expect(header('note').getAttribute('aria-colindex')).toBe('5');
    expect(placesOfColumns()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(said()).toContain('“note” is now column 4 of 6.');
    // What names a row stays.
    await press('Home');
    await press('ArrowRight');
    await press('ArrowRight', { shiftKey: true });
    expect(headings().slice(0, 2)).toEqual(['Row', 'title']);
    expect(said()).toContain('“Row” stays first.');
    // Copied rows follow.
    await fireEvent.click(button('Copy rows'));
    await vi.waitFor(() => expect(copied.split('\n')[0]).toBe('Row\ttitle\tseen\tnote\tFrom\tTo\tEDTF'));
  });

  it('are dragged by their headings to another place, and the click that ends a drag does not sort', async () => {
    const { session } = show(own, { own: layer });
    const boxes = () =>
      [...grid().querySelectorAll<HTMLElement>('[role=columnheader]')].forEach((each, at) => {
        each.getBoundingClientRect = () => new DOMRect(at * 100, 0, 100, 36);
      });
    boxes();
    const point = (type: string, x: number, more: object = {}) =>
      new PointerEvent(type, { bubbles: true, clientX: x, button: 0, pointerId: 1, pointerType: 'mouse', ...more });
    const heading = header('From').querySelector('button') as HTMLElement;
    const drag = async (by: HTMLElement, xs: readonly number[], more: object = {}): Promise<void> => {
      await fireEvent(by, point('pointerdown', xs[0] ?? 0, more));
      for (const x of xs.slice(1)) await fireEvent(window, point('pointermove', x, more));
    };
    await drag(heading, [550, 500, 320]);
    expect(header('From').classList.contains('is-dragged')).toBe(true);
    await vi.waitFor(() => expect(header('note').classList.contains('drop-before')).toBe(true));
    await fireEvent(window, point('pointerup', 320));
    await fireEvent.click(heading, { detail: 1 });
    expect(headings()).toEqual(['Row', 'title', 'From', 'note', 'seen', 'To']);
    expect(session().table.sort).toBeNull();
    await fireEvent.click(heading);
    expect(session().table.sort).toEqual({ column: 'from', descending: false });
    // The keyboard stays where it is as other columns come and go.
    heading.focus();
    boxes();
    await drag(heading, [250, 300, 640]);
    await fireEvent(window, point('pointerup', 640));
    await drag(heading, [650, 600, 320]);
    await fireEvent(window, point('pointerup', 320));
    await tick();
    expect(document.activeElement).toBe(header('From').querySelector('button'));
    button('Columns').focus();
    await fireEvent.click(button('Columns'));
    await fireEvent.click(button('None'));
    await tick();
    expect(find('[role=dialog]', 'Columns')?.contains(document.activeElement)).toBe(true);
    await fireEvent.click(button('All'));
    await fireEvent.click(button('Done'));
    const again = header('From').querySelector('button') as HTMLElement;
    boxes();
    await drag(again, [450, 400, 320]);
    await fireEvent(window, point('pointerup', 320));
    // Escape, and a finger, move nothing.
    boxes();
    await drag(again, [350, 300, 640]);
    await fireEvent.keyDown(window, { key: 'Escape' });
    await fireEvent(window, point('pointerup', 640));
    await drag(again, [350, 300, 640], { pointerType: 'touch' });
    await fireEvent(window, point('pointerup', 640, { pointerType: 'touch' }));
    expect(headings()).toEqual(['Row', 'title', 'From', 'note', 'seen', 'To']);
  });

  it('are as wide as the reader makes them by keys or at their edges, and go back to usual', async () => {
    const { session } = show({ ...own, widths: { from: 200 } }, { own: layer });
    header('note').querySelector('button')?.focus();
    await press('+');
    expect(session().table.widths).toEqual({ from: 200, 'p:note': 204 });
    await press('-');
    await press('-');
    expect(session().table.widths).toEqual({ from: 200, 'p:note': 156 });
    expect(said()).toContain('“note” is 156 pixels wide.');
    expect([...grid().querySelectorAll('col')].map((col) => col.style.width)[3]).toBe('9.75rem');
    const edge = header('From').querySelector('.edge.is-end') as HTMLElement;
    header('From').getBoundingClientRect = () => new DOMRect(0, 0, 200, 36);
    const point = (type: string, x: number) =>
      new PointerEvent(type, { bubbles: true, clientX: x, button: 0, pointerId: 1, pointerType: 'mouse' });
    await fireEvent(edge, point('pointerdown', 300));
    await fireEvent(window, point('pointermove', 350));
    expect([...grid().querySelectorAll('col')].map((col) => col.style.width)[5]).toBe('15.625rem');
    expect(session().table.widths['from']).toBe(200);
    await fireEvent(window, point('pointerup', 380));
    expect(session().table.widths['from']).toBe(280);
    expect(session().table.sort).toBeNull();
    await fireEvent.click(button('Columns'));
    await fireEvent.click(button('The usual columns'));
    expect(session().table.widths).toEqual({});
  });
});

describe('On a narrow screen', () => {
  it('rows are cards in a list that says how long it is', async () => {
    const { events, onclose } = show({}, { isNarrow: true });
    const list = screen.getByRole('list', { name: /^Features, / });
    const cards = within(list).getAllByRole('listitem');
    expect(cards[0]?.getAttribute('aria-setsize')).toBe('26');
    expect(cards[1]?.getAttribute('aria-posinset')).toBe('2');
    expect(within(cards[0] as HTMLElement).getByText('under Azerbaijani control')).toBeTruthy();
    await fireEvent.click(within(cards[0] as HTMLElement).getByRole('button'));
    expect(events.at(-1)).toEqual({ type: 'selected', id: 'lachin-checkpoint' });
    await fireEvent.click(button('Back to the text'));
    expect(onclose).toHaveBeenCalled();
  });
});

describe('A comparison among the words', () => {
  const field = () => document.querySelector('input[type=search]') as HTMLInputElement;
  const note = () => texts(document.querySelector('.comparison') as Element);

  it('says which word is searched, and becomes a filter by number', async () => {
    const { session } = show({ rows: 'own-data-1' });
    await vi.waitFor(() => expect(grid().getAttribute('aria-rowcount')).toBe('100001'), 5000);
    await fireEvent.input(field(), { target: { value: 'incident injured > 95' } });
    expect(note()).toContain('The sign “>” is not searched: rows with “incident injured 95” are listed.');
    await fireEvent.click(button('injured: more than 95'));
    expect(session().table).toMatchObject({ text: 'incident', filters: [{ field: 'n:injured', values: ['96..'] }] });
    expect(field().value).toBe('incident');
    expect(document.activeElement).toBe(field());
    expect(note()).toBe('');
  });

  it('says that the rows have nothing to compare, and sets their days', async () => {
    // Few rows: each word that is typed draws them anew.
    const { session } = show({ rows: 'statuses', filters: [{ field: 'status', values: ['blocked'] }] });
    await fireEvent.input(field(), { target: { value: '>= 2' } });
    expect(note()).toContain('These rows have no number or date that “2” can be compared with');
    await fireEvent.input(field(), { target: { value: '>= 2023-05-01' } });
    await fireEvent.click(button('Days: since 1 May 2023'));
    expect(session().table).toMatchObject({ text: '', days: { from: day('2023-05-01') } });
    await fireEvent.input(field(), { target: { value: '<= 2023-05-01' } });
    await fireEvent.click(button('Days: until 1 May 2023'));
    expect(session().table).toMatchObject({ text: '', days: { to: day('2023-05-02') } });
  });

  it('offers both readings of a date that has two', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US']);
    const { session } = show({ rows: 'statuses', filters: [{ field: 'status', values: ['blocked'] }] });
    await fireEvent.input(field(), { target: { value: '>= 4/5/2023' } });
    expect(button('Days: since 5 April 2023')).toBeTruthy();
    await fireEvent.click(button('Days: since 4 May 2023'));
    expect(session().table).toMatchObject({ text: '', days: { from: day('2023-05-04') } });
  });
});

describe('The printed table', () => {
  const paper = () => [...document.querySelectorAll('.print-only')].map(texts);

  it('says whose own rows are, when it was printed, and that the atlas has no licence for them', async () => {
    show({ rows: 'own-data-1', text: 'incident' }, { isNarrow: true });
    await vi.waitFor(
      () => expect(find('ul', 'My incidents, 100,000 rows, on 1 May 2023, with “incident”')).toBeTruthy(),
      5000,
    );
    window.dispatchEvent(new Event('beforeprint'));
    flushSync();
    const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
    expect(paper()[0]).toContain('with “incident”');
    expect(paper()[1]).toBe(`“My incidents”, data of the reader’s own from the file “my.csv”. Printed on ${today}.`);
    expect(paper()[2]).toBe('The first 500 of 100,000 rows are on paper.');
    expect(paper()[3]).toContain('not under its licence');
    window.dispatchEvent(new Event('afterprint'));
    flushSync();
    expect(paper()).toHaveLength(1);
  });

  it('names the atlas, its licence and the address of its own rows', () => {
    show({ rows: 'statuses' });
    window.dispatchEvent(new Event('beforeprint'));
    flushSync();
    const { meta } = index.atlas;
    expect(paper()[1]).toContain(`From “${meta.title}”. Printed on `);
    expect(paper()[2]).toBe(
      texts(
        Object.assign(document.createElement('p'), {
          textContent: `Licence: ${meta.licences.statement} ${meta.attribution}`,
        }),
      ),
    );
    expect(paper()[3]).toBe('Address: https://example.org/#v=1');
  });
});

describe('Cards and sources', () => {
  it('marks rows on a narrow screen, which are then what is copied', async () => {
    show({ rows: 'statuses' }, { isNarrow: true });
    const box = find('input[type=checkbox]', 'Mark for copying and saving: Lachin checkpoint') as HTMLInputElement;
    await fireEvent.click(box);
    expect(box.checked).toBe(true);
    // Its tools have no room for a button: copying is in the menu of saving.
    expect(find('button', 'Copy 1 rows')).toBeUndefined();
    await fireEvent.click(button('Save 1 marked row'));
    const entries = [...document.querySelectorAll('[role=menuitem]')];
    await fireEvent.click(entries.find((entry) => texts(entry).startsWith('Copy')) as HTMLElement);
    await vi.waitFor(() => expect(copied.trim().split('\n')).toHaveLength(2));
    expect(copied).toContain('Lachin checkpoint');
  });

  it('has a box in its head that tells which of the listed rows are marked, and marks these alone', async () => {
    const { dispatch } = show();
    const head = find('input[type=checkbox]', 'Mark all rows for copying and saving') as HTMLInputElement;
    const state = () => (head.indeterminate ? 'some' : head.checked ? 'all' : 'none');
    const filterBy = (text: string) => dispatch({ type: 'tableChanged', change: { text }, commit: true });
    expect(state()).toBe('none');
    await fireEvent.click(rowNamed('Lachin checkpoint').querySelector('input') as HTMLElement);
    expect(state()).toBe('some');
    filterBy('alican');
    expect([rows().length - 1, marked(), state()]).toEqual([1, 0, 'none']);
    await fireEvent.click(head);
    expect([marked(), state()]).toEqual([1, 'all']);
    await fireEvent.click(head);
    expect([marked(), state()]).toEqual([0, 'none']);
    filterBy('');
    expect([marked(), state()]).toEqual([1, 'some']);
    filterBy('lachin checkpoint');
    await fireEvent.click(head);
    expect(state()).toBe('all');
  });

  it('says kind and dates on every card', () => {
    show({ rows: 'statuses' }, { isNarrow: true });
    const metas = [...document.querySelectorAll('li .meta')].map(texts);
    expect(metas.length).toBe(document.querySelectorAll('li .mark').length);
    expect(metas).toContain('crossing · 23 Apr 2023 – no end by 27 Jul 2023');
  });

  it('names publisher and date of a source, and its title for whoever asks', async () => {
    show({ rows: 'statuses' });
    const link = grid().querySelector<HTMLElement>('a[rel~=external]');
    expect(link?.textContent).toMatch(/, (\d+ )?(\w{3} )?\d{4}$/);
    expect(link?.title.startsWith(`${link.textContent}: `)).toBe(true);
    expect(link?.getAttribute('aria-label')).toBe(link?.title);
    await fireEvent.click(button('Copy rows'));
    await vi.waitFor(() => expect(copied).toContain(link?.title.split(': ')[1]));
  });
});
