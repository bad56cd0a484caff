/** The signs that the live map draws are those that the view has. */
import { describe, expect, it } from 'vitest';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { signPlacer, signsOn } from '../../../src/map/atlasSigns';
import { frameOf } from '../../../src/map/mapOptions';
import { contentSources } from '../../../src/map/style/sources';
import { CROSSING_EDGE } from '../../../src/symbology/ownRings';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const LAYERS = ['crossings', 'venues', 'routes'];

describe.each([
  ['the atlas', real, ['2021-06-01', '2022-12-20', '2023-04-22', '2023-04-23', '2023-07-27']],
  ['an invented one', tiny, ['2009-06-01', '2010-05-10', '2010-12-31']],
] as const)('In %s', (_, { index, geometry }, days) => {
  const viewOn = (session: Partial<Session>) =>
    selectView(index, { ...initialSession(index), layers: LAYERS, ...session });
  const signs = (session: Partial<Session>, layers: readonly string[] = LAYERS, moved = new Map()) => {
    const view = viewOn(session);
    const content = contentSources(index, geometry, { last: view.range.last }, 'both');
    return { view, content, found: signsOn(content, frameOf(view, 'light', layers), 8, moved) };
  };

  it.each(days)('they are the crossings that exist and the venues that were met at, on %s', (date) => {
    const { view, found } = signs({ day: parseDay(date)! });
    const expected = [...view.features.values()].filter(
      ({ feature: { kind }, present, shown }) => present && shown && ['crossing', 'venue'].includes(kind),
    );
    expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ feature }) => feature.id).sort());
  });

  it('they stand at the places where signs can stand; a disc that moved covers nothing there', () => {
    const { content, found } = signs({ day: parseDay(days.at(-1)!)! });
    const places = new Map(signPlacer()(content).map(({ id, at }) => [id, at]));
    for (const { id, at } of found) expect(places.get(id)).toEqual(at);
    const [venue] = found.filter(({ id }) => index.features.get(id)?.kind === 'venue');
    const rest = signs({ day: parseDay(days.at(-1)!)! }, LAYERS, new Map([[venue!.id, [0, 0]]])).found;
    expect(rest.map(({ id }) => id)).toEqual(found.map(({ id }) => id).filter((id) => id !== venue!.id));
  });

  it('there is none of a layer that is off, and those of crossings are as large as drawn', () => {
    const { found } = signs({ day: parseDay(days.at(-1)!)! }, ['crossings']);
    expect(found.length).toBeGreaterThan(0);
    for (const { id, edge } of found) {
      expect(index.features.get(id)?.kind).toBe('crossing');
      expect(edge).toBeCloseTo(CROSSING_EDGE * (1 + (0.1 * 1.5) / 4.5));
    }
  });
});
