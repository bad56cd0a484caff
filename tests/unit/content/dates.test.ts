import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/content/dates';
import { readEdtf } from '../../../src/domain/edtf';

describe('A date of geodata/', () => {
  it.each([
    '2023-04-23',
    '1993-04',
    '../1991',
    '2022-08-25/2022-08-30',
    '2023-10-03?/2023-10~',
    '2023-02-29',
    '2023-21',
  ])('%s is read as EDTF', (text) => expect(readDate(text)).toEqual(readEdtf(text)));

  it.each(['2023-05-01/', '/2023-05-01', '/'])('%s is refused: an end that nobody knows is not an open one', (text) => {
    const result = readDate(text);
    expect(result).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('an end that is empty'), remedy: expect.stringContaining('“..”') }],
    });
  });

  it.each(['', 'yesterday', '2023/2024/2025'])('“%s” is refused with a remedy', (text) => {
    expect(readDate(text)).toMatchObject({
      ok: false,
      issues: [{ remedy: expect.stringContaining('EDTF') as string }],
    });
  });
});
