/** The sign before a status in the table: the very one that the map draws. */
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { Span } from '../../src/domain/model';
import { atlasRows } from '../../src/domain/tableKinds';
import { parseDay, spanOfDay } from '../../src/domain/time';
import { isShownIn } from '../../src/domain/windowPieces';
import { piecesOf } from '../../src/symbology/pieces';
import { attributesOf, borderSample } from '../../src/symbology/samples';
import { statusInWords } from '../../src/symbology/statusWords';
import CellSign from '../../src/views/table/CellSign.svelte';
import { real } from '../fixtures/real-atlas';

afterEach(cleanup);
const { index, geometry } = real;
const { opens, checked } = index.atlas.meta;
const day = (text: string): number => parseDay(text) as number;
const WORDS = { status: statusInWords, statusInGeneral: String, distance: String };

it.each<[string, Span, number]>([
  ['a day', spanOfDay(day('2023-07-27')), opens],
  ['a day long before', spanOfDay(day('2020-11-09')), opens],
  ['several days', { from: day('2022-10-01'), to: day('2023-07-28') }, opens],
  ['days beyond the record', { from: day('2022-10-01'), to: day('2023-08-01') }, checked],
])('has the line of a border that the map draws on %s', (_what, window, last) => {
  const mode = window.to - window.from === 1 ? 'day' : 'window';
  const rows = atlasRows('features', { index, days: { window, mode }, horizon: { last }, words: WORDS });
  const signs = new Map(
    Array.from({ length: rows.size }, (_, at) => [rows.key(at), rows.cell(at, 'status').sign] as const),
  );
  const drawn = piecesOf(index.atlas, geometry, { last }).filter(
    (piece) => piece.border !== undefined && isShownIn(piece, window),
  );
  expect(drawn.length).toBeGreaterThan(5);
  const attributes = (path: Element): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...path.attributes].map(({ name, value }) => [name, value]).filter(([name]) => name !== 'class'),
    );
  for (const { feature, border } of drawn) {
    const { container, unmount } = render(CellSign, { sign: signs.get(feature.id)! });
    const expected = borderSample(border!).map((mark) =>
      Object.fromEntries(Object.entries(attributesOf(mark)).map(([name, value]) => [name, String(value)])),
    );
    expect([...container.querySelectorAll('path')].map(attributes), feature.id).toEqual(expected);
    unmount();
  }
});
