import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDay } from '../../src/domain/time';
import type { RowsChoice } from '../../src/domain/tableKept';
import type { ImportOptions, ImportOutcome, TableAnswer } from '../../src/formats/import/outcome';
import type { ImportListener, ImportSource } from '../../src/state/importClient';
import { OwnData } from '../../src/state/ownData.svelte';
import type { KeptLayer, OwnDataStore } from '../../src/state/ownDataStore';
import { ownFeature, ownLayer } from '../fixtures/ownLayers';

/** A file that is being read: its end is in the test's hand. */
interface Reading {
  readonly source: ImportSource;
  readonly listener: ImportListener;
  readonly options: ImportOptions;
  readonly finish: (outcome: ImportOutcome) => void;
  readonly cancel: ReturnType<typeof vi.fn>;
  readonly answer: ReturnType<typeof vi.fn<(answer: TableAnswer) => void>>;
}

let readings: Reading[];
let others: [string, string][];
let results: number;
let shown: string[];
const DAY = parseDay('2023-05-02') as number;
let store: OwnDataStore & { readonly kept: Map<string, KeptLayer & { place: number }>; fault: Error | null };
/** What is chosen in the table for rows of layers. */
let choices: Record<string, RowsChoice>;
let own: OwnData;
const file = (name: string): ImportSource => ({ name, text: 'x' });
const raids = ownLayer('Raids', [ownFeature(1, {}, '2023-05-01'), ownFeature(2)]);
const titles = (): readonly string[] => own.layers.map(({ layer }) => layer.title);
/** Reads a file with layers to its end. */
async function add(...layers: readonly ReturnType<typeof ownLayer>[]): Promise<void> {
  own.add([file('raids.csv')]);
  readings.at(-1)?.finish({ type: 'layers', layers });
  await vi.waitFor(() => expect(own.jobs).toEqual([]));
}

beforeEach(() => {
  readings = [];
  others = [];
  results = 0;
  shown = [];
  choices = {};
  const kept = new Map<string, KeptLayer & { place: number }>();
  store = {
    kept,
    fault: null,
    isThere: async () => kept.size > 0,
    readAll: async () => [...kept.values()].sort((a, b) => a.place - b.place),
    keep: async (layer, place) => {
      if (store.fault) throw store.fault;
      kept.set(layer.styled.layer.id, { ...layer, place });
    },
    forget: async (id) => void kept.delete(id),
  };
  own = new OwnData({
    read: (source, listener, options) => {
      let finish: Reading['finish'] = () => {};
      const done = new Promise<ImportOutcome>((resolve) => (finish = resolve));
      const [cancel, answer] = [vi.fn(() => finish({ type: 'cancelled' })), vi.fn<(answer: TableAnswer) => void>()];
      readings.push({ source, listener, options, finish, cancel, answer });
      return { done, answer, cancel };
    },
    store,
    near: [40, 38, 50, 42],
    days: () => [{ from: DAY, to: DAY + 1 }],
    choiceOf: (layer) => choices[layer] ?? null,
    onChoice: (layer, choice) => void (choices[layer] = choice),
    onAdded: (layers) => void shown.push(...layers.map(({ title }) => title)),
    onResult: () => (results += 1),
    onProject: (name, { project }) => void others.push([name, `${project.layers.length} layers`]),
    onOther: (source, what) => void others.push([source.name, what]),
  });
});

describe('Files', () => {
  it('are read three at a time, each with its progress, and the others wait', async () => {
    own.add(['a', 'b', 'c', 'd'].map(file));
    expect(readings.map(({ source }) => source.name)).toEqual(['a', 'b', 'c']);
    readings[0]?.listener.onProgress?.({ words: 'Reading', share: 0.5 });
    expect(own.jobs.map(({ progress }) => progress?.share ?? null)).toEqual([0.5, null, null, null]);
    readings[1]?.finish({ type: 'layers', layers: [raids] });
    await vi.waitFor(() => expect(readings.map(({ source }) => source.name)).toEqual(['a', 'b', 'c', 'd']));
    expect(own.jobs.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
    expect([titles(), own.message, results]).toEqual([
      ['Raids'],
      '“Raids” added: 2 features, 1 with dates. 1 of 2 holds on 2 May 2023, without a date.',
      1,
    ]);
    expect(shown).toEqual(['Raids']);
  });

  it('can be cancelled while they are read and while they wait', async () => {
    own.add(['a', 'b', 'c', 'd'].map(file));
    own.cancel(own.jobs[3]?.id ?? 0);
    own.cancel(own.jobs[0]?.id ?? 0);
    expect(readings[0]?.cancel).toHaveBeenCalledOnce();
    await Promise.resolve();
    expect([own.jobs.map(({ name }) => name), readings.length, titles()]).toEqual([['b', 'c'], 3, []]);
  });

  it('that are tables wait for an answer; what cannot be read says why until it is dismissed', async () => {
    own.add([file('a')]);
    const guess = { columns: { wkt: 'g' }, numberDates: 'none', first: 'day' } as const;
    readings[0]?.listener.onQuestion?.({
      name: 'a',
      columns: ['g'],
      rows: [],
      count: 1,
      gaps: [],
      coarse: [],
      twoWays: [],
      guess,
      doubts: [],
    });
    expect(own.jobs[0]?.question?.guess).toEqual(guess);
    own.answer(own.jobs[0]?.id ?? 0, guess);
    expect([readings[0]?.answer.mock.calls, own.jobs[0]?.question]).toEqual([[[guess]], null]);
    readings[0]?.finish({ type: 'refused', issues: [{ message: 'No rows.' }] });
    await vi.waitFor(() => expect(own.jobs[0]?.issues).toEqual([{ message: 'No rows.' }]));
    expect(results).toBe(2);
    own.cancel(own.jobs[0]?.id ?? 0);
    expect(own.jobs).toEqual([]);
  });

  it('that are no data go to where they belong, and no result is told', async () => {
    own.add([file('letter.txt')]);
    readings[0]?.finish({ type: 'other', file: 'article' });
    await vi.waitFor(() => expect(others).toEqual([['letter.txt', 'article']]));
    expect([own.jobs, results]).toEqual([[], 0]);
  });

  it('that are projects are handed on whole', async () => {
    own.add([file('atlas.json')]);
    readings[0]?.finish({
      type: 'project',
      reading: {
        project: { session: '', layers: [], notes: null, stories: [], measured: null, table: null, title: '' },
        issues: [],
      },
    });
    await vi.waitFor(() => expect(others).toEqual([['atlas.json', '0 layers']]));
    expect([own.jobs, own.layers]).toEqual([[], []]);
  });

  it('are read anew with their axes exchanged, in place of the layer, which keeps name and look', async () => {
    await add(raids);
    own.rename(raids.id, 'My raids');
    own.setLook(raids.id, { opacity: 0.5 });
    const wished = {
      kind: 'repaired',
      message: 'Exchanged: 46, 39 is now 39, 46.',
      where: 'row 2',
      count: 1,
      isWished: true,
    } as const;
    own.readAnew(raids.id, 'swap-axes');
    readings[1]?.finish({
      type: 'layers',
      layers: [
        {
          ...raids,
          id: 'own-data-new',
          features: [ownFeature(1)],
          report: { ...raids.report, notes: [wished, { ...wished, isWished: false }] },
        },
      ],
    });
    await vi.waitFor(() => expect(own.layers[0]?.layer.id).toBe('own-data-new'));
    expect([titles(), own.layers[0]?.look.opacity]).toEqual([['My raids'], 0.5]);
    expect(readings[1]?.options.swapAxes).toBe(true);
    expect(own.message).toMatch(/^“My raids” read anew: 1 feature, .*\. Exchanged: 46, 39 is now 39, 46\. \(row 2\)$/);
  });

  it('are read anew as the reader has answered before, and of several layers of a file each in its own place', async () => {
    own.add([file('raids.csv')]);
    const question = {
      name: 'raids.csv',
      columns: ['g'],
      rows: [],
      count: 2,
      gaps: [],
      coarse: [],
      twoWays: [false],
      guess: { columns: { wkt: 'g' }, numberDates: 'none', first: 'day' },
      doubts: [],
    } as const;
    readings[0]?.listener.onQuestion?.(question);
    const answer = { ...question.guess, first: 'month' } as const;
    own.answer(own.jobs[0]?.id ?? 0, answer);
    readings[0]?.finish({
      type: 'layers',
      layers: [
        { ...raids, id: 'own-data-a' },
        { ...raids, id: 'own-data-b' },
      ],
    });
    await vi.waitFor(() => expect(own.layers).toHaveLength(2));
    own.readAnew('own-data-b', 'swap-strays');
    expect(readings[1]?.options.swapAxes).toBe('swap-strays');
    readings[1]?.listener.onQuestion?.(question);
    expect([own.jobs[0]?.question, readings[1]?.answer.mock.calls]).toEqual([null, [[answer]]]);
    readings[1]?.finish({
      type: 'layers',
      layers: [
        { ...raids, id: 'own-data-c' },
        { ...raids, id: 'own-data-d' },
      ],
    });
    await vi.waitFor(() => expect(own.layers.map(({ layer }) => layer.id)).toEqual(['own-data-a', 'own-data-d']));
  });
});

describe('Layers', () => {
  it('have a message about what was done last, until something else is done', async () => {
    await add(raids);
    expect(own.message).toMatch(/added/);
    own.setLook(raids.id, { opacity: 0.5 });
    expect(own.message).toBe('');
    own.move(raids.id, 1);
    own.say('Saved.');
    own.rename(raids.id, 'Old raids');
    expect(own.message).toBe('');
    own.undo();
    expect(own.message).toBe('Undone.');
    own.add([{ name: 'x.csv', text: 'x' }]);
    expect(own.message).toBe('');
  });

  it('have different names and colours, are moved, renamed, removed, and all of it is undone and done again', async () => {
    await add(raids, { ...raids, id: 'own-data-2' });
    const [first, second] = own.layers.map(({ look }) => look.colours);
    expect(titles()).toEqual(['Raids', 'Raids (2)']);
    expect(first).not.toEqual(second);
    own.move('own-data-2', -1);
    own.rename(raids.id, '  ');
    own.rename(raids.id, 'Old raids ');
    own.choose({ layer: raids.id, place: 1 });
    own.remove(raids.id);
    expect([titles(), own.chosen, own.message]).toEqual([['Raids (2)'], null, '“Old raids” removed.']);
    own.undo();
    own.undo();
    expect(titles()).toEqual(['Raids (2)', 'Raids']);
    own.undo();
    own.undo();
    expect([titles(), own.canUndo]).toEqual([[], false]);
    for (let step = 0; step < 4; step++) own.redo();
    expect([titles(), own.canRedo]).toEqual([['Raids (2)'], false]);
  });

  it('keep who made them and on what terms, in one line, with undo, and when their file is read anew', async () => {
    await add(raids);
    const source = (): string | undefined => own.layers[0]?.layer.source;
    own.setSource(raids.id, '  ACLED 2023,\n CC BY-NC 4.0 ');
    expect(source()).toBe('ACLED 2023, CC BY-NC 4.0');
    own.readAnew(raids.id, 'swap-axes');
    readings.at(-1)?.finish({ type: 'layers', layers: [{ ...raids, id: 'own-data-anew' }] });
    await vi.waitFor(() => expect(own.layers.map(({ layer }) => layer.id)).toEqual(['own-data-anew']));
    expect(source()).toBe('ACLED 2023, CC BY-NC 4.0');
    own.undo();
    own.undo();
    expect(source()).toBeUndefined();
    own.redo();
    own.setSource(raids.id, ' ');
    expect(source()).toBeUndefined();
  });

  it('change their opacity by many small steps that are undone together', async () => {
    await add(raids);
    for (const opacity of [0.9, 0.8, 0.7]) own.setLook(raids.id, { opacity });
    own.undo();
    expect(own.layers[0]?.look.opacity).toBe(1);
  });

  it('give the timeline the dates of those that are visible', async () => {
    await add(raids, ownLayer('Others', [ownFeature(1, {}, '2023-04-01'), ownFeature(2, {}, '2023-06-01')]));
    expect(own.dates?.starts.length).toBe(3);
    expect([...(own.dates?.starts ?? [])]).toEqual([...(own.dates?.starts ?? [])].sort((a, b) => a - b));
    own.setLook('own-data-Others', { isVisible: false });
    flushSync();
    expect(own.dates?.starts.length).toBe(1);
    own.remove(raids.id);
    expect(own.dates).toBeNull();
  });
});

describe('The device', () => {
  it('keeps nothing unless it is asked, then every change, and nothing when it is asked to forget', async () => {
    await add(raids);
    await own.flush();
    expect(store.kept.size).toBe(0);
    own.keep(true);
    await own.flush();
    own.rename(raids.id, 'My raids');
    await own.flush();
    expect([...store.kept.values()].map(({ styled }) => styled.layer.title)).toEqual(['My raids']);
    own.keep(false);
    await own.flush();
    expect([store.kept.size, titles()]).toEqual([0, ['My raids']]);
  });

  it('brings back what it keeps, which is no step that can be undone', async () => {
    store.kept.set(raids.id, {
      styled: {
        layer: raids,
        look: own.layers[0]?.look ?? {
          colours: { by: 'fixed', colour: '#e314b1' },
          label: null,
          opacity: 1,
          isVisible: true,
        },
      },
      choice: null,
      place: 0,
    });
    await own.restore();
    expect([titles(), own.isKept, own.canUndo]).toEqual([['Raids'], true, false]);
    await add(ownLayer('More', []));
    own.undo();
    expect(titles()).toEqual(['Raids']);
  });

  it('keeps with a layer what is chosen in the table for its rows, and brings that back', async () => {
    await add(raids);
    own.keep(true);
    await own.flush();
    const chosen: RowsChoice = {
      days: 'all',
      filters: [{ field: 'kind', values: ['raid'] }],
      sort: { column: 'p:killed', descending: true },
      columns: null,
      widths: {},
    };
    choices[raids.id] = chosen;
    await own.flush();
    expect(store.kept.get(raids.id)?.choice).toEqual(chosen);
    choices = {};
    await own.restore();
    expect(choices).toEqual({ [raids.id]: chosen });
  });

  it('that has no room or lets the page keep nothing says so, and the layers stay', async () => {
    await add(raids);
    store.fault = Object.assign(new Error(), { name: 'QuotaExceededError' });
    own.keep(true);
    await own.flush();
    expect(own.fault).toContain('no room left');
    store.fault = new Error('blocked');
    await own.flush();
    expect([own.fault.includes('does not let the page keep'), titles()]).toEqual([true, ['Raids']]);
    // Whoever leaves the page now loses them, though they asked the device to keep them.
    expect([own.isKept, own.isStored]).toEqual([true, false]);
    store.fault = null;
    await own.flush();
    expect(own.isStored).toBe(true);
    own.rename(own.layers[0]!.layer.id, 'Renamed');
    expect(own.isStored).toBe(false);
    await own.flush();
    expect(own.isStored).toBe(true);
  });
});
