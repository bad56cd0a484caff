import { describe, expect, it } from 'vitest';
import type { LayerId } from '../../../src/domain/model';
import { initialSession } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { contentSources } from '../../../src/map/style/sources';
import { legendOf } from '../../../src/symbology/legend';
import { aftermathPiecesOf } from '../../../src/symbology/pieces';
import { tiny } from '../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;
const aftermath: readonly LayerId[] = ['borders', 'areas', 'crossings', 'routes', 'venues', 'aftermath'];
const tinyOn = (text: string, layers: readonly LayerId[] = aftermath): View =>
  selectView(tiny.index, { ...initialSession(tiny.index), day: day(text), layers });

describe('What came after the article', () => {
  it('is marked at its place once its day has come, and only with its layer', () => {
    expect([...tinyOn('2011-01-31').aftermath]).toEqual([]);
    expect([...tinyOn('2011-02-01').aftermath]).toEqual(['southmere']);
    expect([...tinyOn('2011-02-01', ['borders']).aftermath]).toEqual([]);
    expect(legendOf(tinyOn('2011-02-01')).map(({ label }) => label)).toContain('Later events here');
  });

  it('has a mark with the days of its events, and none before the layer is on', () => {
    const horizon = { last: tiny.index.atlas.meta.checked };
    expect(aftermathPiecesOf(tiny.index, horizon).map(({ feature, days }) => [feature.id, days.length])).toEqual([
      ['southmere', 1],
    ]);
    expect(aftermathPiecesOf(tiny.index, { last: tiny.index.atlas.meta.opens })).toEqual([]);
  });
});

describe('A settlement', () => {
  it('is written in the language that was chosen, in English where it has no form in it', () => {
    const settlement = {
      id: 'mill-end',
      names: [
        { toponym: 'Mill End', lang: 'en' },
        { toponym: 'Милл-Энд', lang: 'ru' },
      ],
      point: [1, 1],
      label: { rank: 'village', minzoom: 9 },
    } as const;
    const named = (choice: 'ru' | 'az'): unknown =>
      contentSources(tiny.index, tiny.geometry, { last: 0 }, choice, [settlement]).settlements.features[0]
        ?.properties?.['name'];
    expect([named('ru'), named('az')]).toEqual(['Милл-Энд', 'Mill End']);
  });
});
