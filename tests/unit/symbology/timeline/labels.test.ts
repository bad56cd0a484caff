import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtlasEvent, AxisSegment } from '../../../../src/domain/model';
import { dayOf } from '../../../../src/domain/time';
import { statusLabel } from '../../../../src/symbology/statuses';
import type { Cluster } from '../../../../src/symbology/timeline/eventMarks';
import { gutterWidth, titleOf } from '../../../../src/symbology/timeline/gutter';
import { barText, eventCounts, eventNames } from '../../../../src/symbology/timeline/labels';
import {
  layoutTimeline,
  type RowChoice,
  type TimelineRow,
  type TrackRow,
} from '../../../../src/symbology/timeline/layout';
import type { StatusBar } from '../../../../src/symbology/timeline/statusBars';
import { drawnWidth, fitText } from '../../../../src/symbology/timeline/textWidth';
import { real } from '../../../fixtures/real-atlas';
import { event, span } from '../../../fixtures/timeline';

const from = dayOf(2022, 1, 1);
const axis: readonly AxisSegment[] = [{ from, to: dayOf(2023, 1, 1), share: 1 }];

/** The clusters of a row with an event on each of some days, two pixels apart unless told otherwise. */
function clusters(
  days: readonly (number | AtlasEvent)[],
  title: string,
  width = 730,
  rows: RowChoice = 'usual',
): readonly Cluster[] {
  const events = days.map((day, at) =>
    typeof day === 'number' ? event(`e${at}`, span(from + day, from + day + 1), { title }) : day,
  );
  const tracks = [{ id: 'leaders', title: 'Leaders', look: 'disc' }];
  const input = { rows, tracks, events, features: [], placeOf: () => 'Moss', horizon: { last: from + 364 } };
  const layout = layoutTimeline({ ...input, axis, fullAxis: axis, width, narrow: false });
  return (layout.rows[0] as TrackRow).clusters;
}

const title = 'Talks of pilots';
const size = drawnWidth(title);
const names = (all: readonly Cluster[], lines: readonly number[] = [], width = 730): (string | undefined)[] =>
  all.map(({ id }) => eventNames(all, lines, width).get(id)?.text);

describe('The number of events at one mark', () => {
  it('touches no symbol of its row, no line and no end of the axis, whatever the days, lines, width and rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 3, maxLength: 25 }),
        fc.array(fc.nat(800), { maxLength: 2 }),
        fc.integer({ min: 120, max: 800 }),
        fc.constantFrom('few' as const, 'usual' as const, 'all' as const),
        (days, lines, width, rows) => {
          const all = clusters(days, title, width, rows);
          const numbers = eventCounts(all, lines);
          for (const { id, y, marks } of all) {
            const left = numbers.get(id);
            if (left === undefined) continue;
            const right = left + 7 * String(marks.length).length;
            expect(marks.length).toBeGreaterThan(1);
            expect(left >= 0 && right <= width).toBe(true);
            for (const line of lines) expect(line <= left || line >= right).toBe(true);
            for (const other of all) {
              const half = 6 * other.scale;
              // So much nearer is a number to its own symbol that it shows whose it is.
              const room = other.id === id ? 4 : 5;
              const isBeside = other.x + half + room <= left + 0.01 || other.x - half - room >= right - 0.01;
              // Digits of 12 pixels are 9 pixels high.
              expect(isBeside || Math.abs(other.y - y) >= half + 4.3).toBe(true);
              const number = other.id === id ? undefined : numbers.get(other.id);
              if (number === undefined || Math.abs(other.y - y) >= 8.6) continue;
              const end = number + 7 * String(other.marks.length).length;
              expect(end + 5 <= left + 0.01 || number - 5 >= right - 0.01).toBe(true);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('goes to the other side of its mark for a line, then goes', () => {
    const all = clusters([100, 100, 100], title, 730, 'few');
    const [id, at] = [all[0]?.id ?? '', 200 + 4.5 + 4.5];
    expect(eventCounts(all, []).get(id)).toBeCloseTo(at);
    expect(eventCounts(all, [at + 3]).get(id)).toBeCloseTo(200 - 4.5 - 4.5 - 7);
    expect(eventCounts(all, [at + 3, 188]).get(id)).toBeUndefined();
  });
});

describe('The label of a row', () => {
  const { tracks, events, meta } = real.atlas;
  const features = real.atlas.features.filter(({ kind }) => kind === 'crossing' || kind === 'route');
  const rowsOf = (rows: RowChoice, narrow: boolean) =>
    layoutTimeline({
      rows,
      tracks,
      events,
      features,
      placeOf: () => '',
      horizon: { last: meta.opens },
      axis: meta.axis,
      fullAxis: meta.axis,
      width: 300,
      narrow,
    }).rows;

  it.each(['few', 'usual', 'all'] as const)('is never cut in the column left of %s rows', (rows) => {
    const place = { narrow: false, left: gutterWidth(false, rows), width: 1000, words: '' };
    const labels = rowsOf(rows, false).map((row) => titleOf(row, place));
    expect(labels.filter((label) => label.includes('…'))).toEqual([]);
    expect(labels.some((label) => /^Margara–Alican/.test(label))).toBe(true);
    // Where sides name a road differently, both names are there.
    expect(labels).toContain('Lachin road (corridor)');
  });

  it('is the longest that has room, which ends just beyond the column, or before the words of the status', () => {
    const row = { kind: 'bars', titles: ['Ferry across the moor', 'Ferry'] } as unknown as TimelineRow;
    const long = drawnWidth('Ferry across the moor', 12.5);
    const beside = (left: number): string => titleOf(row, { narrow: false, left, width: 1000, words: '' });
    // Titles begin at 26, and may reach 3 beyond the column.
    expect([beside(26 - 3 + long + 0.01), beside(26 - 3 + long - 0.01)]).toEqual(['Ferry across the moor', 'Ferry']);
    const above = (width: number): string => titleOf(row, { narrow: true, left: 10, width, words: 'closed' });
    // On a phone they begin at 21, and keep 12 from the words at the right.
    const needed = 21 + long + 12 + drawnWidth('closed', 12.5);
    expect([above(needed + 0.01), above(needed - 0.01)]).toEqual(['Ferry across the moor', 'Ferry']);
  });

  it('is never cut on the narrowest phone, whatever its status', () => {
    const cut = rowsOf('all', true).flatMap((row) => {
      const statuses = row.kind === 'bars' ? row.feature.statuses : [];
      const words = row.kind === 'bars' ? statuses.map(({ status }) => statusLabel(row.feature, status)) : [''];
      return words.map((each) => titleOf(row, { narrow: true, left: 10, width: 300, words: each }));
    });
    expect(cut.filter((label) => label.includes('…'))).toEqual([]);
    expect(cut).toContain('Lachin road (corridor)');
  });
});

describe('The name of an event', () => {
  it('stands right of its symbol, left of it where the next or a line is in the way, else nowhere', () => {
    const all = clusters([100, 200], title);
    const [right] = eventNames(all, [], 730).values();
    expect(right?.x).toBeCloseTo(200 + 4.5 + 4);
    const [left] = eventNames(all, [250], 730).values();
    expect(left?.x).toBeCloseTo(200 - 4.5 - 4 - size);
    expect(eventNames(all, [215, 185], 730).get('e0')).toBeUndefined();
    // The line at the symbol itself is in nobody's way.
    expect([...eventNames(all, [200], 730).values()][0]).toEqual(right);
  });

  it('gives way to the place of the meeting, then goes; it is never cut', () => {
    expect(names(clusters([20, 200], 'Talks of many pilots of both banks'))).toEqual([
      'Talks of many pilots of both banks',
      'Talks of many pilots of both banks',
    ]);
    expect(names(clusters([2, 60, 118], 'Talks of many pilots of both banks'))).toEqual([
      'Moss',
      'Moss',
      'Talks of many pilots of both banks',
    ]);
    expect(names(clusters([2, 20, 38, 56], title)).slice(1, 3)).toEqual([undefined, undefined]);
  });

  it('is not beside a bar, a haze or the date of the article', () => {
    const at = (day: number, more: Parameters<typeof event>[2] = {}): AtlasEvent =>
      event(`e${day}`, span(from + day, from + day + 1), { title, ...more });
    const [first] = eventNames(clusters([at(100, { stated: span(from + 120, from + 121) })], title), [], 730).values();
    expect(first?.x).toBeGreaterThan(240 + 4);
    const about = { ...at(100), span: span(from + 100, from + 101, { edtf: '2022-04-11~', uncertain: true }) };
    const [second] = eventNames(clusters([about], title), [], 730).values();
    expect(second?.x).toBeCloseTo(200 + 13 + 4);
  });

  it('overlaps no symbol, number, line or other name, whatever the days, lines and width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(364), { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(1200), { maxLength: 2 }),
        fc.integer({ min: 200, max: 1200 }),
        fc.constantFrom('usual' as const, 'all' as const),
        (days, lines, width, rows) => {
          const all = clusters(days, title, width, rows);
          const placed = [...eventNames(all, lines, width)].map(([id, { text, x }]) => ({
            id,
            from: x,
            to: x + drawnWidth(text),
          }));
          for (const [at, name] of placed.entries()) {
            expect(name.from).toBeGreaterThanOrEqual(0);
            expect(name.to).toBeLessThanOrEqual(width);
            for (const { extent } of all) expect(name.to <= extent.from || name.from >= extent.to).toBe(true);
            for (const line of lines) expect(line <= name.from - 4 || line >= name.to + 4).toBe(true);
            for (const other of placed.slice(at + 1)) {
              expect(name.to + 16 <= other.from || other.to + 16 <= name.from).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe('The words in a status bar', () => {
  const bar = (x: number, width: number, more: Partial<StatusBar> = {}): StatusBar =>
    ({ x, width, labels: ['under guard of pilots', 'guarded'], softStart: 0, softEnd: 0, ...more }) as StatusBar;

  it('are the full ones before the line, else after it, else the short ones, else none', () => {
    expect(barText(bar(10, 300), [])).toEqual({ text: 'under guard of pilots', x: 15 });
    expect(barText(bar(10, 300), [30])).toEqual({ text: 'under guard of pilots', x: 35 });
    expect(barText(bar(10, 150), [100])).toEqual({ text: 'guarded', x: 15 });
    expect(barText(bar(10, 80), [50])).toBeNull();
    expect(barText(bar(10, 30), [])).toBeNull();
    expect(barText(bar(10, 300, { softStart: 40 }), [])?.x).toBe(55);
  });

  it('touch no line and no edge, wherever these are', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(400), fc.array(fc.nat(900), { maxLength: 2 }), (x, width, lines) => {
        const text = barText(bar(x, width), lines);
        if (!text) return;
        const end = text.x + drawnWidth(text.text);
        expect(text.x >= x + 5 && end <= x + width - 5).toBe(true);
        for (const line of lines) expect(line <= text.x - 5 || line >= end + 5).toBe(true);
      }),
    );
  });
});

describe('The title of a row', () => {
  it('is cut before a comma or bracket first, and with an ellipsis only then', () => {
    expect(fitText('Old road (corridor)', 300)).toBe('Old road (corridor)');
    expect(fitText('Old road (corridor)', 80)).toBe('Old road');
    expect(fitText('Cargo by air, Hill–Moss', 90)).toBe('Cargo by air');
    expect(fitText('Railway of the whole valley', 80)).toMatch(/^Railway of.*…$/);
  });
});
