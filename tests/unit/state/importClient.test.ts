import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OwnFeature } from '../../../src/domain/ownData';
import { heldWords } from '../../../src/domain/ownSpans';
import { boundsOfMost } from '../../../src/formats/import/bulk';
import { shapesOf } from '../../../src/symbology/ownLook';
import { importFile, MOST_IMPORT_BYTES, type ImportWorker } from '../../../src/state/importClient';
import { PLAIN_LOOK } from '../../fixtures/ownLayers';
import { span } from '../../fixtures/timeline';
import type { ImportAnswer, ImportRequest } from '../../../src/state/importMessages';

/** A worker that records what it is asked and says what a test wants. */
function fakeWorker(): {
  readonly worker: ImportWorker;
  readonly asked: ImportRequest[];
  readonly say: (answer: ImportAnswer) => void;
  readonly fail: () => void;
  readonly terminate: ReturnType<typeof vi.fn>;
} {
  const asked: ImportRequest[] = [];
  const target = new EventTarget();
  const terminate = vi.fn();
  const worker: ImportWorker = {
    postMessage: (message: ImportRequest) => void asked.push(message),
    terminate,
    addEventListener: target.addEventListener.bind(target) as Worker['addEventListener'],
  };
  return {
    worker,
    asked,
    terminate,
    say: (data) => target.dispatchEvent(Object.assign(new Event('message'), { data })),
    fail: () => target.dispatchEvent(new Event('error')),
  };
}

const feature = (number: number): OwnFeature => ({ number, geometry: null, properties: {}, dates: null });
const head = (title: string): Extract<ImportAnswer, { type: 'layer' }> => ({
  type: 'layer',
  layer: {
    title,
    file: { name: 'x.csv', format: 'csv', bytes: 3 },
    columns: [],
    bounds: null,
    report: { found: 1, kept: 1, dated: 0, notes: [] },
  },
});
const source = { name: 'x.csv', text: 'a,b' };

afterEach(() => void vi.useRealTimers());

const guess = { columns: {}, numberDates: 'none', first: 'day' } as const;
const question = {
  name: 'x.csv',
  columns: [],
  rows: [],
  count: 0,
  gaps: [],
  coarse: [],
  twoWays: [],
  guess,
  doubts: [],
};

describe('Reading a file in the worker', () => {
  it('puts layers together from batches, and asks for each next batch', async () => {
    const { worker, asked, say, terminate } = fakeWorker();
    const job = importFile(source, {}, { swapAxes: true }, () => worker);
    expect(asked).toEqual([{ type: 'read', name: 'x.csv', file: 'a,b', options: { swapAxes: true } }]);
    say({ type: 'features', features: [feature(1), feature(2)] });
    say({ type: 'features', features: [feature(3)] });
    await vi.waitFor(() => expect(asked.slice(1)).toEqual([{ type: 'more' }, { type: 'more' }]));
    say(head('one'));
    say({ type: 'features', features: [feature(1)] });
    say(head('two'));
    say({ type: 'done' });
    const outcome = await job.done;
    if (outcome.type !== 'layers') throw new Error(outcome.type);
    expect(outcome.layers.map(({ title, features }) => [title, features.map(({ number }) => number)])).toEqual([
      ['one', [1, 2, 3]],
      ['two', [1]],
    ]);
    expect(new Set(outcome.layers.map(({ id }) => id)).size).toBe(2);
    expect(outcome.layers[0]?.id).toMatch(/^own-data-[\da-f-]{36}$/);
    expect(terminate).toHaveBeenCalledOnce();
  });

  it('walks over the features for what is asked of every layer before it hands a layer over, and not in the task in which it is listed', async () => {
    let walked = 0;
    const counted = (number: number): OwnFeature => ({
      ...feature(number),
      get geometry(): OwnFeature['geometry'] {
        walked++;
        return number === 3 ? null : { type: 'Point', coordinates: [45, 40] };
      },
      get dates() {
        walked++;
        return span(10, 20);
      },
    });
    const { worker, say } = fakeWorker();
    const job = importFile(source, {}, {}, () => worker);
    say({ type: 'features', features: [1, 2, 3].map(counted) });
    say({ ...head('one'), layer: { ...head('one').layer, bounds: [45, 40, 45, 40] } });
    expect(walked).toBe(0);
    say({ type: 'done' });
    const outcome = await job.done;
    const [layer] = outcome.type === 'layers' ? outcome.layers : [];
    if (!layer) throw new Error(outcome.type);
    expect(walked).toBeGreaterThan(0);
    walked = 0;
    const renamed = { ...layer, title: 'another name' };
    expect(heldWords(renamed, { from: 15, to: 16 })).toBe('3 of 3 hold on 16 January 1970, 2 of them on the map.');
    expect([boundsOfMost(renamed), shapesOf(renamed).points]).toEqual([[45, 40, 45, 40], true]);
    expect(walked).toBe(0);
  });

  it('puts a project together from its layers, with their ids and looks, and the rest', async () => {
    const { worker, say } = fakeWorker();
    const job = importFile(source, {}, {}, () => worker);
    const kept = (id: string) => ({ id, look: { ...PLAIN_LOOK, opacity: 0.5 } });
    say({ type: 'features', features: [feature(1)] });
    say({ ...head('one'), kept: kept('own-data-1') });
    say({ ...head('two'), kept: kept('own-data-2') });
    say({
      type: 'project',
      rest: { session: '#a', notes: [1], stories: [2], measured: null, table: null, title: '' },
      issues: [{ message: 'Lost.' }],
    });
    const outcome = await job.done;
    if (outcome.type !== 'project') throw new Error(outcome.type);
    const { project, issues } = outcome.reading;
    expect(
      project.layers.map(({ layer, look }) => [layer.id, layer.title, layer.features.length, look.opacity]),
    ).toEqual([
      ['own-data-1', 'one', 1, 0.5],
      ['own-data-2', 'two', 0, 0.5],
    ]);
    expect([project.session, project.notes, project.stories, issues]).toEqual(['#a', [1], [2], [{ message: 'Lost.' }]]);
  });

  it('tells of progress and questions, and passes the answer on', () => {
    const { worker, asked, say } = fakeWorker();
    const [onProgress, onQuestion] = [vi.fn(), vi.fn()];
    const job = importFile(source, { onProgress, onQuestion }, {}, () => worker);
    say({ type: 'progress', progress: { words: 'Reading', share: 0.5 } });
    say({ type: 'question', question });
    expect(onProgress).toHaveBeenCalledExactlyOnceWith({ words: 'Reading', share: 0.5 });
    expect(onQuestion).toHaveBeenCalledExactlyOnceWith(question);
    job.answer({ ...guess, first: 'month' });
    expect(asked.at(-1)).toEqual({ type: 'answer', answer: { ...guess, first: 'month' } });
  });

  it('reads a table as guessed if nobody is there to answer', () => {
    const { worker, asked, say } = fakeWorker();
    importFile(source, {}, {}, () => worker);
    say({
      type: 'question',
      question,
    });
    expect(asked.at(-1)).toEqual({ type: 'answer', answer: guess });
  });

  it('is cancelled at once, and hears nothing after', async () => {
    const { worker, say, terminate } = fakeWorker();
    const onProgress = vi.fn();
    const job = importFile(source, { onProgress }, {}, () => worker);
    job.cancel();
    say({ type: 'progress', progress: { words: 'Late', share: null } });
    say({ type: 'done' });
    expect(await job.done).toEqual({ type: 'cancelled' });
    expect(terminate).toHaveBeenCalledOnce();
    expect(onProgress).not.toHaveBeenCalled();
  });

  it.each([
    ['empty', 0, /is empty/],
    ['too large', MOST_IMPORT_BYTES + 1, /500 MB/],
  ])('refuses a file that is %s before it is read', async (_, size, words) => {
    const makeWorker = vi.fn<() => ImportWorker>();
    const file = Object.defineProperty(new File([], 'x.csv'), 'size', { value: size });
    const outcome = await importFile(file, {}, {}, makeWorker).done;
    expect(outcome).toMatchObject({ type: 'refused', issues: [{ message: expect.stringMatching(words) as unknown }] });
    expect(makeWorker).not.toHaveBeenCalled();
  });

  it('says what it can when the worker does not start or fails', async () => {
    const blocked = importFile(source, {}, {}, () => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect(await blocked.done).toMatchObject({
      type: 'refused',
      issues: [{ remedy: expect.stringMatching(/tab of its own/) as unknown }],
    });
    const { worker, fail, say } = fakeWorker();
    const failing = importFile(source, {}, {}, () => worker);
    fail();
    expect(await failing.done).toMatchObject({ type: 'refused' });
    say({ type: 'done' });
    for (const answer of [
      { type: 'other', file: 'story' },
      { type: 'refused', issues: [] },
    ] as const) {
      const fake = fakeWorker();
      const job = importFile(source, {}, {}, () => fake.worker);
      fake.say(answer);
      expect(await job.done).toEqual(answer);
    }
  });

  it('is given up after a minute without a word, and says so; not while it is read or the reader is asked', async () => {
    vi.useFakeTimers();
    const { worker, say, terminate } = fakeWorker();
    const job = importFile({ name: 'x.parquet', text: 'x' }, { onQuestion: () => {} }, {}, () => worker);
    const wait = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1000);
    wait(55);
    say({ type: 'progress', progress: { words: 'Reading', share: null } });
    wait(55);
    say({
      type: 'question',
      question,
    });
    wait(600);
    job.answer(guess);
    wait(55);
    expect(terminate).not.toHaveBeenCalled();
    wait(5);
    expect(terminate).toHaveBeenCalledOnce();
    expect(await job.done).toMatchObject({
      type: 'refused',
      issues: [
        {
          message: expect.stringMatching(/“x.parquet”.*minute.*given up/) as unknown,
          remedy: expect.stringMatching(/damaged/) as unknown,
        },
      ],
    });
    // The clock of a job that has ended stands still.
    expect(vi.getTimerCount()).toBe(0);
  });

  it('opens the page for other hosts for an address alone, hands its port to the worker, and closes it at the end', () => {
    const close = vi.fn();
    const port = {} as MessagePort;
    const open = vi.fn(() => ({ port, close }));
    const { worker, asked } = fakeWorker();
    const address = 'https://example.org/x.pmtiles';
    const job = importFile({ name: 'x.pmtiles', address }, {}, {}, () => worker, open);
    expect(open).toHaveBeenCalledExactlyOnceWith(address);
    expect(asked).toEqual([{ type: 'read-host', name: 'x.pmtiles', address, port, options: {} }]);
    expect(close).not.toHaveBeenCalled();
    job.cancel();
    expect(close).toHaveBeenCalledOnce();
    importFile(source, {}, {}, () => fakeWorker().worker, open).cancel();
    expect(open).toHaveBeenCalledOnce();
  });
});
