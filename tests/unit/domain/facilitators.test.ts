import { describe, expect, it } from 'vitest';
import { facilitatorNames } from '../../../src/domain/facilitators';
import { tiny } from '../../fixtures/tiny-atlas';

describe('Facilitators are written', () => {
  it.each([
    [{ person: 'bram-saltmarsh', for: 'Harbour Guild' }, 'Bram Saltmarsh (Harbour Guild)'],
    [{ person: 'bram-saltmarsh' }, 'Bram Saltmarsh'],
    [{ organisation: 'Harbour Guild', remark: 'night watch' }, 'Harbour Guild (night watch)'],
    [{ organisation: 'Harbour Guild' }, 'Harbour Guild'],
  ])('%o', (facilitator, written) => {
    expect(facilitatorNames({ facilitators: [facilitator] }, tiny.index)).toEqual([written]);
  });
});
