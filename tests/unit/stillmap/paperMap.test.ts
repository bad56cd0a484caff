import { describe, expect, it } from 'vitest';
import { withoutLinks } from '../../../src/stillmap/blank';
import { drawPaperMap, paperLegend, type PaperPicture } from '../../../src/stillmap/paperMap';
import { initialSession } from '../../../src/domain/session';
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
    const raids = styledLayer('raids', [ownFeature(1, {}, null, { type: 'Point', coordinates: [1, 0.6] }), ownFeature(2, {}, null, { type: 'Point', coordinates: [40, 40] })]); // prettier-ignore
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
    const near = paperLegend([pictureOf(), pictureOf()]).flatMap(({ entries }) => entries.map(({ layer, label }) => `${layer} ${label}`)); // prettier-ignore
    expect(new Set(near).size).toBe(near.length);
    expect(near.length).toBeGreaterThan(1);
    const far = paperLegend([pictureOf({ camera: { zoom: 9, lat: 50, lon: 120 } })]).flatMap(({ entries }) => entries);
    expect(far.filter(({ layer }) => layer !== 'relief')).toEqual([]);
  });

  it('keeps the classes of what were links', () => {
    expect(withoutLinks('<a href="#x" class="is-selected" aria-label="X: closed"><title>X: closed</title><path d="M0 0"/></a>')).toBe(
      '<g class="is-selected"><path d="M0 0"/></g>',
    ); // prettier-ignore
  });
});
