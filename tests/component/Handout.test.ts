import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialSession } from '../../src/domain/session';
import { formatDay, isoDate } from '../../src/domain/time';
import type { Bounds, StoryStep } from '../../src/domain/model';
import { qrOf } from '../../src/formats/qr';
import { closables } from '../../src/ui/closables';
import type { PrintedStories } from '../../src/views/handout/handoutState.svelte';
import Handout from '../../src/views/handout/Handout.svelte';
import type { OwnPicture } from '../../src/stillmap/picture';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const { opens } = index.atlas.meta;

const step = (id: string, title: string): StoryStep => ({
  id,
  title,
  state: {
    mode: 'day',
    span: { from: opens, to: opens + 1 },
    compare: null,
    side: false,
    ghosts: false,
    layers: null,
    selection: null,
    names: null,
  },
  frame: null,
  passages: [],
  marks: [],
  statements: [
    {
      voice: 'author',
      text: [[{ type: 'text', text: `The author on ${title}.` }]],
      passages: [],
      records: [],
      sources: [],
    },
  ],
  questions: [
    { ask: [[{ type: 'text', text: `What of ${title}?` }]], answer: [[{ type: 'text', text: 'This of it.' }]] },
  ],
  notes: [],
  sources: [],
});
const story = {
  id: 'told',
  title: 'Two fords',
  sentence: '',
  audience: '',
  minutes: 5,
  closing: [],
  steps: [step('a', 'the north'), step('b', 'the south')],
};
const stories = {
  outlines: [story],
  shipped: [story],
  story: null,
  withTexts: () => story,
  needTexts: () => undefined,
};

const load = vi.fn(() =>
  Promise.resolve({
    geometry,
    region: tinyBasemap,
    settlements: [],
    loadWorld: () => Promise.reject(new Error('none')),
  }),
);
const onclose = vi.fn();

/** What a test opens a handout with. */
interface Opened {
  readonly partOf?: () => Promise<string | null>;
  readonly shown?: PrintedStories;
  readonly data?: OwnPicture;
  readonly frame?: Bounds;
}

function open(own: Opened = {}): HTMLElement {
  const session = { ...initialSession(index), layers: ['borders', 'crossings', 'routes', 'venues'] };
  const told = { home: 'https://example.org/', address: 'https://example.org/#v=1', today: '2026-11-26' };
  const partOf = own.partOf ?? (() => Promise.resolve(null));
  render(Handout, {
    index,
    session,
    stories: own.shown ?? stories,
    frame: own.frame ?? [0, 0, 2, 1.4],
    data: own.data ?? null,
    ...told,
    partOf,
    load,
    onclose,
  });
  return screen.getByRole('dialog', { name: 'Handout' });
}

/** Waits until all maps are drawn. */
async function drawn(dialog: HTMLElement): Promise<void> {
  // On a busy machine the first maps take more than the second that is usual here.
  await vi.waitFor(
    () => expect(within(dialog).getByRole('button', { name: 'Print' }).getAttribute('aria-disabled')).toBe('false'),
    10_000,
  );
  await tick();
}
const pages = (dialog: HTMLElement): HTMLElement => within(dialog).getByRole('region', { name: 'Preview' });
const choose = async (dialog: HTMLElement, role: 'checkbox' | 'radio', name: RegExp): Promise<void> => {
  await fireEvent.click(within(dialog).getByRole(role, { name }));
  await tick();
  await drawn(dialog);
};

beforeEach(() => {
  const before = document.createElement('button');
  before.id = 'before';
  document.body.append(before);
  before.focus();
});
afterEach(() => {
  cleanup();
  document.getElementById('before')?.remove();
  vi.clearAllMocks();
});

describe('A handout', () => {
  it('shows the sheet of what the map shows: title, map, legend, address, citation', async () => {
    const dialog = open();
    await drawn(dialog);
    const sheet = pages(dialog);
    expect(within(sheet).getByRole('heading', { level: 1 }).textContent).toMatch(/^The map on /);
    expect(within(sheet).getByRole('img', { name: /^Map\. On / })).toBeTruthy();
    expect(sheet.textContent).toContain('handout 1 of 1');
    expect(sheet.textContent).toContain('https://example.org/#v=1');
    expect(within(sheet).getByRole('img', { name: /^QR code/ })).toBeTruthy();
    expect(sheet.querySelectorAll('[style]')).toHaveLength(0);
    expect(sheet.querySelector('a[href^="#"]')).toBeNull();
  });

  it('names the document, after which the browser names the PDF, and gives its name back', async () => {
    document.title = 'The atlas';
    const dialog = open();
    await drawn(dialog);
    await choose(dialog, 'radio', /Two fords/);
    expect(document.title).toBe('Two fords (Letter)');
    cleanup();
    expect(document.title).toBe('The atlas');
  });

  it('says of a step that compares two days with which day the screen does', async () => {
    const compared = { ...story.steps[1]!, state: { ...story.steps[1]!.state, compare: opens - 30 } };
    const told = { ...story, steps: [story.steps[0]!, compared] };
    vi.spyOn(stories, 'withTexts').mockReturnValue(told);
    const dialog = open();
    await drawn(dialog);
    await choose(dialog, 'radio', /Two fords/);
    const days = [...pages(dialog).querySelectorAll('.leaf-when')].map((each) => each.textContent);
    expect(days).toEqual([formatDay(opens), `${formatDay(opens)}, on the screen beside ${formatDay(opens - 30)}`]);
    vi.restoreAllMocks();
  });

  it('says that the base map of land beyond the region is missing, and fetches it again', async () => {
    const loadWorld = vi.fn(() => Promise.reject<typeof tinyBasemap>(new Error('none')));
    load.mockResolvedValueOnce({ geometry, region: tinyBasemap, settlements: [], loadWorld } as never);
    const dialog = open({ frame: [-60, -40, 60, 40] });
    await drawn(dialog);
    expect(within(dialog).getByRole('status').textContent).toContain('The base map of the world could not be loaded');
    const missing = 'Land beyond the region is not drawn';
    expect(dialog.textContent).toContain(missing);
    loadWorld.mockImplementation(() => Promise.resolve(tinyBasemap));
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await drawn(dialog);
    expect(dialog.textContent).not.toContain(missing);
    expect(within(dialog).queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  describe('with data of the reader’s own', () => {
    const at = (lon: number) => ({ type: 'Point' as const, coordinates: [lon, 0.6] });
    const raids = styledLayer(
      'raids',
      [
        ownFeature(1, { name: 'Raid one' }, isoDate(opens), at(0.9)),
        ownFeature(2, { name: 'Raid two' }, isoDate(opens - 10), at(1.1)),
        ownFeature(3, { name: 'Raid three' }, null, null),
      ],
      { label: 'name' },
    );
    const told = { ...raids, layer: { ...raids.layer, source: 'ACLED, CC BY-NC 4.0' } };
    const hidden = styledLayer('posts', [ownFeature(1)], { isVisible: false });
    const data: OwnPicture = { layers: [told, hidden], chosen: { layer: 'own-data-raids', place: 0 } };
    const points = (dialog: HTMLElement): readonly (string | null)[] =>
      [...pages(dialog).querySelectorAll('.still-own circle')].map((each) => each.getAttribute('data-place'));

    it('has them on the map, in legend and timeline, and says whose they are, what is left out and that the address has none', async () => {
      const dialog = open({ data });
      await drawn(dialog);
      expect(points(dialog)).toEqual(['0']);
      const text = pages(dialog).textContent.replace(/\s+/g, ' ');
      for (const words of [
        'Reader’s data: raids',
        'Emphasised: Raid one',
        '“raids” (raids.csv), 1 of 3 features shown (2 hold on these days, 1 of them without a position).',
        'Source and licence of “raids”, as its reader gives them: ACLED, CC BY-NC 4.0.',
        'The row “Reader’s data” of the timeline has the first days of all 2 features with a date',
        'https://example.org/#v=1 · with data of the reader’s own: raids',
      ])
        expect(text).toContain(words);
      expect(pages(dialog).querySelectorAll('.still-own-chosen, [data-row="own-data"]')).toHaveLength(2);
      expect(within(dialog).getByText('Of your data “posts” is hidden and not in it.')).toBeTruthy();
      await choose(dialog, 'checkbox', /^Your data/);
      expect(points(dialog)).toEqual([]);
      expect(pages(dialog).textContent).not.toMatch(/raids|Reader’s data/);
      expect(within(dialog).getByText('Your own data are not in it.')).toBeTruthy();
    });

    it('has on each map of a story what holds on its days, without the mark of the screen, and one legend', async () => {
      const early = {
        ...story.steps[1]!,
        state: { ...story.steps[1]!.state, span: { from: opens - 10, to: opens - 9 } },
      };
      vi.spyOn(stories, 'withTexts').mockReturnValue({ ...story, steps: [story.steps[0]!, early] });
      const dialog = open({ data });
      await drawn(dialog);
      await choose(dialog, 'radio', /Two fords/);
      expect(points(dialog)).toEqual(['0', '1']);
      expect(pages(dialog).querySelector('.still-own-chosen')).toBeNull();
      expect(pages(dialog).textContent.match(/Reader’s data: raids/g)).toHaveLength(1);
      expect(pages(dialog).textContent).toContain('2 of 3 features shown');
      vi.restoreAllMocks();
    });

    it('leaves their names out for an exercise, and does not ask for their signs', async () => {
      const dialog = open({ data });
      await drawn(dialog);
      expect(pages(dialog).textContent).toContain('Raid one');
      await choose(dialog, 'checkbox', /without names/);
      const map = within(pages(dialog)).getAllByRole('img', { name: /^Map/ })[0]!;
      expect(map.textContent).not.toContain('Raid');
      expect(pages(dialog).textContent).not.toContain('Emphasised');
      await choose(dialog, 'checkbox', /without statuses/);
      const legend = within(pages(dialog)).getByRole('heading', { name: 'Reader’s data: raids' }).closest('section')!;
      expect(legend.querySelectorAll('svg').length).toBeGreaterThan(0);
      expect(legend.querySelector('.leaf-empty')).toBeNull();
      expect(pages(dialog).textContent).not.toContain('The row');
    });

    it('says of a printer without colours that those of own data look alike, where they tell them apart', async () => {
      const hint = (): number => screen.queryAllByText(/colours of your data look alike/).length;
      const dialog = open({ data });
      await drawn(dialog);
      await choose(dialog, 'checkbox', /without colours/);
      expect(hint()).toBe(0);
      cleanup();
      const second = open({ data: { layers: [told, styledLayer('posts', [ownFeature(1)])], chosen: null } });
      await drawn(second);
      expect(hint()).toBe(0);
      await choose(second, 'checkbox', /without colours/);
      expect(hint()).toBe(1);
      await choose(second, 'checkbox', /^Your data/);
      expect(hint()).toBe(0);
    });

    it('offers none where all are hidden', async () => {
      const dialog = open({ data: { layers: [hidden], chosen: null } });
      await drawn(dialog);
      expect(within(dialog).queryByRole('checkbox', { name: /^Your data/ })).toBeNull();
      expect(within(dialog).getByText('Of your data “posts” is hidden and not in it.')).toBeTruthy();
      expect(pages(dialog).textContent).not.toContain('reader’s own');
    });
  });

  it('takes the title that is typed, and gives the first back', async () => {
    const dialog = open();
    await drawn(dialog);
    const field = within(dialog).getByLabelText('Title');
    const map = pages(dialog).querySelector('.leaf-picture svg');
    await fireEvent.input(field, { target: { value: 'Who crosses where?' } });
    // A map is not made anew for it: one of a large layer of own data has thousands of signs.
    expect(pages(dialog).querySelector('.leaf-picture svg')).toBe(map);
    expect(map).not.toBeNull();
    expect(within(pages(dialog)).getByRole('heading', { level: 1 }).textContent).toBe('Who crosses where?');
    expect(pages(dialog).textContent).toContain('Who crosses where? [Map]');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Reset' }));
    expect(within(pages(dialog)).getByRole('heading', { level: 1 }).textContent).toMatch(/^The map on /);
  });

  it('prints a story: all its steps, or those that are chosen, with questions or without', async () => {
    const dialog = open();
    await drawn(dialog);
    await choose(dialog, 'radio', /Two fords/);
    const titles = (): readonly string[] =>
      within(pages(dialog))
        .getAllByRole('heading', { level: 2 })
        .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(titles()[0]).toMatch(/^1 the north /);
    expect(titles()[1]).toMatch(/^2 the south /);
    expect(pages(dialog).textContent).toContain('What of the south?');
    // A story that is on this device alone has no address.
    expect(pages(dialog).textContent).not.toContain('on the screen');
    await choose(dialog, 'checkbox', /the north/);
    expect(titles()[0]).toMatch(/^1 the south /);
    // The last step cannot be left out, too.
    expect(
      within(dialog)
        .getByRole('checkbox', { name: /the south/ })
        .getAttribute('aria-disabled'),
    ).toBe('true');
    await choose(dialog, 'checkbox', /^Questions/);
    expect(pages(dialog).textContent).not.toContain('What of the south?');
  });

  it('leaves names out for an exercise, and tells them to the teacher', async () => {
    const dialog = open();
    await drawn(dialog);
    const map = (): string => within(pages(dialog)).getAllByRole('img', { name: /^Map/ })[0]!.textContent;
    const names = [...index.atlas.features].flatMap(({ names: forms }) => forms.map(({ toponym }) => toponym));
    const written = names.filter((name) => map().includes(name));
    expect(written.length).toBeGreaterThan(0);
    await choose(dialog, 'checkbox', /without names/);
    expect(names.filter((name) => map().includes(name))).toEqual([]);
    const lines = pages(dialog).querySelectorAll('.leaf-names .leaf-line').length;
    expect(lines).toBeGreaterThan(0);
    await choose(dialog, 'checkbox', /^Answers/);
    const sheets = within(pages(dialog)).getAllByRole('region', { name: /^Page/ });
    expect(sheets.at(-1)!.textContent).toContain('answers 1 of 1');
    expect(sheets.at(-1)!.querySelectorAll('.leaf-names li')).toHaveLength(lines);
    for (const name of written.slice(0, 2)) expect(sheets.at(-1)!.textContent).toContain(name);
  });

  it('leaves statuses out for an exercise: of map, legend and timeline', async () => {
    const dialog = open();
    await drawn(dialog);
    expect(pages(dialog).querySelector('.time-strip')).not.toBeNull();
    await choose(dialog, 'checkbox', /without statuses/);
    expect(pages(dialog).querySelector('.still-sign, .still-line, .time-strip')).toBeNull();
    expect(pages(dialog).querySelectorAll('.leaf-empty').length).toBeGreaterThan(0);
    expect(within(dialog).getByRole('checkbox', { name: 'Timeline' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('is drawn for the paper and the printer that are chosen', async () => {
    const dialog = open();
    await drawn(dialog);
    // The language of this browser is that of a country with Letter.
    expect(pages(dialog).querySelector('.leaf.is-letter')).not.toBeNull();
    await choose(dialog, 'radio', /^A4$/);
    await choose(dialog, 'checkbox', /without colours/);
    const sheet = within(pages(dialog)).getByRole('region', { name: 'Page 1 of 1' });
    expect(sheet.className).toMatch(/is-a4/);
    expect(sheet.className).toMatch(/is-grey/);
    expect(localStorage.getItem('atlas-paper')).toBe('a4');
    localStorage.removeItem('atlas-paper');
  });

  it('prints itself, and nothing of the page answers meanwhile', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const dialog = open();
    await drawn(dialog);
    expect(document.getElementById('before')!.inert).toBe(true);
    expect(document.documentElement.dataset['window']).toBe('handout');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
    expect(closables.isModal).toBe(true);
    closables.closeLast();
    expect(onclose).toHaveBeenCalledTimes(1);
  });

  it('says where what it is drawn from does not come, and tries again', async () => {
    load.mockRejectedValueOnce(new Error('offline'));
    const dialog = open();
    await vi.waitFor(() => expect(within(dialog).getByRole('status').textContent).toContain('could not be loaded'));
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Try again' }));
    await drawn(dialog);
    expect(pages(dialog).textContent).toContain('handout 1 of 1');
  });

  it('gives the focus back when it has closed', async () => {
    const { unmount } = render(Handout, {
      index,
      session: initialSession(index),
      stories,
      frame: null,
      home: 'https://example.org/',
      address: 'https://example.org/',
      today: '2026-11-26',
      partOf: () => Promise.resolve(null),
      load,
      onclose,
    });
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Handout' }));
    unmount();
    await tick();
    expect(document.activeElement?.id).toBe('before');
    expect(document.getElementById('before')!.inert).toBe(false);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('gives the link of a story of one’s own as a code if it is short, else says how to come by it', async () => {
    const mine = { ...story, id: 'own-ford' };
    const shown = { ...stories, outlines: [mine], shipped: [mine], withTexts: () => mine };
    for (const [length, isShort] of [
      [150, true],
      [900, false],
    ] as const) {
      const part = `own=1-x-${'a'.repeat(length)}`;
      const dialog = open({ shown, partOf: () => Promise.resolve(part) });
      await drawn(dialog);
      await choose(dialog, 'radio', /^Two fords/);
      const code = pages(dialog).querySelector('.leaf-qr path');
      expect(code?.getAttribute('d') ?? null).toBe(isShort ? qrOf(`https://example.org/#v=1&${part}`)!.path : null);
      const says = isShort ? /The code holds the whole story/ : /can give you its link or its file/;
      expect(within(pages(dialog)).getAllByText(says).length).toBeGreaterThan(0);
      expect(within(dialog).queryAllByText(/too long for a QR code/).length).toBe(isShort ? 0 : 1);
      cleanup();
    }
  });
});
