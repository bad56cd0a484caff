import { describe, expect, it } from 'vitest';
import { cdata, element, startTag, textElement, xmlDocument } from '../../../../src/formats/publish/xml';
import { parseXml } from '../../../fixtures/xml';

const HOSTILE = 'a ]]> b & <c> "d" ]]]]>>';

describe('XML as text', () => {
  it('is read back as it was written, whatever the text looks like', () => {
    const markup = xmlDocument(element('r', [textElement('t', HOSTILE, { a: HOSTILE }), `<s>${cdata(HOSTILE)}</s>`]));
    const [text, section] = parseXml(markup).children;
    expect(text?.text).toBe(HOSTILE);
    expect(text?.attributes['a']).toBe(HOSTILE);
    expect(section?.text).toBe(HOSTILE);
  });

  it('has no character that XML does not allow', () => {
    const forbidden = 'x\u0000\u0007\ufffe\ud800y';
    expect(textElement('t', forbidden)).toBe('<t>xy</t>');
    expect(cdata(forbidden)).toBe('<![CDATA[xy]]>');
    expect(textElement('t', 'a\t\n😀')).toBe('<t>a\t\n😀</t>');
  });

  it('has no element without content, and no attribute without a value', () => {
    expect([element('e', ['', '']), textElement('t', ''), textElement('t', null)]).toEqual(['', '', '']);
    expect(textElement('t', 0)).toBe('<t>0</t>');
    expect(startTag('t', { a: undefined, b: 1 })).toBe('<t b="1">');
  });
});
