import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SHOWS, frameAddress, frameShowOf, wholeAddress } from '../../../../src/formats/address/embed';
import { runs } from '../../../helpers/runs';

describe('What a frame shows', () => {
  it.each([
    ['', null],
    ['?embed=0', null],
    ['?embed=1', 'text'],
    ['?embed=1&show=map', 'map'],
    ['?show=time&embed=1', 'time'],
    ['?embed=1&show=story', 'story'],
    ['?embed=1&show=everything', 'text'],
    ['?show=map', null],
  ] as const)('with the query “%s” is %s', (query, show) => expect(frameShowOf(query)).toBe(show));

  it('is read by boot.js in the same way', () => {
    const [, embed, show] = /var framed =\s*\/(.*)\/\.test\(location\.search\) && \/(.*)\/\.exec/.exec(
      readFileSync('public/boot.js', 'utf8'),
    ) as RegExpExecArray;
    const boot = (query: string): string | null =>
      new RegExp(embed as string).test(query) ? (new RegExp(show as string).exec(query)?.[1] ?? 'text') : null;
    const queries = FRAME_SHOWS.flatMap((each) => [`?embed=1&show=${each}`, `?show=${each}&embed=1`, `?show=${each}`]);
    for (const query of [...queries, '', '?embed=1', '?embed=0', '?embed=12', '?embed=1&show=maps', '?embed=1&x=2']) {
      expect(boot(query), query).toBe(frameShowOf(query));
    }
  });
});

describe('The address of a frame', () => {
  const hash = '#v=1&date=2023-05-01&map=8.50/39.6500/46.5000';

  it('is that of the atlas with what to show, and the state behind it', () => {
    expect(frameAddress('https://example.org/atlas/#v=1', 'map', hash)).toBe(
      `https://example.org/atlas/?embed=1&show=map${hash}`,
    );
    expect(frameAddress('https://example.org/', 'text', '')).toBe('https://example.org/?embed=1');
  });

  it('replaces that of another frame, and leads back to the whole atlas', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FRAME_SHOWS), fc.constantFrom(...FRAME_SHOWS), (show, other) => {
        const frame = frameAddress('https://example.org/a/index.html', show, hash);
        expect(frameShowOf(new URL(frame).search)).toBe(show);
        expect(frameAddress(frame, other, hash)).toBe(frameAddress('https://example.org/a/index.html', other, hash));
        expect(wholeAddress(frame)).toBe(`https://example.org/a/index.html${hash}`);
      }),
      runs(100),
    );
  });

  it('keeps keys of the host’s own', () => {
    expect(wholeAddress('https://example.org/?token=1&embed=1&show=map#p16')).toBe('https://example.org/?token=1#p16');
    expect(wholeAddress('https://example.org/#p16')).toBe('https://example.org/#p16');
  });
});
