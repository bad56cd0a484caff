/** The text of a link as programs leave it, read part by part. */
import { describe, expect, it } from 'vitest';
import { readLinkText, readValue, type LinkValue } from '../../../../src/formats/address/linkText';

const whole = (text: string): LinkValue => ({ shown: text, joined: text.toLowerCase(), head: null });
const pairsOf = (text: string) => readLinkText(text).pairs;

describe('The text of a link', () => {
  it('is a bare name where nothing in it has a value, and keys with values in their order where something has', () => {
    expect(readLinkText('#reed-ford')).toEqual({ name: whole('reed-ford'), pairs: [] });
    expect(readLinkText('reed-ford')).toEqual(readLinkText('#reed-ford'));
    expect(readLinkText('#b=2&a=1')).toEqual({
      name: null,
      pairs: [
        ['b', whole('2')],
        ['a', whole('1')],
      ],
    });
    expect(readLinkText('#a=1&& &b&=c')).toEqual({
      name: null,
      pairs: [
        ['a', whole('1')],
        ['b', whole('')],
        ['', whole('c')],
      ],
    });
    for (const nothing of ['', '#', '##', '# ', ' . '])
      expect(readLinkText(nothing)).toEqual({ name: null, pairs: [] });
  });

  it('keeps how a value was written, for the reader, and reads it in small letters without white space', () => {
    expect(readLinkText('#  Reed- FORD  and on')).toEqual({
      name: { shown: 'Reed- FORD  and on', joined: 'reed-fordandon', head: 'reed-' },
      pairs: [],
    });
    expect(pairsOf('#Da Te= 2010-05-15). See\u00a0there')).toEqual([
      ['date', { shown: '2010-05-15). See\u00a0there', joined: '2010-05-15).seethere', head: '2010-05-15' }],
    ]);
    // A capital of another script is part of no id: it stays what it is.
    expect(readLinkText('#\u212aELVIN-\u0130').name?.joined).toBe('\u212aelvin-\u0130');
  });

  it.each([
    ['&amp;', '&'],
    ['&AMP;', '&'],
    ['&#38;', '&'],
    ['&#x26;', '&'],
    ['&#X26;', '&'],
  ])('with %s between its keys has two', (entity, sign) => {
    expect(pairsOf(`#a=1${entity}b=2`)).toEqual(pairsOf(`#a=1${sign}b=2`));
    expect(pairsOf(`#a=1${entity}b=2`)).toHaveLength(2);
  });

  it.each(['&equals;', '&#61;', '&#x3D;', '=3D', '=3d3D'])('with %s after a key has its value', (entity) => {
    expect(pairsOf(`#a${entity}1`)).toEqual([['a', whole('1')]]);
  });

  it.each([
    ['&quot;', '"'],
    ['&#34;', '"'],
    ['&#39;', "'"],
    ['&#x27;', "'"],
    ['&lt;', '<'],
    ['&gt;', '>'],
    ['&nbsp;', ' '],
    ['&#160;', ' '],
    ['&amp;nbsp;', ' '],
  ])('with %s inside a value has that character', (entity, character) => {
    expect(pairsOf(`#a=x${entity}y`)).toEqual(pairsOf(`#a=x${character}y`));
    expect(pairsOf(`#a=x${entity}`)).toEqual([['a', whole('x')]]);
  });

  it('may have been encoded eight times, and is left as it is beyond that', () => {
    const encoded = (times: number): string =>
      Array.from({ length: times }).reduce<string>((text) => encodeURIComponent(text), 'a=1&b=2');
    expect(pairsOf(encoded(8))).toHaveLength(2);
    expect(readLinkText(encoded(9)).name).not.toBeNull();
    expect(pairsOf(`a=${'3D'.repeat(8)}1`)).toEqual([['a', whole('1')]]);
    expect(pairsOf(`a=${'3D'.repeat(9)}1`)).toEqual([['a', whole('3D1')]]);
  });

  it('has “3D” undone only where every value begins so: else it is part of one', () => {
    expect(pairsOf('a=3D1&b=3D2')).toEqual([
      ['a', whole('1')],
      ['b', whole('2')],
    ]);
    expect(pairsOf('a=3D1&b=2')).toEqual([
      ['a', whole('3D1')],
      ['b', whole('2')],
    ]);
  });

  it('that is encoded in part or wrongly keeps what cannot be decoded', () => {
    expect(readLinkText('#%D0%91-%E0%A4%A').name?.joined).toBe('Б-%e0%a4%a');
    expect(readLinkText('#%zz').name?.joined).toBe('%zz');
  });

  it('with a plus sign for a space is read as with a space', () => {
    expect(pairsOf('#a=1+May')).toEqual(pairsOf('#a=1 May'));
  });

  it.each([...'.,;:!?"”»)]}>|*~^`´_&…', "'", '…)', '>.'])('loses %s of the sentence at its end, not inside', (sign) => {
    expect(readLinkText(`#a-b${sign}`).name).toEqual(whole('a-b'));
    expect(readLinkText(`#a${sign}b`).name?.joined).toContain('b');
  });

  it.each(['/', '%', '-', '='])(
    'keeps %s at its end, which is part of a value or shows that one is missing',
    (sign) => {
      const { name, pairs } = readLinkText(`#a=b${sign}`);
      expect(name).toBeNull();
      expect(pairs[0]?.[1].joined).toBe(sign === '=' ? 'b' : `b${sign}`);
    },
  );
});

describe('A value is read whole, or up to its first space', () => {
  const number = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : null);
  const read = (joined: string, head: string | null) => readValue({ shown: '', joined, head }, number);
  it.each([
    ['12', null, { ok: true, value: 12, isGuess: false }],
    // A line was broken inside it, and its first part alone is none.
    ['12', '', { ok: true, value: 12, isGuess: false }],
    ['12', '1', { ok: true, value: 12, isGuess: true }],
    ['12', '12', { ok: true, value: 12, isGuess: false }],
    ['12so', '12', { ok: true, value: 12, isGuess: true }],
    ['so', null, { ok: false }],
    ['sothere', 'so', { ok: false }],
  ])('%s with %s before it', (joined, head, reading) => expect(read(joined, head)).toEqual(reading));
});
