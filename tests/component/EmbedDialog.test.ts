import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoryPlace } from '../../src/domain/model';
import { initialSession } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { copyText, saveBlob } from '../../src/ui/files';
import EmbedDialog from '../../src/views/embed/EmbedDialog.svelte';
import { tiny } from '../fixtures/tiny-atlas';

vi.mock('../../src/ui/files', () => ({ copyText: vi.fn(() => Promise.resolve(true)), saveBlob: vi.fn() }));

const { index } = tiny;
const session = { ...initialSession(index), day: parseDay('2010-05-12') as number };
const HASH = '#v=1&date=2010-05-12';
const ADDRESS = `https://example.org/atlas/${HASH}`;

beforeEach(() => {
  // It loads no frames, and would complain of each.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  // The environment has no layout: the preview has room for 500 pixels.
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 500 });
});
const OWN = { ...index.atlas.stories[0]!, id: 'own-lesson', title: 'My lesson' };
function open(place: StoryPlace | null = null, address = ADDRESS): void {
  const stories = [...index.atlas.stories, OWN];
  render(EmbedDialog, {
    view: selectView(index, session),
    index,
    address,
    place,
    stories,
    partOf: (id) => Promise.resolve(`own=1-5-${id}`),
    onclose: () => {},
  });
}
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(HTMLElement.prototype, 'clientWidth');
  vi.mocked(copyText).mockClear();
  vi.restoreAllMocks();
});

const code = (): string => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Code', hidden: true }).value;
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name, hidden: true }));
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, hidden: true }));
const preview = (): HTMLIFrameElement => document.querySelector('iframe') as HTMLIFrameElement;
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('spinbutton', { name, hidden: true }), { target: { value } });

describe('The dialog for frames', () => {
  beforeEach(() => open());

  it('begins with the map in the state that is shown, as wide as its place, and previews just that', () => {
    expect(code()).toContain('src="https://example.org/atlas/?embed=1&amp;show=map#v=1&amp;date=2010-05-12"');
    expect(code()).toContain('width="100%" height="560"');
    expect(preview().getAttribute('src')).toBe(`https://example.org/atlas/?embed=1&show=map${HASH}`);
    expect(preview().title).toBe(`${index.atlas.meta.title}: map, 12 May 2010`);
    expect(code()).toContain(`title="${preview().title}"`);
    expect([preview().style.width, preview().style.transform]).toEqual(['720px', `scale(${500 / 720})`]);
  });

  it('says that a code was copied until there is another', async () => {
    await press('Copy code');
    expect(await screen.findByText(/^Code copied/)).toBeTruthy();
    await choose('Map and timeline');
    expect(screen.queryByText(/^Code copied/)).toBeNull();
  });

  it('shows another part, and begins with the opening view', async () => {
    await choose('Map and timeline');
    await choose('The view with which the atlas opens');
    expect(preview().getAttribute('src')).toBe('https://example.org/atlas/?embed=1&show=time');
    expect(preview().title).toBe(`${index.atlas.meta.title}: map and timeline`);
  });

  it('takes sizes by name and in numbers, which it holds within the limits', async () => {
    await press('Medium');
    expect(code()).toContain('width="640" height="480"');
    expect(preview().style.height).toBe('480px');
    await type('Width', '99999');
    await type('Height', '10');
    expect(code()).toContain('width="4000" height="280"');
    // Without a width it is as wide as its place; without a height the last one stays.
    await type('Width', '');
    await type('Height', '');
    expect(code()).toContain('width="100%" height="280"');
    await press('360');
    expect(preview().style.width).toBe('360px');
    expect(preview().style.transform).toBe('scale(1)');
  });

  it('takes a title of the reader’s own, and goes back to its own if that is empty', async () => {
    const field = screen.getByRole('textbox', { name: 'Title, for screen readers', hidden: true });
    await fireEvent.input(field, { target: { value: 'Which roads were "open"?' } });
    expect(code()).toContain('title="Which roads were &quot;open&quot;?"');
    await fireEvent.input(field, { target: { value: ' ' } });
    expect(code()).toContain(`title="${index.atlas.meta.title}: map, 12 May 2010"`);
  });

  it('puts the preview into the same sandbox as the frame', async () => {
    expect(preview().hasAttribute('sandbox')).toBe(false);
    await fireEvent.click(screen.getByRole('checkbox', { hidden: true }));
    expect(code()).toContain(`sandbox="${preview().getAttribute('sandbox')}"`);
    expect(preview().getAttribute('sandbox')).toContain('allow-same-origin');
  });

  it('copies the code', async () => {
    await press('Copy code');
    expect(vi.mocked(copyText).mock.calls).toEqual([[code()]]);
    await vi.waitFor(() => expect(screen.getByRole('status', { hidden: true }).textContent).toContain('Code copied'));
  });
});

describe('The dialog for frames, with a story', () => {
  const [story] = index.atlas.stories;
  const [first, second] = story?.steps ?? [];

  it('begins at the step at which the reader is', () => {
    open({ story: story!.id, step: second!.id });
    const src = `https://example.org/atlas/?embed=1&show=story#v=1&story=${story!.id}/${second!.id}`;
    expect(preview().getAttribute('src')).toBe(src);
    expect(preview().title).toBe(`${index.atlas.meta.title}: “${story!.title}”`);
  });

  it('takes another step, and offers a story to who reads none', async () => {
    open();
    await choose('A story, step by step');
    expect(preview().getAttribute('src')).toContain(`story=${story!.id}/${first!.id}`);
    const steps = screen.getByRole('combobox', { name: 'Where it begins', hidden: true });
    await fireEvent.change(steps, { target: { value: second!.id } });
    expect(preview().getAttribute('src')).toContain(`story=${story!.id}/${second!.id}`);
    await choose('Map');
    expect(preview().getAttribute('src')).not.toContain('story');
  });

  it('puts a story of the reader’s own, from its beginning, into the address, since others do not have it', async () => {
    open({ story: OWN.id, step: second!.id }, `${ADDRESS}&story=${OWN.id}/${second!.id}`);
    const src = `https://example.org/atlas/?embed=1&show=story#v=1&own=1-5-own-lesson&story=own-lesson/${first!.id}`;
    await vi.waitFor(() => expect(preview().getAttribute('src')).toBe(src));
    expect(code()).toContain(src.replace(/&/g, '&amp;'));
    expect(screen.getByText(/is in the code, as it is now/)).toBeTruthy();
    await choose('Map');
    expect(preview().getAttribute('src')).toBe(`https://example.org/atlas/?embed=1&show=map${HASH}`);
    expect(screen.queryByText(/is in the code/)).toBeNull();
  });

  it('saves the story as a package for a course, whose archive begins as such', async () => {
    open({ story: story!.id, step: first!.id });
    await press('Download SCORM 1.2');
    await press('Download Common Cartridge 1.3');
    const saved = vi.mocked(saveBlob).mock.calls;
    expect(saved.map(([name, { type }]) => [name, type])).toEqual([
      [`${story!.id}.scorm.zip`, 'application/zip'],
      [`${story!.id}.cartridge.imscc`, 'application/zip'],
    ]);
    for (const [, archive] of saved) expect((await archive.text()).slice(0, 2)).toBe('PK');
    expect(screen.getAllByRole('status', { hidden: true }).at(-1)?.textContent).toContain('upload it to your course');
  });
});
