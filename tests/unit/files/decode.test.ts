/** Bytes to text: which character set they are taken for. */
import { describe, expect, it } from 'vitest';
import { decode, textPlausibility, decodeLatin1, wellFormed } from '../../../src/files/decode';
import { utf16 } from '../../helpers/makeFormats';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const own = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (bytes: Uint8Array, named?: string | null): string => {
  const read = decode(bytes, named);
  return typeof read === 'string' ? `(${read})` : read.text;
};
/** A text in a character set of one byte a letter. */
function encode(value: string, set: string): Uint8Array {
  const letters = new TextDecoder(set).decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return Uint8Array.from(value, (character) => letters.indexOf(character));
}
const wide = (value: string, units: (code: number) => readonly number[]): Uint8Array =>
  Uint8Array.from([...value].flatMap((character) => units(character.charCodeAt(0))));

describe('Bytes with a byte order mark', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['UTF-8', own('\u00ef\u00bb\u00bfa'), 'a'],
    ['UTF-16, little end first', Uint8Array.of(0xff, 0xfe, 0x61, 1), '\u0161'],
    ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, 1, 0x61), '\u0161'],
    ['UTF-32, little end first', Uint8Array.of(0xff, 0xfe, 0, 0), '(utf-32)'],
    ['UTF-32, big end first', Uint8Array.of(0, 0, 0xfe, 0xff), '(utf-32)'],
    // Half of a mark is none.
    ['UTF-16 whose second letter begins with a zero byte', Uint8Array.of(0xff, 0xfe, 0x61, 0), 'a'],
    ['no mark but its first byte', own('\u00fe\u00fea'), 'şşa'],
    ['no mark but its second byte', own('a\u00feb'), 'aşb'],
    ['UTF-32 with a text', Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), '(utf-32)'],
    ['UTF-16 with a zero byte third', Uint8Array.of(0xff, 0xfe, 0, 1), '\u0100'],
  ])('are %s', (_what, bytes, expected) => expect(text(bytes)).toBe(expected));
});

describe('Bytes without a mark', () => {
  const latin4 = 'They met by the river.';
  it.each<readonly [string, Uint8Array, string]>([
    ['UTF-32, little end first', wide(latin4, (code) => [code, 0, 0, 0]), '(utf-32)'],
    ['UTF-32, big end first', wide(latin4, (code) => [0, 0, 0, code]), '(utf-32)'],
    ['UTF-16, little end first', wide('They met', (code) => [code, 0]), 'They met'],
    ['UTF-16, big end first', wide('They met', (code) => [0, code]), 'They met'],
    ['two letters of UTF-16', wide('ab', (code) => [code, 0]), 'ab'],
    // One space in eleven letters of another script; with none nothing tells that it is UTF-16.
    ['UTF-16 of Cyrillic letters', utf16('встретились у рекиони', true), 'встретились у рекиони'],
    ['UTF-16 of Cyrillic letters, big end first', utf16('встретились у рекиони', false), 'встретились у рекиони'],
    ['empty', new Uint8Array(), ''],
    ['three bytes', own('abc'), 'abc'],
    ['a few zero bytes in a text', own(`${'word '.repeat(100)}\0`), `${'word '.repeat(100)}\0`],
    ['many zero bytes', own(`${'word\0'.repeat(10)}`), '(binary)'],
    ['many control characters', own(`${'word\u0007'.repeat(10)}`), '(binary)'],
    ['one control character in two hundred', own(`${'a'.repeat(199)}\u0002`), `${'a'.repeat(199)}\u0002`],
    ['two control characters in three hundred', own(`${'a'.repeat(298)}\u0002\u0003`), '(binary)'],
    ['tabs, line ends, form feeds and escapes', own('\t\n\v\f\r\u001b'), '\t\n\v\f\r\u001b'],
    ['one unknown character in twenty', bytesOf(`${'a'.repeat(19)}\ufffd`), `${'a'.repeat(19)}\ufffd`],
    ['one unknown character in nineteen', bytesOf(`${'a'.repeat(18)}\ufffd`), '(binary)'],
    [
      'one wrong byte to ten letters beyond ASCII',
      Uint8Array.from([...bytesOf('é'.repeat(10) + 'a'.repeat(20)), 0xe9]),
      `${'é'.repeat(10)}${'a'.repeat(20)}\ufffd`,
    ],
  ])('are %s', (_what, bytes, expected) => expect(text(bytes)).toBe(expected));

  /** UTF-16 of so many letters, of which some have a zero byte at the odd and some at the even places. */
  const units = (count: number, odd: number, even: number, isLittle: boolean): readonly [Uint8Array, string] => {
    const value = 'б'.repeat(count - odd - even) + ' '.repeat(odd) + '\u3000'.repeat(even);
    return [utf16(value, isLittle), value];
  };
  it.each([true, false])(
    'are UTF-16 by zero bytes at one place in more than eight of a hundred letters (%j)',
    (isLittle) => {
      const isRead = (count: number, odd: number, even: number): boolean => {
        const [bytes, value] = units(count, odd, even, isLittle);
        return text(bytes) === value;
      };
      expect(isRead(50, 4, 0)).toBe(false);
      expect(isRead(50, 5, 0)).toBe(true);
      // At the other place there are fewer than an eighth of them.
      expect(isRead(100, 36, 4)).toBe(true);
      expect(isRead(100, 36, 5)).toBe(false);
      expect(isRead(100, 32, 4)).toBe(false);
      expect(isRead(100, 16, 1)).toBe(true);
      expect(isRead(100, 16, 2)).toBe(false);
    },
  );

  it('are UTF-32 by zero bytes at two places in more than nine letters of ten', () => {
    const read = (zero: number): string =>
      text(
        wide('a'.repeat(20), () => [0x61, 0x62, 0x63, 0x64]).map((byte, at) =>
          at % 4 > 1 && at < zero * 4 ? 0 : byte,
        ),
      );
    expect(read(19)).toBe('(utf-32)');
    expect(read(18)).toBe('(binary)');
    const turned = (zero: number): string =>
      text(
        wide('a'.repeat(20), () => [0x61, 0x62, 0x63, 0x64]).map((byte, at) =>
          at % 4 < 2 && at < zero * 4 ? 0 : byte,
        ),
      );
    expect(turned(19)).toBe('(utf-32)');
    expect(turned(18)).toBe('(binary)');
  });

  it('are judged by their first twenty thousand characters', () => {
    const late = `${'a'.repeat(20_000)}${'\u0002'.repeat(5000)}`;
    expect(text(own(late))).toBe(late);
    expect(text(own(`${'a'.repeat(19_000)}${'\u0002'.repeat(5000)}`))).toBe('(binary)');
  });

  it('with one wrong byte to nine letters beyond ASCII are another character set', () => {
    expect(text(Uint8Array.from([...bytesOf('é'.repeat(9) + 'a'.repeat(20)), 0xe9]))).not.toContain('\ufffd');
  });

  it('are read as the file says, where that is a character set and fits', () => {
    const bytes = own('\u00ce\u00ed\u00e8');
    expect(text(bytes, 'windows-1251')).toBe('Они');
    expect(text(bytes, 'no-such-set')).toBe(text(bytes));
    expect(text(bytes, 'utf-8')).toBe(text(bytes));
    // UTF-8 is tried before what the file says: few other texts are UTF-8 by chance.
    expect(text(bytesOf('Они'), 'windows-1251')).toBe('Они');
  });

  it.each<readonly [string, string]>([
    ['windows-1254', 'Türkiye’s “open door” – façade, naïve'],
    ['windows-1254', 'Smörgåsbord and jalapeño, “quoted” – c’est ça'],
    ['windows-1254', '“Ça va” (“non”) [“si”]: 3 °C'],
    ['windows-1254', 'Şuşa’nın yolu – İstanbul’dan Kılıç ve Erdoğan geldi'],
    ['windows-1254', 'Iğdır, Ağrı'],
    ['windows-1251', 'Они встретились у реки и говорили о зерне.'],
    ['windows-1251', 'Word и слово — “кавычки”'],
    ['macintosh', 'Türkiye’s “open door” – côte d’été, naïve façade'],
    ['macintosh', 'Café “Ölüm” — déjà vu…'],
  ])('in %s are read: %s', (set, value) => expect(text(encode(value, set))).toBe(value));
});

it('Latin-1 is each byte as a character', () => {
  const all = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);
  const read = decodeLatin1(all);
  expect(read).toHaveLength(20_000);
  expect([...read].every((character, at) => character.charCodeAt(0) === at % 256)).toBe(true);
});

it('Half a character becomes the sign of what is unknown', () => {
  expect(wellFormed('a\ud83db\udc00c\ud83d\ude00d')).toBe('a\ufffdb\ufffdc\ud83d\ude00d');
});

describe('What is beyond ASCII fits', () => {
  it.each<readonly [string, string, number]>([
    ['nothing where there is none', 'plain text', 0],
    ['a letter in a word', 'né', 2],
    ['a letter that begins a word', 'ét', 2],
    ['not a letter alone', ' é ', 0],
    ['nothing around it', 'é', 0],
    ['a word of another script', 'Да', 4],
    ['not two scripts in one word', 'nД', -3],
    ['not two scripts in one word, turned round', 'Дn', -3],
    ['not an accent after another script', 'Дé', -1],
    ['not an accent before another script', 'éд', -1],
    ['two accents in a row, but not three', 'éèê', 1],
    ['a capital after a capital', 'AÉ', 2],
    ['a capital at the start', 'Éa', 2],
    ['not a capital inside a word', 'aÉ', -3],
    ['hardly an Icelandic letter', 'að', -1],
    ['a quote that opens after a space', 'a “b', 2],
    ['a quote that opens after a bracket', '(“b', 2],
    ['a quote that opens at the start', '‘b', 2],
    ['not a quote that opens after a letter', 'a“', -1],
    ['a quote that closes', 'a”', 2],
    ['an apostrophe', 'a’s', 2],
    ['not a quote that closes after a space', 'a ”', -1],
    ['a dash', 'a – b', 1],
    ['every sign of print', '–—…•«»§©°', 9],
    ['no control character', 'a\u0085', -3],
    ['hardly a sign beside a letter', 'a¤', -2],
    ['hardly a sign before a letter', '¤a', -2],
    ['hardly a sign alone', '¤', -1],
    ['not half of a sign of two units', '😀', -1],
    ['all together', 'né “b” – ¤', 6],
  ])('%s: %s', (_what, value, score) => expect(textPlausibility(value)).toBe(score));
});
