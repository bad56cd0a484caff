import { beforeAll, describe, expect, it } from 'vitest';
import { runsWhole } from '../helpers/wholeFile';

const test = (mode: string): { readonly mode: string } => ({ mode });

describe('A file of tests', () => {
  it('runs whole if no test in any group of it is left out', () => {
    expect(runsWhole({ mode: 'run', tasks: [test('run'), { mode: 'run', tasks: [test('run')] }] })).toBe(true);
    for (const left of ['skip', 'todo'])
      expect(runsWhole({ mode: 'run', tasks: [test('run'), { mode: 'run', tasks: [test(left)] }] }), left).toBe(false);
    // Of a group that is left out, each test is.
    expect(runsWhole({ mode: 'run', tasks: [test('run'), { mode: 'skip', tasks: [test('skip')] }] })).toBe(false);
  });
});

describe('The test runner', () => {
  let whole: boolean | undefined;
  beforeAll(({}, group) => {
    whole = runsWhole(group);
  });
  it('says before the first test of a group which of its tests are left out', () => {
    expect(whole).toBe(false);
  });
  it.skip('as this one is', () => {});
});
