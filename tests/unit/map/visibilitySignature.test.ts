import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { BEFORE_ALL } from '../../../src/domain/windowPieces';
import { changeDaysOf, visibilitySignatureOf } from '../../../src/map/style/visibilitySignature';

const sourceOf = (...all: readonly object[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: all.map((properties) => ({ type: 'Feature', properties: { ...properties }, geometry: null as never })),
});
const PIECES = sourceOf(
  { from: 10, to: 20, next: 20 },
  { from: 20, to: 30, next: 99 },
  { name: 'a place without dates' },
);
const MEETINGS = sourceOf({ meetings: 2, from0: 10, to0: 11, from1: 15, to1: 16 }, { meetings: 0 });
const on = (day: number) => ({ from: day, to: day + 1 });
/** The days from 0 to 40 on which the signature of a day is another than on the day before. */
const changes = (source: FeatureCollection): readonly number[] => {
  const days = changeDaysOf(source);
  const signature = (day: number): string => visibilitySignatureOf(days, on(day), 'day');
  return Array.from({ length: 40 }, (_, at) => at + 1).filter((day) => signature(day) !== signature(day - 1));
};

describe('A visibility signature', () => {
  it('changes on the days on which something begins or is over, and on no other', () => {
    expect(changes(PIECES)).toEqual([10, 20, 30]);
    // The day after a meeting, too: on its own day it is marked.
    expect(changes(MEETINGS)).toEqual([10, 11, 15, 16]);
    expect(changes(sourceOf({ name: 'a place' }))).toEqual([]);
  });

  it('of a window changes with what its end reaches and what its beginning leaves behind', () => {
    const days = changeDaysOf(PIECES);
    const signature = (from: number, to: number): string => visibilitySignatureOf(days, { from, to }, 'window');
    expect(signature(0, 11)).toBe(signature(9, 20));
    expect(signature(0, 10)).not.toBe(signature(0, 11));
    expect(signature(0, 21)).not.toBe(signature(0, 20));
    expect(signature(19, 25)).not.toBe(signature(20, 25));
    expect(signature(20, 25)).toBe(signature(29, 40));
  });

  it('of a window changes where it leaves behind a piece that tells more', () => {
    const days = changeDaysOf(
      sourceOf({ from: 20, to: 30, next: 99, since: 15 }, { from: 0, to: 9, next: 99, since: BEFORE_ALL }),
    );
    const signature = (from: number): string => visibilitySignatureOf(days, { from, to: 25 }, 'window');
    expect(signature(14)).not.toBe(signature(15));
    expect(signature(15)).toBe(signature(19));
    expect(days.ends).toEqual([9, 15, 30]);
  });

  it('depends on whether meetings are counted on a day or in a window, where there are any', () => {
    const [pieces, meetings] = [changeDaysOf(PIECES), changeDaysOf(MEETINGS)];
    expect(visibilitySignatureOf(meetings, on(12), 'day')).not.toBe(visibilitySignatureOf(meetings, on(12), 'window'));
    expect(visibilitySignatureOf(pieces, on(12), 'day')).toBe(visibilitySignatureOf(pieces, on(12), 'window'));
  });

  it('knows each change day once, in order', () => {
    const { begins, ends } = changeDaysOf(PIECES);
    expect(begins).toEqual([10, 20, 99]);
    expect(ends).toEqual([20, 30]);
  });
});
