import { expect, it } from 'vitest';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { selectView, type View } from '../../../src/domain/view';
import { featureItems, groupItems, positionOfTyped } from '../../../src/map/featureItems';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const on = (date: string, more: Partial<Session> = {}, previous: View | null = null): View =>
  selectView(index, { ...initialSession(index), day: parseDay(date) as number, ...more }, previous);
const ids = (items: ReturnType<typeof featureItems>): readonly string[] => items.map(({ state }) => state.feature.id);

it('What the map shows is listed in words, with what is selected; the Tab key comes to one item', () => {
  const items = featureItems(on('2010-05-15', { selection: 'reed-ford' }), 'reed-ford');
  expect(ids(items)).toContain('mill-lane');
  expect(items.filter(({ isSelected }) => isSelected).map(({ words }) => words)).toEqual([
    'Reed ford: opened for a time, 1 passage',
  ]);
  expect(ids(items.filter(({ isReachable }) => isReachable))).toEqual(['reed-ford']);
  expect(featureItems(on('2010-05-15', { layers: [] }), null)).toEqual([]);
});

it('What a window shows beyond its record is listed with the end of that', () => {
  const first = initialSession(real.index);
  const within = (to: string, previous: View | null = null): View =>
    selectView(
      real.index,
      {
        ...first,
        layers: [...first.layers, 'aftermath'],
        mode: 'window',
        window: { from: parseDay('2022-10-01') as number, to: (parseDay(to) as number) + 1 },
      },
      previous,
    );
  const wordsOf = (items: ReturnType<typeof featureItems>): string | undefined =>
    items.find(({ state }) => state.feature.id === 'turkiye-armenia-flights')?.words;
  const view = within('2023-07-27');
  const items = featureItems(view, null);
  expect(wordsOf(items)).toBe('Türkiye–Armenia flights: open, 1 passage');
  expect(wordsOf(featureItems(within('2023-07-31', view), null, items))).toBe(
    'Türkiye–Armenia flights: open, no record after 27 July 2023, 1 passage',
  );
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
    'Reed ford: closed, later events, 1 passage',
  ]);
});

it('Items are grouped by their layers, in the order of their first items; a place that only the aftermath marks is in its group', () => {
  const view = on('2011-02-10', { layers: ['borders', 'crossings', 'routes', 'aftermath'] });
  const groups = groupItems(featureItems(view, null), view.layers);
  expect(groups.map(({ title, items }) => [title, ...ids(items)])).toEqual([
    ['Lines', 'river-line'],
    ['Fords', 'reed-ford'],
    ['Lanes', 'mill-lane'],
    ['Later', 'southmere'],
  ]);
  expect(groupItems([], view.layers)).toEqual([]);
});

it('An item says how many passages are about it, also where the map shows nothing else of it', () => {
  const words = (more: Partial<Session>) => featureItems(on('2010-05-15', more), null).map((item) => item.words);
  expect(words({})).toContain('Eel ground: former unit (approx.), no passages');
  expect(words({ layers: ['venues'] })).toEqual(['Nordhaven / Northport: 1 meeting, 1 passage']);
  expect(words({ layers: ['crossings'] })).toEqual(['Reed ford: opened for a time, 1 passage']);
});

it('A typed letter leads to the next name that begins with it, a typed word to the name that begins with it', () => {
  const names = ['Reed ford', 'Mill lane', 'Médiathèque', 'Marsh', 'Əhməd'];
  expect(positionOfTyped(names, 'm', 0)).toBe(1);
  expect(positionOfTyped(names, 'm', 1)).toBe(2);
  expect(positionOfTyped(names, 'mm', 2)).toBe(3);
  expect(positionOfTyped(names, 'm', 3)).toBe(1);
  expect(positionOfTyped(names, 'ma', 1)).toBe(3);
  expect(positionOfTyped(names, 'me', 2)).toBe(2);
  expect(positionOfTyped(names, 'e', 0)).toBe(4);
  expect(positionOfTyped(names, 'R', 0)).toBe(0);
  expect(positionOfTyped(names, 'x', 0)).toBeNull();
  expect(positionOfTyped(names, 'mx', 0)).toBeNull();
  expect(positionOfTyped([], 'm', 0)).toBeNull();
});
