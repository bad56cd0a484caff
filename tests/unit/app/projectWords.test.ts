import { expect, it } from 'vitest';
import { projectName, projectWords } from '../../../src/app/projectWords';

const none = { added: 0, there: 0 };

it('What was opened with a project is said with what was here already, and what has made room', () => {
  const words = projectWords('x', { layers: 2, notes: { added: 3, there: 0 }, stories: { added: 1, there: 1 }, replaced: 0 }); // prettier-ignore
  expect(words).toBe('“x” opened: 2 layers, 3 notes, 1 story; already here: 1 story.');
  expect(projectWords('x', { layers: 0, notes: { added: 0, there: 1 }, stories: none, replaced: 0 })).toBe('“x” opened: nothing new; already here: 1 note.'); // prettier-ignore
  expect(projectWords('x', { layers: 0, notes: none, stories: none, replaced: 0, isMeasured: true })).toBe('“x” opened: what was measured.'); // prettier-ignore
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 1 })).toBe('“x” opened: 1 layer. 1 layer that was here has made room: Undo brings it back.'); // prettier-ignore
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 3 })).toMatch(/3 layers that were here have made room: Undo brings them back\.$/); // prettier-ignore
});

it('A project’s file is named after the day that it shows and its first layer, by signs that every system takes', () => {
  expect(projectName('2023-05-01', 'Raids: north/south “A”')).toBe('atlas-2023-05-01-Raids-north-south-A');
  expect(projectName('2023-05-01', 'Дороги')).toBe('atlas-2023-05-01-Дороги');
  expect([projectName('2023-05-01', undefined), projectName('-0043-03-15', '…')]).toEqual(['atlas-2023-05-01', 'atlas--0043-03-15']); // prettier-ignore
  expect(projectName('2023-05-01', 'x'.repeat(300)).length).toBeLessThan(100);
});
