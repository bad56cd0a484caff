import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment } from '../../../../src/domain/model';
import { calendarDateOf, dayOf, isoDate } from '../../../../src/domain/time';
import { dayBoundaryAtX, cutAxis, dayAtX, xOfDay } from '../../../../src/domain/axis';
import { axisMarks } from '../../../../src/symbology/timeline/scale';
import { textWidth } from '../../../../src/symbology/timeline/textWidth';
import { viewBetween } from '../../../fixtures/axisViews';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2021, 12, 1), share: 0.07 },
  { from: dayOf(2021, 12, 1), to: dayOf(2023, 7, 28), share: 0.93 },
];
const plain: readonly AxisSegment[] = [{ from: dayOf(2022, 1, 1), to: dayOf(2023, 1, 1), share: 1 }];
const first = dayOf(1991, 1, 1);
const end = dayOf(2023, 7, 28);
const dense = dayOf(2021, 12, 1);

/** Axes of one to four segments without gaps, whose shares add up to 1. */
const axes = fc
  .array(fc.record({ days: fc.integer({ min: 1, max: 12_000 }), weight: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts): readonly AxisSegment[] => {
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    let from = first;
    return parts.map(({ days, weight }) => {
      const segment = { from, to: from + days, share: weight / total };
      from += days;
      return segment;
    });
  });

describe('the date axis', () => {
  it('begins at 0, ends at its width and changes scale where a segment ends', () => {
    expect(xOfDay(axis, first, 1000)).toBe(0);
    expect(xOfDay(axis, dense, 1000)).toBeCloseTo(70);
    expect(xOfDay(axis, end, 1000)).toBeCloseTo(1000);
  });

  it('holds days and positions outside of it at its ends', () => {
    expect(xOfDay(axis, -100_000_000, 1000)).toBe(0);
    expect(xOfDay(axis, 100_000_000, 1000)).toBeCloseTo(1000);
    expect(dayAtX(axis, -50, 1000)).toBe(first);
    expect(dayAtX(axis, 5000, 1000)).toBe(end - 1);
  });

  it('reaches the end of the last day for the right edge of a window', () => {
    expect(dayBoundaryAtX(axis, 1000, 1000)).toBe(end);
    expect(dayBoundaryAtX(axis, 5000, 1000)).toBe(end);
  });

  it('survives an axis without segments and one without width', () => {
    expect(xOfDay([], 5, 100)).toBe(0);
    expect(dayAtX([], 5, 100)).toBe(0);
    expect(dayAtX(axis, 5, 0)).toBe(first);
    expect(axisMarks([], 100)).toEqual({ ticks: [], breaks: [] });
  });

  it('finds every day again where a day is at least a pixel wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: dense, max: end - 1 }), fc.integer({ min: 655, max: 4000 }), (day, width) => {
        expect(dayAtX(axis, xOfDay(axis, day, width), width)).toBe(day);
      }),
    );
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(axes, fc.integer({ min: 1, max: 3000 }), fc.nat(40_000), fc.nat(40_000), (any, width, a, b) => {
        const [early, late] = [first + Math.min(a, b), first + Math.max(a, b)];
        expect(xOfDay(any, early, width)).toBeLessThanOrEqual(xOfDay(any, late, width) + 1e-9);
        const [low, high] = [(Math.min(a, b) / 40_000) * width, (Math.max(a, b) / 40_000) * width];
        expect(dayAtX(any, low, width)).toBeLessThanOrEqual(dayAtX(any, high, width));
      }),
    );
  });
});

describe('what is written on the axis', () => {
  const labels = (any: readonly AxisSegment[], width: number): string[] =>
    axisMarks(any, width).ticks.flatMap(({ label }) => (label ? [label] : []));

  it('names every month, quarter or year, as there is room', () => {
    expect(labels(plain, 1200)).toHaveLength(12);
    expect(labels(plain, 400)).toEqual(['Jan 2022', 'Apr 2022', 'Jul 2022', 'Oct 2022']);
    expect(labels([{ from: dayOf(2020, 1, 1), to: dayOf(2024, 1, 1), share: 1 }], 200)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
    ]);
  });

  it('counts quarters from January, whatever day the axis begins on', () => {
    expect(labels([{ from: dayOf(2021, 12, 10), to: dayOf(2022, 12, 10), share: 1 }], 400)[0]).toBe('Jan 2022');
  });

  it('marks the break of a compressed segment and names it as fully as fits', () => {
    expect(axisMarks(axis, 1000).breaks).toHaveLength(1);
    expect(labels(axis, 1000)[0]).toBe('before');
    expect(labels(axis, 600)[0]).toBe('1991');
    expect(labels(axis, 2000)[0]).toBe('before Dec 2021');
    expect(labels(axis, 340)[0]).toBe('Jan 2022');
  });

  it('sets no break between two segments at the same scale', () => {
    const middle = dayOf(2022, 7, 2);
    const halves = [
      { from: dayOf(2022, 1, 1), to: middle, share: (middle - dayOf(2022, 1, 1)) / 365 },
      { from: middle, to: dayOf(2023, 1, 1), share: (dayOf(2023, 1, 1) - middle) / 365 },
    ];
    expect(axisMarks(halves, 800).breaks).toEqual([]);
  });

  /** An axis of whole years in one segment, `width` pixels wide. */
  const years = (first: number, last: number): readonly AxisSegment[] => [
    { from: dayOf(first, 1, 1), to: dayOf(last, 1, 1), share: 1 },
  ];
  const ticks = (any: readonly AxisSegment[], width: number): readonly string[] =>
    axisMarks(any, width).ticks.map(({ kind, label, x }) => `${kind} ${Math.round(x)} ${label}`.trim());

  it('draws a short tick for each month between the labelled ones, while months are nine pixels wide', () => {
    // 109 pixels are 9.08 a month of average length, 107 are 8.9.
    expect(ticks(plain, 108.1)).toHaveLength(12);
    expect(ticks(plain, 108.1).slice(0, 3)).toEqual(['major 0 2022', 'minor 9', 'minor 17']);
    expect(ticks(plain, 107)).toEqual(['major 0 2022']);
  });

  /** The days of the ticks that have a line: each is labelled unless its label had to make way at the edge. */
  const lines = (any: readonly AxisSegment[], width: number): readonly string[] =>
    axisMarks(any, width).ticks.flatMap(({ kind, day }) => (kind === 'major' ? isoDate(day).slice(0, 7) : []));

  it.each([
    // Labels of a year take 25.6 pixels and 16 of room, those of a month 51.2 and 16.
    [2, 100, ['2020', '2021']],
    [4, 168, ['2020', '2021', '2022', '2023']],
    [4, 166, ['2020', '2022']],
    [8, 168, ['2020', '2022', '2024', '2026']],
    [20, 190, ['2020', '2025', '2030', '2035']],
    [40, 190, ['2020', '2030', '2040', '2050']],
  ])('labels the years of %i on %i pixels as often as there is room', (count, width, expected) => {
    expect(lines(years(2020, 2020 + count), width)).toEqual(expected.map((year) => `${year}-01`));
  });

  it('labels half years where quarters have no room, and months where they have', () => {
    expect(labels(plain, 200)).toEqual(['Jan 2022', 'Jul 2022']);
    // A quarter is at least 88.3 days long: it needs 67.2 pixels.
    expect(lines(plain, 278)).toHaveLength(4);
    expect(lines(plain, 276)).toHaveLength(2);
    expect(lines(plain, 897)).toHaveLength(12);
    expect(lines(plain, 893)).toHaveLength(4);
  });

  it('writes nothing where not even ten years have room for a label', () => {
    expect(ticks(years(1900, 2100), 100)).toEqual([]);
  });

  it('names a compressed segment in the middle by its years, and gives a wide one its ticks', () => {
    const three = (width: number, share: number) =>
      axisMarks(
        [
          { from: dayOf(2020, 1, 1), to: dayOf(2021, 1, 1), share: (1 - share) / 2 },
          { from: dayOf(2021, 1, 1), to: dayOf(2051, 1, 1), share },
          { from: dayOf(2051, 1, 1), to: dayOf(2052, 1, 1), share: (1 - share) / 2 },
        ],
        width,
      );
    const captions = (width: number, share: number) =>
      three(width, share).ticks.filter(({ kind }) => kind === 'caption');
    expect(captions(800, 0.1)).toEqual([
      {
        day: dayOf(2021, 1, 1),
        x: expect.closeTo(360),
        kind: 'caption',
        label: '2021–2050',
        labelX: expect.closeTo(360),
      },
    ]);
    expect(captions(400, 0.1).map(({ label }) => label)).toEqual(['2021']);
    expect(captions(300, 0.1)).toEqual([]);
    // From 160 pixels on it is no longer called compressed.
    expect(captions(798, 0.2)).toHaveLength(1);
    expect(captions(802, 0.2)).toEqual([]);
    expect(three(800, 0.1).breaks).toEqual([360, 440].map((x) => expect.closeTo(x)));
  });

  it('marks a break where two scales differ by more than half', () => {
    const breaks = (share: number): number =>
      axisMarks(
        [
          { from: 0, to: 100, share: 1 },
          { from: 100, to: 200, share },
        ],
        1000,
      ).breaks.length;
    expect([breaks(1.4), breaks(1.6), breaks(1 / 1.4), breaks(1 / 1.6)]).toEqual([0, 1, 0, 1]);
  });

  it('never lets labels overlap or leave the axis', () => {
    fc.assert(
      fc.property(axes, fc.integer({ min: 100, max: 2500 }), (any, width) => {
        let last = 0;
        for (const { label, labelX } of axisMarks(any, width).ticks) {
          if (!label) continue;
          expect(labelX).toBeGreaterThanOrEqual(last);
          last = labelX + textWidth(label);
          expect(last).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });
});

describe('an axis cut to a week', () => {
  const week = cutAxis(axis, viewBetween(axis, dayOf(2023, 4, 21), dayOf(2023, 4, 28)));
  const labels = (width: number): string[] =>
    axisMarks(week, width)
      .ticks.map(({ label }) => label)
      .filter(Boolean);

  it('names its days, the first with its year', () => {
    expect(labels(1000)).toEqual(['21 Apr 2023', '22 Apr', '23 Apr', '24 Apr', '25 Apr', '26 Apr', '27 Apr']);
  });

  it('names fewer days where there is less room, and never overlaps them', () => {
    const few = labels(320);
    expect(few.length).toBeGreaterThan(1);
    expect(few.length).toBeLessThan(7);
  });

  it('has no ticks outside of it', () => {
    for (const { x } of axisMarks(week, 1000).ticks) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1000);
    }
  });
});

describe('A stretch of days', () => {
  /** Labels of days have 86.4 pixels: eleven characters and some room. */
  const days = (count: number, width: number, first = dayOf(2023, 4, 21)) =>
    axisMarks([{ from: first, to: first + count, share: 1 }], width).ticks;
  const labels = (...some: Parameters<typeof days>): readonly string[] =>
    days(...some).flatMap(({ label }) => (label ? [label] : []));
  /** The days with a line: each is labelled unless its label had to make way at the edge. */
  const lines = (...some: Parameters<typeof days>): readonly number[] =>
    days(...some).flatMap(({ kind, day }) => (kind === 'major' ? calendarDateOf(day).date : []));

  it.each([
    [10, 870, [21, 22, 23, 24, 25, 26, 27, 28, 29, 30]],
    [10, 860, [21, 23, 25, 27, 29]],
    [20, 870, [21, 23, 25, 27, 29, 1, 3, 5, 7, 9]],
    [20, 860, [21, 26, 1, 6]],
    [20, 340, [22, 1, 8]],
    [20, 240, [21, 1]],
  ])('of %i on %i pixels has a label as often as there is room', (count, width, expected) => {
    expect(lines(count, width)).toEqual(expected);
  });

  it('says the year with the first label and with each month', () => {
    expect(labels(20, 860)).toEqual(['21 Apr 2023', '26 Apr', '1 May 2023', '6 May']);
    expect(labels(20, 860, dayOf(2023, 4, 23))).toEqual(['26 Apr 2023', '1 May 2023', '6 May', '11 May']);
  });

  it('labels no thirty-first next to the first of a month', () => {
    const may = dayOf(2023, 5, 21);
    expect(lines(20, 870, may)).toEqual([21, 23, 25, 27, 29, 1, 3, 5, 7, 9]);
    expect(lines(20, 860, may)).toEqual([21, 26, 1, 6]);
    expect(lines(20, 340, may)).toEqual([22, 1, 8]);
    expect(lines(20, 240, may)).toEqual([21, 1]);
  });

  it('has a short tick for each day between, from five pixels a day on', () => {
    expect(days(20, 860).map(({ kind }) => kind)).toEqual(
      Array.from({ length: 20 }, (_, at) => (at % 5 === 0 ? 'major' : 'minor')),
    );
    expect(days(60, 530).some(({ kind }) => kind === 'minor')).toBe(true);
    expect(days(60, 299).every(({ kind }) => kind === 'major')).toBe(true);
  });

  it('that begins within a day has its first tick at the next one', () => {
    const [tick] = axisMarks([{ from: 100.5, to: 110.5, share: 1 }], 1000).ticks;
    expect(tick).toMatchObject({ day: 101, x: expect.closeTo(50) });
  });
});
