import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnPlace } from '../../src/domain/ownData';
import { parseDay, spanOfDay } from '../../src/domain/time';
import type { ImportOutcome, TableAnswer } from '../../src/formats/import/outcome';
import type { ImportListener } from '../../src/state/importClient';
import { Hosts } from '../../src/state/hosts.svelte';
import { OwnData } from '../../src/state/ownData.svelte';
import OwnCard from '../../src/views/owndata/OwnCard.svelte';
import OwnDataView from '../../src/views/owndata/OwnDataView.svelte';
import { ownFeature, ownLayer, styledLayer } from '../fixtures/ownLayers';

let own: OwnData;
let listener: ImportListener;
const load = vi.fn();
const answer = vi.fn<(answer: TableAnswer) => void>();
let finish: (outcome: ImportOutcome) => void;
const told = { onzoom: vi.fn(), onfiles: vi.fn(), ontext: vi.fn(), onsave: vi.fn(), onclose: vi.fn(), ondays: vi.fn() };
const axis = { from: parseDay('2020-01-01') as number, to: parseDay('2024-01-01') as number };
const reach = { from: axis.from, to: parseDay('2024-07-01') as number };
const days = { from: parseDay('2023-05-05') as number, to: parseDay('2023-05-06') as number };
let rerender: (props: object) => Promise<void>;
const columns = [
  {
    name: 'kind',
    type: 'text',
    filled: 3,
    values: [
      { value: 'raid', count: 2 },
      { value: 'mine', count: 1 },
    ],
    hasMore: false,
    range: null,
  },
  { name: 'loss', type: 'number', filled: 1, values: [{ value: '4', count: 1 }], hasMore: false, range: [4, 40] },
] as const;
const raids = {
  ...ownLayer(
    'Raids',
    [
      ownFeature(1, { kind: 'raid' }, '2023-05-01'),
      ownFeature(2, { kind: 'raid' }, '2030'),
      ownFeature(3, { kind: 'mine' }),
    ],
    columns,
  ),
  report: {
    found: 4,
    kept: 3,
    dated: 2,
    notes: [{ kind: 'dropped', message: 'One row has no place.', where: 'line 7', count: 1 }],
  },
} as const;

/** No rows, as a question has them. */
const none = new Uint8Array();

beforeEach(() => {
  vi.clearAllMocks();
  own = new OwnData({
    read: (_source, heard) => {
      listener = heard;
      const done = new Promise<ImportOutcome>((resolve) => (finish = resolve));
      return { done, answer, cancel: () => finish({ type: 'cancelled' }) };
    },
    store: { isThere: async () => false, readAll: async () => [], keep: async () => {}, forget: async () => {} },
    near: [0, 0, 1, 1],
    days: () => [days],
    onResult: () => {},
    onAdded: () => {},
    choiceOf: () => null,
    onChoice: () => {},
    onOther: () => {},
    onProject: () => {},
  });
  ({ rerender } = render(OwnDataView, { own, hosts: new Hosts(load), axis, reach, days, ...told }));
});

afterEach(cleanup);

describe('The view of own data', () => {
  it('begins with a way in and nothing else; files and texts are handed on', async () => {
    expect(screen.queryByRole('list', { name: 'Your layers' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Save project' })).toBeNull();
    const files = [new File(['{}'], 'a.geojson'), new File(['{}'], 'b.geojson')];
    await fireEvent.change(screen.getByLabelText('Files with data'), { target: { files } });
    expect(told.onfiles).toHaveBeenCalledWith(files);
    await fireEvent.click(screen.getByRole('button', { name: 'Paste text' }));
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'POINT (1 2)' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Add this text' }));
    expect(told.ontext).toHaveBeenCalledWith('POINT (1 2)');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('asks about a table with the guess filled in, and about the order of day and month where it matters', async () => {
    own.add([{ name: 'raids.csv', text: 'x' }]);
    listener.onProgress?.({ words: 'Reading', share: 0.25 });
    expect((await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Reading raids.csv' })).value).toBe(
      0.25,
    );
    const guess = { columns: { latitude: 'lat', start: 'from' }, numberDates: 'none', first: 'day' } as const;
    listener.onQuestion?.({
      name: 'raids.csv',
      columns: ['lat', 'lng', 'from'],
      rows: [['40', '46', '14/5/2023']],
      count: 1200,
      gaps: [none, none, none],
      coarse: [],
      twoWays: [false, false, true],
      dateLike: ['from'],
      guess,
      doubts: ['The longitude is not sure.'],
    });
    const form = await screen.findByRole('form', { name: /How is “raids.csv” to be read\?/ });
    expect(form.textContent).toContain('1,200 rows');
    expect(form.textContent).toContain('The longitude is not sure.');
    // A column with dates that has no role is named, as long as it has none.
    const unused = '“from” looks like dates and is not used.';
    expect(form.textContent).not.toContain(unused);
    await fireEvent.change(within(form).getByLabelText('First day'), { target: { value: '' } });
    expect(form.textContent).toContain(unused);
    await fireEvent.change(within(form).getByLabelText('First day'), { target: { value: 'from' } });
    await fireEvent.click(within(form).getByRole('button', { name: 'Add these rows' }));
    expect(answer).not.toHaveBeenCalled();
    expect(within(form).getByRole('status').textContent).toContain('longitude, too');
    await fireEvent.change(within(form).getByLabelText('Longitude'), { target: { value: 'lng' } });
    // Where a day is missing the form begins with the least.
    const lastDay = within(form).getByLabelText<HTMLSelectElement>(/^Without a last day 1,200 rows$/);
    expect(lastDay.value).toBe('one-day');
    await fireEvent.change(lastDay, { target: { value: 'goes-on' } });
    await fireEvent.change(within(form).getByLabelText('4/5/2023 is'), { target: { value: 'month' } });
    // Two questions come before all columns: beside the button they would cover them on a small screen.
    expect(
      within(form)
        .getAllByRole('combobox')
        .slice(0, 2)
        .map((field) => field.closest('.decision')),
    ).toEqual([null, null]);
    expect(within(form).getAllByRole('combobox')[1]).toBe(within(form).getByLabelText('4/5/2023 is'));
    await fireEvent.click(within(form).getByRole('button', { name: 'Add these rows' }));
    expect(answer).toHaveBeenCalledWith({
      columns: { latitude: 'lat', start: 'from', longitude: 'lng' },
      numberDates: 'none',
      first: 'month',
      withoutEnd: 'goes-on',
      withoutStart: 'one-day',
    });
  });

  it('keeps the decision about a table in its own foot, and makes room for what is asked', async () => {
    expect(screen.getByRole('button', { name: 'Choose files' }).classList).toContain('filled');
    expect(screen.getByText(/never sent anywhere/)).toBeTruthy();
    own.add([{ name: 'raids.csv', text: 'x' }]);
    const guess = { columns: { latitude: 'lat', longitude: 'lng' }, numberDates: 'none', first: 'day' } as const;
    listener.onQuestion?.({
      name: 'raids.csv',
      columns: ['lat', 'lng'],
      rows: [['40', '46']],
      count: 1,
      gaps: [],
      coarse: [],
      twoWays: [],
      guess,
      doubts: [],
    });
    const add = await screen.findByRole('button', { name: 'Add these rows' });
    expect(add.closest('.decision')).not.toBeNull();
    // One button of a screen is filled: the one that is to be pressed.
    expect([...document.querySelectorAll('.filled')]).toEqual([add]);
    expect(screen.queryByText(/never sent anywhere/)).toBeNull();
  });

  it('asks about rows without a first or last day only if there are some, and of other files only how dates are written', async () => {
    own.add([{ name: 'raids.csv', text: 'x' }]);
    const guess = {
      columns: { latitude: 'lat', longitude: 'lng', start: 'a', end: 'b' },
      numberDates: 'none',
      first: 'day',
    } as const;
    const question = {
      name: 'raids.csv',
      columns: ['lat', 'lng', 'a', 'b'],
      rows: [['40', '46', '4/5/2023', '']],
      count: 9,
      gaps: [none, none, none, Uint8Array.of(1)],
      coarse: [none, none, Uint8Array.of(1), none],
      twoWays: [false, false, false, false],
      guess,
      doubts: [],
    } as const;
    listener.onQuestion?.(question);
    const lastDay = await screen.findByLabelText(/^Without a last day/);
    // Each answer can be read whole in a narrow pane: it is short, and has the line to itself.
    const answers = (field: HTMLElement): unknown => [
      field.closest('label')?.className.includes('wide'),
      within(field)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ];
    // What is taken for granted by adding the rows stands beside the button, which is always in sight.
    expect(lastDay.closest('.decision')).toBe(
      screen.getByRole('button', { name: 'Add these rows' }).closest('.decision'),
    );
    expect(answers(lastDay)).toEqual([true, ['it lasted one day, its first', 'it goes on from its first day']]);
    expect(lastDay.closest('label')?.textContent).toContain(
      'It gives a month or a year alone: that counts as the whole month or year.',
    );
    expect(screen.queryByLabelText(/^Without a first day/)).toBeNull();
    own.cancel(own.jobs[0]?.id ?? 0);
    own.add([{ name: 'more.csv', text: 'x' }]);
    listener.onQuestion?.({
      ...question,
      name: 'more.csv',
      gaps: [none, none, Uint8Array.of(3), none],
      coarse: [none, none, none, Uint8Array.of(2)],
    });
    const firstDay = await screen.findByLabelText(/^Without a first day 2 rows/);
    expect(firstDay.closest('label')?.textContent).toContain('1 of them gives a month or a year alone');
    await fireEvent.change(firstDay, { target: { value: 'before' } });
    expect(screen.queryByLabelText(/^Without a last day/)).toBeNull();
    expect(answers(screen.getByLabelText(/^Without a first day/))).toEqual([
      true,
      ['it lasted one day, its last', 'it was there up to its last day'],
    ]);
    await fireEvent.click(screen.getByRole('button', { name: 'Add these rows' }));
    expect(answer).toHaveBeenLastCalledWith(expect.objectContaining({ withoutStart: 'before' }));
    own.cancel(own.jobs[0]?.id ?? 0);
    // A row with neither day is there on all days: nothing is asked about it.
    own.add([{ name: 'undated.csv', text: 'x' }]);
    listener.onQuestion?.({ ...question, name: 'undated.csv', gaps: [none, none, Uint8Array.of(1), Uint8Array.of(1)] });
    await screen.findByRole('form', { name: /undated\.csv/ });
    expect(screen.queryByLabelText(/^Without a/)).toBeNull();
    own.cancel(own.jobs[0]?.id ?? 0);
    own.add([{ name: 'raids.geojson', text: 'x' }]);
    const dates = {
      ...question,
      name: 'raids.geojson',
      columns: ['a'],
      rows: [['14/5/2023']],
      twoWays: [true],
      guess: { ...guess, columns: { start: 'a' } },
      isOfDates: true,
    };
    listener.onQuestion?.(dates);
    const form = await screen.findByRole('form', { name: 'How are the dates of “raids.geojson” to be read?' });
    expect(within(form).getAllByRole('combobox')).toEqual([within(form).getByLabelText('4/5/2023 is')]);
    await fireEvent.change(within(form).getByLabelText('4/5/2023 is'), { target: { value: 'month' } });
    await fireEvent.click(within(form).getByRole('button', { name: 'Add these features' }));
    expect(answer).toHaveBeenLastCalledWith(expect.objectContaining({ columns: { start: 'a' }, first: 'month' }));
  });

  it.each([
    [['3.2022', '12.2022', '1.2023'], false],
    [['3.2022', '', 'May 2022'], false],
    // No month, or no year of these centuries: numbers of which only the reader can say what they count.
    [['3.2022', '13.2022'], true],
    [['12.9022'], true],
    [['3,5'], true],
    [['44927'], true],
  ])('asks what plain numbers among dates are, but not of months such as 12.2022: %s', async (cells, isAsked) => {
    own.add([{ name: 'raids.csv', text: 'x' }]);
    const guess = {
      columns: { latitude: 'lat', longitude: 'lng', date: 'a' },
      numberDates: 'none',
      first: 'day',
    } as const;
    listener.onQuestion?.({
      name: 'raids.csv',
      columns: ['lat', 'lng', 'a'],
      rows: cells.map((cell) => ['40', '46', cell]),
      count: 3,
      gaps: [],
      coarse: [],
      twoWays: [],
      guess,
      doubts: [],
    });
    await screen.findByRole('button', { name: 'Add these rows' });
    expect(screen.queryByLabelText(/^Plain numbers are/) !== null).toBe(isAsked);
  });

  it('leaves the details of a layer open when its axes were exchanged, and the keyboard in them', async () => {
    const strays = {
      kind: 'told',
      message: 'Axes may be exchanged.',
      where: 'row 2',
      count: 1,
      offer: 'swap-strays',
    } as const;
    const before = { ...raids, report: { ...raids.report, notes: [strays] } };
    own.add([{ name: 'raids.csv', text: 'x' }]);
    finish({ type: 'layers', layers: [before] });
    await fireEvent.click(await screen.findByRole('button', { name: '2 remarks' }));
    // What can be done about it is said in one place.
    const exchange = screen.getByRole('button', { name: 'Exchange them' });
    // It comes first, whatever else was found.
    expect(exchange.closest('li')).toBe(exchange.closest('ul')?.firstElementChild);
    exchange.focus();
    await fireEvent.click(exchange);
    finish({ type: 'layers', layers: [{ ...raids, id: 'own-data-new' }] });
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Exchange them' })).toBeNull());
    expect(document.activeElement?.textContent).toMatch(/^What was found in/);
    expect(screen.getByRole('button', { name: /^Style and report/ }).getAttribute('aria-expanded')).toBe('true');
  });

  it('says how rows can be exchanged in a layer that has no file to be read anew: one made of rows, kept, or of a project', async () => {
    const strays = {
      kind: 'told',
      message: 'Axes may be exchanged.',
      where: 'row 2',
      count: 1,
      offer: 'swap-strays',
    } as const;
    own.addLayer({ ...raids, id: 'own-data-part', report: { ...raids.report, notes: [strays] } });
    await fireEvent.click(await screen.findByRole('button', { name: /remarks?$/ }));
    expect(screen.queryByRole('button', { name: 'Exchange them' })).toBeNull();
    const line = screen.getByText(/Axes may be exchanged/).closest('li')?.textContent ?? '';
    expect(line.replace(/\s+/g, ' ')).toContain(`Add “${raids.file.name}” again to exchange them.`);
  });

  it('says at once what may be exchanged, exchanges it with one press, and takes that back', async () => {
    const outliers = {
      kind: 'told',
      message: 'Axes may be exchanged.',
      where: 'row 2',
      count: 1,
      offer: 'swap-outliers',
    } as const;
    own.add([{ name: 'raids.csv', text: 'x' }]);
    finish({ type: 'layers', layers: [{ ...raids, report: { ...raids.report, notes: [outliers] } }] });
    await fireEvent.click(await screen.findByRole('button', { name: 'Exchange them' }));
    expect(screen.queryByRole('button', { name: 'Exchange them' })).toBeTruthy();
    const done = { kind: 'repaired', message: 'Exchanged.', where: 'row 2', count: 1, isWished: true } as const;
    finish({ type: 'layers', layers: [{ ...raids, id: 'own-data-new', report: { ...raids.report, notes: [done] } }] });
    await screen.findByText('Exchanged.');
    expect(screen.queryByRole('button', { name: 'Exchange them' })).toBeNull();
    expect(screen.getByRole('status').textContent).toMatch(/Exchanged\. \(row 2\)$/);
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Exchange them' })).toBeTruthy();
  });

  it('zooms to where most of a layer lies, names what lies far from it, and shows all on request', async () => {
    const at = (number: number, lon: number, lat: number) =>
      ownFeature(number, {}, null, { type: 'Point', coordinates: [lon, lat] });
    const many = Array.from({ length: 30 }, (_, number) => at(number + 2, 46 + number / 100, 39.5));
    const layer = { ...ownLayer('Far', [...many, at(32, 0, 0)]), bounds: [0, 0, 46.29, 39.5] as const };
    own.addLayer(layer);
    expect(await screen.findByText('1 of 31 lies far from the others: row 32. “Zoom to” leaves it out.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Zoom to Far' }));
    expect(told.onzoom).toHaveBeenLastCalledWith([46, 39.5, 46.29, 39.5]);
    await fireEvent.click(screen.getByRole('button', { name: 'Zoom to all of Far' }));
    expect(told.onzoom).toHaveBeenLastCalledWith([0, 0, 46.29, 39.5]);
  });

  it('says of a layer how many of its features hold on the days shown, and shows all its dates and where they are', async () => {
    screen.getByRole('button', { name: 'Choose files' }).focus();
    own.addLayer(raids);
    const row = within(await screen.findByRole('list', { name: 'Your layers' }));
    expect(screen.getByRole('status').textContent).toBe(
      '“Raids” added: 3 features, 2 with dates. 1 of 3 holds on 5 May 2023, without a date.',
    );
    expect(row.getByText('1 of 3 holds on 5 May 2023, without a date.')).toBeTruthy();
    expect(document.activeElement?.textContent).toMatch(/^Layers/);
    // The unseen field for files is not among the controls to which the focus goes when a button is gone.
    expect(screen.getByLabelText('Files with data').closest('.body')).toBeNull();
    own.setLook(raids.id, { isVisible: false });
    own.say('Done.');
    await rerender({ days: { from: days.from - 4, to: days.to } });
    expect(row.getByText('2 of 3 hold from 1 May 2023 to 5 May 2023, 1 of them without a date.')).toBeTruthy();
    // What was said of the day before is no longer so.
    expect(screen.getByRole('status').textContent).toBe('');
    await fireEvent.click(row.getByRole('button', { name: 'Show 1 May 2023 to 30 June 2024: the dates of Raids' }));
    expect(told.ondays).toHaveBeenCalledWith({ from: days.from - 4, to: reach.to });
    expect(told.onzoom).toHaveBeenCalledWith(raids.bounds);
    expect(own.layers[0]?.look.isVisible).toBe(true);
    await rerender({ days: { from: days.from - 4, to: reach.to } });
    expect(row.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('says of a comparison what holds on each of the two days, and forgets it when one of them changes', async () => {
    own.addLayer(raids);
    const row = within(await screen.findByRole('list', { name: 'Your layers' }));
    const other = { from: days.from - 4, to: days.from - 3 };
    await rerender({ other });
    expect(
      row.getByText('1 of 3 holds on 5 May 2023 and 2 on 1 May 2023; 1 has no date and is counted on both days.'),
    ).toBeTruthy();
    // It belongs to the act before, whatever it says of days.
    own.say('“Raids” read anew.');
    await rerender({ other: { from: days.from - 5, to: days.from - 4 } });
    expect(screen.getByRole('status').textContent).toBe('');
    // Nothing holds on either day: only then the way to its days is the first thing to do.
    own.remove(raids.id);
    const dated = ownLayer('Dated', [ownFeature(1, {}, '2023-05-01')]);
    own.addLayer(dated);
    const isFilled = async () =>
      (await screen.findByRole('button', { name: /^Show 1 May 2023: / })).classList.contains('filled');
    expect(await isFilled()).toBe(true);
    await rerender({ other });
    expect(await isFilled()).toBe(false);
  });

  it('asks before tiles are loaded from an address, with what its host learns; an address that cannot be asked is told', async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'From an address' }));
    const field = screen.getByLabelText('Address of a PMTiles file');
    expect(document.activeElement).toBe(field);
    await fireEvent.input(field, { target: { value: 'http://tiles.example.org/a.pmtiles' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(screen.getByRole('alert').textContent).toMatch(/Over http/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await fireEvent.input(field, { target: { value: 'https://tiles.example.org/a.pmtiles' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Use this address' }));
    expect(screen.queryByLabelText('Address of a PMTiles file')).toBeNull();
    const question = within(screen.getByRole('region', { name: 'Load tiles from tiles.example.org?' }));
    expect(document.activeElement).toBe(question.getByRole('heading'));
    expect(question.getByText(/your internet address/)).toBeTruthy();
    expect(load).not.toHaveBeenCalled();
    await fireEvent.click(question.getByRole('button', { name: 'Load them' }));
    expect(load).toHaveBeenCalledExactlyOnceWith({ name: 'a.pmtiles', address: 'https://tiles.example.org/a.pmtiles' });
    expect(screen.queryByRole('region', { name: /^Load tiles/ })).toBeNull();
  });

  it('says why a file could not be read, until that is read', async () => {
    own.add([{ name: 'broken.geojson', text: 'x' }]);
    finish({ type: 'refused', issues: [{ message: 'It ends within feature 3.', remedy: 'Get it again.' }] });
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /“broken.geojson” could not be read.\s*It ends within feature 3. Get it again./,
    );
    await fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lists a layer with its report and what lies beyond the timeline, and changes how it looks', async () => {
    own.addLayer(raids);
    const row = within(await screen.findByRole('list', { name: 'Your layers' }));
    expect(row.getByText(/3 features, 2 with dates\s·/)).toBeTruthy();
    const remark = row.getByRole('button', { name: '1 remark' });
    await fireEvent.click(remark);
    expect(remark.getAttribute('aria-expanded')).toBe('true');
    expect(row.getByText('One row has no place.', { exact: false })).toBeTruthy();
    await fireEvent.click(remark);
    expect(row.getByText(/1 after its last/)).toBeTruthy();
    await fireEvent.click(row.getByRole('button', { name: 'Zoom to Raids' }));
    expect(told.onzoom).toHaveBeenCalledWith(raids.bounds);
    await fireEvent.click(row.getByRole('button', { name: 'Style and report of Raids' }));
    expect(row.getByText('One row has no place.', { exact: false }).textContent).toMatch(
      /Left out:\s*One row has no place.\s*line 7/,
    );
    await fireEvent.change(row.getByLabelText('Colours'), { target: { value: 'category' } });
    expect(own.layers[0]?.look.colours).toMatchObject({
      by: 'category',
      column: 'kind',
      colours: { raid: '#e314b1', mine: '#2981fb' },
    });
    // Every value has a colour of its own, so that there are no others to colour.
    expect(row.queryByLabelText('All others: colour')).toBeNull();
    await fireEvent.change(row.getByLabelText('raid: colour'), { target: { value: '#40970f' } });
    expect(own.layers[0]?.look.colours).toMatchObject({ colours: { raid: '#40970f', mine: '#2981fb' } });
    await fireEvent.change(row.getByLabelText('Colours'), { target: { value: 'number' } });
    await fireEvent.change(row.getByLabelText('To'), { target: { value: '10' } });
    expect(own.layers[0]?.look.colours).toMatchObject({ by: 'number', column: 'loss', range: [4, 10] });
    // Each way comes back as it was left.
    await fireEvent.change(row.getByLabelText('Colours'), { target: { value: 'category' } });
    expect(own.layers[0]?.look.colours).toMatchObject({
      by: 'category',
      colours: { raid: '#40970f', mine: '#2981fb' },
    });
    await fireEvent.change(row.getByLabelText('Colours'), { target: { value: 'number' } });
    expect(own.layers[0]?.look.colours).toMatchObject({ by: 'number', range: [4, 10] });
    await fireEvent.change(row.getByLabelText('Names on the map'), { target: { value: 'kind' } });
    await fireEvent.input(row.getByLabelText('Opacity'), { target: { value: '40' } });
    expect(own.layers[0]?.look).toMatchObject({ label: 'kind', opacity: 0.4 });
    await fireEvent.click(row.getByRole('checkbox', { name: 'Raids' }));
    expect(own.layers[0]?.look.isVisible).toBe(false);
    await fireEvent.change(row.getByLabelText('Name', { exact: true }), { target: { value: 'Attacks' } });
    await fireEvent.change(row.getByLabelText('Source and licence'), { target: { value: 'ACLED, CC BY-NC 4.0' } });
    expect(own.layers[0]?.layer.source).toBe('ACLED, CC BY-NC 4.0');
    await fireEvent.click(row.getByRole('button', { name: 'Remove Attacks' }));
    expect(screen.getByText('“Attacks” removed.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('checkbox', { name: 'Attacks' })).toBeTruthy();
  });
});

it('The card of a feature has its properties as plain text, links only to pages, and leads to its first day', async () => {
  const feature = ownFeature(
    7,
    { name: '<img src=x>', at: 'https://example.org/', bad: 'javascript:alert(1)', none: null, list: [1, 2] },
    '2023-05-01/2023-05-10',
  );
  const onday = vi.fn();
  render(OwnCard, {
    layers: [styledLayer('Raids', [feature])],
    chosen: { layer: 'own-data-Raids', place: 0 },
    onday,
    onzoom: vi.fn(),
    onclose: vi.fn(),
  });
  const card = within(screen.getByRole('region', { name: 'Feature of your own' }));
  expect(card.getByRole('heading').textContent).toBe('<img src=x>');
  expect(card.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['https://example.org/']);
  expect(card.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['at', 'bad', 'list']);
  expect(card.getByText('1–10 May 2023')).toBeTruthy();
  await fireEvent.click(card.getByRole('button', { name: 'To its first day' }));
  expect(onday).toHaveBeenCalledWith(parseDay('2023-05-01'));
});

describe('The card of a feature', () => {
  const rows = ['INC-196', 'INC-197'].map((id, at) =>
    ownFeature(at + 1, { id, title: `Incident ${id}` }, null, { type: 'Point', coordinates: [46.54, 39.6] }),
  );
  const layers = [styledLayer('incidents', rows, { label: 'id' })];
  const [first, second] = [0, 1].map((place) => ({ layer: 'own-data-incidents', place })) as [OwnPlace, OwnPlace];
  const common = { layers, chosen: first, onday: vi.fn(), onzoom: vi.fn(), onclose: vi.fn() };

  it('leads to the others that lie in one place with it, by buttons and arrow keys, and to the atlas’s', async () => {
    const [onstep, onatlasfeature] = [vi.fn(), vi.fn()];
    const card = render(OwnCard, {
      ...common,
      featuresAtPoint: [first, second],
      atlasFeature: 'Reed Ford',
      onstep,
      onatlasfeature,
    });
    expect(screen.getByText('1 of 2 here')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Next feature at this place' }));
    expect(onstep).toHaveBeenLastCalledWith(second);
    await card.rerender({ chosen: second });
    expect(screen.getByText('2 of 2 here')).toBeTruthy();
    await fireEvent.keyDown(screen.getByRole('button', { name: 'Previous feature at this place' }), {
      key: 'ArrowRight',
    });
    expect(onstep).toHaveBeenLastCalledWith(first);
    await fireEvent.click(screen.getByRole('button', { name: 'Reed Ford' }));
    expect(onatlasfeature).toHaveBeenCalledOnce();
    await card.rerender({ featuresAtPoint: [second], atlasFeature: null });
    expect(screen.queryByText(/ here/)).toBeNull();
  });

  it('has what days and map say already together in its last lines, and not the title again', () => {
    const read = (['lat', 'lon', 'start'] as const).map(
      (name) =>
        ({
          name,
          type: 'text',
          filled: 1,
          values: [],
          hasMore: false,
          range: null,
          readAs: name === 'start' ? 'dates' : 'position',
        }) as const,
    );
    const styled = styledLayer('incidents', [
      ownFeature(1, { lat: 40, title: 'Mill', start: '2023', lon: 44, kind: 'raid' }),
    ]);
    render(OwnCard, { ...common, layers: [{ ...styled, layer: { ...styled.layer, columns: read } }] });
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['kind', 'lat', 'start', 'lon']);
  });

  it('says that it is not on the map on the days shown, and leads to the nearest day on which it is', async () => {
    const dated = styledLayer('incidents', [
      ownFeature(1, { title: 'Raid' }, '2023-06-03/2023-07-05', { type: 'Point', coordinates: [46, 39] }),
    ]);
    const dayOf = (text: string): number => parseDay(text)!;
    const days = (...texts: readonly string[]) => texts.map((text) => spanOfDay(dayOf(text)));
    const [onday, onshow] = [vi.fn(), vi.fn()];
    const [reach] = [{ from: dayOf('1991-01-01'), to: dayOf('2023-07-28') }];
    const card = render(OwnCard, { ...common, layers: [dated], windows: days('2023-05-01'), reach, onday, onshow });
    const region = screen.getByRole('region', { name: 'Feature of your own' });
    expect(region.textContent).toContain('Not on the map on 1 May 2023: its days come later.');
    await fireEvent.click(screen.getByRole('button', { name: 'Show it on 3 June 2023' }));
    expect(onday).toHaveBeenLastCalledWith(dayOf('2023-06-03'));
    expect(screen.queryByRole('button', { name: 'To its first day' })).toBeNull();

    await card.rerender({ windows: [{ from: dayOf('2023-07-10'), to: dayOf('2023-07-21') }] });
    expect(region.textContent).toContain('Not on the map from 10 July 2023 to 20 July 2023: its days are over.');
    await fireEvent.click(screen.getByRole('button', { name: 'Show it on 5 July 2023' }));
    expect(onday).toHaveBeenLastCalledWith(dayOf('2023-07-05'));
    expect(screen.getByRole('button', { name: 'To its first day' })).toBeTruthy();

    // A second day on which it holds, or a day that the timeline does not reach.
    await card.rerender({ windows: days('2023-05-01', '2023-06-10') });
    expect(region.textContent).not.toContain('Not on the map');
    await card.rerender({ windows: days('2023-05-01'), reach: { ...reach, to: dayOf('2023-06-01') } });
    expect(region.textContent).toContain('its days come later, and the timeline does not reach them.');
    expect(screen.queryByRole('button', { name: /^Show it on|To its first day/ })).toBeNull();

    const [layer] = [styledLayer('incidents', dated.layer.features, { isVisible: false })];
    await card.rerender({ layers: [layer], windows: days('2023-06-10') });
    expect(region.textContent).toContain('Not on the map: its layer is hidden.');
    await fireEvent.click(screen.getByRole('button', { name: 'Show its layer' }));
    expect(onshow).toHaveBeenCalledOnce();
  });

  it('does not say of a row without a position that it is on the map', () => {
    const bare = [styledLayer('incidents', [{ ...ownFeature(1, { title: 'Nowhere' }), geometry: null }])];
    render(OwnCard, { ...common, layers: bare });
    const text = screen.getByRole('region', { name: 'Feature of your own' }).textContent;
    expect(text).toContain('It has no position: the table has it, and the map does not.');
    expect(text).not.toContain('on the map on all days');
  });

  it('is headed by what the feature is called, whatever is written on the map, and copies where it is', async () => {
    const oncopy = vi.fn(() => Promise.resolve(true));
    render(OwnCard, { ...common, oncopy });
    expect(within(screen.getByRole('region', { name: 'Feature of your own' })).getByRole('heading').textContent).toBe(
      'Incident INC-196',
    );
    await fireEvent.click(screen.getByRole('button', { name: 'Copy coordinates' }));
    expect(oncopy).toHaveBeenCalledExactlyOnceWith('39.60000, 46.54000');
    expect(await screen.findByText('Copied.')).toBeTruthy();
  });
});
