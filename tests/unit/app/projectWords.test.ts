import { expect, it } from 'vitest';
import { projectName, projectWords } from '../../../src/app/projectWords';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

const none = { added: 0, there: 0 };

it('What was opened with a project is said with what was here already, and what has made room', () => {
  const words = projectWords('x', {
    layers: 2,
    notes: { added: 3, there: 0 },
    stories: { added: 1, there: 1 },
    replaced: 0,
  });
  expect(words).toBe('“x” opened: 2 layers, 3 notes, 1 story; already here: 1 story.');
  expect(projectWords('x', { layers: 0, notes: { added: 0, there: 1 }, stories: none, replaced: 0 })).toBe(
    '“x” opened: nothing new; already here: 1 note.',
  );
  expect(projectWords('x', { layers: 0, notes: none, stories: none, replaced: 0, isMeasured: true })).toBe(
    '“x” opened: what was measured.',
  );
  expect(projectWords('x', { layers: 0, notes: none, stories: none, replaced: 0, isMeasured: 'closed' })).toBe(
    '“x” opened: what was measured (shown by Measure, in More).',
  );
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 1 })).toBe(
    '“x” opened: 1 layer. 1 layer that was here has made room: Undo brings it back.',
  );
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 3 })).toMatch(
    /3 layers that were here have made room: Undo brings them back\.$/,
  );
});

it('A project’s file is named by the reader, or after the day that it shows and the layer that came first, by signs that every system takes', () => {
  const of = (...titles: string[]) => titles.map((title) => styledLayer(title, []));
  // What was made of a layer lies above it.
  expect(projectName('', '2023-05-01', of('incidents within 10 km', 'Raids: north/south “A”'))).toBe(
    'atlas_2023-05-01_raids-north-south-a',
  );
  // A small layer that came first, as of a file added beside a large one, does not name the whole.
  const large = styledLayer(
    'incidents',
    [1, 2, 3].map((number) => ownFeature(number, {})),
  );
  const small = styledLayer('Observation posts', [ownFeature(1, {})]);
  for (const both of [
    [large, small],
    [small, large],
  ])
    expect(projectName('', '2023-07-27', both)).toBe('atlas_2023-07-27_incidents');
  expect(projectName(' My “raids”/2023 ', '2023-05-01', of('Raids'))).toBe('my-raids-2023');
  expect(projectName(' … ', '2023-05-01', of('Дороги'))).toBe('atlas_2023-05-01_дороги');
  expect([projectName('', '2023-05-01', []), projectName('', '-0043-03-15', of('…'))]).toEqual([
    'atlas_2023-05-01',
    'atlas_-0043-03-15',
  ]);
  expect(projectName('', '2023-05-01', of('x'.repeat(300))).length).toBeLessThan(100);
});
