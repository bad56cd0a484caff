import { describe, expect, it } from 'vitest';
import { notesFile, type OwnNote } from '../../src/formats/notes/ownNotes';
import type { DeviceStore } from '../../src/state/deviceStore';
import { NotesState } from '../../src/state/notesState.svelte';
import { memoryStore } from '../fixtures/copyDouble';
import { tiny } from '../fixtures/tiny-atlas';

const quote = { exact: 'a ford is a promise', prefix: 'For her', suffix: 'kept or not.' };
const passages = new Set(['p01', 'p02']);
const note = (id: string, passage = 'p01', minute = 0): OwnNote => ({
  id,
  passage,
  quote,
  text: `Text of ${id}.`,
  created: new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString(),
});
const file = (...notes: OwnNote[]): Blob => new Blob([notesFile(notes, tiny.atlas.article)]);
const idsOf = (notes: NotesState): readonly string[] => notes.notes.map(({ id }) => id);

/** A store whose changes wait until the test lets each of them through, or refuses it. */
function slowStore() {
  const store = memoryStore();
  const waiting: ((isRefused: boolean) => void)[] = [];
  const changeNotes: DeviceStore['changeNotes'] = (change) =>
    new Promise((done, fail) =>
      waiting.push((isRefused) => (isRefused ? fail(new Error('full')) : done(store.changeNotes(change)))),
    );
  const answer = async (isRefused = false): Promise<void> => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.(isRefused);
    await new Promise((done) => setTimeout(done));
  };
  return { store, answer, notes: new NotesState({ ...store, changeNotes }) };
}

describe('A file of notes', () => {
  it.each<[string, readonly OwnNote[], string]>([
    ['one note', [note('a')], '1 note brought in.'],
    ['two notes', [note('a'), note('b')], '2 notes brought in.'],
    ['no note', [], '0 notes brought in.'],
    [
      'two notes, one on a paragraph of another article',
      [note('a'), note('b', 'p77')],
      '1 note brought in. 1 could not be read and were left out.',
    ],
  ])('with %s is brought in, and the reader is told how many', async (_, brought, message) => {
    const store = memoryStore();
    const notes = new NotesState(store);
    await notes.bring(file(...brought), passages);
    await expect.poll(() => notes.message).toBe(message);
    expect(idsOf(notes)).toEqual(brought.filter(({ passage }) => passages.has(passage)).map(({ id }) => id));
    expect(store.notes).toEqual(notes.notes);
  });

  it('adds to the notes that are there', async () => {
    const notes = new NotesState(memoryStore());
    expect(await notes.bring(file(note('b', 'p01', 2)), passages)).toEqual({ added: 1, there: 0 });
    expect(await notes.bring(file(note('a', 'p02', 1), note('b', 'p01', 2)), passages)).toEqual({ added: 1, there: 1 });
    expect(idsOf(notes)).toEqual(['a', 'b']);
  });

  it('that has gone is said to be gone, and what to do', async () => {
    const notes = new NotesState(memoryStore());
    await notes.bring({ text: () => Promise.reject(new Error('NotFoundError')) } as unknown as Blob, passages);
    expect(notes.message).toBe('The file could not be read. It may have been moved: choose it again.');
  });
});

describe('Deleting notes', () => {
  const withThree = async (): Promise<NotesState> => {
    const notes = new NotesState(memoryStore());
    await notes.bring(file(note('a', 'p01', 1), note('b', 'p01', 2), note('c', 'p02', 3)), passages);
    return notes;
  };

  it('deletes one, says so, and can be taken back once', async () => {
    const notes = await withThree();
    expect(notes.canUndo).toBe(false);
    notes.delete('b');
    expect(idsOf(notes)).toEqual(['a', 'c']);
    await expect.poll(() => notes.message).toBe('Note deleted.');
    expect(notes.canUndo).toBe(true);
    notes.undo();
    expect([idsOf(notes), notes.canUndo]).toEqual([['a', 'b', 'c'], false]);
    await expect.poll(() => notes.message).toBe('Deletion taken back.');
  });

  it('deletes all, and says so', async () => {
    const notes = await withThree();
    notes.deleteAll();
    expect(idsOf(notes)).toEqual([]);
    await expect.poll(() => notes.message).toBe('All notes deleted.');
  });

  it('of none that there is changes nothing', async () => {
    const notes = await withThree();
    notes.delete('d');
    expect([idsOf(notes), notes.canUndo]).toEqual([['a', 'b', 'c'], false]);
  });
});

describe('While the device is slow', () => {
  it('what was written is shown at once, and said to be kept only when it is', async () => {
    const { notes, answer } = slowStore();
    notes.add('p01', quote, 'First.');
    notes.add('p01', quote, 'Second.');
    expect([notes.notes.length, notes.message]).toEqual([2, '']);
    await answer();
    // The device knows of one note only: the other is shown all the same.
    expect(notes.notes.length).toBe(2);
    await answer();
    expect([notes.notes.length, notes.message]).toEqual([2, 'Note kept on this device.']);
  });

  it('what another tab wrote meanwhile is shown once nothing waits', async () => {
    const { notes, answer, store } = slowStore();
    notes.add('p01', quote, 'Mine.');
    store.notes = [note('from-another-tab')];
    await answer();
    expect(notes.notes.map(({ text }) => text)).toEqual(['Text of from-another-tab.', 'Mine.']);
    // The same again: the count of what waits is right after each change.
    notes.add('p01', quote, 'Mine too.');
    store.notes = [...store.notes, note('another', 'p01', 5)];
    await answer();
    expect(notes.notes).toHaveLength(4);
  });

  it('what the device refused stays in the page, whatever is kept later', async () => {
    const { notes, answer } = slowStore();
    notes.add('p01', quote, 'Refused.');
    await answer(true);
    expect(notes.message).toContain('export them before the page is closed');
    notes.add('p01', quote, 'Taken.');
    await answer();
    expect(notes.notes.map(({ text }) => text)).toEqual(['Refused.', 'Taken.']);
  });
});

it('Where the device keeps nothing, restoring brings nothing and breaks nothing', async () => {
  const notes = new NotesState(memoryStore(true));
  await notes.restore();
  expect([notes.notes, notes.message]).toEqual([[], '']);
});

describe('The message about a note', () => {
  it('is not there until the device has the note', async () => {
    const { notes, answer } = slowStore();
    notes.add('p01', quote, 'First.');
    await answer();
    await expect.poll(() => notes.message).toBe('Note kept on this device.');
    notes.add('p01', quote, 'Second.');
    expect(notes.message).toBe('');
  });
});
