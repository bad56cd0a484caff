import { flushSync, mount, unmount } from 'svelte';
import { expect, it, vi } from 'vitest';
import { WHOLE_AXIS } from '../../src/domain/axis';
import { initialSession } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import Chart from '../../src/views/timeline/Chart.svelte';
import * as eventMarks from '../../src/symbology/timeline/eventMarks';
import * as layout from '../../src/symbology/timeline/layout';
import * as looks from '../../src/symbology/timeline/looks';
import * as tips from '../../src/views/timeline/tips';
import { tiny } from '../fixtures/tiny-atlas';

// The modules as they are; how often they are asked is counted.
vi.mock('../../src/symbology/timeline/eventMarks', { spy: true });
vi.mock('../../src/symbology/timeline/layout', { spy: true });
vi.mock('../../src/symbology/timeline/looks', { spy: true });
vi.mock('../../src/views/timeline/tips', { spy: true });

const { index, atlas } = tiny;
const viewOn = (date: string, previous: View | null = null): View =>
  selectView(index, { ...initialSession(index), day: parseDay(date) as number }, previous);

it('Another day lays no row out again, and asks anew only for what it changes', () => {
  let view = $state.raw(viewOn('2010-05-20'));
  const chart = mount(Chart, {
    target: document.body,
    props: {
      get view() {
        return view;
      },
      atlas,
      axis: atlas.meta.axis,
      axisView: WHOLE_AXIS,
      own: null,
      dispatch: () => {},
      onview: () => {},
      ongrab: () => {},
    },
  });
  const count = (): Record<string, number> => ({
    layouts: vi.mocked(layout.layoutTimeline).mock.calls.length,
    states: vi.mocked(eventMarks.clusterState).mock.calls.length,
    looks: vi.mocked(looks.trackStyle).mock.calls.length + vi.mocked(looks.statusStyle).mock.calls.length,
    names: vi.mocked(tips.nameOfCluster).mock.calls.length,
  });
  const showDay = (date: string): void => {
    view = viewOn(date, view);
    flushSync();
  };
  flushSync();
  const drawn = count();
  expect(drawn['layouts']).toBe(1);
  expect(drawn['states']).toBe(drawn['names']);
  // Nothing begins or ends on the next day.
  showDay('2010-05-21');
  expect(count()).toEqual(drawn);
  // An event does here: each symbol is asked for its state once, and that of the event alone is drawn anew.
  showDay('2010-06-01');
  expect(count()).toEqual({
    ...drawn,
    states: 2 * (drawn['states'] as number),
    names: (drawn['names'] as number) + 1,
  });
  void unmount(chart);
});
