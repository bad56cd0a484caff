import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { initialSession } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { formatHash, parseHash } from '../../src/formats/address/url';
import { composeStyle } from '../../src/map/style/compose';
import { dateState } from '../../src/map/style/filters';
import { contentSources } from '../../src/map/style/sources';
import { renderPageMap } from '../../src/stillmap/pageMap';
import { PALETTES } from '../../src/symbology/palette';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const session = initialSession(index);
const horizon = { last: index.atlas.meta.opens };

describe('An atlas of other places runs through the same code', () => {
  it('opens on its own day with its own layers', () => {
    const view = selectView(index, session);
    expect(view.window.from).toBe(parseDay('2010-12-31'));
    expect(view.layers.filter(({ on }) => on).map(({ id }) => id)).toEqual(['borders', 'areas', 'crossings', 'routes']);
    expect(view.passages.map(({ passage }) => passage.number)).toEqual([1, 2, 3]);
  });

  it.each(['light', 'dark'] as const)('gives a style that follows the MapLibre specification, %s', (theme) => {
    const style = composeStyle({
      palette: PALETTES[theme],
      region: tinyBasemap,
      regionBounds: index.atlas.meta.regionBounds,
      world: null,
      content: contentSources(index, geometry, horizon, 'both'),
      fontFaces: {},
      focusCountries: index.atlas.meta.focusCountries,
      date: dateState(selectView(index, session).window, 'day', true),
      contentLayers: index.atlas.layers,
      layers: ['crossings'],
      ghosts: false,
    });
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
    const visible = (id: string): unknown => style.layers.find((layer) => layer.id === id)?.layout?.visibility;
    expect(visible('crossings')).not.toBe('none');
    expect(visible('venues')).toBe('none');
  });

  it('is drawn as a still map with the pieces of the day, the others there but hidden', () => {
    const day = parseDay('2010-05-15') as number;
    const view = selectView(index, { ...session, day, layers: ['crossings', 'routes', 'venues'] });
    const svg = renderPageMap(index, geometry, tinyBasemap, view, horizon);
    const links = [...svg.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    const shown = links.filter((link) => !link.includes('display="none"'));
    expect(shown.some((link) => link.includes('aria-label="Reed ford: opened for a time"'))).toBe(true);
    expect(shown.some((link) => link.includes('aria-label="Reed ford: closed"'))).toBe(false);
    expect(links.some((link) => link.includes('aria-label="Reed ford: closed"'))).toBe(true);
    expect(shown.some((link) => link.includes('River line'))).toBe(false);
    expect(svg).toContain('Northport');
    expect(svg).not.toMatch(/NaN|undefined|style=/);
  });

  it('is addressed by its own ids and dates', () => {
    const { session: read, notices } = parseHash(index, '#v=1&date=2010-05-15&select=reed-ford&p=p02');
    expect(notices).toEqual([]);
    expect(read).toMatchObject({ selection: 'reed-ford', passage: 'p02', day: parseDay('2010-05-15') });
    expect(formatHash(index, read)).toBe('#v=1&date=2010-05-15&select=reed-ford&p=p02');
  });
});
