import { expect, it } from 'vitest';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { featureItems } from '../../../src/map/featureItems';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const on = (date: string, more: Partial<Session> = {}, previous: View | null = null): View =>
  selectView(index, { ...initialSession(index), day: parseDay(date) as number, ...more }, previous);
const ids = (items: ReturnType<typeof featureItems>): readonly string[] => items.map(({ state }) => state.feature.id);

it('What the map shows is listed in words, with what is selected; the Tab key comes to one item', () => {
  const items = featureItems(on('2010-05-15', { selection: 'reed-ford' }), 'reed-ford');
  expect(ids(items)).toContain('mill-lane');
  expect(items.filter(({ isSelected }) => isSelected).map(({ words }) => words)).toEqual([
    'Reed ford: opened for a time',
  ]);
  expect(ids(items.filter(({ isReachable }) => isReachable))).toEqual(['reed-ford']);
  expect(featureItems(on('2010-05-15', { layers: [] }), null)).toEqual([]);
});

it('The Tab key comes to the first item where the one that was focused is not listed', () => {
  const items = featureItems(on('2010-05-15'), 'nobody');
  expect(items.map(({ isReachable }) => isReachable)).toEqual(items.map((_, at) => at === 0));
});

it('An item that says the same is the same object, one that says something else is not', () => {
  const view = on('2010-05-09');
  const before = featureItems(view, null);
  const after = featureItems(on('2010-05-10', {}, view), null, before);
  expect(ids(after.filter((item) => !before.includes(item)))).toEqual(['reed-ford']);
  const focused = featureItems(view, 'reed-ford', before);
  expect(focused.filter((item) => !before.includes(item))).toHaveLength(2);
  const emphasised = featureItems({ ...view, emphasised: new Set(['mill-lane']) }, null, before);
  expect(ids(emphasised.filter((item) => !before.includes(item)))).toEqual(['mill-lane']);
  const marked = featureItems({ ...view, aftermath: new Set(['reed-ford']) }, null, before);
  expect(marked.filter((item) => !before.includes(item)).map(({ words }) => words)).toEqual([
    'Reed ford: closed, later events',
  ]);
});
