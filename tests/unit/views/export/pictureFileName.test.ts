/** Names of picture files and handouts: what differs has another name. */
import { describe, expect, it } from 'vitest';
import { parseDay, spanOfDay } from '../../../../src/domain/time';
import { PICTURE_SIZES } from '../../../../src/stillmap/pictureSizes';
import { pictureFileName, type NamedPicture } from '../../../../src/views/export/pictureFileName';
import { fileWords, initialOptions } from '../../../../src/views/handout/options';

const view: NamedPicture['view'] = { mode: 'day', window: spanOfDay(parseDay('2023-05-01') as number) };
const nameOf = (more: Partial<NamedPicture> = {}): string =>
  pictureFileName({ atlas: 'Tiny Atlas', view, size: { id: 'screen' }, theme: 'light', rows: null, ...more });

describe('The name of a picture’s file', () => {
  it('is that of the atlas and of the days', () => {
    expect(nameOf()).toBe('tiny-atlas-2023-05-01');
    expect(nameOf({ view: { ...view, mode: 'window' } })).toBe('tiny-atlas-2023-05-01--2023-05-01');
  });

  it('says size, colours and rows, so that no two pictures of one view have the same', () => {
    expect(nameOf({ size: { id: 'a4-portrait' }, theme: 'dark' })).toBe('tiny-atlas-2023-05-01-a4-portrait-dark');
    expect(nameOf({ size: { id: 'wide' } })).toBe('tiny-atlas-2023-05-01-16x9');
    expect(nameOf({ size: { id: 'a4' } })).toBe('tiny-atlas-2023-05-01-a4-landscape');
    const rows = [null, 'few', 'usual', 'all'] as const;
    const all = PICTURE_SIZES.flatMap((size) =>
      (['light', 'dark'] as const).flatMap((theme) => rows.map((each) => nameOf({ size, theme, rows: each }))),
    );
    expect(new Set(all).size).toBe(PICTURE_SIZES.length * 2 * rows.length);
    for (const name of all) expect(name).toMatch(/^[a-z0-9-]+$/);
  });
});

it('The name of a handout’s file says its paper, and whether it is to be filled in, has answers or is grey', () => {
  const options = initialOptions('a4');
  expect(fileWords(options)).toBe('A4');
  const blank = { names: true, statuses: false };
  expect(fileWords({ ...options, paper: 'letter', blank, hasAnswers: true, isGrey: true })).toBe(
    'Letter, to fill in, with answers, in grey',
  );
});
