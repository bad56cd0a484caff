import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Differences from '../../src/views/details/Differences.svelte';
import OwnDifferences from '../../src/views/owndata/OwnDifferences.svelte';
import { compareLayers } from '../../src/domain/ownComparison';
import { initialSession, type AppEvent } from '../../src/domain/session';
import { heldFilter } from '../../src/domain/tableHeld';
import { parseDay } from '../../src/domain/time';
import { selectCompared, selectView } from '../../src/domain/view';
import { closables } from '../../src/ui/closables';
import { focusTargets } from '../../src/ui/focusTargets';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny } from '../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;

function show(chosen: string, other: string, more: object = {}) {
  const session = { ...initialSession(index), day: day(chosen), compare: day(other) };
  const compared = selectCompared(index, session);
  if (!compared) throw new Error('Nothing is compared.');
  const dispatch = vi.fn<(event: AppEvent) => void>();
  const onside = vi.fn<(side: boolean) => void>();
  const onend = vi.fn();
  render(Differences, {
    view: selectView(index, session),
    compared,
    side: false,
    canSide: true,
    onside,
    onend,
    dispatch,
    ...more,
  });
  return { dispatch, onside, onend };
}

describe('What differs between two days', () => {
  afterEach(cleanup);

  it.each([
    ['2010-05-09', '2010-05-10'],
    ['2010-05-10', '2010-05-09'],
  ])('is told from the earlier to the later, whichever was chosen first (%s, %s)', (chosen, other) => {
    show(chosen, other);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('9 May 2010 and 10 May 2010');
    expect(screen.getByRole('button', { name: 'Reed ford: closed, then opened for a time' })).toBeTruthy();
    expect(screen.getByText('1 event between them')).toBeTruthy();
  });

  it('leads to the feature, and ends the comparison', async () => {
    const { dispatch, onside, onend } = show('2010-05-09', '2010-05-10');
    await fireEvent.click(screen.getByRole('button', { name: /^Reed ford/ }));
    expect(dispatch.mock.calls).toEqual([[{ type: 'selected', id: 'reed-ford' }]]);
    await fireEvent.click(screen.getByRole('button', { name: 'End the comparison' }));
    expect(onend).toHaveBeenCalledOnce();
    closables.closeLast();
    expect(onend).toHaveBeenCalledTimes(2);
    await fireEvent.click(screen.getByRole('radio', { name: 'side by side' }));
    expect(onside).toHaveBeenCalledWith(true);
  });

  it('says so where nothing does, and where both are one day', () => {
    show('2010-05-12', '2010-05-13');
    expect(screen.getByText(/Nothing on the map differs/)).toBeTruthy();
    cleanup();
    show('2010-05-12', '2010-05-12');
    expect(screen.getByText(/Both are the same day/)).toBeTruthy();
  });

  it('is told apart of the reader’s own data, from the earlier day to the later, and leads to these from above', async () => {
    const ownList = createRawSnippet((earlier: () => number, later: () => number) => ({
      render: () => `<h3 tabindex="-1">Own: ${later() - earlier()} days</h3>`,
      setup: (heading) => focusTargets.named('own-differences')(heading as HTMLElement),
    }));
    show('2010-05-13', '2010-05-12', { ownCount: 1234, ownList });
    expect(screen.getByText('Nothing of the atlas differs, with the layers that are on.')).toBeTruthy();
    expect(screen.getByText(/^No differences of the atlas, and/)).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: '1,234 in your own data' }));
    expect(document.activeElement?.textContent).toBe('Own: 1 days');
    cleanup();
    show('2010-05-09', '2010-05-10', { ownCount: 0, ownList });
    expect(screen.getByText(/^1 difference of the atlas, and/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'none in your own data' })).toBeTruthy();
    cleanup();
    show('2010-05-09', '2010-05-10');
    expect(screen.queryByText(/your own data/)).toBeNull();
  });
});

describe('What differs in data of the reader’s own', () => {
  afterEach(cleanup);
  const [MAY, JULY] = [day('2023-05-01'), day('2023-07-27')];
  const named = (dates: readonly (string | null)[], title: string) =>
    styledLayer(
      title,
      dates.map((edtf, at) => ownFeature(at + 1, { name: `${title} ${at + 1}` }, edtf)),
    );
  function showOwn(...layers: readonly ReturnType<typeof named>[]) {
    const [onchoose, ontable] = [vi.fn(), vi.fn()];
    const compared = compareLayers(layers, MAY, JULY);
    render(OwnDifferences, { compared, earlier: MAY, later: JULY, onchoose, ontable });
    const lines = screen.getByRole('region').innerText ?? screen.getByRole('region').textContent;
    return { onchoose, ontable, lines: lines.replace(/\s+/g, ' ').trim() };
  }

  it('is listed by layer, by name, and led to', async () => {
    const raids = named(['2023-05-01', '2023-05/2023-06', '2023-07-27/2023-07-28', '2023'], 'Raid');
    const { onchoose, ontable, lines } = showOwn(raids, named([null, null], 'Camp'));
    expect(lines).toBe(
      'Your own data Raid 3 on 1 May 2023, 2 on 27 July 2023. Only on 1 May 2023: 2 Raid 1 · 1 May 2023' +
        'Raid 2 · May 2023 – June 2023 Only on 27 July 2023: 1 Raid 3 · 27–28 July 2023 On both days: 1, in the table ' +
        'Camp 2 on 1 May 2023, 2 on 27 July 2023; nothing differs.',
    );
    await fireEvent.click(screen.getByRole('button', { name: /^Raid 3/ }));
    expect(onchoose.mock.calls).toEqual([[{ layer: raids.layer.id, place: 2 }]]);
    await fireEvent.click(screen.getByRole('button', { name: /^On both days/ }));
    expect(ontable.mock.calls).toEqual([[raids.layer.id, heldFilter({ on: MAY, other: JULY, isBoth: true })]]);
  });

  it('is of a large layer a number, some names, and the way to all of them in the table', async () => {
    const many = named(
      Array.from({ length: 1234 }, (_, at) => (at === 7 ? '2023-05-01' : '2023-07-27')),
      'Raid',
    );
    const { ontable } = showOwn(many);
    expect(screen.getByText('Only on 27 July 2023: 1,233')).toBeTruthy();
    const names = screen.getAllByRole('button').map((each) => each.textContent);
    expect(names).toHaveLength(1 + 5 + 1);
    await fireEvent.click(screen.getByRole('button', { name: 'All 1,233 in the table' }));
    expect(ontable.mock.calls).toEqual([[many.layer.id, heldFilter({ on: JULY, other: MAY, isBoth: false })]]);
  });
});
