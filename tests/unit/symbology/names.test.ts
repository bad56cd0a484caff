import { describe, expect, it } from 'vitest';
import type { Name } from '../../../src/domain/model';
import { writtenName } from '../../../src/symbology/names';

const names: readonly Name[] = [
  { toponym: 'Fenland', lang: 'en', usage: 'NO' },
  { toponym: 'Marshland', lang: 'en', usage: 'SO' },
  { toponym: 'Lower Fens', lang: 'en' },
  { toponym: 'Фенланд', lang: 'ru' },
  { toponym: 'Нижние Фены', lang: 'ru' },
];
const written = (choice: Parameters<typeof writtenName>[1]) => writtenName({ names, title: 'Fens' }, choice);

describe('The name that is written', () => {
  it('is that of each side; a form of neither side is for finding the place', () => {
    expect(written('en')).toEqual({ first: 'Fenland / Marshland', second: '' });
    expect(written('both')).toEqual({ first: 'Fenland', second: 'Marshland' });
  });

  it('is every form where no side has one of its own', () => {
    expect(written('ru')).toEqual({ first: 'Фенланд / Нижние Фены', second: '' });
  });

  it('is English where the language has none', () => {
    expect(written('tr').first).toBe('Fenland / Marshland');
  });
});
