import { describe, expect, it } from 'vitest';
import type { LayerId } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { legendOf } from '../../../src/symbology/legend';
import { piecesOf } from '../../../src/symbology/pieces';
import { isShownIn } from '../../../src/domain/visibility';
import { real } from '../../fixtures/real-atlas';
import { compiled, tiny, tinyWithMode } from '../../fixtures/tiny-atlas';

const railway = compiled(tinyWithMode('{id: rail, title: railway, look: rail}'));

function on(index: typeof tiny.index, date: string, layers: readonly LayerId[]): View {
  return selectView(index, { ...initialSession(index), day: parseDay(date) as number, layers });
}
const labels = (view: View): readonly string[] => legendOf(view).map(({ label }) => label);

describe('The legend', () => {
  it('names what a route carries', () => {
    expect(labels(on(tiny.index, '2010-12-01', ['routes']))).toEqual(['road: open']);
    expect(labels(on(railway.index, '2010-12-01', ['routes']))).toEqual(['railway: open']);
  });

  it('has the mark of later events once there is one, and only with their layer', () => {
    expect(labels(on(tiny.index, '2011-03-01', ['aftermath']))).toEqual(['later events here']);
    expect(labels(on(tiny.index, '2011-01-20', ['aftermath']))).toEqual([]);
    expect(labels(on(tiny.index, '2010-12-31', ['routes']))).not.toContain('later events here');
  });

  it('explains the faint marks while they are drawn', () => {
    const view = on(tiny.index, '2010-12-01', ['routes']);
    expect(labels(view)).not.toContain('gone, or not yet there');
    expect(labels({ ...view, ghosts: true })).toContain('gone, or not yet there');
  });

  it('tells what has no record, border, area, road and crossing', () => {
    const early = labels(on(real.index, '1991-06-01', ['borders', 'areas', 'routes', 'crossings']));
    expect(early).toEqual(
      expect.arrayContaining(['border, no record', 'area, no record', 'road: no record', 'crossing: no record']),
    );
    const opening = labels(on(real.index, '2023-07-27', ['borders', 'areas', 'routes', 'crossings']));
    expect(opening.filter((label) => label.includes('no record'))).toEqual([]);
  });

  it.each(['2021-06-01', '2022-10-06', '2023-03-31', '2023-07-27'])(
    'shows what the map draws of routes on %s',
    (date) => {
      const view = on(real.index, date, ['routes']);
      const drawn = piecesOf(real.atlas, real.geometry, { last: view.range.last })
        .filter((piece) => piece.feature.kind === 'route' && isShownIn(piece, view.window))
        .map((piece) => `${piece.feature.mode?.look} ${piece.status}`);
      const listed = legendOf(view).map((entry) => ('status' in entry ? `${entry.mode} ${entry.status}` : entry.label));
      expect([...listed].sort()).toEqual([...new Set(drawn)].sort());
    },
  );
});
