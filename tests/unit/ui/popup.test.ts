import { describe, expect, it } from 'vitest';
import { popupPlace } from '../../../src/ui/popup';

const window = { width: 1000, height: 700 };
const button = (left: number, top: number) => ({ left, top, bottom: top + 30 });

describe('A panel that a button opens', () => {
  it.each([
    ['above its button', button(100, 600), { width: 200, height: 300 }, { left: 100, top: 292 }],
    ['below it where there is no room above', button(100, 40), { width: 200, height: 300 }, { left: 100, top: 78 }],
    ['inside the window on the right', button(950, 600), { width: 200, height: 300 }, { left: 792, top: 292 }],
    [
      'at the left edge if it is wider than the window',
      button(100, 600),
      { width: 1200, height: 300 },
      { left: 8, top: 292 },
    ],
  ])('is %s', (_what, at, panel, place) => expect(popupPlace(at, panel, window)).toMatchObject(place));

  it('that is too high is as high as the larger side lets it, and does not cover its button', () => {
    expect(popupPlace(button(0, 500), { width: 200, height: 900 }, window)).toEqual({
      left: 8,
      top: 8,
      mostHeight: 484,
    });
    expect(popupPlace(button(0, 100), { width: 200, height: 900 }, window)).toEqual({
      left: 8,
      top: 138,
      mostHeight: 554,
    });
  });

  it('takes the whole height of a window that has no room beside the button', () => {
    const low = { width: 320, height: 256 };
    expect(popupPlace(button(0, 120), { width: 200, height: 240 }, low)).toEqual({ left: 8, top: 8, mostHeight: 240 });
    // A small panel fits beside it.
    expect(popupPlace(button(0, 120), { width: 200, height: 80 }, low)).toMatchObject({ top: 32 });
  });
});
