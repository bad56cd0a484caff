/** The view in which a reader makes stories. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MapTool } from '../../src/domain/mapTool';
import type { LonLat } from '../../src/domain/model';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { storyFile, type Draft } from '../../src/formats/story/draft';
import { OwnStories } from '../../src/state/ownStories.svelte';
import { closables } from '../../src/ui/closables';
import MyStories from '../../src/views/ownstory/MyStories.svelte';
import { draftOf, draftStep } from '../fixtures/drafts';
import { DeviceDouble } from '../fixtures/storyStoreDouble';
import { tiny } from '../fixtures/tiny-atlas';

const { index, stories } = tiny;
const session = (more: Partial<Session> = {}): Session => ({ ...initialSession(index), ...more });
beforeEach(
  () => void vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} })),
);
afterEach(cleanup);

/** The view over a device, with a story open or none. */
async function show(draft?: Draft, more: Partial<Session> = {}) {
  const own = new OwnStories(
    index,
    new DeviceDouble().tab(),
    () => {},
    () => Promise.resolve(stories),
  );
  await own.restore();
  if (draft) {
    await own.open(new File([storyFile(draft)], 'mine.json'));
    own.dismissReport();
  }
  const props = { ontool: vi.fn(), onstep: vi.fn(), onshow: vi.fn(), onreference: vi.fn(), onclose: vi.fn() };
  const view = render(MyStories, {
    own,
    index,
    session: session(more),
    shipped: stories,
    start: null,
    frame: () => [0, 0, 1, 0.5] as const,
    home: () => 'https://a.b/',
    ...props,
  });
  for (let turn = 0; turn < 3; turn += 1) await tick();
  return { own, ...props, now: (next: Partial<Session>) => view.rerender({ session: session(next) }) };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const press = async (name: string | RegExp) => {
  await fireEvent.click(button(name));
  await tick();
  await tick();
};
/** A button of the tools beside the field `Text`. */
const tool = async (name: string) => {
  await fireEvent.click(within(screen.getByRole('group', { name: 'Text: writing' })).getByRole('button', { name }));
  await tick();
};
const type = (name: string | RegExp, value: string) => fireEvent.input(field(name), { target: { value } });
const rows = () => [...document.querySelectorAll('.step .name')].map((name) => name.firstChild?.textContent?.trim());
const steps = ({ own }: { own: OwnStories }) => own.draft?.steps ?? [];

describe('A new story', () => {
  it('is made in three presses: make, name, record; the keyboard goes where the next words are written', async () => {
    const page = await show(undefined, { selection: 'reed-ford', day: parseDay('2010-05-10') as number });
    await press('Make a story');
    expect(document.activeElement).toBe(field('Title of the story'));
    await type('Title of the story', 'My ford');
    await press('Record this view as the first step');
    expect(document.activeElement).toBe(field('Title'));
    expect(field('Title').value).toBe('Reed ford');
    expect(steps(page)[0]).toMatchObject({
      edtf: '2010-05-10',
      select: 'reed-ford',
      frame: [0, 0, 1, 0.5],
      layers: null,
    });
    await type('Text', 'A *ford*.');
    expect(page.own.draft).toMatchObject({ title: 'My ford' });
    expect(steps(page)[0]?.statements).toEqual([
      { voice: 'own', text: 'A *ford*.', passages: [], records: [], sources: [] },
    ]);
    expect(button('Record this view as step 2')).toBeTruthy();
    // The page is at the step: its marks are drawn, and not those of another.
    expect(page.onstep.mock.calls).toEqual([[page.own.draft?.id, steps(page)[0]?.id]]);
  });

  it('records window, comparison, layers, names and what is drawn faintly', async () => {
    const page = await show(undefined, {
      mode: 'window',
      window: { from: parseDay('2010-03-01') as number, to: parseDay('2010-07-01') as number },
      layers: ['borders', 'venues'],
      names: 'ru',
      ghosts: true,
    });
    await press('Make a story');
    await press(/^Record this view/);
    expect(steps(page)[0]).toMatchObject({
      edtf: '2010-03-01/2010-06-30',
      compare: null,
      layers: ['borders', 'venues'],
      names: 'ru',
      ghosts: true,
      title: '1 March – 30 June 2010',
    });
    await page.now({ compare: parseDay('2010-03-01') as number, day: parseDay('2010-05-10') as number, side: true });
    await press('Record this view as step 2');
    // What happened on the day is the title.
    expect(steps(page)[1]).toMatchObject({
      edtf: '2010-05-10',
      compare: '2010-03-01',
      side: true,
      names: null,
      title: 'The ford is opened for a time',
    });
  });

  it('can be a copy of a story of the atlas, whose words keep their voice until they are the maker’s', async () => {
    const page = await show();
    await press('Copy How the ford opened');
    await press(/They talk/);
    expect(screen.getByText('The author’s view')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
    await fireEvent.click(screen.getAllByRole('button', { name: 'Write it in my own words' })[0]!);
    expect(steps(page)[0]?.statements.map(({ voice }) => voice)).toEqual(['own', 'editor']);
    expect(field('Text').value).toBe('The author writes that [they met](event:nordhaven-talk-1).');
    expect(steps(page)[0]?.statements[0]?.passages).toEqual(['p01']);
  });
});

describe('A step', () => {
  it('is opened with its view; where the map shows something else, one press takes that over', async () => {
    const page = await show(draftOf(), { selection: 'mill-lane' });
    await press(/^2 Step two/);
    expect(page.onstep).toHaveBeenCalledWith('own-ford', 'two');
    expect(screen.getByText('The map shows something else now.')).toBeTruthy();
    await press('Show the step again');
    expect(page.onstep).toHaveBeenCalledTimes(2);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Update from the map' })[0]!);
    expect(steps(page)[1]).toMatchObject({ edtf: '2010-12-31', select: 'mill-lane', layers: null });
    expect(screen.queryByText('The map shows something else now.')).toBeNull();
  });

  it('is moved by keys and buttons, copied, deleted and brought back', async () => {
    const page = await show(draftOf());
    const ids = () => steps(page).map(({ title }) => title);
    await fireEvent.keyDown(button(/^3 Step three/), { key: 'ArrowUp', altKey: true });
    await tick();
    expect(ids()).toEqual(['Step one', 'Step three', 'Step two']);
    expect(document.activeElement?.textContent).toContain('Step three');
    await press(/^1 Step one/);
    await press('Down');
    expect(ids()).toEqual(['Step three', 'Step one', 'Step two']);
    await press('Duplicate');
    expect(ids()).toEqual(['Step three', 'Step one', 'Step one', 'Step two']);
    expect(new Set(steps(page).map(({ id }) => id)).size).toBe(4);
    await press('Delete');
    expect(ids()).toEqual(['Step three', 'Step one', 'Step two']);
    await press('Undo');
    expect(ids()).toHaveLength(4);
    expect(screen.getByRole('status').textContent).toBe('Undone.');
  });

  it('is dragged to another place', async () => {
    const page = await show(draftOf());
    const list = document.querySelector('ol')!;
    [...list.children].forEach((row, at) => {
      row.getBoundingClientRect = () => ({ top: at * 50, height: 50 }) as DOMRect;
    });
    const grip = list.querySelector('.grip')!;
    await fireEvent.pointerDown(grip, { button: 0, pointerId: 1, clientY: 10 });
    await fireEvent.pointerMove(grip, { pointerId: 1, clientY: 110 });
    await fireEvent.pointerUp(grip, { pointerId: 1, clientY: 110 });
    expect(steps(page).map(({ id }) => id)).toEqual(['two', 'one', 'three']);
    // A press without a move changes nothing.
    await fireEvent.pointerDown(grip, { button: 0, pointerId: 1, clientY: 10 });
    await fireEvent.pointerUp(grip, { pointerId: 1, clientY: 10 });
    expect(steps(page).map(({ id }) => id)).toEqual(['two', 'one', 'three']);
  });

  it('has questions, notes and marks, each of which can be taken out', async () => {
    const page = await show(draftOf('own-a', { steps: [draftStep('one', { select: 'reed-ford' })] }));
    await press(/^1 Step one/);
    for (const name of ['+ Question', '+ Notes for you', '+ Circle', '+ Arrow', '+ Words on the map'])
      await press(name);
    await type(/^Question/, 'Why?');
    await type('A good answer has', 'So.');
    await type('Notes for you alone', 'Wait.');
    await fireEvent.change(screen.getByRole('spinbutton', { name: 'Radius, km' }), {
      target: { value: '7', valueAsNumber: 7 },
    });
    const from = screen.getByRole('textbox', { name: 'From' });
    await fireEvent.change(from, { target: { value: '0.5, 1.5' } });
    expect(steps(page)[0]).toMatchObject({ questions: [{ ask: 'Why?', answer: 'So.' }], notes: 'Wait.' });
    expect(steps(page)[0]?.marks).toEqual([
      { type: 'circle', at: 'reed-ford', radius_km: 7, text: '' },
      { type: 'arrow', from: [1.5, 0.5], to: 'reed-ford', text: '' },
      { type: 'label', at: 'reed-ford', text: '' },
    ]);
    await fireEvent.change(from, { target: { value: 'somewhere' } });
    expect(steps(page)[0]?.marks[1]).toMatchObject({ from: [1.5, 0.5] });
    await fireEvent.click(screen.getAllByRole('button', { name: 'Middle of the map' })[0]!);
    expect(steps(page)[0]?.marks[0]).toMatchObject({ at: [0.5, 0.25] });
    await press('Remove the circle');
    await press('Remove the question');
    expect(steps(page)[0]?.marks.map(({ type: kind }) => kind)).toEqual(['arrow', 'label']);
    expect(steps(page)[0]?.questions).toEqual([]);
  });

  it('sets a mark where the map is clicked and moves it where it is dragged, while its fields are used', async () => {
    const page = await show(draftOf('own-a', { steps: [draftStep('one', { select: 'reed-ford' })] }));
    await press(/^1 Step one/);
    const tool = () => page.ontool.mock.lastCall?.[0] as MapTool | null | undefined;
    const marks = () => steps(page)[0]?.marks;
    const clickMap = async (...at: [number, number]) => {
      tool()?.click(at, 1);
      await tick();
    };
    expect(tool()).toBeUndefined();
    await press('+ Arrow');
    expect(screen.getByText(/Press the map where the arrow begins\./)).toBeTruthy();
    await clickMap(1, 0.5);
    expect(screen.getByText(/Press the map where the arrow points\./)).toBeTruthy();
    await clickMap(2, 1);
    await clickMap(2.5, 1);
    expect(marks()).toEqual([{ type: 'arrow', from: [1, 0.5], to: [2.5, 1], text: '' }]);
    // Keys are pressed on the map now: there, too, each click is undone by itself.
    (document.activeElement as HTMLElement).blur();
    await fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(marks()).toMatchObject([{ to: [2, 1] }]);
    await press('+ Circle');
    expect(screen.queryByText(/where the arrow/)).toBeNull();
    await clickMap(1, 0);
    const project = ([lon, lat]: LonLat) => [lon * 100, -lat * 100] as const;
    const drag = tool()?.grip({ at: [1, 0], project, isTouch: false, metresPerPixel: 1 });
    for (const to of [
      [1.5, 0],
      [2, 0],
    ] as const)
      drag?.(to);
    expect(marks()?.[1]).toEqual({ type: 'circle', at: [2, 0], radius_km: 5, text: '' });
    // The whole drag is undone at once.
    await press('Undo');
    expect(marks()?.[1]).toMatchObject({ at: [1, 0] });
    expect(tool()).not.toBeNull();
    screen.getByRole('textbox', { name: 'To' }).focus();
    flushSync();
    await clickMap(3, 1);
    expect(marks()?.[0]).toMatchObject({ from: [1, 0.5], to: [3, 1] });
    expect(closables.closeLast()).toBe(true);
    flushSync();
    expect(tool()).toBeNull();
    expect(screen.queryByText(/Press the map/)).toBeNull();
    // Whoever writes elsewhere is done with the mark.
    await fireEvent.pointerDown(screen.getByRole('textbox', { name: 'To' }));
    expect(tool()).not.toBeNull();
    field('Title').focus();
    flushSync();
    expect(tool()).toBeNull();
  });

  it('leads whoever adds something to its first field, and whoever takes something away to what stood before it', async () => {
    await show(draftOf('own-a', { steps: [draftStep('one', { select: 'reed-ford' })] }));
    await press(/^1 Step one/);
    const focused = () => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent?.trim();
    for (const [name, led] of [
      ['+ Question', 'Question'],
      ['+ Question', 'Question 2'],
      ['+ Notes for you', 'Notes for you alone'],
      ['+ Another text', 'Text'],
      ['+ Circle', 'Text beside it'],
      ['+ Words on the map', 'Words'],
    ] as const) {
      button(name).focus();
      await press(name);
      expect(focused()).toBe(led);
    }
    const places = () => screen.getAllByRole('button', { name: 'A place …' });
    await fireEvent.click(places()[0]!);
    await expect.poll(() => screen.queryByRole('combobox', { name: 'At: a place' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'At: a place' }));
    await press('Cancel');
    await expect.poll(() => document.activeElement).toBe(places()[0]);
    button('Remove the words').focus();
    await press('Remove the words');
    await expect.poll(() => document.activeElement).toBe(button('Remove the circle'));
  });

  it('whose record is gone, or whose text has what is not allowed, says so', async () => {
    await show(draftOf('own-a', { steps: [draftStep('one', { select: 'reed-ford', notes: '# H' })] }));
    expect(button(/^1 Step one/).textContent).toContain('see what is wrong');
    await press(/^1 Step one/);
    expect(screen.getAllByText('Notes:')[0]?.parentElement?.textContent).toContain(
      '“heading” is not allowed'.replace(/[“”]/g, '"'),
    );
  });
});

describe('A text', () => {
  it('gets a link to a record that is found by name', async () => {
    const page = await show(draftOf());
    await press(/^1 Step one/);
    const text = field('Text') as unknown as HTMLTextAreaElement;
    await type('Text', 'See there.');
    text.setSelectionRange(4, 9);
    await tool('Link');
    await expect.poll(() => screen.queryByRole('combobox', { name: 'Link to' })).toBeTruthy();
    const combobox = screen.getByRole('combobox', { name: 'Link to' });
    expect((combobox as HTMLInputElement).value).toBe('there');
    await fireEvent.input(combobox, { target: { value: 'southmere' } });
    await expect.poll(() => screen.queryAllByRole('option').length).toBeGreaterThan(0);
    await fireEvent.keyDown(combobox, { key: 'Enter' });
    await expect.poll(() => steps(page)[0]?.statements[0]?.text).toBe('See [there](place:southmere).');
  });

  it('is given up by Escape, which closes nothing else', async () => {
    const page = await show(draftOf());
    await press(/^1 Step one/);
    await tool('Link');
    await fireEvent.keyDown(screen.getByRole('combobox', { name: 'Link to' }), { key: 'Escape' });
    await tick();
    expect(screen.queryByRole('combobox', { name: 'Link to' })).toBeNull();
    expect(closables.isEmpty).toBe(true);
    expect(page.onclose).not.toHaveBeenCalled();
  });

  it('is previewed with its links, and script in it is letters', async () => {
    const page = await show(draftOf());
    await press(/^1 Step one/);
    await tool('Preview');
    const preview = screen.getByRole('group', { name: 'Text: preview' });
    await fireEvent.click(within(preview).getByRole('link', { name: 'ford' }));
    expect(page.onreference).toHaveBeenCalledWith('reed-ford');
    await type('Text', 'So \\<script>alert(1)\\</script> [x](javascript:alert(1))');
    expect(preview.querySelector('script, a')).toBeNull();
    expect(preview.textContent).toContain('<script>alert(1)</script> x');
  });
});

describe('Undo', () => {
  it('takes back by key what was typed, in the field and outside of it', async () => {
    const page = await show(draftOf());
    await press(/^1 Step one/);
    await type('Title', 'A');
    await type('Title', 'AB');
    await fireEvent.keyDown(field('Title'), { key: 'z', ctrlKey: true });
    expect(field('Title').value).toBe('Step one');
    await fireEvent.keyDown(button(/^1 Step one/), { key: 'z', ctrlKey: true, shiftKey: true });
    expect(field('Title').value).toBe('AB');
    await fireEvent.keyDown(field('Title'), { key: 'y', ctrlKey: true });
    expect(steps(page)[0]?.title).toBe('AB');
    const undo = new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true });
    field('Title').dispatchEvent(undo);
    flushSync();
    expect(undo.defaultPrevented).toBe(true);
    expect(field('Title').value).toBe('Step one');
  });
});

describe('The list of one’s stories', () => {
  it('opens, shows, copies and deletes each, and brings back what was deleted', async () => {
    const page = await show(draftOf());
    await press('All mine');
    const list = screen.getByRole('list', { name: 'My stories' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    await press('Show My ford');
    expect(page.onshow).toHaveBeenCalledWith('own-ford', null);
    await press('Delete My ford');
    expect(screen.queryByRole('list', { name: 'My stories' })).toBeNull();
    await press('Bring back what was deleted');
    await press(/^My ford/);
    expect(field('Title of the story').value).toBe('My ford');
  });

  it('says what is wrong with a file, with step and field, and offers the good steps', async () => {
    const page = await show();
    await page.own.open(
      new File(
        [storyFile(draftOf('own-a', { steps: [draftStep('one'), draftStep('two', { edtf: 'soon' })] }))],
        'x.json',
      ),
    );
    await tick();
    const report = screen.getByRole('alert');
    expect(report.textContent).toContain('1 could not be read');
    expect(report.textContent).toContain('two.edtf');
    await press('OK');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(rows()).toEqual(['Step one']);
  });

  it('leads back to the text', async () => {
    const page = await show();
    await press('Back to the text');
    expect(page.onclose).toHaveBeenCalled();
  });
});

describe('A story of five hundred steps', () => {
  it('is worked on like any other', { timeout: 30_000 }, async () => {
    const many = Array.from({ length: 500 }, (_, at) => draftStep(`s${at}`, { title: `Stop ${at}` }));
    const page = await show(draftOf('own-a', { steps: many }));
    await fireEvent.click(document.querySelectorAll('.step')[249]!);
    const title = document.querySelector<HTMLInputElement>('.fields > input')!;
    const others = page.own.reading?.story?.steps[0];
    for (const letter of ['A', 'AB', 'ABC', 'ABCD', 'ABCDE'])
      await fireEvent.input(title, { target: { value: letter } });
    // The steps that were not changed are not read again.
    expect(page.own.reading?.story?.steps[0]).toBe(others);
    expect(steps(page)[249]?.title).toBe('ABCDE');
  });
});
