/** Names of files from readers’ words: one rule, with a name for whatever it is given. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameOf } from '../../../src/domain/fileName';

it.each([
  [['My “raids”/2023'], 'my-raids-2023'],
  [['🔥'], 'layer'],
  [['🔥', '2023-05-01'], 'layer_2023-05-01'],
  [['Raids', '…', 'frame'], 'raids_frame'],
  [[], 'layer'],
  [['गाँव'], 'गाँव'],
  // The sign of a year before the year 0 is no hyphen: without it, another year stands there.
  [['Raids', '-0043-03-15'], 'raids_-0043-03-15'],
  [['-5 degrees-'], '5-degrees'],
])('%j is named %s', (parts, name) => {
  expect(fileNameOf(parts, 'layer')).toBe(name);
});

it('Any words give a name that is not empty, not hidden and not too long', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
      const name = fileNameOf(parts, 'layer');
      expect(name).toMatch(/^-?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*$/u);
      expect([...name].length).toBeLessThanOrEqual(80);
    }),
  );
});
