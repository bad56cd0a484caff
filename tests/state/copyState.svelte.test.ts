import { describe, expect, it } from 'vitest';
import { placeCopy, type OwnCopy } from '../../src/copy/place';
import type { CopyText } from '../../src/copy/model';
import { CopyState } from '../../src/state/copyState.svelte';
import type { DeviceStore } from '../../src/state/deviceStore';
import { NotesState } from '../../src/state/notesState.svelte';
import { memoryStore, WorkerDouble } from '../fixtures/copyDouble';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const by = { passages: index.atlas.passages, article: index.atlas.article };
const text = (...paragraphs: string[]): CopyText => ({
  format: 'text',
  paragraphs: paragraphs.map((text) => ({ text, marks: [] })),
  footnotes: [],
});
const article = text(
  'Then the two towns spoke again of what they had lost.',
  'For her a ford is a promise, kept or not.',
  'In the end water finds its way.',
);
const placed = (copy: CopyText = article): OwnCopy => placeCopy('mine.txt', copy, by);
const file = (name: string, content: string): File => new File([content], name);

/** Everything that was queued is done. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function begin<TStore extends DeviceStore = ReturnType<typeof memoryStore>>(store: TStore = memoryStore() as never) {
  const workers: WorkerDouble[] = [];
  const copy = new CopyState(index, store, () => {
    const worker = new WorkerDouble();
    workers.push(worker);
    return worker;
  });
  return { copy, workers, store, worker: () => workers.at(-1) as WorkerDouble };
}

describe('The reader’s copy', () => {
  it('is read in a worker with its progress, then shown in its own words', () => {
    const { copy, worker } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'progress', part: 0.4, doing: 'Reading page 2 of 5' });
    expect(copy.reading).toEqual({ name: 'mine.txt', part: 0.4, doing: 'Reading page 2 of 5' });
    expect(copy.shows).toBe('digest');
    worker().answer({ type: 'placed', copy: placed() });
    expect(copy.reading).toBeNull();
    expect(copy.copy?.report.placed).toEqual(['p01', 'p02', 'p03']);
    expect(copy.shows).toBe('original');
    expect(worker().isEnded).toBe(true);
  });

  it('can be stopped while it is read: the worker ends and what was open stays', () => {
    const { copy, worker } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    copy.open(file('other.txt', 'words'));
    const second = worker();
    copy.cancel();
    expect(second.isEnded).toBe(true);
    // What it still had to say comes too late.
    second.answer({ type: 'failed', message: 'too late' });
    expect(copy.fault).toBe('');
    expect(copy.copy?.name).toBe('mine.txt');
  });

  it('is not opened where it is another text, which is said, and what was open stays', () => {
    const { copy, worker } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    copy.open(file('cookbook.txt', 'words'));
    worker().answer({ type: 'placed', copy: placeCopy('cookbook.txt', text('Take two eggs.'), by) });
    expect(copy.fault).toContain('“cookbook.txt” does not seem to be this article');
    // What was looked for, and what to do.
    const { title, author } = index.atlas.article;
    for (const each of [title, author, 'a phrase of each of its 3 paragraphs (0 there)', 'Open a file with'])
      expect(copy.fault).toContain(each);
    expect(copy.copy?.name).toBe('mine.txt');
  });

  it('says which file was refused while it says so, and none of a text or once that was read', () => {
    const { copy, worker } = begin();
    copy.open(file('rows.csv', 'a,b'));
    expect(copy.refused).toBeNull();
    worker().answer({ type: 'failed', message: 'It is no text.' });
    expect(copy.refused?.name).toBe('rows.csv');
    copy.dismissFault();
    expect(copy.refused).toBeNull();
    copy.open(file('rows.csv', 'a,b'));
    copy.paste('A text.');
    worker().answer({ type: 'failed', message: 'It is no article.' });
    expect([copy.fault, copy.refused]).toEqual(['It is no article.', null]);
  });

  it('refuses an empty file and one far too large without reading it', () => {
    const { copy, workers } = begin();
    copy.open(file('empty.pdf', ''));
    expect(copy.fault).toContain('“empty.pdf” is empty');
    const huge = file('huge.pdf', 'x');
    Object.defineProperty(huge, 'size', { value: 200_000_000 });
    copy.open(huge);
    expect(copy.fault).toContain('200 MB');
    expect(workers).toEqual([]);
  });

  it('says so when the program that reads it cannot be loaded', () => {
    const { copy, worker } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().break();
    expect(copy.reading).toBeNull();
    expect(copy.fault).toContain('could not be loaded');
  });

  it('says so where the browser does not let the page start the program that reads it', async () => {
    const store = memoryStore();
    const forbidden = (): never => {
      throw new DOMException('of another origin', 'SecurityError');
    };
    const copy = new CopyState(index, store, forbidden);
    copy.open(file('mine.txt', 'words'));
    expect(copy.reading).toBeNull();
    expect(copy.fault).toMatch(/does not let the page start .* Open the page in a tab of its own and try again\.$/);
    // The kept one cannot be read again either, and stays.
    store.kept = { name: 'kept.txt', copy: article };
    copy.dismissFault();
    await copy.restore();
    expect(copy.fault).toContain('does not let the page start');
    expect(copy.isKept).toBe(true);
  });

  it('is pasted text under a name that says so', () => {
    const { copy, worker } = begin();
    copy.paste('Then the two towns spoke again.');
    expect(copy.reading).toEqual({ name: 'Pasted text', part: 0, doing: 'Opening' });
    expect(worker().asked[0]).toMatchObject({ name: 'Pasted text', text: 'Then the two towns spoke again.' });
  });

  it('is shown as the reader chooses, another one too; without a copy the digest is', () => {
    const { copy, worker } = begin();
    copy.show('both');
    expect(copy.shows).toBe('digest');
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    expect(copy.shows).toBe('both');
    copy.open(file('other.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    expect(copy.shows).toBe('both');
  });

  it('takes away what was said of the file before', async () => {
    const { copy, worker } = begin();
    const fail = (): void => {
      copy.open(file('broken.txt', 'words'));
      worker().answer({ type: 'failed', message: 'It is broken.' });
      expect(copy.fault).toBe('It is broken.');
    };
    fail();
    copy.open(file('mine.txt', 'words'));
    expect(copy.fault).toBe('');
    worker().answer({ type: 'placed', copy: placed() });
    fail();
    await copy.keep();
    expect(copy.fault).toBe('');
    fail();
    await copy.close();
    expect([copy.fault, copy.copy, copy.reading]).toEqual(['', null, null]);
    fail();
    copy.dismissFault();
    expect(copy.fault).toBe('');
  });

  it('that is not there cannot be kept', async () => {
    const { copy, store } = begin();
    await copy.keep();
    expect([store.kept, copy.isKept, copy.keptName]).toEqual([null, false, null]);
  });

  it.each<[string, Partial<OwnCopy['report']>, RegExp, RegExp | null]>([
    ['nothing of the article', {}, /its title or DOI \(not there\), its author .* \(not there\)/, null],
    ['its title', { named: true }, /its title or DOI \(there\)/, /a text that cites the article or is on its subject/],
    ['its author', { byAuthor: true }, /its author [^(]*\(there\)/, null],
    ['a phrase in doubt', { doubt: ['p01'] }, /paragraphs \(1 there\)/, /is on its subject/],
    ['words of paragraphs', { agreeing: 2 }, /the words around them \(most words of 2 paragraphs there\)/, null],
  ])('of another text with %s says what was there', (_, more, what, hint) => {
    const { copy, worker } = begin();
    copy.open(file('other.txt', 'words'));
    const other = placeCopy('other.txt', text('Take two eggs.'), by);
    const report = { ...other.report, verdict: 'other', named: false, byAuthor: false, placed: [], doubt: [], ...more };
    worker().answer({ type: 'placed', copy: { ...other, report: report as OwnCopy['report'] } });
    expect(copy.fault).toMatch(what);
    if (hint) expect(copy.fault).toMatch(hint);
    else expect(copy.fault).not.toContain('is on its subject');
    expect(copy.fault).not.toMatch(/  |null/);
  });

  it('is kept by the device only when asked, comes back then, and can be forgotten', async () => {
    const { copy, worker, store } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    expect(store.kept).toBeNull();
    await copy.keep();
    expect(copy.isKept).toBe(true);
    expect(store.kept).toEqual({ name: 'mine.txt', copy: article });

    const again = begin(store);
    await again.copy.restore();
    expect(again.worker().asked[0]).toMatchObject({ name: 'mine.txt', copy: article });
    again.worker().answer({ type: 'placed', copy: placed() });
    expect(again.copy.copy?.name).toBe('mine.txt');
    // Who asked for it to be kept wants to read on in it.
    expect(again.copy.shows).toBe('original');
    await again.copy.forget();
    expect(store.kept).toBeNull();
    expect(again.copy.copy?.name).toBe('mine.txt');
  });

  it('that takes the place of a kept one is not kept unasked', async () => {
    const { copy, worker, store } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.keep();
    copy.open(file('better.txt', 'words'));
    worker().answer({ type: 'placed', copy: placeCopy('better.txt', article, by) });
    await expect.poll(() => store.kept).toBeNull();
    expect(copy.isKept).toBe(false);
  });

  it('closed while it is being kept is not kept', async () => {
    const { copy, worker, store } = begin();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await Promise.all([copy.keep(), copy.close()]);
    expect(store.kept).toBeNull();
    expect(copy.isKept).toBe(false);
  });

  it('that is kept can be forgotten though it could not be opened again', async () => {
    const store = memoryStore();
    store.kept = { name: 'mine.txt', copy: article };
    const { copy, worker } = begin(store);
    await copy.restore();
    worker().break();
    expect(copy.copy).toBeNull();
    expect(copy.isKept).toBe(true);
    await copy.forget();
    expect(store.kept).toBeNull();
  });

  it('that is kept stays kept when it is opened again', async () => {
    const store = memoryStore();
    store.kept = { name: 'mine.txt', copy: article };
    const { copy, worker } = begin(store);
    await copy.restore();
    worker().answer({ type: 'placed', copy: placed() });
    expect(copy.copy?.name).toBe('mine.txt');
    await settled();
    expect(store.kept).toEqual({ name: 'mine.txt', copy: article });
    expect(copy.keptName).toBe('mine.txt');
  });

  it('opened while the kept one is looked for wins, whichever is done first', async () => {
    for (const isReadFirst of [true, false]) {
      const store = memoryStore();
      store.kept = { name: 'kept.txt', copy: article };
      const { copy, workers } = begin(store);
      const restored = copy.restore();
      copy.open(file('mine.txt', 'words'));
      if (isReadFirst) await restored;
      workers[0]?.answer({ type: 'placed', copy: placed() });
      await restored;
      await settled();
      expect(copy.copy?.name).toBe('mine.txt');
      expect(copy.reading).toBeNull();
      expect(workers.length).toBe(1);
      // The kept one stays, and the reader is told of it: which of the two to keep is theirs to say.
      expect(store.kept?.name).toBe('kept.txt');
      expect(copy.keptName).toBe('kept.txt');
    }
  });

  it('remembered while the kept one is looked for is what the device keeps', async () => {
    const store = memoryStore();
    store.kept = { name: 'kept.txt', copy: article };
    const { copy, worker } = begin(store);
    const restored = copy.restore();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await Promise.all([restored, copy.keep()]);
    await settled();
    expect(store.kept?.name).toBe('mine.txt');
    expect(copy.keptName).toBe('mine.txt');
  });

  it('closed beside a kept one that was never shown leaves that one kept', async () => {
    const store = memoryStore();
    store.kept = { name: 'kept.txt', copy: article };
    const { copy, worker } = begin(store);
    await copy.restore();
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.close();
    await settled();
    expect(copy.copy).toBeNull();
    expect(store.kept?.name).toBe('kept.txt');
    expect(copy.isKept).toBe(true);
  });

  it('kept and opened again is forgotten when it is closed', async () => {
    const store = memoryStore();
    store.kept = { name: 'mine.txt', copy: article };
    const { copy, worker } = begin(store);
    await copy.restore();
    worker().answer({ type: 'placed', copy: placed() });
    await copy.close();
    expect(store.kept).toBeNull();
    expect(copy.isKept).toBe(false);
  });

  it('opened while the kept one is read again wins', async () => {
    const store = memoryStore();
    store.kept = { name: 'kept.txt', copy: article };
    const { copy, workers } = begin(store);
    await copy.restore();
    copy.open(file('mine.txt', 'words'));
    expect(workers[0]?.isEnded).toBe(true);
    workers[1]?.answer({ type: 'placed', copy: placed() });
    workers[0]?.answer({ type: 'placed', copy: placeCopy('kept.txt', article, by) });
    expect(copy.copy?.name).toBe('mine.txt');
    await settled();
    expect(store.kept?.name).toBe('kept.txt');
    expect(copy.keptName).toBe('kept.txt');
  });

  it.each(['refused', 'stopped'] as const)('gives the kept one its turn again where it was %s', async (how) => {
    const store = memoryStore();
    store.kept = { name: 'kept.txt', copy: article };
    const { copy, workers, worker } = begin(store);
    await copy.restore();
    copy.open(file('cookbook.txt', 'words'));
    if (how === 'stopped') copy.cancel();
    else worker().answer({ type: 'placed', copy: placeCopy('cookbook.txt', text('Take two eggs.'), by) });
    expect(workers.length).toBe(3);
    worker().answer({ type: 'placed', copy: placeCopy('kept.txt', article, by) });
    await settled();
    expect(copy.copy?.name).toBe('kept.txt');
    expect(store.kept?.name).toBe('kept.txt');
    // What is wrong with the file is still said.
    expect(copy.fault.includes('cookbook.txt')).toBe(how === 'refused');
  });

  it('gives the kept one its turn where the file opened before it was found cannot be used, and no second one', async () => {
    const store = memoryStore();
    store.kept = { name: 'kept.txt', copy: article };
    const { copy, workers, worker } = begin(store);
    const restored = copy.restore();
    copy.open(file('cookbook.txt', 'words'));
    await restored;
    worker().answer({ type: 'failed', message: 'It is broken.' });
    expect(workers.length).toBe(2);
    expect(worker().asked[0]).toMatchObject({ name: 'kept.txt' });
    worker().break();
    expect(workers.length).toBe(2);
    expect(copy.reading).toBeNull();
  });

  it('closed here leaves what another tab has kept meanwhile', async () => {
    const store = memoryStore();
    const [one, two] = [begin(store), begin(store)];
    for (const [each, name] of [
      [one, 'mine.txt'],
      [two, 'theirs.txt'],
    ] as const) {
      each.copy.open(file(name, 'words'));
      each.worker().answer({ type: 'placed', copy: placeCopy(name, article, by) });
      await each.copy.keep();
    }
    await one.copy.close();
    expect(store.kept?.name).toBe('theirs.txt');
    expect(one.copy.keptName).toBe('theirs.txt');
  });

  it('closed after it was forgotten leaves what another tab has kept since, though tabs cannot tell each other', async () => {
    const { onCopyChange: _, ...store } = memoryStore();
    const { copy, worker } = begin(store);
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.keep();
    await copy.forget();
    await store.keepCopy({ name: 'theirs.txt', copy: article });
    await copy.close();
    await expect(store.readCopy()).resolves.toMatchObject({ name: 'theirs.txt' });
  });

  it('that the device does not delete is still kept, and the reader is told how to delete it', async () => {
    const store = memoryStore();
    const { copy, worker } = begin({ ...store, forgetCopy: () => Promise.reject(new Error('busy')) });
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.forget();
    expect(copy.fault).toBe('');
    await copy.keep();
    await copy.forget();
    expect(copy.fault).toMatch(/could not be deleted\. Clear this site’s data/);
    expect(copy.isKept).toBe(true);
  });

  it('that is forgotten while it is opened again does not come back', async () => {
    for (const isLater of [true, false]) {
      const store = memoryStore();
      store.kept = { name: 'kept.txt', copy: article };
      const { copy, workers } = begin(store);
      const restored = copy.restore();
      if (isLater) await restored;
      await copy.forget();
      await restored;
      workers[0]?.answer({ type: 'placed', copy: placeCopy('kept.txt', article, by) });
      expect(copy.copy).toBeNull();
      expect(copy.reading).toBeNull();
      expect(store.kept).toBeNull();
      expect(copy.isKept).toBe(false);
    }
  });

  it('opened in one tab leaves what another tab has kept since', async () => {
    const store = memoryStore();
    const [one, two] = [begin(store), begin(store)];
    await two.copy.restore();
    one.copy.open(file('mine.txt', 'words'));
    one.worker().answer({ type: 'placed', copy: placed() });
    await one.copy.keep();
    two.copy.open(file('other.txt', 'words'));
    two.worker().answer({ type: 'placed', copy: placeCopy('other.txt', article, by) });
    await settled();
    expect(store.kept?.name).toBe('mine.txt');
    // And the other tab knows of it, and of its being forgotten.
    expect(two.copy.keptName).toBe('mine.txt');
    await one.copy.forget();
    expect(two.copy.keptName).toBeNull();
  });

  it('is not kept where there is no room, and the reader is told', async () => {
    const keepCopy = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const { copy, worker } = begin({ ...memoryStore(), keepCopy });
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.keep();
    expect(copy.fault).toMatch(/no room left.*Free some/);
    expect(copy.isKept).toBe(false);
    expect(copy.copy?.name).toBe('mine.txt');
  });

  it('that is kept and cannot be read is said to be there still', async () => {
    const readCopy = () => Promise.reject(new DOMException('Internal error', 'UnknownError'));
    const { copy } = begin({ ...memoryStore(), readCopy });
    await copy.restore();
    expect(copy.fault).toMatch(/could not be read. It is still there/);
  });

  it('stays open where nothing can be kept, and the reader is told', async () => {
    const { copy, worker } = begin(memoryStore(true));
    await copy.restore();
    expect(copy.fault).toBe('');
    copy.open(file('mine.txt', 'words'));
    worker().answer({ type: 'placed', copy: placed() });
    await copy.keep();
    expect(copy.fault).toContain('does not let the page keep anything');
    expect(copy.copy?.name).toBe('mine.txt');
  });
});

describe('The reader’s notes', () => {
  const quote = { exact: 'a ford is a promise', prefix: 'For her', suffix: 'kept or not.' };

  it('are kept on the device and there the next time', async () => {
    const store = memoryStore();
    const notes = new NotesState(store);
    notes.add('p02', quote, 'Compare the ferry.');
    await expect.poll(() => notes.message).toBe('Note kept on this device.');
    expect(store.notes.map(({ passage, text }) => [passage, text])).toEqual([['p02', 'Compare the ferry.']]);
    const later = new NotesState(store);
    await later.restore();
    expect(later.notes).toEqual(notes.notes);
  });

  it('of two tabs leave each other be', async () => {
    const store = memoryStore();
    const [one, two] = [new NotesState(store), new NotesState(store)];
    await Promise.all([one.restore(), two.restore()]);
    one.add('p01', quote, 'From one.');
    two.add('p02', quote, 'From two.');
    await expect.poll(() => two.message).toBe('Note kept on this device.');
    expect(store.notes.map(({ text }) => text).sort()).toEqual(['From one.', 'From two.']);
    expect(two.notes.length).toBe(2);
    two.deleteAll();
    two.undo();
    await expect.poll(() => two.message).toBe('Deletion taken back.');
    expect(store.notes.length).toBe(2);
  });

  it('written before the kept ones were read are added to them', async () => {
    const store = memoryStore();
    const before = new NotesState(store);
    before.add('p01', quote, 'From before.');
    await expect.poll(() => before.message).not.toBe('');
    const notes = new NotesState(store);
    const read = notes.restore();
    notes.add('p02', quote, 'Early.');
    await read;
    await expect.poll(() => notes.message).not.toBe('');
    expect(notes.notes.map(({ text }) => text)).toEqual(['From before.', 'Early.']);
    expect(store.notes).toEqual(notes.notes);
  });

  it('that were deleted can be taken back', () => {
    const notes = new NotesState(memoryStore());
    notes.add('p01', quote, 'First.');
    notes.add('p02', quote, 'Second.');
    const before = notes.notes;
    notes.deleteAll();
    expect(notes.notes).toEqual([]);
    notes.undo();
    expect(notes.notes).toEqual(before);
    expect(notes.canUndo).toBe(false);
  });

  it('stay in the page where nothing can be kept, and the reader is told', async () => {
    const notes = new NotesState(memoryStore(true));
    notes.add('p02', quote, 'Compare the ferry.');
    await expect.poll(() => notes.message).toContain('export them before the page is closed');
    expect(notes.notes.length).toBe(1);
  });

  it('of a broken file change nothing', async () => {
    const notes = new NotesState(memoryStore());
    notes.add('p02', quote, 'Compare the ferry.');
    await expect.poll(() => notes.message).not.toBe('');
    const before = notes.notes;
    await notes.bring(new Blob(['{']), new Set(['p02']));
    expect(notes.notes).toBe(before);
    expect(notes.message).toContain('no file of notes');
  });
});
