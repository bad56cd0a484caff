/** The rows with what came after: they tell September 2023 from the record, and write “no record” over nothing. */
import { describe, expect, it } from 'vitest';
import { initialSession } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView } from '../../../../src/domain/view';
import { statusShown } from '../../../../src/symbology/timeline/gutter';
import { layoutTimeline, type BarRow, type RowChoice } from '../../../../src/symbology/timeline/layout';
import { real } from '../../../fixtures/real-atlas';

const { atlas, index } = real;
const { meta } = atlas;
const day = (text: string): number => parseDay(text) as number;
const layout = (rows: RowChoice, isAfter = true) => {
  const last = isAfter ? meta.checked : meta.opens;
  const axis = isAfter ? meta.axisWithAftermath : meta.axis;
  return layoutTimeline({
    rows,
    tracks: atlas.tracks,
    events: atlas.events.filter(({ span }) => span.from <= last),
    features: atlas.features.filter(({ kind }) => kind === 'crossing' || kind === 'route'),
    placeOf: () => '',
    horizon: { last },
    axis,
    fullAxis: axis,
    width: 1240,
    narrow: false,
  });
};
const barRow = (id: string): BarRow => layout('all').rows.find((row) => row.kind === 'bars' && row.id === id) as BarRow;

describe('The rows after the last day of the article', () => {
  it.each([
    ['lachin-checkpoint', '2023-09-18', 'restricted'],
    ['lachin-checkpoint', '2023-09-28', 'controlled'],
    ['lachin-road', '2023-09-28', 'controlled'],
    ['aghdam-route', '2023-09-12', 'restricted'],
    ['aghdam-route', '2023-09-18', 'restricted'],
    ['margara-alican', '2025-03-25', 'temporary'],
  ])('tell of %s on %s that it was %s, in a bar that can be seen', (id, date, status) => {
    const row = barRow(id);
    const on = day(date);
    const bar = row.bars.find(
      (each) => each.status.span.from <= on && on < each.status.span.to && each.status.status === status,
    );
    expect(bar?.width).toBeGreaterThanOrEqual(2);
    expect(bar?.isRecorded).toBe(true);
  });

  it('write nothing into a bar of which there is no record, and end it without an arrow', () => {
    const bars = layout('all').rows.flatMap((row) => (row.kind === 'bars' ? row.bars : []));
    const unrecorded = bars.filter(({ status }) => status.status === 'unrecorded');
    expect(unrecorded.length).toBeGreaterThan(3);
    for (const { isRecorded, labels, open } of unrecorded)
      expect([isRecorded, labels, open]).toEqual([false, [], false]);
    expect(bars.flatMap(({ labels }) => labels)).not.toContain('no record');
  });

  it('show in a window the last status of which there is a record', () => {
    const window = { from: day('2023-09-01'), to: day('2023-12-02') };
    const layers = [...initialSession(index).layers, 'aftermath'];
    const view = selectView(index, { ...initialSession(index), layers, mode: 'window', window });
    const shown = (id: string) =>
      statusShown(view.features.get(id) as NonNullable<ReturnType<typeof view.features.get>>);
    expect([shown('lachin-checkpoint'), shown('aghdam-route')]).toEqual(['controlled', 'restricted']);
    const later = selectView(index, { ...initialSession(index), layers, day: day('2024-01-01') });
    expect(statusShown(later.features.get('aghdam-route') as never)).toBe('unrecorded');
  });

  it('are as many with the row of the aftermath as without it: a row of bars gives way', () => {
    const [without, withIt] = [layout('usual', false), layout('usual')];
    expect(withIt.rows.map(({ id }) => id)).toContain('aftermath');
    expect([without.rows.length, withIt.rows.length]).toEqual([14, 14]);
    expect(withIt.height).toBeLessThan(without.height);
    expect(layout('all').rows.length).toBeGreaterThan(14);
  });
});
