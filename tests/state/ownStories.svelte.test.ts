import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Story } from '../../src/domain/model';
import { storyFile, type Draft } from '../../src/formats/story/draft';
import { storyInHash } from '../../src/formats/story/hash';
import { linkOf } from '../../src/formats/story/link';
import { OwnStories } from '../../src/state/ownStories.svelte';
import { draftOf, draftStep } from '../fixtures/drafts';
import { DeviceDouble } from '../fixtures/storyStoreDouble';
import { tiny } from '../fixtures/tiny-atlas';

/** A tab of the browser with the reader's stories; `shown` has what the page was given last. */
async function tabOf(device: DeviceDouble) {
  const shown: { stories: readonly Story[] } = { stories: [] };
  const own = new OwnStories(
    tiny.index,
    device.tab(),
    (stories) => (shown.stories = stories),
    () => Promise.resolve(tiny.stories),
  );
  await own.restore();
  return { own, shown };
}
const fileOf = (draft: Draft, name = 'mine.json'): File => new File([storyFile(draft)], name);
const titled = (title: string) => (draft: Draft) => ({ ...draft, title });
/** Waits until what was written has been kept and told to other tabs. */
const settle = (own: OwnStories) => own.flush().then(() => new Promise((done) => setTimeout(done)));

afterEach(() => void vi.useRealTimers());

describe('A story of one’s own', () => {
  it('is kept on the device a moment after each change, and is there at the next visit', async () => {
    const device = new DeviceDouble();
    const { own, shown } = await tabOf(device);
    vi.useFakeTimers();
    own.create();
    await vi.advanceTimersByTimeAsync(1000);
    expect(device.kept.size).toBe(0);
    own.change((draft) => ({ ...draft, steps: [draftStep('one')] }));
    expect(own.keeping).toBe('waiting');
    expect(shown.stories.map(({ steps }) => steps.length)).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(own.keeping).toBe('kept');
    const later = await tabOf(device);
    expect(later.own.list.map(({ draft }) => draft)).toEqual([own.draft]);
    expect(later.shown.stories[0]?.id).toBe(own.draft?.id);
  });

  it('is changed, undone and done again; letters typed into one field are one step', async () => {
    const { own } = await tabOf(new DeviceDouble());
    own.create();
    expect(own.canUndo).toBe(false);
    own.change(titled('A'), 'title');
    own.change(titled('AB'), 'title');
    own.change((draft) => ({ ...draft, sentence: 'S' }), 'sentence');
    own.undo();
    expect(own.draft).toMatchObject({ title: 'AB', sentence: '' });
    own.undo();
    expect(own.draft?.title).toBe('');
    expect(own.canUndo).toBe(false);
    own.redo();
    own.redo();
    expect(own.draft).toMatchObject({ title: 'AB', sentence: 'S' });
    expect(own.canRedo).toBe(false);
  });

  it('is deleted, and brought back', async () => {
    const device = new DeviceDouble();
    const { own } = await tabOf(device);
    await own.open(fileOf(draftOf()));
    await settle(own);
    own.remove('own-ford');
    await settle(own);
    expect(own.draft).toBeNull();
    expect(device.kept.size).toBe(0);
    expect(own.message).toBe('“My ford” deleted.');
    own.bringBack();
    await settle(own);
    expect(own.list.map(({ draft }) => draft)).toEqual([draftOf()]);
    expect(device.kept.size).toBe(1);
    expect(own.canBringBack).toBe(false);
  });

  it('is copied under an id and a title of its own', async () => {
    const { own } = await tabOf(new DeviceDouble());
    await own.open(fileOf(draftOf()));
    own.duplicate('own-ford');
    own.duplicate('own-ford');
    expect(own.list.map(({ draft }) => draft.title).sort()).toEqual(['My ford', 'My ford (2)', 'My ford (3)']);
    expect(new Set(own.list.map(({ draft }) => draft.id)).size).toBe(3);
  });

  it('can begin as a copy of one of the atlas’s, with the voices of author and editor', async () => {
    const { own, shown } = await tabOf(new DeviceDouble());
    own.copyOf(tiny.stories[0]!);
    expect(own.draft?.title).toBe('How the ford opened (copy)');
    expect(own.draft?.steps[0]?.statements.map(({ voice }) => voice)).toEqual(['author', 'editor']);
    expect(shown.stories[0]?.steps[0]?.statements).toEqual(tiny.stories[0]?.steps[0]?.statements);
  });

  it('shows its good steps only, and says what is wrong with the others', async () => {
    const { own, shown } = await tabOf(new DeviceDouble());
    own.create();
    own.change((draft) => ({
      ...draft,
      steps: [draftStep('one', { edtf: 'soon' }), draftStep('two', { select: 'atlantis' })],
    }));
    flushSync();
    expect(shown.stories[0]?.steps.map(({ id }) => id)).toEqual(['two']);
    expect(own.reading?.issues.map(({ id, field }) => `${id}.${field}`)).toEqual(['one.edtf', 'two.select']);
  });
});

describe('A device that does not keep stories', () => {
  it.each([
    ['blocked', new DOMException('blocked', 'SecurityError'), 'does not let the page keep'],
    ['full', new DOMException('full', 'QuotaExceededError'), 'no room left'],
  ])('because it is %s: the reader is told, and nothing is lost', async (_title, failure, message) => {
    const device = new DeviceDouble();
    device.failure = failure;
    const { own, shown } = await tabOf(device);
    await own.open(fileOf(draftOf()));
    await settle(own);
    expect(own.keeping).toBe('refused');
    expect(own.message).toContain(message);
    expect(own.message).toContain('ave');
    own.change(titled('Still here'));
    expect(shown.stories[0]?.title).toBe('Still here');
    // Once there is room, it is kept after all.
    device.failure = null;
    await settle(own);
    expect(own.keeping).toBe('kept');
    expect(device.kept.get('own-ford')?.draft.title).toBe('Still here');
  });
});

describe('Two tabs', () => {
  async function two() {
    const device = new DeviceDouble();
    const a = (await tabOf(device)).own;
    await a.open(fileOf(draftOf()));
    await settle(a);
    const b = (await tabOf(device)).own;
    b.edit('own-ford');
    return { device, a, b };
  }

  it('see each other’s changes', async () => {
    const { a, b } = await two();
    a.change(titled('From a'));
    await settle(a);
    expect(b.draft?.title).toBe('From a');
    b.change((draft) => ({ ...draft, sentence: 'From b' }));
    await settle(b);
    expect(a.draft).toMatchObject({ title: 'From a', sentence: 'From b' });
    // What came from the other tab can be undone like any change.
    a.undo();
    expect(a.draft?.sentence).toBe('');
  });

  it('that change one story at once lose neither version', async () => {
    const { device, a, b } = await two();
    b.change(titled('From b'));
    a.change(titled('From a'));
    await settle(a);
    await settle(b);
    await settle(b);
    expect([...device.kept.values()].map(({ draft }) => draft.title).sort()).toEqual(['From a', 'From b (2)']);
    expect(b.draft?.title).toBe('From b (2)');
    expect(b.message).toContain('Another tab');
    // What is undone stays the story that it is now.
    b.undo();
    await settle(b);
    expect(b.draft?.title).toBe('My ford');
    expect(b.draft?.id).not.toBe('own-ford');
    expect(device.kept.get('own-ford')?.draft.title).toBe('From a');
  });

  it('one of which deletes a story: it leaves the list of the other, unless it is worked on there', async () => {
    const { device, a, b } = await two();
    b.edit(null);
    a.remove('own-ford');
    await settle(a);
    expect(b.list).toEqual([]);
    a.bringBack();
    await settle(a);
    expect(b.list).toHaveLength(1);
    b.edit('own-ford');
    a.remove('own-ford');
    await settle(a);
    expect(b.message).toContain('has deleted');
    b.change(titled('Kept'));
    await settle(b);
    expect(device.kept.get('own-ford')?.draft.title).toBe('Kept');
  });
});

describe('The file of a story', () => {
  it('is opened as it was saved, and kept', async () => {
    const device = new DeviceDouble();
    const { own } = await tabOf(device);
    await own.open(fileOf(draftOf()));
    expect(own.draft).toEqual(draftOf());
    expect(own.report).toEqual({ story: 'own-ford', said: '“My ford” opened: 3 steps.', faults: [] });
    await settle(own);
    expect(device.kept.size).toBe(1);
  });

  it('that is here already is not opened twice; another version stands beside it', async () => {
    const { own } = await tabOf(new DeviceDouble());
    await own.open(fileOf(draftOf()));
    await own.open(fileOf(draftOf()));
    expect(own.report?.said).toBe('“My ford” is on this device already.');
    expect(own.list).toHaveLength(1);
    await own.open(fileOf(draftOf('own-ford', { sentence: 'Other.' })));
    expect(own.list.map(({ draft }) => draft.title).sort()).toEqual(['My ford', 'My ford (2)']);
    expect(own.report?.said).toContain('still there');
  });

  it('is not doubled by a file that was opened before, also where another version stands beside it', async () => {
    const { own } = await tabOf(new DeviceDouble());
    expect(await own.open(fileOf(draftOf()))).toBe('added');
    own.change(titled('Changed'));
    // The file has what this story was before, so it stands beside it; a second time it is here.
    expect([await own.open(fileOf(draftOf())), await own.open(fileOf(draftOf()))]).toEqual(['added', 'there']);
    expect(own.list).toHaveLength(2);
    expect(await own.open(new File(['{'], 'x.json'))).toBe('refused');
  });

  it('of the atlas becomes the reader’s own', async () => {
    const { own } = await tabOf(new DeviceDouble());
    await own.open(fileOf(draftOf('ford-story')));
    expect(own.draft?.id).toMatch(/^own-/);
  });

  it('with faults gives its good steps, and says which are missing and why', async () => {
    const { own } = await tabOf(new DeviceDouble());
    await own.open(fileOf(draftOf('own-a', { steps: [draftStep('one'), draftStep('two', { edtf: 'soon' })] })));
    expect(own.draft?.steps.map(({ id }) => id)).toEqual(['one']);
    expect(own.report?.said).toBe('“My ford” opened: 1 step; 1 could not be read.');
    expect(own.report?.faults.join()).toContain('two.edtf');
  });

  it('that is none is refused, and nothing changes', async () => {
    const { own } = await tabOf(new DeviceDouble());
    await own.open(new File(['{'], 'x.json'));
    expect(own.list).toEqual([]);
    expect(own.report).toMatchObject({ story: null, said: '“x.json” could not be opened.' });
    own.dismissReport();
    expect(own.report).toBeNull();
  });
});

describe('Words in the voice of author or editor', () => {
  const said = (text: string) => ({ voice: 'author' as const, text, passages: ['p01'], records: [], sources: [] });

  it('stay theirs in a file if a story of the atlas has them, and are the maker’s otherwise', async () => {
    const { own } = await tabOf(new DeviceDouble());
    own.copyOf(tiny.stories[0]!);
    const copied = own.draft!;
    await own.open(fileOf({ ...copied, id: 'own-other' }));
    expect(own.draft?.steps[0]?.statements[0]?.voice).toBe('author');
    await own.open(fileOf(draftOf('own-a', { steps: [draftStep('a', { statements: [said('She says no.')] })] })));
    expect(own.draft?.steps[0]?.statements[0]).toEqual({ ...said('She says no.'), voice: 'own' });
    expect(own.report?.faults.join()).toContain('shown as yours');
  });
});

describe('A story in a link', () => {
  const found = async (draft: Draft) => storyInHash(`#${await linkOf(draft)}`) ?? '';

  it('is shown and not kept, until the reader keeps it', async () => {
    const device = new DeviceDouble();
    const { own, shown } = await tabOf(device);
    expect(await own.visit(await found(draftOf()))).toBe('own-ford');
    expect(shown.stories.map(({ id }) => id)).toEqual(['own-ford']);
    await settle(own);
    expect(device.kept.size).toBe(0);
    expect(own.list).toEqual([]);
    own.keepVisiting();
    await settle(own);
    expect(own.draft).toEqual(draftOf());
    expect(own.visiting).toBeNull();
    expect(device.kept.size).toBe(1);
  });

  it('never stands for the version that is on the device', async () => {
    const { own, shown } = await tabOf(new DeviceDouble());
    await own.open(fileOf(draftOf()));
    expect(await own.visit(await found(draftOf()))).toBe('own-ford');
    expect(own.visiting).toBeNull();
    const id = await own.visit(await found(draftOf('own-ford', { title: 'Theirs' })));
    expect(id).not.toBe('own-ford');
    expect(shown.stories.map(({ title }) => title)).toEqual(['My ford', 'Theirs']);
  });

  it('is put into an address for others without the notes, and such a link leads to the story itself where it was made', async () => {
    const { own } = await tabOf(new DeviceDouble());
    const noted = draftOf('own-ford', { steps: [draftStep('one', { notes: 'For me.' })] });
    await own.open(fileOf(noted));
    const link = await own.addressOf('own-ford', 'https://a.b/#v=1&story=own-ford/one');
    expect(link.way).toBe('carried');
    expect(link.address).toMatch(/^https:\/\/a\.b\/#v=1&story=own-ford\/one&own=1-/);
    const there = storyInHash(new URL(link.address).hash) ?? '';
    expect(await own.visit(there)).toBe('own-ford');
    expect(own.visiting).toBeNull();
    const other = await tabOf(new DeviceDouble());
    await other.own.visit(there);
    expect(other.own.visiting?.steps.map(({ title, notes }) => [title, notes])).toEqual([[noted.steps[0]?.title, '']]);
    expect(await own.partOf('own-nothing')).toBeNull();
  });

  it('is not put into an address for which it is too long, and one that some programs cut says so', async () => {
    const { own } = await tabOf(new DeviceDouble());
    // Text that cannot be made much shorter.
    const words = (count: number) =>
      Array.from({ length: count }, (_, at) => ((at * 2654435761) >>> 0).toString(36)).join(' ');
    const long = (id: string, count: number) => draftOf(id, { steps: [draftStep('one', { title: words(count) })] });
    await own.open(fileOf(long('own-some', 300)));
    await own.open(fileOf(long('own-much', 3000)));
    expect((await own.addressOf('own-some', 'https://a.b/#v=1')).way).toBe('cut');
    expect(await own.addressOf('own-much', 'https://a.b/#v=1')).toEqual({ address: 'https://a.b/#v=1', way: 'alone' });
  });

  it('that was cut is refused with what to do', async () => {
    const { own } = await tabOf(new DeviceDouble());
    expect(await own.visit((await found(draftOf())).slice(0, 60))).toBeNull();
    expect(own.report?.faults[0]).toMatch(/was cut on its way.*Ask for it again/);
  });
});
