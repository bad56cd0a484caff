import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paletteSheet } from '../../../../src/build/paletteSheet';
import type { FeatureKind, StatusWord } from '../../../../src/domain/model';
import { STATUS_LOOKS } from '../../../../src/symbology/statuses';
import { TRACK_LOOKS } from '../../../../src/symbology/tracks';
import { statusStyle, trackStyle } from '../../../../src/symbology/timeline/looks';

const folder = 'src/views/timeline';
const components = readdirSync(folder).filter((name) => name.endsWith('.svelte'));
const load = paletteSheet().load as (id: string) => string;
const sheet = load('/@atlas/palette.css');

describe('The markup of the timeline', () => {
  it('colours every track and status with a class that the palette sheet has', () => {
    const kinds: readonly FeatureKind[] = ['crossing', 'route', 'border', 'area'];
    const hues = [
      ...Object.keys(TRACK_LOOKS).map((look) => trackStyle({ look }).hue),
      ...Object.keys(STATUS_LOOKS).flatMap((status) =>
        kinds.map((kind) => statusStyle(kind, status as StatusWord).hue),
      ),
    ];
    expect(new Set(hues).size).toBeGreaterThan(8);
    for (const hue of hues) expect(sheet).toContain(`.${hue}{--mark:var(--c-${hue.replace('hue-', '')})}`);
    expect(trackStyle({ look: 'triangle' }).hue).not.toBe(trackStyle({ look: 'disc' }).hue);
  });

  it('gives tracks of one colour different symbols, and statuses their dashes', () => {
    expect(trackStyle({ look: 'disc' }).path).not.toBe(trackStyle({ look: 'square' }).path);
    expect(statusStyle('crossing', 'open').dashes).toBeUndefined();
    expect(statusStyle('crossing', 'offered').dashes).toBe('4.8 1.5');
    // A line that is hollow on the map is hollow in its bar.
    expect(statusStyle('crossing', 'offered').inner).toEqual({ width: 1, dashes: undefined });
    expect(statusStyle('crossing', 'controlled').inner?.dashes).toMatch(/^[\d.]+ [\d.]+$/);
    expect(statusStyle('crossing', 'open').inner).toBeNull();
  });

  it.each(components)('%s has no style attribute, which the content security policy would refuse', (name) => {
    expect(readFileSync(`${folder}/${name}`, 'utf8')).not.toMatch(/\sstyle(=|:)/);
  });
});
