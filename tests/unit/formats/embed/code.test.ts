import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { frameCode, heldSize, SIZE_LIMITS, SIZE_PRESETS, type FrameCode } from '../../../../src/formats/embed/code';

/** The only element of some HTML: its name and attributes as a browser reads them. */
function elementOf(html: string): { readonly name: string; readonly attribs: Readonly<Record<string, string>> } {
  const { childNodes } = parseDocument(html);
  expect(childNodes).toHaveLength(1);
  return childNodes[0] as unknown as ReturnType<typeof elementOf>;
}

const FRAME: FrameCode = {
  src: 'https://example.org/atlas/?embed=1&show=map#v=1&date=2023-05-01',
  title: 'Atlas: map',
  width: null,
  height: 560,
  isSandboxed: false,
};

describe('The code of a frame', () => {
  it('is one element that a browser reads as meant, whatever address and title hold', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), (src, title) => {
        const { name, attribs } = elementOf(frameCode({ ...FRAME, src, title }));
        expect(name).toBe('iframe');
        expect(attribs['src']).toBe(src);
        expect(attribs['title']).toBe(title.replace(/\s+/g, ' '));
      }),
    );
  });

  it('keeps a title with quotes and tags a title', () => {
    const title = `"Roads" <script>alert('1')</script> & more`;
    const code = frameCode({ ...FRAME, title });
    expect(code).not.toContain('<script');
    expect(code).toContain(`title="&quot;Roads&quot; &lt;script&gt;alert('1')&lt;/script&gt; &amp; more"`);
    expect(elementOf(code).attribs['title']).toBe(title);
  });

  it('takes the width of its place or a number, loads when it is near, and may fill the screen and copy', () => {
    const wide = elementOf(frameCode(FRAME)).attribs;
    expect(wide).toEqual({
      src: FRAME.src,
      title: 'Atlas: map',
      width: '100%',
      height: '560',
      loading: 'lazy',
      allow: 'clipboard-write; fullscreen',
      allowfullscreen: '',
      frameborder: '0',
    });
    expect(elementOf(frameCode({ ...FRAME, width: 480 })).attribs['width']).toBe('480');
  });

  it('has a sandbox only if asked, and in it all that the atlas needs', () => {
    expect(frameCode(FRAME)).not.toContain('sandbox');
    const allowed = elementOf(frameCode({ ...FRAME, isSandboxed: true })).attribs['sandbox']?.split(' ');
    expect(allowed).toEqual(
      expect.arrayContaining(['allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-popups-to-escape-sandbox']),
    );
  });

  it('has no style, which learning platforms remove', () => {
    expect(frameCode({ ...FRAME, isSandboxed: true })).not.toMatch(/style/);
  });
});

describe('A size', () => {
  it.each([
    [279.4, 280],
    [5000, 4000],
    [560.6, 561],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
  ])('of %s pixels counts as %s', (typed, held) => expect(heldSize(typed)).toBe(held));

  it('to choose by name lies within the limits', () => {
    for (const { width, height } of SIZE_PRESETS) {
      expect(heldSize(height)).toBe(height);
      if (width !== null) expect(heldSize(width)).toBe(width);
    }
    expect(SIZE_LIMITS.least).toBeLessThan(SIZE_LIMITS.most);
  });
});
