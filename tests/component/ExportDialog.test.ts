import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publishedFiles } from '../../src/build/publishedData';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import ExportDialog from '../../src/views/export/ExportDialog.svelte';
import { excerptOf } from '../../src/domain/excerpt';
import { features } from '../../src/formats/publish/features';
import { recordsOf } from '../../src/formats/publish/records';
import { saveFile } from '../../src/ui/files';
import { tiny } from '../fixtures/tiny-atlas';

vi.mock('../../src/ui/files', () => ({ saveFile: vi.fn() }));

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
  vi.unstubAllGlobals();
});

/** What a picture would be drawn from; the tests of pictures are in `PictureExport.test.ts`. */
const picture = {
  screen: null,
  theme: 'light' as const,
  address: 'https://atlas.example/',
  data: () => Promise.reject(new Error('not here')),
  fonts: () => Promise.resolve([]),
};

async function open(
  session: Partial<Session>,
  compare: string | null = null,
  shapes = () => Promise.resolve(tiny.geometry),
): Promise<void> {
  const view = viewOf({ ...session, compare: compare === null ? null : day(compare) });
  const compared = compare === null ? null : viewOf({ ...session, day: day(compare) });
  render(ExportDialog, { view, compared, index, frame: [0.4, 0.9, 0.6, 1.1], shapes, picture, onclose: () => {} });
  await screen.findByText('statuses.csv');
}
const said = (): string => (screen.getAllByRole('status', { hidden: true })[0]?.textContent ?? '').replace(/\s+/g, ' ');
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name, hidden: true }));

describe('The export dialog', () => {
  it('offers every published file with its licence', async () => {
    await open({ day: day('2010-05-12') });
    for (const path of files.keys()) if (path !== 'datapackage.json') expect(screen.getByText(path)).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'ODbL 1.0', hidden: true })).toHaveLength(2);
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
    const { text } = features.write(recordsOf(index, tiny.geometry, excerptOf(viewOf(session), index, null)));
    expect(vi.mocked(saveFile).mock.calls).toEqual([['features-2010-05-12.geojson', 'application/geo+json', text]]);
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
    expect(screen.getByRole('link', { name: 'Download events.csv', hidden: true })).toBeTruthy();
  });
});
