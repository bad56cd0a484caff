/** Taking a picture: what the choices change, what is saved under which name, and what is said when something fails. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { saveBlob, saveFile } from '../../src/ui/files';
import { rasterise } from '../../src/ui/raster';
import PictureExport from '../../src/views/export/PictureExport.svelte';
import type { PictureData, PictureSource } from '../../src/views/export/pictureSource';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';
import { elementsOf, parseXml, type XmlElement } from '../fixtures/xml';

vi.mock('../../src/ui/files', () => ({ saveFile: vi.fn(), saveBlob: vi.fn() }));
vi.mock('../../src/ui/raster', () => ({ rasterise: vi.fn() }));

const { index, geometry } = tiny;
const day = (text: string): number => parseDay(text) as number;
const source: PictureSource = {
  screen: { size: { width: 600, height: 400 }, camera: null },
  theme: 'light',
  address: 'https://atlas.example/#v=1',
  data: () =>
    Promise.resolve({
      geometry,
      region: tinyBasemap,
      settlements: [],
      loadWorld: () => Promise.reject(new Error('no')),
    }),
  fonts: () => Promise.resolve([]),
};

let previews: Blob[] = [];
beforeEach(() => {
  previews = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${previews.push(blob)}`, revokeObjectURL: () => {} }),
  );
});
afterEach(() => {
  cleanup();
  vi.mocked(saveFile).mockReset();
  vi.mocked(saveBlob).mockReset();
  vi.mocked(rasterise).mockReset();
  vi.unstubAllGlobals();
});

async function open(session: Partial<Session> = {}, more: Partial<PictureSource> = {}): Promise<void> {
  const whole = { ...initialSession(index), day: day('2010-05-12'), ...session };
  const view = selectView(index, whole);
  const compared = whole.compare === null ? null : selectView(index, { ...whole, day: whole.compare });
  render(PictureExport, {
    view,
    compared,
    index,
    frame: [0.2, 0.2, 0.8, 1.2],
    today: '2026-11-27',
    source: { ...source, ...more },
  });
}
const ready = () => screen.findByRole('img');
const choose = (role: 'radio' | 'checkbox', name: string | RegExp) => fireEvent.click(screen.getByRole(role, { name }));
/** The picture that the preview shows once it has been drawn again. */
async function drawnAfter(act: () => unknown): Promise<{ readonly svg: XmlElement; readonly text: string }> {
  const before = previews.length;
  await act();
  await waitFor(() => expect(previews.length).toBeGreaterThan(before));
  const svg = parseXml(await (previews.at(-1) as Blob).text());
  return {
    svg,
    text: elementsOf(svg)
      .filter(({ name }) => name === 'text')
      .map(({ text }) => text)
      .join(' '),
  };
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('The picture of a view', () => {
  it('is drawn with title, legend, timeline and address, and without what is unticked', async () => {
    const whole = await drawnAfter(() => open());
    for (const words of [index.atlas.meta.title, 'On 12 May 2010', 'Lanes', 'Roads and crossings', source.address])
      expect(whole.text).toContain(words);
    const bare = await drawnAfter(async () => {
      for (const name of ['Legend', 'Timeline', 'Address of this view']) await choose('checkbox', name);
      await fireEvent.input(screen.getByRole('textbox', { name: 'Title' }), { target: { value: ' ' } });
    });
    for (const words of ['Lanes', 'Roads and crossings', source.address]) expect(bare.text).not.toContain(words);
    expect(elementsOf(bare.svg).some(({ attributes }) => attributes['data-feature'])).toBe(true);
  });

  it('has data of the reader’s own and what is measured, unless that is unticked', async () => {
    const layers = [styledLayer('raids', [ownFeature(1, {}, '2010-05-12'), ownFeature(2, {}, '2010-05-13')])];
    const measured = {
      lines: [],
      areas: [],
      points: [[0.5, 0.5]],
      active: null,
      labels: [{ at: [0.5, 0.5], text: '12 km' }],
      takesPoints: true,
      words: { label: 'a place', sentence: 'a place.' },
    } as const;
    const whole = await drawnAfter(() => open({}, { own: { layers, chosen: null }, measured }));
    expect(whole.text).toContain('“raids” (raids.csv)');
    expect(whole.text).toContain(`${source.address} · with data of the reader’s own: raids`);
    expect(whole.text).toContain('12 km');
    const bare = await drawnAfter(async () => {
      for (const name of ['Your own data', 'What you measured']) await choose('checkbox', name);
    });
    expect(bare.text).not.toContain('raids');
    expect(bare.text).not.toContain('12 km');
    expect(screen.getByText(/Your own data are not in it/)).toBeTruthy();
  });

  it('has the reader’s own in the timeline alone, where it can be unticked, and says which layers are hidden', async () => {
    const layers = [
      styledLayer('raids', [ownFeature(1, {}, '2010-05-12')]),
      styledLayer('posts', [], { isVisible: false }),
    ];
    await drawnAfter(() => open({}, { own: { layers, chosen: null } }));
    expect(screen.getByText(/Of your data “posts” is hidden and not in it/)).toBeTruthy();
    const whole = await drawnAfter(() => choose('radio', 'the timeline'));
    expect(whole.text).toContain('Reader’s data');
    expect(whole.text).toContain('“raids” (raids.csv)');
    expect(screen.queryByText(/Your own data are not in it/)).toBeNull();
    const bare = await drawnAfter(() => choose('checkbox', 'Your own data'));
    expect(bare.text).not.toContain('Reader’s data');
    expect(screen.getByText(/Your own data are not in it/)).toBeTruthy();
  });

  it('has the part of the map that no panel covers, and the day on which it was made', async () => {
    const frameOf = (svg: XmlElement): readonly number[] => {
      const clip = elementsOf(svg).find(({ name }) => name === 'clipPath')?.children[0]?.attributes;
      return [Number(clip?.['width']), Number(clip?.['height'])];
    };
    const whole = await drawnAfter(() => open({}, { screen: { size: { width: 390, height: 800 }, camera: null } }));
    expect(frameOf(whole.svg)).toEqual([390, 800]);
    expect(whole.text).toContain('Picture made on 27 November 2026.');
    cleanup();
    const padding = { top: 70, left: 12, right: 16, bottom: 440 };
    const free = await drawnAfter(() =>
      open({}, { screen: { size: { width: 390, height: 800 }, camera: null }, padding }),
    );
    expect(frameOf(free.svg)).toEqual([390, 360]);
    cleanup();
    // Panels that leave next to nothing do not make a picture of next to nothing.
    const strip = await drawnAfter(() =>
      open({}, { screen: { size: { width: 390, height: 800 }, camera: null }, padding: { bottom: 700 } }),
    );
    expect(frameOf(strip.svg)).toEqual([390, 220]);
  });

  it('offers neither where there is none', async () => {
    const measured = { lines: [], areas: [], points: [], active: null, labels: [], takesPoints: true };
    await open({}, { measured });
    await ready();
    for (const name of ['Your own data', 'What you measured']) expect(screen.queryByLabelText(name)).toBeNull();
  });

  it('begins with the title of what is selected, and with the theme of the page', async () => {
    await open({ selection: 'mill-lane' }, { theme: 'dark' });
    await ready();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' }).value).toBe(
      index.features.get('mill-lane')?.title,
    );
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
  });

  it('has the size that is chosen', async () => {
    await open();
    await ready();
    const { svg } = await drawnAfter(() => choose('radio', /16:9/));
    expect(svg.attributes).toMatchObject({ width: '1920', height: '1080' });
    expect(screen.getByText(/1920 × 1080 pixels at 1×/)).toBeTruthy();
  });

  it('shows the second day of a comparison, if that is chosen', async () => {
    await open({ compare: day('2010-12-31') });
    await ready();
    const { text } = await drawnAfter(() => choose('radio', '31 December 2010'));
    expect(text).toContain('On 31 December 2010');
  });

  it('is of the timeline alone, with the rows that are chosen', async () => {
    await open();
    await ready();
    const { svg } = await drawnAfter(() => choose('radio', 'the timeline'));
    expect(elementsOf(svg).some(({ attributes }) => attributes['data-feature'])).toBe(false);
    expect(elementsOf(svg).some(({ attributes }) => attributes['data-row'])).toBe(true);
    await press('Download SVG');
    await waitFor(() => expect(saveFile).toHaveBeenCalled());
    expect(vi.mocked(saveFile).mock.calls[0]?.[0]).toMatch(/-timeline-2010-05-12\.svg$/);
  });

  it('is saved as SVG under the day it is of, and the reader is told', async () => {
    await open();
    await ready();
    await press('Download SVG');
    await waitFor(() => expect(saveFile).toHaveBeenCalled());
    const [name, type, markup] = vi.mocked(saveFile).mock.calls[0] as [string, string, string];
    expect(name).toMatch(/^[a-z0-9-]+-2010-05-12\.svg$/);
    expect(type).toBe('image/svg+xml');
    expect(parseXml(markup).name).toBe('svg');
    expect(await screen.findByText(new RegExp(`${name}: \\d+ × \\d+ units`))).toBeTruthy();
  });

  it('is saved as PNG in the scale that is chosen', async () => {
    vi.mocked(rasterise).mockResolvedValue({ ok: true, blob: new Blob(['png']) });
    await open();
    await ready();
    await choose('radio', '3×');
    await press('Download PNG');
    await waitFor(() => expect(saveBlob).toHaveBeenCalled());
    expect(vi.mocked(saveBlob).mock.calls[0]?.[0]).toMatch(/-2010-05-12@3x\.png$/);
    expect(vi.mocked(rasterise).mock.calls[0]?.[2]).toBe(3);
  });

  it('says why there is no PNG', async () => {
    vi.mocked(rasterise).mockResolvedValue({ ok: false, reason: '9 × 9 pixels are too many' });
    await open();
    await ready();
    await press('Download PNG');
    expect((await screen.findByRole('alert')).textContent).toContain('No PNG was made: 9 × 9 pixels are too many.');
    expect(saveBlob).not.toHaveBeenCalled();
  });

  it('says that the map could not be fetched, and tries again', async () => {
    let isThere = false;
    await open({}, { data: () => (isThere ? source.data() : Promise.reject(new Error('there is no connection'))) });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The map could not be fetched (there is no connection).',
    );
    isThere = true;
    await press('Try again');
    await ready();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  describe('of a frame beyond the region', () => {
    const wide = { size: { width: 600, height: 400 }, camera: { zoom: 1.5, lat: 0, lon: 0 } };
    const MISSING = 'Land beyond the region is not drawn';
    const withWorld = (loadWorld: PictureData['loadWorld']) => ({
      data: async () => ({ ...(await source.data()), loadWorld }),
      screen: wide,
    });

    it('waits for the world’s base map and never says of one that is on its way that it could not be loaded', async () => {
      let arrive = (): void => {};
      const loadWorld = vi.fn(() => new Promise<typeof tinyBasemap>((come) => (arrive = () => come(tinyBasemap))));
      await open({}, withWorld(loadWorld));
      expect(await screen.findByText(/the base map of the world is on its way/)).toBeTruthy();
      expect(previews).toEqual([]);
      const { text } = await drawnAfter(arrive);
      expect(text).not.toContain(MISSING);
      expect(loadWorld).toHaveBeenCalledTimes(1);
      expect(screen.queryByText(/on its way/)).toBeNull();
    });

    it('is saved as it was chosen last, also while the world’s base map is on its way', async () => {
      let arrive = (): void => {};
      const loadWorld = (): Promise<typeof tinyBasemap> => new Promise((come) => (arrive = () => come(tinyBasemap)));
      // The first picture needs none.
      await drawnAfter(() =>
        open({}, { ...withWorld(loadWorld), screen: { ...wide, camera: { zoom: 6.2, lat: 0.5, lon: 1 } } }),
      );
      await choose('radio', /^square/i);
      await press('Download SVG');
      await screen.findByText(/on its way/);
      expect(vi.mocked(saveFile)).not.toHaveBeenCalled();
      arrive();
      await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
      const [, , markup] = vi.mocked(saveFile).mock.calls[0] as unknown as [string, string, string];
      const { width, height } = parseXml(markup).attributes;
      expect(width).toBe(height);
      expect(markup).not.toContain(MISSING);
    });

    it('says where it cannot be fetched what is missing, and tries again when asked', async () => {
      const loadWorld = vi.fn<PictureData['loadWorld']>(() => Promise.reject(new Error('no')));
      const { text } = await drawnAfter(() => open({}, withWorld(loadWorld)));
      expect(text).toContain(MISSING);
      expect(loadWorld).toHaveBeenCalledTimes(1);
      loadWorld.mockResolvedValue(tinyBasemap);
      const again = await drawnAfter(() => press('Try again'));
      expect(again.text).not.toContain(MISSING);
      expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    });
  });
});
