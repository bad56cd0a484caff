import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/domain/time';
import { withoutLinks } from '../../../src/stillmap/blank';
import { contentOf } from '../../../src/stillmap/content';
import { drawPaperMap, paperLegend, type PaperPicture } from '../../../src/stillmap/paperMap';
import type { Feature } from '../../../src/domain/model';
import { initialSession, type Session } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { tiny, tinyBasemap } from '../../fixtures/tiny-atlas';

/** A picture of the tiny atlas around its ford. */
function pictureOf(more: Partial<PaperPicture> = {}): PaperPicture {
  const { index, geometry } = tiny;
  const layers = ['borders', 'crossings', 'routes', 'venues'];
  return {
    index,
    geometry,
    region: tinyBasemap,
    world: null,
    settlements: [],
    view: selectView(index, { ...initialSession(index), layers }),
    camera: { zoom: 7.5, lat: 0.6, lon: 1 },
    size: { width: 720, height: 480 },
    detail: 8,
    ...more,
  };
}
const nothing = { names: false, statuses: false };
const written = (markup: string): string => [...markup.matchAll(/>([^<>]+)</g)].map(([, text]) => text).join(' ');

describe('A map on paper', () => {
  it('has the names of the map, scale and north, and nothing that leads somewhere', () => {
    const { markup, names } = drawPaperMap(pictureOf(), 'The ford & its lane');
    expect(names.length).toBeGreaterThan(1);
    for (const { first } of names) expect(written(markup)).toContain(first.split(' ')[0]);
    expect(markup).toContain('still-arrow');
    expect(markup).toContain('aria-label="The ford &#38; its lane"');
    expect(markup).not.toMatch(/<a |href=|<title>|filter|mask|pattern|style=|mix-blend/);
    expect(names.map(({ number }) => number)).toEqual(names.map((_, at) => at + 1));
  });

  it('tells what it has of the reader’s own, from which legend and credit are made', () => {
    const raids = styledLayer('raids', [
      ownFeature(1, {}, null, { type: 'Point', coordinates: [1, 0.6] }),
      ownFeature(2, {}, null, { type: 'Point', coordinates: [40, 40] }),
    ]);
    const { markup, own } = drawPaperMap(pictureOf({ own: { layers: [raids], chosen: null } }), 'Map');
    expect(own?.layers.map(({ places }) => places)).toEqual([[0]]);
    expect(markup).toContain('class="still-own"');
    expect(drawPaperMap(pictureOf(), 'Map').own).toBeNull();
  });

  it('has a number in place of each name, where that is the exercise', () => {
    const whole = drawPaperMap(pictureOf(), 'Map');
    const { markup, names } = drawPaperMap(pictureOf({ blank: { ...nothing, names: true } }), 'Map');
    expect(names).toEqual(whole.names);
    for (const { first, second } of names) {
      expect(markup).not.toContain(first);
      if (second) expect(markup).not.toContain(second);
    }
    for (const { number } of names) expect(written(markup).split(' ')).toContain(String(number));
    // The signs stay.
    expect(markup).toContain('still-sign');
    // A number is not counted from the bottom.
    expect(markup.indexOf('>1</text>')).toBeGreaterThan(0);
  });

  it('draws every crossing, road and border alike, where statuses are the exercise', () => {
    const { markup, names } = drawPaperMap(pictureOf({ blank: { ...nothing, statuses: true } }), 'Map');
    expect(markup).not.toMatch(/still-sign|still-line|still-hatching|stroke-dasharray|still-glow/);
    expect(markup).toMatch(/still-blank-diamond/);
    expect(markup).toMatch(/still-blank-inside/);
    expect(written(markup)).toContain(names[0]?.first.split(' ')[0]);
    // No word of a status either.
    expect(markup).not.toMatch(/closed|restricted|open\b/i);
  });

  it('explains what lies in the frame and nothing else, and each sign once', () => {
    const near = paperLegend([pictureOf(), pictureOf()]).flatMap(({ entries }) =>
      entries.map(({ layer, label }) => `${layer} ${label}`),
    );
    expect(new Set(near).size).toBe(near.length);
    expect(near.length).toBeGreaterThan(1);
    const far = paperLegend([pictureOf({ camera: { zoom: 9, lat: 50, lon: 120 } })]).flatMap(({ entries }) => entries);
    expect(far.filter(({ layer }) => layer !== 'relief')).toEqual([]);
  });

  it('has what is measured over its names', () => {
    const measured = {
      lines: [],
      areas: [],
      points: [[1, 0.6]],
      active: null,
      labels: [{ at: [1, 0.6], text: '12 km' }],
      takesPoints: true,
    } as const;
    expect(written(drawPaperMap(pictureOf({ measured }), 'Map').markup)).toContain('12 km');
    expect(written(drawPaperMap(pictureOf(), 'Map').markup)).not.toContain('12 km');
  });

  it('has no name where scale and north are', () => {
    // A name comes to lie in every part of the map.
    const steps = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => (at - count / 2) / 9);
    const ways = steps(24).flatMap((x) =>
      steps(16).map((y) => {
        const picture = pictureOf({ camera: { zoom: 7.5, lat: 0.6 + y, lon: 1 + x } });
        return contentOf(picture).labels.length - drawPaperMap(picture, 'Map').names.length;
      }),
    );
    expect(Math.min(...ways)).toBe(0);
    expect(Math.max(...ways)).toBeGreaterThan(0);
  });

  it('explains of a window the borders as last recorded, and the relief where there is one', () => {
    // A line that was closed for a while within the window; whether anybody passed later is recorded, or not.
    const line = tiny.index.features.get('river-line') as Feature;
    const [first, last] = line.statuses as [Feature['statuses'][number], Feature['statuses'][number]];
    const [from, to] = [parseDay('2010-03-01') as number, parseDay('2010-06-01') as number];
    const closed = { ...last, status: 'closed' as const, span: { ...last.span, from, to } };
    const undelimited = { ...first, status: 'undelimited' as const, span: line.span };
    const open = { ...last, status: 'open' as const, span: { ...last.span, from: to } };
    const indexWith = (...statuses: Feature['statuses'][number][]) => {
      const features = new Map(tiny.index.features).set(line.id, { ...line, statuses });
      return { ...tiny.index, features, atlas: { ...tiny.atlas, features: [...features.values()] } };
    };
    const index = indexWith(closed, undelimited);
    const window = { from: parseDay('2010-01-01') as number, to: parseDay('2010-12-31') as number };
    const session = { ...initialSession(index), layers: ['borders'], mode: 'window' as const, window };
    const labels = (on: Session, of = index): readonly string[] =>
      paperLegend([pictureOf({ index: of, view: selectView(of, on) })]).flatMap(({ id, entries }) =>
        id === 'borders' ? entries.map(({ label }) => label) : [],
      );
    const onDay = (day: number): Session => ({ ...session, mode: 'day', day });
    expect(labels(session)).toEqual(labels(onDay(from)));
    expect(labels(session)).not.toEqual(labels(onDay(window.to - 1)));
    const opened = indexWith(undelimited, closed, open);
    expect(labels(session, opened)).toEqual(labels(onDay(window.to - 1), opened));
    expect(labels(session, opened)).not.toEqual(labels(onDay(from), opened));

    const noted = { ...index, atlas: { ...index.atlas, meta: { ...index.atlas.meta, reliefNote: 'Heights, coarse' } } };
    const groups = (region: PaperPicture['region']) =>
      paperLegend([pictureOf({ index: noted, region })]).map(({ id }) => id);
    const { relief: _, ...flat } = tinyBasemap;
    expect(groups(tinyBasemap)).toContain('relief');
    expect(groups(flat as PaperPicture['region'])).not.toContain('relief');
  });

  it('keeps the classes of what were links', () => {
    expect(
      withoutLinks(
        '<a href="#x" class="is-selected" aria-label="X: closed"><title>X: closed</title><path d="M0 0"/></a>',
      ),
    ).toBe('<g class="is-selected"><path d="M0 0"/></g>');
  });
});
