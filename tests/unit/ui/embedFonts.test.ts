import { afterEach, describe, expect, it, vi } from 'vitest';
import { embeddedFonts, hasCharacterIn } from '../../../src/ui/embedFonts';
import { rasterise } from '../../../src/ui/raster';

afterEach(() => vi.unstubAllGlobals());

describe('Fonts in a document', () => {
  it('are those with a character of its text', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      return Promise.resolve(new Response(new Uint8Array([0, 1, 255])));
    });
    const files = [
      { family: 'A', weight: 400, range: 'U+0000-00FF,U+0131', url: 'latin' },
      { family: 'A', weight: 600, range: 'U+0530-058F', url: 'armenian' },
    ];
    const css = await embeddedFonts(files, 'Names');
    expect(asked).toEqual(['latin']);
    expect(css).toBe(
      "@font-face{font-family:'A';font-weight:400;src:url(data:font/woff2;base64,AAH/) format('woff2');unicode-range:U+0000-00FF,U+0131}",
    );
    expect(hasCharacterIn('ı', 'U+0000-00FF,U+0131')).toBe(true);
    expect(hasCharacterIn('ş', 'U+0000-00FF,U+0131')).toBe(false);
  });

  it('are missed with an error', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    await expect(embeddedFonts([{ family: 'A', weight: 400, range: 'U+41', url: 'a' }], 'A')).rejects.toThrow('404');
  });
});

describe('A PNG', () => {
  it('of more pixels than any browser draws is refused before anything is tried', async () => {
    expect(await rasterise('<svg/>', { width: 5000, height: 5000 }, 4)).toEqual({
      ok: false,
      reason: '20000 × 20000 pixels are more than this browser can draw: choose a smaller picture',
    });
  });
});
