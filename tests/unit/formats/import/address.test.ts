import { describe, expect, it } from 'vitest';
import { HostError, hostBytes, type HostFault } from '../../../../src/files/hostChannel';
import { isTileAddress, readTileAddress } from '../../../../src/formats/import/address';
import { hostIssue } from '../../../../src/formats/import/hostFaults';
import { readHostFile } from '../../../../src/formats/import/readFile';
import { pmtiles, TILE } from '../../../helpers/makePmtiles';

describe('An address of PMTiles', () => {
  it.each([
    ['https://tiles.example.org/a/b%20c.pmtiles', 'tiles.example.org', 'b c.pmtiles'],
    [' pmtiles://https://example.org:8443/x.pmtiles?key=1#top ', 'example.org:8443', 'x.pmtiles'],
    ['example.org/x.pmtiles', 'example.org', 'x.pmtiles'],
    ['https://example.org/data/', 'example.org', 'example.org'],
    ['https://example.org/%ff.pmtiles', 'example.org', '%ff.pmtiles'],
    ['http://localhost:8080/x.pmtiles', 'localhost:8080', 'x.pmtiles'],
    ['https://exämple.org/x.pmtiles', 'xn--exmple-cua.org', 'x.pmtiles'],
  ])('%s is asked of %s', (text, host, name) => {
    const read = readTileAddress(text);
    expect(read.ok && read.value).toMatchObject({ host, name });
    expect(read.ok && read.value.address).not.toContain('#');
  });

  it.each([
    ['tiles', /no address/],
    ['file:///home/x.pmtiles', /of the web/],
    ['javascript:alert(1)', /of the web/],
    ['http://example.org/x.pmtiles', /Over http/],
    ['http://127.0.0.1.example.org/x.pmtiles', /Over http/],
    ['https://me:secret@example.org/x.pmtiles', /password/],
    ['https://[::1]/x.pmtiles', /number in brackets/],
    ['https://example.org/{z}/{x}/{y}.mvt', /single tiles/],
    ['https://example.org/x.geojson', /only PMTiles.*GEOJSON/],
  ])('%s is refused', (text, words) => {
    const read = readTileAddress(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.issues[0]).toMatchObject({
      message: expect.stringMatching(words) as unknown,
      remedy: expect.stringMatching(/\.$/) as unknown,
    });
  });

  it('is known in a pasted text that has nothing else', () => {
    expect(isTileAddress(' https://example.org/x.pmtiles?key=1\n')).toBe(true);
    for (const text of [
      'https://example.org/x.geojson',
      'see https://example.org/x.pmtiles',
      'x.pmtiles',
      'https://a.org/x.pmtiles and more',
    ])
      expect(isTileAddress(text), text).toBe(false);
  });
});

describe('A file at another host', () => {
  const near = [40, 38, 51, 42] as const;
  const asked: (readonly [number, number])[] = [];
  /** Reads an archive at a host that is asked for parts, or has a fault from some request on. */
  async function read(content: Uint8Array, fault: HostFault | null = null, from = 0) {
    asked.length = 0;
    const notes: string[] = [];
    let count = 0;
    const end = await readHostFile(
      {
        name: 'x.pmtiles',
        address: 'https://example.org/a/x.pmtiles?key=secret',
        bytes: (offset, length) => {
          asked.push([offset, length]);
          return fault && asked.length > from
            ? Promise.reject(new HostError(fault))
            : Promise.resolve(content.slice(offset, offset + length).buffer);
        },
      },
      { tell: () => {}, ask: ({ guess }) => Promise.resolve(guess) },
      {
        features: (features) => Promise.resolve(void (count += features.length)),
        layer: ({ report }) => notes.push(...report.notes.map(({ message }) => message)),
      },
      { near },
    );
    return { end, notes, count, refusal: end.type === 'refused' ? sentence(end.issues[0]) : '' };
  }
  const sentence = (issue: { message: string; remedy?: string | undefined } | undefined): string =>
    `${issue?.message} ${issue?.remedy}`;

  it('is read in parts, the first of them once, and says where it is from without what the address asks', async () => {
    const { end, notes, count } = await read(pmtiles(TILE));
    expect([end, count]).toEqual([{ type: 'done' }, 3]);
    expect(asked[0]).toEqual([0, 16_384]);
    expect(asked.filter(([offset]) => offset === 0)).toHaveLength(1);
    expect(notes).toContain('Read from https://example.org/a/x.pmtiles.');
    expect(notes).toContain('Only what lies in the region of this map was read of the archive.');
    expect(notes.join()).not.toContain('secret');
  });

  it('of a world that has too many tiles only the region is read, at the nearest zoom that has few enough of it', async () => {
    const world = pmtiles(TILE);
    world[101] = 14;
    const { end, notes } = await read(world);
    // There are no tiles at that zoom: what matters is that the archive is not too large.
    expect(end.type).toBe('refused');
    expect(notes).toEqual([]);
    expect((await read(world)).refusal).toMatch(/has no features/);
    world[100] = 12;
    expect((await read(world)).refusal).toMatch(/more tiles than are read/);
  });

  it('is no PMTiles file, and is named if it is another', async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect((await read(bytes('{"type":"FeatureCollection","features":[]}'))).refusal).toMatch(
      /no PMTiles file. It is GeoJSON: download it/,
    );
    expect((await read(bytes('<!doctype html><p>Sign in'))).refusal).toMatch(/no PMTiles file. Check the address/);
    expect(asked).toHaveLength(1);
  });

  it('ends at a fault of the host, at first or in between, with its reason: a tile that was not sent is not damaged', async () => {
    for (const from of [0, 1])
      expect((await read(pmtiles(TILE), { fault: 'offline' }, from)).refusal).toMatch(
        /There is no network.*example.org/,
      );
  });

  it.each([
    [{ fault: 'offline' }, /no network/],
    [{ fault: 'away' }, /not reached/],
    [{ fault: 'slow' }, /in time/],
    [{ fault: 'closed' }, /CORS/],
    [{ fault: 'redirect' }, /another host/],
    [{ fault: 'whole' }, /range requests/],
    [{ fault: 'policy' }, /SECURITY\.md/],
    [{ fault: 'silent' }, /did not start/],
    [{ fault: 'much' }, /more in this region/],
    [{ fault: 'status', status: 404 }, /no such file \(404\)/],
    [{ fault: 'status', status: 403 }, /everybody \(403\)/],
    [{ fault: 'status', status: 416 }, /damaged/],
    [{ fault: 'status', status: 503 }, /\(503\)\. Try again later/],
  ] as const)('the fault %o has words', (fault, words) =>
    expect(sentence(hostIssue(fault, 'x.pmtiles', 'example.org'))).toMatch(words),
  );
});

describe('The channel to the page for other hosts', () => {
  it('asks when that page is there, once more after a fault that may pass, and tells of others', async () => {
    const { port1, port2 } = new MessageChannel();
    const bytes = hostBytes(port1);
    const heard: unknown[] = [];
    const answers: readonly object[] = [
      { fault: 'status', status: 503 },
      { bytes: new ArrayBuffer(3) },
      { fault: 'closed' },
    ];
    port2.onmessage = ({ data }: MessageEvent<{ id: number; offset: number; length: number }>) => {
      const answer = answers[heard.length];
      heard.push([data.offset, data.length]);
      port2.postMessage({ id: data.id, ...answer });
    };
    const first = bytes(5, 3);
    await new Promise((done) => setTimeout(done, 20));
    expect(heard).toEqual([]);
    port2.postMessage({ id: 0 });
    expect((await first).byteLength).toBe(3);
    expect(heard).toEqual([
      [5, 3],
      [5, 3],
    ]);
    await expect(bytes(0, 9)).rejects.toMatchObject({ fault: { fault: 'closed' } });
    expect(heard).toHaveLength(3);
    port1.close();
    port2.close();
  });
});
