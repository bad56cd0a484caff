import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/domain/camera';
import { edgeId, type LayerId } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import type { Session } from '../../../src/domain/session';
import { legendList } from '../../../src/stillmap/paper';
import { statedText } from '../../../src/stillmap/statedText';
import { drawBasemap } from '../../../src/stillmap/basemap';
import { drawContent } from '../../../src/stillmap/content';
import { renderPageMap } from '../../../src/stillmap/pageMap';
import type { StillPicture } from '../../../src/stillmap/picture';
import { planeOfCamera } from '../../../src/stillmap/project';
import { readRules, styleOf } from '../../../src/stillmap/styleSheet';
import { DOUBT_ZOOM } from '../../../src/symbology/doubt';
import { DOUBT_OPACITY } from '../../../src/symbology/widths';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { compiled, tiny, tinyBasemap, tinyWithMode } from '../../fixtures/tiny-atlas';

function drawn({ index, geometry } = tiny, date = '2010-12-31', layers: readonly LayerId[] = ['routes']): string {
  const view = selectView(index, { ...initialSession(index), day: parseDay(date) as number, layers });
  return renderPageMap(index, geometry, tinyBasemap, view, { last: index.atlas.meta.opens });
}
const carrying = (mode: string): typeof tiny => compiled(tinyWithMode(`{id: carried, title: carried, look: ${mode}}`));
const linkOf = (map: string, pattern: RegExp): string =>
  (map.match(/<a [^>]*>.*?<\/a>/g) ?? []).find((link) => pattern.test(link)) ?? '';

describe('The still map', () => {
  it('cases roads, and neither railways nor links by air', () => {
    expect(drawn()).toContain('still-casing');
    expect(drawn(carrying('rail'))).not.toContain('still-casing');
    expect(drawn(carrying('air'))).not.toContain('still-casing');
  });

  it('draws a railway as sleepers on a thread, and a link by air as one line', () => {
    const lines = (mode: string): number =>
      (linkOf(drawn(carrying(mode)), /data-feature="mill-lane"/).match(/still-line/g) ?? []).length;
    expect(lines('rail')).toBe(2);
    expect(lines('air')).toBe(1);
  });

  it('keeps the marks of later events to those who asked for them', () => {
    const mark = /data-aftermath=""/;
    expect(linkOf(drawn(), mark)).toContain('display="none"');
    const shown = linkOf(drawn(tiny, '2011-03-01', ['aftermath']), mark);
    expect(shown).toContain('aria-label="Southmere &#38; Vale: later events"');
    expect(shown).not.toContain('display="none"');
  });
});

/** A picture of the tiny atlas around its ford, with what a session says differently from the opening one. */
function pictureOf(session: Partial<Session> = {}, more: Partial<StillPicture> = {}): StillPicture {
  const { index, geometry } = tiny;
  return {
    index,
    geometry,
    region: tinyBasemap,
    world: null,
    settlements: [],
    view: selectView(index, {
      ...initialSession(index),
      layers: ['borders', 'crossings', 'routes', 'venues'],
      ...session,
    }),
    camera: { zoom: 7.5, lat: 0.6, lon: 1 },
    size: { width: 600, height: 400 },
    detail: 7.5,
    ...more,
  };
}
const picture = (session: Partial<Session> = {}, more: Partial<StillPicture> = {}): string =>
  drawContent(pictureOf(session, more));
const features = (map: string): string[] => [...map.matchAll(/data-feature="([^"]*)"/g)].map(([, id]) => id as string);

describe('A still map drawn for a view', () => {
  it('puts the frame where the camera looks', () => {
    const at = (camera: StillPicture['camera']): string =>
      /data-feature="reed-ford".*?translate\(([^)]*)\)/.exec(picture({}, { camera }))?.[1] ?? '';
    expect(at({ zoom: 7.5, lat: 0.6, lon: 1 })).toBe('300.0 200.0');
    const [x] = at({ zoom: 7.5, lat: 0.6, lon: 0.5 }).split(' ').map(Number);
    // Half a degree at zoom 7.5.
    expect(x).toBeCloseTo(300 + (0.5 / 360) * 512 * 2 ** 7.5, 0);
  });

  it('writes no degree over a sign or a point of the reader’s at the edge, but those that are in a row without it', () => {
    const degrees = (more: Partial<StillPicture>): readonly string[] =>
      [
        ...picture({}, { isOnPaper: true, bleed: 0.03, ...more }).matchAll(
          /still-degree"[^>]*?translate\((\S+) [^>]*>([^<]*)</g,
        ),
      ].map(([, x, name]) => `${name} at ${x}`);
    // The ford, at 0° 36′ N, is 10 pixels from the left edge, where 0° 30′ N would be written.
    const camera = { zoom: 7.5, lat: 0.6, lon: 2.13 };
    expect(degrees({ camera: { ...camera, lon: 1 } })).toContain('0° 30′ N at 15');
    // At the other edge there is the scale bar.
    const everySecond = ['1° N at 15', '0° at 15'];
    expect(degrees({ camera })).toEqual(everySecond);
    const layers = [styledLayer('raids', [ownFeature(1, {}, null, { type: 'Point', coordinates: [-0.14, 0.5] })])];
    const own = { layers, chosen: null };
    expect(degrees({ camera: { ...camera, lon: 1 }, own })).toEqual(everySecond);
  });

  it('writes the names that the reader has chosen', () => {
    expect(picture({ names: 'both' })).toMatch(/Nordhaven<\/tspan><tspan class="still-other"[^>]*>Northport/);
    expect(picture({ names: 'ru' })).toContain('>Нордхавен</tspan>');
    expect(picture({ names: 'ru' })).not.toContain('>Nordhaven</tspan>');
    expect(picture({ names: 'ru' })).toContain('>Southmere &#38; Vale</tspan>');
  });

  it('draws the layers that are on and no others', () => {
    expect(features(picture({ layers: ['routes'] }))).toEqual(['mill-lane']);
    expect(features(picture({ layers: [] }))).toEqual([]);
    expect(features(picture({ layers: ['venues'] }))).toEqual(['nordhaven']);
  });

  it('draws what holds on the day, each part with its status', () => {
    const on = (date: string): string => picture({ day: parseDay(date) as number, layers: ['routes'] });
    expect(on('2010-07-01')).toContain('Mill lane: open');
    expect(on('2010-07-20')).toContain('Mill lane: blocked');
    expect(on('2009-03-31')).not.toContain('mill-lane');
  });

  it('says what is selected without hiding its status', () => {
    const selected = linkOf(picture({ selection: 'mill-lane' }), /data-feature="mill-lane"/);
    expect(selected).toMatch(/class="is-selected is-emphasised"/);
    expect(selected.indexOf('still-glow')).toBeLessThan(selected.indexOf('c-open'));
    expect(selected).toContain('c-open');
    expect(picture()).not.toContain('still-glow');
  });

  it('draws faintly what is gone or not yet there, where that is asked for', () => {
    const before = { day: parseDay('2009-02-01') as number, layers: ['routes', 'venues'] as const };
    expect(picture({ ...before, ghosts: true }).match(/data-ghost/g)).toHaveLength(3);
    expect(picture(before)).not.toContain('data-ghost');
  });

  it('draws land beyond the region once it has come', () => {
    const far = { camera: { zoom: 3, lat: 0, lon: 1 }, size: { width: 600, height: 400 } };
    const ground = (world: StillPicture['world']): number =>
      (drawBasemap(pictureOf({}, { ...far, world })).match(/<path[^>]*\bd="[^"]/g) ?? []).length;
    expect(ground(tinyBasemap)).toBeGreaterThan(ground(null));
  });

  it('names no colour: the theme of screen or paper gives them', () => {
    expect(picture({ selection: 'mill-lane', ghosts: true })).not.toMatch(/#[0-9a-f]{6}|style=/i);
    expect(drawBasemap(pictureOf())).not.toMatch(/#[0-9a-f]{6}|style=/i);
  });
});

describe('Doubt about positions in a still map', () => {
  const lanes = (map: string): string[] =>
    [...map.matchAll(/<path class="still-band (c-[a-z]+)" d="(M[^"]+)"/g)].map(([, colour]) => colour as string);
  const at = (zoom: number): StillPicture['camera'] => ({ zoom, lat: 0.6, lon: 1 });
  /** How far path data reach from west to east. */
  const widthOf = (data: string): number => {
    const xs = [...data.matchAll(/M(-?[\d.]+) [^l]*l([^MZ]*)/g)].flatMap(([, start, steps]) => {
      let x = Number(start);
      const numbers = [...(steps as string).matchAll(/-?[\d.]+/g)].map(Number);
      return [x, ...numbers.filter((_, index) => index % 2 === 0).map((step) => (x += step))];
    });
    return Math.max(...xs) - Math.min(...xs);
  };

  it('is a band around a road, in the colour of its status on the day, where the live map has one', () => {
    const on = (date: string, zoom = 7.5): string[] =>
      lanes(picture({ day: parseDay(date) as number, layers: ['routes'] }, { camera: at(zoom) }));
    expect(on('2010-07-20')).toContain('c-stopped');
    expect(on('2010-12-31')).toEqual(['c-open']);
    expect(on('2010-12-31', DOUBT_ZOOM.route)).toEqual(['c-open']);
    expect(on('2010-12-31', DOUBT_ZOOM.route - 0.1)).toEqual([]);
    expect(on('2009-02-01')).toEqual([]);
  });

  it('is in no exercise about statuses: its colour would tell them', () => {
    expect(lanes(picture({ layers: ['routes'] }, { blank: { names: false, statuses: true } }))).toEqual([]);
  });

  it('is no link of its own, so that what lies under a band can be pressed', () => {
    const map = picture({ layers: ['routes'] });
    expect(map).toContain('still-band');
    for (const [link] of map.matchAll(/<a [^>]*>.*?<\/a>/g)) expect(link).not.toContain('still-band');
  });

  it('is the fill of an area, which reaches as far beyond its outline as that may be off', () => {
    const { geometry } = tiny;
    const drawnAreas = (map: string): readonly [fill: number, outline: number] => {
      const area = linkOf(map, /data-feature="eel-ground"/);
      const path = (name: string): string => new RegExp(`class="[^"]*${name}[^"]*" d="([^"]*)"`).exec(area)?.[1] ?? '';
      return [widthOf(path('still-area')), widthOf(path('still-edge'))];
    };
    const camera = { zoom: 10, lat: 0.15, lon: 0.2 };
    const held = { day: parseDay('2010-05-01') as number, layers: ['areas'] as const };
    const [fill, outline] = drawnAreas(picture(held, { camera }));
    const { unitsPerMetre } = planeOfCamera(camera, { width: 600, height: 400 });
    const beyond = (fill - outline) / 2 / unitsPerMetre / tiny.index.features.get('eel-ground')!.precisionM;
    // The content rounds bands to about 100 of 500 metres.
    expect(beyond).toBeGreaterThan(0.8);
    expect(beyond).toBeLessThan(1.2);
    const { [edgeId('eel-ground')]: _, ...without } = geometry;
    const [bare, edge] = drawnAreas(picture(held, { camera, geometry: without }));
    expect(bare).toBe(edge);
  });

  it('is a circle around a venue from the zoom on at which the live map has it', () => {
    const circles = (zoom: number): number =>
      (picture({ layers: ['venues'] }, { camera: at(zoom) }).match(/still-venue-halo/g) ?? []).length;
    expect([circles(DOUBT_ZOOM.point - 0.1), circles(DOUBT_ZOOM.point)]).toEqual([0, 1]);
  });

  it('is as faint as on the live map', () => {
    const rules = readRules(readFileSync(new URL('../../../src/ui/styles/still.css', import.meta.url), 'utf8'));
    for (const name of ['still-band', 'still-halo'])
      expect(styleOf([{ name: 'path', classes: [name] }], rules)['fill-opacity']).toBe(String(DOUBT_OPACITY));
  });
});

describe('What stands under a map on paper', () => {
  it('says the day, the selection, the names and the layers that are off', () => {
    const { view } = pictureOf({ selection: 'mill-lane', names: 'ru', day: parseDay('2010-07-20') as number });
    expect(statedText(view, tiny.index.atlas.languages)).toBe(
      'On 20 July 2010. Emphasised: Mill lane. Names in Russian; where that form is not known, in English. Layers not shown: Grounds, Later.',
    );
  });

  it('says in which form names are, in the words of the content, and which language stands in for it', () => {
    const languages = [
      { lang: 'en', title: 'English' },
      { lang: 'qaa', title: 'Old Islander' },
    ];
    const names = (choice: string) =>
      /Names[^.]*\./.exec(statedText(pictureOf({ names: choice }).view, languages))?.[0];
    expect(names('both')).toBe('Names in the forms of both sides.');
    expect(names('en')).toBe('Names in English.');
    expect(names('qaa')).toBe('Names in Old Islander; where that form is not known, in English.');
  });

  it('says a window, and that a comparison is not drawn', () => {
    const window = { from: parseDay('2010-01-01') as number, to: parseDay('2010-07-01') as number };
    expect(statedText(pictureOf({ mode: 'window', window }).view, [])).toContain(
      'From 1 January 2010 to 30 June 2010.',
    );
    const compare = parseDay('2010-02-01') as number;
    expect(statedText(pictureOf({ compare }).view, [])).toContain(
      'The comparison with 1 February 2010 is not drawn here.',
    );
  });

  it('explains the signs that are drawn', () => {
    const list = legendList(pictureOf({ layers: ['routes', 'crossings'] }).view);
    expect(list).toContain('Road, open');
    expect(list).toContain('</svg>Closed</li>');
    expect(list).not.toContain('number of meetings');
  });

  it('explains of a frame only the signs that are drawn within it', () => {
    const { index, geometry, view, size } = pictureOf({ layers: ['routes', 'crossings'] });
    const list = (camera: Camera): string => legendList(view, 'Coarse.', { index, geometry, camera, size });
    const [lon, lat] = index.features.get('reed-ford')!.point;
    expect(list({ lon, lat, zoom: 9 })).toContain('</svg>Closed</li>');
    // Far away lies nothing; the relief is everywhere.
    const far = list({ lon: lon + 90, lat, zoom: 9 });
    expect(far).not.toContain('Closed');
    expect(far).toContain('Coarse.');
  });
});
