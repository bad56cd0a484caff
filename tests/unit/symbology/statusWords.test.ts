import { expect, it } from 'vitest';
import { statusBesideTitle } from '../../../src/symbology/statusWords';

it('A status is said beside a name unless the name says it', () => {
  expect(statusBesideTitle({ kind: 'crossing', title: 'The ford' }, 'closed')).toBe('closed');
  expect(statusBesideTitle({ kind: 'crossing', title: 'The Closed Ford' }, 'closed')).toBeNull();
  const titled = { kind: 'crossing', title: 'The closed ford', statusTitles: { closed: 'barred' } } as const;
  expect(statusBesideTitle(titled, 'closed')).toBe('barred');
});
