/** Bytes to text: which character set they are taken for. */
import { describe, expect, it } from 'vitest';
import { decode, latin, wellFormed } from '../../../../src/copy/read/decode';
import { utf16 } from '../../../helpers/makeFormats';

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
  const read = latin(all);
  expect(read).toHaveLength(20_000);
  expect([...read].every((character, at) => character.charCodeAt(0) === at % 256)).toBe(true);
});

it('Half a character becomes the sign of what is unknown', () => {
  expect(wellFormed('a\ud83db\udc00c\ud83d\ude00d')).toBe('a\ufffdb\ufffdc\ud83d\ude00d');
});
