import { describe, expect, it } from 'vitest';
import { FRAME_SHOWS } from '../../../../src/formats/address/embed';
import { heightMessages, suitedHeight } from '../../../../src/formats/embed/messages';

describe('The height that suits a frame', () => {
  it.each([
    // A bar of 44, a map of two to three within 300 and 620, and what lies below it.
    ['map', 320, 344],
    ['map', 800, 540],
    ['map', 1600, 664],
    ['text', 480, 604],
    ['text', 800, 540],
    ['time', 800, 740],
    ['story', 400, 584],
  ] as const)('with %s at a width of %i pixels is %i', (show, width, height) =>
    expect(suitedHeight(show, width)).toBe(height),
  );

  it('hangs on nothing but the width, so that a page that follows it comes to rest', () => {
    for (const show of FRAME_SHOWS) {
      const heights = [320, 480, 640, 800, 1000].map((width) => suitedHeight(show, width));
      expect(heights).toEqual([320, 480, 640, 800, 1000].map((width) => suitedHeight(show, width)));
      for (const height of heights) expect(height).toBeGreaterThanOrEqual(300);
    }
  });
});

describe('Messages about a height', () => {
  it('are one for pages and one for learning platforms', () => {
    expect(heightMessages(540)).toEqual([
      { type: 'rapprochement-atlas:height', height: 540 },
      { subject: 'lti.frameResize', height: 540 },
    ]);
  });
});
