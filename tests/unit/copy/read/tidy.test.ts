import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tidyCopyText, tidyMarked } from '../../../../src/copy/read/tidy';

it('Text is made one line, and its marks stay where they stood', () => {
  const text = ' They\u00a0met  on the\r\nri\u00adver  and\tparted. ';
  expect(tidyCopyText(text)).toBe('They met on the river and parted.');
  const marks = [
    { at: text.indexOf('  on'), number: 1 },
    { at: text.indexOf('and'), number: 2 },
    { at: text.length, number: 3 },
  ];
  expect(tidyMarked(text, marks)).toEqual({
    text: 'They met on the river and parted.',
    marks: [
      { at: 'They met'.length, number: 1 },
      { at: 'They met on the river'.length, number: 2 },
      { at: 'They met on the river and parted.'.length, number: 3 },
    ],
  });
});

it('Text is made tidy in one place for all formats', () => {
  const folder = new URL('../../../../src/copy/', import.meta.url);
  const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') && readFileSync(new URL(name, folder), 'utf8').includes(String.raw`.replace(/\s+/gu, ' ')`),
  );
  expect(makers).toEqual(['read/tidy.ts']);
});
