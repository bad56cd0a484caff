import { expect, it } from 'vitest';
import type { Id } from '../../../../src/domain/model';
import { initialSession } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { selectView, type EventView, type View } from '../../../../src/domain/view';
import { statedClusters } from '../../../../src/views/timeline/clusterStates';
import { clustersOf, groupMarks, markOf } from '../../../../src/symbology/timeline/eventMarks';
import { trackStyle } from '../../../../src/symbology/timeline/looks';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index, atlas } = tiny;
const placed = { axis: atlas.meta.axis, width: 4000 };
const on = (date: string): View => selectView(index, { ...initialSession(index), day: parseDay(date) as number });
const byId = ({ events }: View): ReadonlyMap<Id, EventView> => new Map(events.map((each) => [each.event.id, each]));
const lanes = { count: 2, room: 11 };
const clusters = clustersOf(
  groupMarks(
    on('2010-05-10').events.map(({ event }) => markOf(event, placed)),
    lanes,
  ),
  lanes,
  {
    yOf: () => 0,
    scaleOf: () => 1,
    heightOf: () => 16,
    width: 4000,
    named: true,
    styleOf: () => trackStyle({ look: 'disc' }),
    namesOf: ({ title }) => [title],
  },
);

it('Symbols whose state is the same are the same objects, the others are not', () => {
  const before = statedClusters(clusters, byId(on('2010-05-20')));
  expect(before.map(({ state }) => state.relation)).toEqual(['past', 'past', 'future']);
  const after = statedClusters(clusters, byId(on('2010-06-01')), before);
  expect(after.map((each, at) => each === before[at])).toEqual([true, true, false]);
  expect(after[2]?.state).toEqual({ relation: 'present', emphasised: false, selected: false });
  const marked = byId({ ...on('2010-05-20') });
  const first = clusters[0]?.id as Id;
  const one = new Map([...marked, [first, { ...(marked.get(first) as EventView), emphasised: true }]]);
  expect(statedClusters(clusters, one, before).map((each, at) => each === before[at])).toEqual([false, true, true]);
  const chosen = new Map([...marked, [first, { ...(marked.get(first) as EventView), selected: true }]]);
  expect(statedClusters(clusters, chosen, before).map((each, at) => each === before[at])).toEqual([false, true, true]);
});

it('Symbols that were laid out anew are new, whatever their state', () => {
  const before = statedClusters(clusters, byId(on('2010-05-20')));
  const moved = clusters.map((cluster) => ({ ...cluster }));
  expect(statedClusters(moved, byId(on('2010-05-20')), before).map(({ cluster }) => cluster)).toEqual(moved);
});
