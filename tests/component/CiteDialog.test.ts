/** The dialog for citations: what can be cited, in which styles, and how it is copied and saved. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { bibliographyOf } from '../../src/formats/cite/cslJson';
import { FORMATS } from '../../src/formats/publish/formats';
import { copyRichText, copyText, saveFile } from '../../src/ui/files';
import CiteDialog from '../../src/views/cite/CiteDialog.svelte';
import { tiny } from '../fixtures/tiny-atlas';

vi.mock('../../src/ui/files', () => ({
  saveFile: vi.fn(),
  copyText: vi.fn(() => Promise.resolve(true)),
  copyRichText: vi.fn(() => Promise.resolve(true)),
}));

const { index } = tiny;
const home = 'https://example.org/atlas/';

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

function open(
  session: Partial<Session> = {},
  own: readonly { title: string; source?: string }[] = [],
  isTableLeftOut = false,
  isOfSelection = false,
): void {
  const day = parseDay('2010-06-01') as number;
  const view = selectView(index, { ...initialSession(index), day, ...session });
  render(CiteDialog, {
    view,
    index,
    home,
    address: `${home}#v=1&date=2010-06-01`,
    today: '2011-02-03',
    own,
    isTableLeftOut,
    isOfSelection,
    onclose: () => {},
  });
}

/** The citation in a style, with `*…*` around italics. */
function citation(style: string): string {
  const item = screen.getByRole('button', { name: `Copy ${style}` }).closest('li') as HTMLElement;
  const html = item.querySelector('.prose')?.innerHTML ?? '';
  return html
    .replace(/<\/?i[^>]*>/g, '*')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .trim();
}
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

describe('The dialog for citations', () => {
  it('says of a view that its address leads to the map, where the table has rows of the reader’s own', async () => {
    open({}, [], true);
    await choose(/^The atlas/);
    expect(screen.queryByText(/leads to the map and not to the table/)).toBeNull();
    await choose(/^This view/);
    expect(screen.getByText(/leads to the map and not to the table/)).toBeTruthy();
    cleanup();
    open();
    await choose(/^This view/);
    expect(screen.queryByText(/leads to the map and not to the table/)).toBeNull();
  });

  it('cites the atlas in four styles with date of the data, day it was seen and address', async () => {
    open();
    await choose(/^The atlas/);
    expect(citation('APA')).toBe(
      '*Tiny Atlas: A companion to Ferrywoman 2011* [Map]. (2011). Retrieved February 3, 2011, from https://example.org/atlas/',
    );
    expect(citation('MLA')).toBe(
      '*Tiny Atlas: A Companion to Ferrywoman 2011*. 30 June 2011, https://example.org/atlas/. Accessed 3 Feb. 2011.',
    );
    expect(citation('Chicago, author-date')).toBe(
      '*Tiny Atlas: A Companion to Ferrywoman 2011*. 2011. June 30. Accessed February 3, 2011. https://example.org/atlas/.',
    );
    expect(citation('Chicago, notes and bibliography')).toBe(
      '*Tiny Atlas: A Companion to Ferrywoman 2011*. June 30, 2011. Accessed February 3, 2011. https://example.org/atlas/.',
    );
    expect(screen.getByText(/names no editor/).textContent).toContain('last checked on 30 June 2011');
  });

  it('opens on the view for whoever has gone to a date, chosen something or switched a layer, and else on the atlas', () => {
    const first = initialSession(index);
    const { day } = first;
    for (const [session, name] of [
      [{ day }, /^The atlas/],
      [{ day: day - 1 }, /^This view/],
      [{ mode: 'window', window: { from: day - 10, to: day + 1 } }, /^This view/],
      [{ day, compare: day - 1 }, /^This view/],
      [{ day, selection: 'reed-ford' }, /^This view/],
      [{ day, layers: first.layers.slice(1) }, /^This view/],
      [{ day, layers: [...first.layers, 'aftermath'] }, /^This view/],
    ] as const) {
      open(session as Partial<Session>);
      expect(screen.getByRole<HTMLInputElement>('radio', { name }).checked, JSON.stringify(session)).toBe(true);
      cleanup();
    }
  });

  it('opens on the feature or the event from whose card the reader comes, and on the view if there is none', () => {
    for (const [selection, name, title] of [
      ['reed-ford', /^The selection: /, index.features.get('reed-ford')?.title],
      ['nordhaven-talk-2', /^The selection: /, index.events.get('nordhaven-talk-2')?.title],
      ['p02', /^This view/, 'Map of'],
      [null, /^This view/, 'Map of'],
    ] as const) {
      open({ selection }, [], false, true);
      expect(screen.getByRole<HTMLInputElement>('radio', { name }).checked, String(selection)).toBe(true);
      expect(citation('APA')).toContain(title);
      cleanup();
    }
  });

  it('cites the view with its days and its link', () => {
    open();
    expect(citation('APA')).toMatch(
      /^Map of 1 June 2010 \[Map\]\. \(2011\)\. In \*Tiny Atlas.*from https:\/\/example\.org\/atlas\/#v=1&date=2010-06-01$/,
    );
  });

  it('says of a view with data of the reader’s own that the citation is not of these, and says it of nothing else', async () => {
    open({}, [{ title: 'Incidents', source: 'ACLED 2023, CC BY-NC 4.0' }, { title: 'Posts' }]);
    const note = () => screen.queryByRole('note')?.textContent?.replace(/\s+/g, ' ');
    await choose(/^The atlas/);
    expect(note()).toBeUndefined();
    await choose(/^This view/);
    expect(note()).toMatch(
      /Your data on it \(“Incidents”, “Posts”\) are no part of the atlas, and its address does not hold them/,
    );
    expect(note()).toContain('Source and licence of “Incidents”, as you have written them: ACLED 2023, CC BY-NC 4.0');
    expect(note()).not.toContain('licence of “Posts”');
    await choose(/^The article/);
    expect(note()).toBeUndefined();
  });

  it('moves between what can be cited by the browser’s arrow keys: all are choices of one name', () => {
    open({ selection: 'reed-ford', passage: 'p02' });
    const names = screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).name);
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(1);
    expect(names[0]).not.toBe('');
  });

  it('offers what is selected and what is read, and only then', async () => {
    open();
    expect(screen.queryByRole('radio', { name: /The selection|The passage/ })).toBeNull();
    cleanup();
    open({ selection: 'reed-ford', passage: 'p02' });
    await choose(/^The selection: Reed ford/);
    expect(citation('APA')).toMatch(/^\*Reed ford.*#v=1&select=reed-ford$/);
    await choose(/^The passage: paragraph 2/);
    expect(citation('MLA')).toMatch(
      /^“Digest of Paragraph 2 of Ferrywoman, ‘Two Towns and a Ford\.’” .*#p02\. Accessed/,
    );
  });

  it('cites an event with its date, since its title does not tell it', async () => {
    const event = index.atlas.events[0] as (typeof index.atlas.events)[number];
    open({ selection: event.id });
    await choose(/^The selection/);
    expect(citation('APA')).toContain(`${event.title}, `);
  });

  it('cites every data file by its address, with its licence', async () => {
    open();
    await choose(/^A data file/);
    const files = screen.getByRole('combobox', { name: 'Which file' });
    expect(within(files).getAllByRole('option')).toHaveLength(FORMATS.length);
    await fireEvent.change(files, { target: { value: FORMATS.find(({ name }) => name === 'borders')?.id } });
    expect(citation('APA')).toMatch(/\[Data set\]\. .*from https:\/\/example\.org\/atlas\/data\/borders\.geojson$/);
    await fireEvent.click(screen.getByRole('button', { name: 'Download .json' }));
    const [, , text] = vi.mocked(saveFile).mock.calls[0] as [string, string, string];
    expect(text).toContain(`Licence: ${index.atlas.meta.licences.borders.title}.`);
  });

  it('cites the article, and each of its sources, which can be looked for', async () => {
    open();
    await choose(/^The article/);
    expect(citation('APA')).toMatch(/^Ferrywoman, A\. \(2010\)\. Two Towns and a Ford\./);
    await choose(/^A source/);
    const list = () => screen.getByRole('listbox', { name: 'Sources found' });
    expect(within(list()).getAllByRole('option')).toHaveLength(index.atlas.sources.length);
    await fireEvent.change(list(), { target: { value: 'ferry-log' } });
    expect(citation('APA')).toMatch(/^\[Log of the ferry\]\./);
    await fireEvent.input(screen.getByRole('searchbox', { name: 'Find a source' }), { target: { value: 'almanac' } });
    expect(within(list()).getAllByRole('option')).toHaveLength(1);
    expect(citation('APA')).toContain('Almanac');
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'no such words' } });
    expect(screen.getByText('No source has these words.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Copy APA' })).toBeNull();
  });

  it('copies a style with its italics, and an entry for programs as it is', async () => {
    open();
    await choose(/^The atlas/);
    await fireEvent.click(screen.getByRole('button', { name: 'Copy APA' }));
    expect(copyRichText).toHaveBeenCalledWith(
      expect.stringMatching(/^Tiny Atlas.*\[Map\]/),
      expect.stringMatching(/^<p><i>Tiny Atlas[^<]*<\/i> \[Map\]/),
    );
    expect(await screen.findByText('APA copied.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy APA' }).textContent).toBe('Copied');
    // Another thing to cite has not been copied.
    await choose(/^This view/);
    expect(screen.queryByText('APA copied.')).toBeNull();
    await choose(/^The atlas/);
    vi.mocked(copyText).mockResolvedValueOnce(false);
    await fireEvent.click(screen.getByRole('button', { name: 'Copy BibTeX', hidden: true }));
    expect(copyText).toHaveBeenCalledWith(expect.stringMatching(/^@misc\{tiny-atlas,/));
    expect(await screen.findByText(/select the text and copy it by hand/)).toBeTruthy();
  });

  it('saves what is cited, or all works at once, in three formats', async () => {
    open();
    await choose(/^The atlas/);
    const count = bibliographyOf(index.atlas, index.atlas.sources).length;
    for (const extension of ['bib', 'ris', 'json']) {
      await fireEvent.click(screen.getByRole('button', { name: `Download .${extension}` }));
      await fireEvent.click(screen.getByRole('button', { name: `All ${count} works as .${extension}` }));
    }
    const saved = vi
      .mocked(saveFile)
      .mock.calls.map(([name, , text]) => [name, text.match(/^@|^TY {2}- |^ {2}"id"/gm)?.length]);
    expect(saved).toEqual(
      ['bib', 'ris', 'json'].flatMap((extension) => [
        [`tiny-atlas.${extension}`, 1],
        [`tiny-atlas-works.${extension}`, count],
      ]),
    );
  });
});
