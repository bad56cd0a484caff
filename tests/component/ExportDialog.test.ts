import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedFiles } from '../../src/build/publishedData';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import ExportDialog from '../../src/views/export/ExportDialog.svelte';
import { excerptOf, type PickedRows } from '../../src/domain/excerpt';
import { features } from '../../src/formats/publish/features';
import { recordsOf } from '../../src/formats/publish/records';
import { strFromU8, unzipSync } from 'fflate';
import type { Feature } from '../../src/domain/model';
import { DESCRIPTIONS } from '../../src/formats/publish/archive';
import { pathOf } from '../../src/formats/publish/format';
import { FORMATS } from '../../src/formats/publish/formats';
import { saveBlob, saveFile } from '../../src/ui/files';
import { tiny } from '../fixtures/tiny-atlas';

vi.mock('../../src/ui/files', () => ({ saveFile: vi.fn(), saveBlob: vi.fn() }));

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const viewOf = (session: Partial<Session>) => selectView(index, { ...initialSession(index), ...session });
const files = publishedFiles(tiny);

beforeEach(() => {
  vi.stubGlobal('fetch', (path: string) =>
    Promise.resolve(new Response(files.get(path.replace('./data/', '')) as string)),
  );
});
afterEach(() => {
  cleanup();
  vi.mocked(saveFile).mockClear();
  vi.mocked(saveBlob).mockClear();
  vi.unstubAllGlobals();
});

/** What a picture would be drawn from; the tests of pictures are in `PictureExport.test.ts`. */
const picture = {
  screen: null,
  theme: 'light' as const,
  address: 'https://atlas.example/#v=1&date=2010-05-12',
  data: () => Promise.reject(new Error('not here')),
  fonts: () => Promise.resolve([]),
};

async function open(
  session: Partial<Session>,
  compare: string | null = null,
  shapes = () => Promise.resolve(tiny.geometry),
  rows: PickedRows | null = null,
): Promise<void> {
  const view = viewOf({ ...session, compare: compare === null ? null : day(compare) });
  const compared = compare === null ? null : viewOf({ ...session, day: day(compare) });
  render(ExportDialog, {
    ...{ view, compared, index, rows, shapes, picture },
    today: '2026-11-26',
    frame: [0.4, 0.9, 0.6, 1.1],
    onclose: () => {},
  });
  await screen.findByText('statuses.csv');
}
const said = (): string => (screen.getAllByRole('status', { hidden: true })[0]?.textContent ?? '').replace(/\s+/g, ' ');
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name, hidden: true }));

describe('The export dialog', () => {
  it('offers every published file with its licence, its address, and what describes them all', async () => {
    await open({ day: day('2010-05-12') });
    const href = (name: string) => screen.getByRole('link', { name, hidden: true }).getAttribute('href');
    for (const path of files.keys()) {
      const name = (DESCRIPTIONS as readonly string[]).includes(path) ? path : `Address of the whole file ${path}`;
      expect(href(name)).toBe(`./data/${path}`);
    }
    // Whoever looks at a licence keeps the page, and the data that only the page has.
    for (const link of screen.getAllByRole('link', { hidden: true }))
      expect(link.getAttribute('target')).toBe('_blank');
    for (const { path } of FORMATS.map((format) => ({ path: pathOf(format) }))) {
      expect(screen.getByText(path)).toBeTruthy();
      expect(screen.getByRole('button', { name: `Download ${path}`, hidden: true })).toBeTruthy();
    }
    expect(screen.getAllByRole('link', { name: 'ODbL 1.0', hidden: true })).toHaveLength(3);
  });

  it('says what is taken of a day, and what is left out and why', async () => {
    await open({ day: day('2010-12-31'), layers: ['crossings'] });
    await choose(/^What there is on 31 December 2010/);
    expect(said()).toContain('1 feature or place, 1 event,');
    expect(said()).toContain('2 events are left out because the layer of the place is off: Halls.');
  });

  it('takes only what reaches into the frame, once the shapes have come', async () => {
    await open({ day: day('2010-12-31'), layers: ['crossings', 'venues'] });
    await choose(/only inside the map/);
    expect(await screen.findByText(/1 event is left out because there is no place/)).toBeTruthy();
    expect(said()).toContain('1 feature or place, 2 events');
  });

  it('offers the second day of a comparison, which is shown too', async () => {
    await open({ day: day('2010-05-12'), layers: ['routes'] }, '2010-12-31');
    await choose(/^What there is on 31 December 2010, the day compared with/);
    expect(said()).toContain('1 feature or place');
  });

  it('offers no second day where nothing is compared', async () => {
    await open({ day: day('2010-05-12') });
    expect(screen.queryByRole('radio', { name: /compared with/, hidden: true })).toBeNull();
  });

  it('saves a part as the writer of the published file writes it, under the day it is of', async () => {
    const session = { day: day('2010-05-12'), layers: ['crossings', 'routes'] };
    await open(session);
    await choose(/^What there is on 12 May 2010/);
    await fireEvent.click(screen.getByRole('button', { name: 'Download features.geojson', hidden: true }));
    await screen.findByText('features-2010-05-12.geojson: 2 records.');
    const provenance = {
      filter: 'What there is on 12 May 2010, with the events up to then, in the layers Fords, Lanes.',
      permalink: picture.address,
      taken: '2026-11-26',
    };
    const excerpt = excerptOf(viewOf(session), index, null);
    const { text } = features.write(recordsOf(index, tiny.geometry, excerpt, provenance));
    expect(vi.mocked(saveFile).mock.calls).toEqual([['features-2010-05-12.geojson', 'application/geo+json', text]]);
  });

  it('saves everything under the names of the published files, with the address of the atlas', async () => {
    await open({ day: day('2010-05-12') });
    await fireEvent.click(screen.getByRole('button', { name: 'Download events.geojson', hidden: true }));
    await screen.findByText(`events.geojson: ${index.atlas.events.length} records.`);
    const [[name, , text]] = vi.mocked(saveFile).mock.calls as [[string, string, string]];
    const { metadata, ...rest } = JSON.parse(text) as { metadata: object };
    const published = JSON.parse(files.get('events.geojson') as string) as { metadata: object };
    expect(name).toBe('events.geojson');
    expect(metadata).toEqual({ ...published.metadata, permalink: 'https://atlas.example/', taken: '2026-11-26' });
    expect({ ...rest, metadata: published.metadata }).toEqual(published);
  });

  it('saves all files as one archive with one click, of a part only those that have something', async () => {
    await open({ day: day('2010-05-12'), layers: ['crossings'] });
    const unpacked = async (call: number): Promise<Record<string, Uint8Array>> =>
      unzipSync(new Uint8Array(await (vi.mocked(saveBlob).mock.calls[call] as [string, Blob])[1].arrayBuffer()));
    await fireEvent.click(screen.getByRole('button', { name: 'Download bundle.zip', hidden: true }));
    await screen.findByText(`bundle.zip: ${files.size} files.`);
    expect(Object.keys(await unpacked(0))).toEqual([...files.keys()]);
    await choose(/^What there is on 12 May 2010/);
    await fireEvent.click(screen.getByRole('button', { name: 'Download bundle.zip', hidden: true }));
    await screen.findByText(/^bundle-2010-05-12\.zip: /);
    const part = await unpacked(1);
    expect(Object.keys(part)).toContain('features.geojson');
    expect(Object.keys(part)).not.toContain('borders.geojson');
    expect(strFromU8(part['README.txt'] as Uint8Array).replace(/\s+/g, ' ')).toContain(
      'What there is on 12 May 2010, with the events up to then, in the layers Fords.',
    );
    expect(JSON.parse(strFromU8(part['datapackage.json'] as Uint8Array))).toHaveProperty('resources.0.hash');
  });

  it('takes the selection, with what happened there', async () => {
    await open({ day: day('2010-05-12'), selection: 'nordhaven' });
    await choose(/^The selection: Nordhaven/);
    expect(said()).toContain('1 feature or place, 2 events');
    await fireEvent.click(screen.getByRole('button', { name: 'Download events.csv', hidden: true }));
    await screen.findByText('events-nordhaven.csv: 2 records.');
  });

  it('takes the rows of the table, and only the statuses among them', async () => {
    const ford = index.features.get('reed-ford') as Feature;
    const rows = {
      ids: ['reed-ford'],
      statuses: new Set(ford.statuses.slice(1, 2)),
      count: 1,
      filter: 'Rows whose status is temporary.',
    };
    await open({ day: day('2010-05-12') }, null, undefined, rows);
    expect(screen.getByRole('radio', { name: 'The row of the table', hidden: true })).toHaveProperty('checked', true);
    expect(said()).toContain('Rows whose status is temporary.');
    await fireEvent.click(screen.getByRole('button', { name: 'Download statuses.csv', hidden: true }));
    await screen.findByText('statuses-rows-2026-11-26.csv: 1 record.');
    expect(vi.mocked(saveFile).mock.calls[0]?.[2]).toContain('reed-ford,temporary,2010-05-10,2010-05-20');
  });

  it('says that a part has nothing for a file, and saves none', async () => {
    await open({ day: day('2010-05-12'), layers: ['crossings'] });
    await choose(/^What there is on 12 May 2010/);
    await fireEvent.click(screen.getByRole('button', { name: 'Download borders.geojson', hidden: true }));
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain(
      'Borders: nothing of it is in this part',
    );
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('says when a part cannot be written because the geometries do not arrive', async () => {
    await open({ day: day('2010-05-12') }, null, () => Promise.reject(new Error('there is no connection')));
    await choose(/^What there is on 12 May 2010/);
    await fireEvent.click(screen.getByRole('button', { name: 'Download events.csv', hidden: true }));
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain(
      'Events as a table could not be written (there is no connection)',
    );
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('offers the files and says so when their sizes cannot be read', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('refused')));
    await open({ day: day('2010-05-12') });
    expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain(
      'The sizes of the files could not be read',
    );
    expect(screen.getByRole('button', { name: 'Download events.csv', hidden: true })).toBeTruthy();
  });
});
