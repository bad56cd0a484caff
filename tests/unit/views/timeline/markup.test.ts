import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATUS_LOOKS } from '../../../../src/symbology/statuses';
import { TRACK_LOOKS } from '../../../../src/symbology/tracks';

const source = readFileSync('src/views/timeline/Chart.svelte', 'utf8');

describe('the markup of the timeline', () => {
  it('has a class for every colour that a track or status uses', () => {
    const colours = [...Object.values(TRACK_LOOKS), ...Object.values(STATUS_LOOKS), { colour: 'borderThin' }];
    for (const { colour } of colours) {
      const name = colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(source).toMatch(new RegExp(`\\.hue-${name} \\{\\s*--mark: var\\(--c-${name}\\)`));
    }
  });

  it('has no style attribute, which the content security policy would refuse', () => {
    expect(source).not.toMatch(/\sstyle(=|:)/);
  });
});
