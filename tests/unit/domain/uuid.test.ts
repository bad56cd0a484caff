import { expect, it } from 'vitest';
import { randomUuid } from '../../../src/domain/uuid';

/** The bits that version 4 fixes, and none of the others, whatever comes from the source of chance. */
it.each([
  [0x00, '00000000-0000-4000-8000-000000000000'],
  [0xff, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
])('a UUID of version 4 from bytes %i', (byte, uuid) => {
  expect(randomUuid({ getRandomValues: (array) => (array as unknown as Uint8Array).fill(byte) as never })).toBe(uuid);
});

it('needs nothing that a page by plain http does not have', () => {
  const only = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  expect(randomUuid(only)).not.toBe(randomUuid(only));
});
