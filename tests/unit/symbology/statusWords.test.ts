import { expect, it } from 'vitest';
import type { ViewChange } from '../../../src/domain/changes';
import { changeWords } from '../../../src/symbology/changes';
import { statusBesideTitle, statusInWords } from '../../../src/symbology/statusWords';
import { real } from '../../fixtures/real-atlas';

it('A status is said beside a name unless the name says it', () => {
  expect(statusBesideTitle({ kind: 'crossing', title: 'The ford' }, 'closed')).toBe('closed');
  expect(statusBesideTitle({ kind: 'crossing', title: 'The Closed Ford' }, 'closed')).toBeNull();
  const titled = { kind: 'crossing', title: 'The closed ford', statusTitles: { closed: 'barred' } } as const;
  expect(statusBesideTitle(titled, 'closed')).toBe('barred');
});

it('no feature of the shipped content has a status that says its name again, on card and in lists of changes', () => {
  const features = real.atlas.features.filter(({ statuses }) => statuses.length > 0);
  const said = features.flatMap((feature) =>
    feature.statuses.map(({ status }) => [feature.title, statusInWords(feature, status)] as const),
  );
  expect(said.filter(([title, words]) => title.toLowerCase().includes(words.toLowerCase()))).toEqual([]);
  const checkpoint = real.index.features.get('lachin-checkpoint')!;
  expect(changeWords({ type: 'status', feature: checkpoint, status: 'controlled' } as ViewChange)).toBe(
    'Lachin checkpoint: under Azerbaijani control',
  );
  expect(changeWords({ type: 'appeared', feature: checkpoint, status: 'controlled' } as ViewChange)).toBe(
    'Lachin checkpoint appears',
  );
});
