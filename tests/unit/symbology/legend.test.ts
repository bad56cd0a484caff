import { describe, expect, it } from 'vitest';
import type { LayerId } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import type { BorderLookName } from '../../../src/symbology/borders';
import { legendGroups, legendOf } from '../../../src/symbology/legend';
import type { ModeLookName } from '../../../src/symbology/modes';
import { borderSample, sampleMarkup, statusSample } from '../../../src/symbology/samples';
import { borderLooksIn, endedIn, piecesOf } from '../../../src/symbology/pieces';
import { isShownIn } from '../../../src/domain/windowPieces';
import { real } from '../../fixtures/real-atlas';
import { compiled, tiny, tinyWithMode } from '../../fixtures/tiny-atlas';

const railway = compiled(tinyWithMode('{id: rail, title: railway, look: rail}'));

function on(index: typeof tiny.index, date: string, layers: readonly LayerId[]): View {
  return selectView(index, { ...initialSession(index), day: parseDay(date) as number, layers });
}
const labels = (view: View): readonly string[] => legendOf(view).map(({ label }) => label);

describe('The legend', () => {
  it('names what a route carries', () => {
    expect(labels(on(tiny.index, '2010-12-01', ['routes']))).toEqual(['Road, open']);
    expect(labels(on(railway.index, '2010-12-01', ['routes']))).toEqual(['Railway, open']);
  });

  it('has the mark of later events once there is one, and only with their layer', () => {
    expect(labels(on(tiny.index, '2011-03-01', ['aftermath']))).toEqual(['Later events here']);
    expect(labels(on(tiny.index, '2011-01-20', ['aftermath']))).toEqual([]);
    expect(labels(on(tiny.index, '2010-12-31', ['routes']))).not.toContain('Later events here');
  });

  it('tells the disc of each track that met up to the day, in the order of the timeline', () => {
    const venues = (date: string) => legendGroups(on(real.index, date, ['venues']), null)[0]?.entries ?? [];
    const { tracks } = real.atlas;
    for (const date of ['2021-12-14', '2022-03-01', '2023-07-27']) {
      const day = parseDay(date) as number;
      const met = new Set(
        real.atlas.events
          .filter((each) => each.meeting && each.place && each.span.from <= day)
          .map(({ track }) => track),
      );
      expect(
        venues(date)
          .slice(-met.size)
          .map(({ label }) => label),
      ).toEqual(tracks.filter(({ id }) => met.has(id)).map(({ title }) => title));
    }
    const signs = venues('2023-07-27').map(({ marks }) => sampleMarkup(marks));
    expect(new Set(signs).size).toBe(signs.length);
    // A place that is not published has a number, too.
    expect(signs.filter((sign) => sign.includes('>n<'))).toHaveLength(2);
  });

  it('explains the faint marks while they are drawn', () => {
    const view = on(tiny.index, '2010-12-01', ['routes']);
    expect(labels(view)).not.toContain('Gone, or not yet there');
    expect(labels({ ...view, ghosts: true })).toContain('Gone, or not yet there');
  });

  it('tells what has no record, border, area, road and crossing', () => {
    const early = labels(on(real.index, '1991-06-01', ['borders', 'areas', 'routes', 'crossings']));
    expect(early.filter((label) => /no record/i.test(label))).toHaveLength(6);
    expect(early).toEqual(expect.arrayContaining(['No record', 'Area, no record', 'Railway, no record']));
    const opening = labels(on(real.index, '2023-07-27', ['borders', 'areas', 'routes', 'crossings']));
    expect(opening.filter((label) => /no record/i.test(label))).toEqual([]);
  });

  it.each(['2021-06-01', '2022-10-06', '2023-03-31', '2023-07-27'])(
    'shows what the map draws of routes on %s',
    (date) => {
      const view = on(real.index, date, ['routes']);
      const drawn = piecesOf(real.atlas, real.geometry, { last: view.range.last })
        .filter((piece) => piece.feature.kind === 'route' && isShownIn(piece, view.window))
        .map(({ feature, status }) => sampleMarkup(statusSample('route', status, feature.mode?.look as ModeLookName)));
      const listed = legendOf(view).map(({ marks }) => sampleMarkup(marks));
      expect([...listed].sort()).toEqual([...new Set(drawn)].sort());
    },
  );

  it.each(['1991-06-01', '2010-10-01', '2015-01-01', '2020-06-01', '2022-10-06', '2023-07-27'])(
    'shows what the map draws of borders on %s',
    (date) => {
      const view = on(real.index, date, ['borders']);
      const drawn = piecesOf(real.atlas, real.geometry, { last: view.range.last })
        .filter((piece) => piece.border && isShownIn(piece, view.window))
        .map(({ border }) => sampleMarkup(borderSample(border as BorderLookName)));
      expect(
        legendOf(view)
          .map(({ marks }) => sampleMarkup(marks))
          .sort(),
      ).toEqual([...new Set(drawn)].sort());
    },
  );

  it('shows of a window what was recorded last, as the map does', () => {
    const session = {
      ...initialSession(real.index),
      mode: 'window',
      day: parseDay('1990-01-01') as number,
      days: 12_000,
      layers: ['borders'],
    } as const;
    const view = selectView(real.index, session);
    const listed = legendOf(view, view);
    const drawn = piecesOf(real.atlas, real.geometry, { last: view.range.last })
      .filter((piece) => piece.border && isShownIn(piece, view.window))
      .map(({ border }) => sampleMarkup(borderSample(border as BorderLookName)));
    expect(listed.map(({ marks }) => sampleMarkup(marks)).sort()).toEqual([...new Set(drawn)].sort());
  });

  it('shows of a border that was open what is recorded of it, though the window goes on', () => {
    const window = { from: parseDay('2022-10-01') as number, to: parseDay('2023-08-01') as number };
    const session = {
      ...initialSession(real.index),
      mode: 'window',
      window,
      layers: ['borders', 'aftermath'],
    } as const;
    const view = selectView(real.index, session);
    const listed = legendOf(view, view).map(({ label }) => label);
    expect(listed).toContain('Open or restricted, not delimited');
    expect(listed).not.toContain('No record');
    expect(borderLooksIn(real.index.features.get('armenia-georgia')!, view)).toEqual(['open-undelimited']);
    expect(borderLooksIn(real.index.features.get('armenia-iran')!, view)).toEqual(['open']);
    expect(endedIn(view).map(({ feature, last }) => [feature.id, last])).toEqual(
      ['armenia-georgia', 'armenia-iran', 'turkiye-iran'].map((id) => [id, '27 July 2023']),
    );
  });

  it('has groups in the order of lines, signs and surfaces, with the relief last, and no empty group', () => {
    const view = on(real.index, '2023-05-01', ['venues', 'routes', 'areas', 'borders', 'crossings']);
    const titles = legendGroups(view, null, 'coarse').map(({ title }) => title);
    expect(titles).toEqual(['Borders', 'Crossings', 'Routes', 'Areas', 'Meeting venues', 'Relief']);
    // Its line says how coarse it is, in the words of the content.
    const { reliefNote } = real.atlas.meta;
    expect(
      legendGroups(view, null, reliefNote)
        .at(-1)
        ?.entries.map(({ label }) => label),
    ).toEqual([reliefNote]);
    expect(reliefNote).toMatch(/\d km/);
    expect(legendGroups(on(real.index, '2023-05-01', ['routes']), null).map(({ title }) => title)).toEqual(['Routes']);
  });
});
