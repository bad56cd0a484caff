/** The timeline as SVG: what it draws of known days, and that nothing leaves its width. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xOfDay } from '../../../src/domain/axis';
import { sortSpanEnds } from '../../../src/domain/dated';
import { initialSession, type Session } from '../../../src/domain/session';
import type { Feature } from '../../../src/domain/model';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { timeStrip, type TimeStripOptions } from '../../../src/stillmap/timeStrip';
import { statusLabel } from '../../../src/symbology/statuses';
import { statusBars } from '../../../src/symbology/timeline/statusBars';
import { OWN_ROW, ownRow } from '../../../src/symbology/timeline/ownRow';
import { real } from '../../fixtures/real-atlas';
import { elementsOf, parseXml, type XmlElement } from '../../fixtures/xml';

const { index } = real;
const { meta } = index.atlas;
const day = (text: string): number => parseDay(text) as number;

function strip(
  session: Partial<Session>,
  options: Partial<TimeStripOptions> = {},
): ReturnType<typeof timeStrip> & { readonly svg: XmlElement } {
  const view = selectView(index, { ...initialSession(index), ...session });
  const drawn = timeStrip({ index, view, width: 706, ...options });
  return { ...drawn, svg: parseXml(drawn.markup) };
}

const rowsOf = (svg: XmlElement): readonly XmlElement[] =>
  elementsOf(svg).filter(({ attributes }) => attributes['data-row']);
const textsOf = (svg: XmlElement): readonly string[] =>
  elementsOf(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);
/** The x of the left end of the axis: the strip's one group that is moved right. */
const leftOf = (svg: XmlElement): number =>
  Number(/translate\((\d+)/.exec(svg.children.at(-1)?.attributes['transform'] ?? '')?.[1]);
/** x of the line of a handle, from the left end of the axis. */
const lineOf = (svg: XmlElement, name: string): number => {
  const line = elementsOf(svg).find(({ attributes }) => attributes['data-line'] === name);
  return Number(/^M([-\d.]+)/.exec(line?.attributes['d'] ?? '')?.[1]);
};

describe('The strip of time', () => {
  it('has the rows that the timeline shows first, and says so', () => {
    const { svg, lacks } = strip({});
    expect(rowsOf(svg).map(({ attributes }) => attributes['data-row'])).toEqual([
      'lachin-checkpoint',
      'margara-alican',
      'lachin-road',
      'aghdam-route',
      'all-tracks',
    ]);
    expect(lacks).toEqual(['The timeline shows 4 of 7 roads and crossings.']);
    expect(strip({}, { amount: 'all' }).lacks).toEqual([]);
  });

  it('has the rows that are asked for, in that order, and no others', () => {
    const { svg } = strip({}, { rows: ['aghdam-route', 'lachin-road'], hasEvents: false });
    expect(rowsOf(svg).map(({ attributes }) => attributes['data-row'])).toEqual(['aghdam-route', 'lachin-road']);
  });

  it('says which status held, in the description, in the bars and by colour', () => {
    const { svg } = strip({ day: day('2023-01-10') });
    expect(svg.children[1]?.text).toContain('Lachin road (corridor): blocked');
    expect(strip({ day: day('2021-06-01') }).svg.children[1]?.text).toContain(
      'Lachin road (corridor): under peacekeepers',
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['under peacekeepers', 'blocked', '10 January 2023']));
    const road = rowsOf(svg).find(({ attributes }) => attributes['data-row'] === 'lachin-road') as XmlElement;
    const fills = elementsOf(road).map(({ attributes }) => attributes['fill']);
    expect(fills).toContain('var(--c-guarded)');
    expect(fills).toContain('var(--c-stopped)');
  });

  it.each(['2020-11-10', '2022-12-12', '2023-04-23', '2023-07-27'])(
    'draws the line of %s where its day begins',
    (date) => {
      const { svg, width } = strip({ day: day(date) });
      const plot = width - leftOf(svg) - 46;
      expect(lineOf(svg, 'day')).toBeCloseTo(xOfDay(meta.axis, day(date), plot), 1);
    },
  );

  it('draws a window between two lines, and a comparison as a second, dashed line', () => {
    const window = { from: day('2022-10-06'), to: day('2023-05-01') };
    const { svg, width } = strip({ mode: 'window', window });
    const plot = width - leftOf(svg) - 46;
    expect(lineOf(svg, 'from')).toBeCloseTo(xOfDay(meta.axis, window.from, plot), 1);
    expect(lineOf(svg, 'to')).toBeCloseTo(xOfDay(meta.axis, window.to, plot), 1);
    const compared = strip({ day: day('2022-10-06'), compare: day('2023-05-01') });
    const dashed = elementsOf(compared.svg).find(({ attributes }) => attributes['data-line'] === 'compare');
    expect(dashed?.attributes['stroke-dasharray']).toBe('4 3');
  });

  it('draws as hollow what lies outside the chosen days, and nothing else', () => {
    const isHollow = (mark: XmlElement): boolean =>
      mark.children.filter(({ name }) => name === 'path').at(-1)?.attributes['fill'] === 'var(--surface)';
    const hollowOf = (session: Partial<Session>): readonly (readonly [string | undefined, boolean])[] =>
      elementsOf(strip(session, { amount: 'all' }).svg)
        .filter(({ attributes }) => attributes['data-event'])
        .map((mark) => [mark.attributes['data-relation'], isHollow(mark)]);
    const onDay = hollowOf({ day: day('2022-11-10') });
    expect(new Set(onDay.map(([relation]) => relation))).toEqual(new Set(['past', 'future']));
    // Dates that a source doubts are hollow, too, whenever they are.
    for (const [relation, hollow] of onDay) if (relation === 'future') expect(hollow).toBe(true);
    expect(onDay.filter(([relation, hollow]) => relation === 'past' && !hollow).length).toBeGreaterThan(8);
    const inWindow = hollowOf({ mode: 'window', window: { from: day('2022-10-06'), to: day('2023-01-01') } });
    for (const [relation, hollow] of inWindow) if (relation === 'past') expect(hollow).toBe(true);
  });

  it('hatches what came after, and tells it once its layer is on', () => {
    expect(textsOf(strip({}).svg)).toContain('later');
    const layers = index.atlas.layers.map(({ id }) => id);
    const told = strip({ layers, day: day('2025-08-08') });
    expect(textsOf(told.svg)).not.toContain('later');
    expect(textsOf(told.svg)).toContain('8 August 2025');
  });

  it('has another sign in its key for what is outside the chosen days than for a date in the article, which is hollow, too', () => {
    const window = { from: day('2022-10-06'), to: day('2023-05-01') };
    const all = elementsOf(strip({ mode: 'window', window }, { key: 'whole' }).svg);
    const signOf = (words: string): string | undefined =>
      all
        .slice(
          0,
          all.findLastIndex(({ name, text }) => name === 'text' && text === words),
        )
        .findLast(({ name }) => name === 'path')?.attributes['d'];
    const signs = ['in these days', 'outside', 'date in the article'].map(signOf);
    expect(signs).not.toContain(undefined);
    expect(signs[1]).toBe(signs[0]);
    expect(signs[2]).not.toBe(signs[1]);
  });

  it('explains the symbols of a row of several tracks, if asked to', () => {
    const key = strip({}, { key: 'whole' });
    const titles = index.atlas.tracks
      .filter(({ background, layer }) => !background && !layer)
      .map(({ title }) => title);
    expect(textsOf(key.svg)).toEqual(expect.arrayContaining([...titles]));
    expect(key.height).toBeGreaterThan(strip({}).height);
    // Where each track has a row, its title stands beside it alone.
    const all = textsOf(strip({}, { key: 'whole', amount: 'all' }).svg);
    expect(titles.map((title) => all.filter((text) => text === title).length)).toEqual(titles.map(() => 1));
  });

  const WINDOW = { mode: 'window', window: { from: day('2022-10-01'), to: day('2023-08-01') } } as const;
  it.each([
    ['a day', { day: day('2023-05-01') }, {}],
    ['a window', WINDOW, {}],
    ['little room', WINDOW, { key: 'brief' }],
    ['a narrow strip', WINDOW, { width: 340 }],
    ['a wide strip with all rows', WINDOW, { width: 1300, amount: 'all' }],
    ['what came after', { ...WINDOW, layers: index.atlas.layers.map(({ id }) => id) }, {}],
  ] as const)('has a word for every status that it draws, in a bar or in the key: %s', (_name, session, options) => {
    const { svg } = strip(session, { key: 'whole', ...options });
    const texts = new Set(textsOf(svg));
    const axis = 'layers' in session ? meta.axisWithAftermath : meta.axis;
    const horizon = { last: selectView(index, { ...initialSession(index), ...session }).range.last };
    const drawn = rowsOf(svg).flatMap(({ attributes }) => {
      const feature = index.features.get(attributes['data-row'] ?? '');
      const bars = feature && statusBars(feature, { axis, fullAxis: axis, width: 500, horizon });
      return (bars ?? []).map(({ labels, status }) => [...labels, statusLabel(feature as Feature, status.status)]);
    });
    expect(drawn.length).toBeGreaterThan(8);
    for (const words of drawn)
      expect(
        words.some((word) => texts.has(word)),
        words[0],
      ).toBe(true);
    for (const word of ['checkpoint', 'restricted', 'suspended', 'no record']) {
      if (word !== 'no record' || 'layers' in session) expect(texts, word).toContain(word);
    }
  });

  it('tells by its key which symbols are hollow, and the sign of a track looks as its symbols do', () => {
    const signOf = (svg: XmlElement, words: string): XmlElement | undefined => {
      const group = svg.children.at(-1) as XmlElement;
      return group.children[group.children.findIndex(({ name, text }) => name === 'text' && text === words) - 1];
    };
    const isHollow = (sign: XmlElement | undefined): boolean => sign?.attributes['fill'] === 'var(--surface)';
    const layers = index.atlas.layers.map(({ id }) => id);
    const window = strip({ ...WINDOW, layers }, { key: 'whole' }).svg;
    expect(
      ['Afterwards', 'Leaders', 'in these days', 'outside'].map((words) => isHollow(signOf(window, words))),
    ).toEqual([true, false, false, true]);
    const after = strip({ day: day('2026-04-01'), layers }, { key: 'whole' }).svg;
    expect(['Afterwards', 'by this day'].map((words) => isHollow(signOf(after, words)))).toEqual([false, false]);
    // A row of one track has its sign beside its title.
    const rows = strip({ ...WINDOW, layers }, { amount: 'all' }).svg;
    const labels = elementsOf(rows).find(({ children }) => children.some(({ text }) => text === 'Afterwards'));
    const at = labels?.children.findIndex(({ text }) => text === 'Afterwards') ?? 0;
    expect(isHollow(labels?.children[at - 1])).toBe(true);
  });

  it('explains the signs of doubt that it draws, and no others', () => {
    const DOUBTS = ['date in the article', 'day not known', 'about', 'in doubt'];
    const said = (options: Partial<TimeStripOptions>): readonly string[] =>
      textsOf(strip({}, { key: 'whole', ...options }).svg).filter((text) => DOUBTS.includes(text));
    expect(said({})).toEqual(DOUBTS);
    // A row without events: no date of the article.
    expect(said({ rows: ['lachin-road'], hasEvents: false })).toEqual(['about']);
    expect(said({ key: 'brief' })).toEqual([]);
  });

  it('has a row of the reader’s own at its foot, with the bars of the page and a line at the day', () => {
    const dates = sortSpanEnds(
      ['2022-12-12', '2022-12-12', '2023-05-01', '1200-01-01'].map((text) => ({ from: day(text), to: day(text) + 1 })),
    );
    const own = strip({ day: day('2023-05-01') }, { own: dates });
    const row = rowsOf(own.svg).at(-1) as XmlElement;
    expect(row.attributes['data-row']).toBe('own-data');
    expect(textsOf(row)).toEqual(['1', 'Reader’s data', 'up to 2 begin in 7 days']);
    const plot = own.width - leftOf(own.svg) - 46;
    const bars = elementsOf(row).filter(({ name }) => name === 'rect');
    expect(
      bars.map(({ attributes }) =>
        [attributes['x'], attributes['y'], attributes['width'], attributes['height']].map(Number),
      ),
    ).toEqual(
      ownRow(dates, meta.axis, plot, '').bars.map(({ x, y, width, height }) =>
        [x, y, width, height].map((each) => Math.round(each * 100) / 100),
      ),
    );
    expect(bars).toHaveLength(2);
    expect(bars.every(({ attributes }) => attributes['fill'] === 'var(--c-local)')).toBe(true);
    const lines = elementsOf(row).filter(({ attributes }) => attributes['stroke-width'] === '1.75');
    expect(lines.map(({ attributes }) => Number(/^M([-\d.]+)/.exec(attributes['d'] ?? '')?.[1]))).toEqual([
      lineOf(own.svg, 'day'),
    ]);
    expect(own.height).toBe(strip({ day: day('2023-05-01') }).height + OWN_ROW.height);
    expect(own.ownWords).toBe(
      'The row “Reader’s data” of the timeline has the first days of all 4 features with a date in these layers, wherever they lie: a bar stands for 7 days, the highest for 2 features; 1 begins before 1 December 2021 and has a number instead.',
    );
    expect(own.svg.children[1]?.text).toContain(own.ownWords);
    const before = strip({}, { own: sortSpanEnds([{ from: day('1200-01-01'), to: day('1200-01-02') }]) });
    expect(textsOf(before.svg)).toContain('none since');
    // Without any there is none, and nothing is said.
    expect(strip({}).ownWords).toBe('');
    expect(
      rowsOf(
        strip(
          { mode: 'window', window: { from: day('2022-10-06'), to: day('2023-05-01') } },
          { own: dates, width: 320 },
        ).svg,
      ),
    ).toHaveLength(6);
  });

  it('has a number and no bar of what begins left of the break, and says so in words and key', () => {
    const spans = (count: number, from: string, apart: number) =>
      Array.from({ length: count }, (_, at) => ({ from: day(from) + at * apart, to: day(from) + at * apart + 1 }));
    // 67 from January to October 2021, and at most two in a week later.
    const own = sortSpanEnds([
      ...spans(67, '2021-01-02', 4),
      ...spans(40, '2022-01-01', 9),
      ...spans(3, '2023-08-01', 30),
    ]);
    const { svg, ownWords } = strip({}, { own, key: 'whole', width: 1091 });
    const row = rowsOf(svg).at(-1) as XmlElement;
    expect(textsOf(row)).toEqual(['67 before', 'Reader’s data', 'up to 1 begins in 4 days']);
    const plot = 1091 - leftOf(svg) - 46;
    const breakX = xOfDay(meta.axis, day('2021-12-01'), plot);
    for (const bar of elementsOf(row).filter(({ name }) => name === 'rect'))
      expect(Number(bar.attributes['x'])).toBeGreaterThan(breakX);
    const texts = textsOf(svg);
    expect(texts.slice(-3)).toEqual(['begin in 4 days', '67', 'begin before the bars']);
    expect(ownWords).toContain(
      'has the first days of all 110 features with a date in these layers, wherever they lie: a bar stands for 4 days, the highest for 1 feature; 67 begin before 1 December 2021 and have a number instead; 3 begin after its days.',
    );
    // Of one layer's feature that begins on the last day nothing is left out.
    const one = strip({}, { own: sortSpanEnds(spans(1, '2023-07-27', 1)) }).ownWords;
    expect(one).toMatch(
      /has the first days of the feature with a date in these layers, wherever it lies: .* the highest for 1 feature\.$/,
    );
  });

  it('keeps within its width on every day and at every width, in every amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: meta.axis[0]?.from ?? 0, max: meta.opens }),
        fc.integer({ min: 260, max: 2000 }),
        fc.constantFrom('few', 'usual', 'all'),
        (at, width, amount) => {
          const own = sortSpanEnds([{ from: at, to: at + 1 }]);
          const { svg, height } = strip({ day: at }, { width, amount: amount as 'few', key: 'whole', own });
          expect(svg.attributes['viewBox']).toBe(`0 0 ${width} ${height}`);
          const left = leftOf(svg);
          for (const { name, attributes, text } of elementsOf(svg)) {
            const moved = Number(/^translate\(([-\d.]+)/.exec(attributes['transform'] ?? '')?.[1] ?? 0);
            const x = Number(attributes['x'] ?? moved) + left;
            const right =
              x +
              (name === 'rect'
                ? Number(attributes['width'])
                : name === 'text' && !attributes['text-anchor']
                  ? text.length * 3
                  : 0);
            expect(x).toBeGreaterThanOrEqual(-0.1);
            expect(right).toBeLessThanOrEqual(width + 0.1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('needs no pattern, filter, mask or style, so that it stays a vector drawing on paper', () => {
    const { svg } = strip({}, { amount: 'all' });
    const names = new Set(elementsOf(svg).map(({ name }) => name));
    expect([...names].sort()).toEqual(['desc', 'ellipse', 'g', 'path', 'rect', 'svg', 'text', 'title']);
    expect(elementsOf(svg).filter(({ attributes }) => attributes['style'] !== undefined)).toEqual([]);
  });
});
