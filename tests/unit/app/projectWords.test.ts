import { expect, it } from 'vitest';
import { projectWords } from '../../../src/app/projectWords';

const none = { added: 0, there: 0 };

it('What was opened with a project is said with what was here already, and what has made room', () => {
  const words = projectWords('x', { layers: 2, notes: { added: 3, there: 0 }, stories: { added: 1, there: 1 }, replaced: 0 }); // prettier-ignore
  expect(words).toBe('“x” opened: 2 layers, 3 notes, 1 story; already here: 1 story.');
  expect(projectWords('x', { layers: 0, notes: { added: 0, there: 1 }, stories: none, replaced: 0 })).toBe('“x” opened: nothing new; already here: 1 note.'); // prettier-ignore
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 1 })).toBe('“x” opened: 1 layer. 1 layer that was here has made room: Undo brings it back.'); // prettier-ignore
  expect(projectWords('x', { layers: 1, notes: none, stories: none, replaced: 3 })).toMatch(/3 layers that were here have made room: Undo brings them back\.$/); // prettier-ignore
});
