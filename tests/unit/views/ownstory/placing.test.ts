/** Marks that are set and moved on the map by pointer. */
import { describe, expect, it } from 'vitest';
import { legBetween } from '../../../../src/domain/measure/geodesic';
import type { LonLat } from '../../../../src/domain/model';
import type { DraftMark } from '../../../../src/formats/story/draft';
import { shapeOfMark } from '../../../../src/symbology/storyMark';
import { dragOf, endAfter, firstEnd, withEnd, written } from '../../../../src/views/ownstory/placing';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
/** A map near the equator, where a degree is as many pixels in both directions: 100. */
const SCALE = 100;
const project = ([lon, lat]: LonLat): readonly [number, number] => [lon * SCALE, -lat * SCALE];
/** What a press at a place takes hold of, and how the mark is after a drag. */
const dragged = (mark: DraftMark, at: LonLat, to: LonLat, isTouch = false): DraftMark | null =>
  dragOf(mark, index, { at, project, isTouch, metresPerPixel: 1 })?.(to) ?? null;

const arrow: DraftMark = { type: 'arrow', from: [0, 0], to: [2, 0], text: '' };
/** A degree is 111.19 km on the sphere. */
const circle: DraftMark = { type: 'circle', at: [0, 0], radius_km: 111.2, text: '' };
const label: DraftMark = { type: 'label', at: [1, 1], text: 'Here' };

describe('A click on the map', () => {
  it('sets where an arrow begins, then where it points, again and again', () => {
    const first = firstEnd(arrow);
    const next = endAfter(arrow);
    expect([first, next]).toEqual(['from', 'to']);
    expect(withEnd(withEnd(arrow, first, [5, 5]), next, [6, 6])).toEqual({ ...arrow, from: [5, 5], to: [6, 6] });
  });

  it('sets the place of a circle and of words, which may have stood at a record', () => {
    for (const mark of [{ ...circle, at: 'reed-ford' }, label]) {
      expect([firstEnd(mark), endAfter(mark)]).toEqual(['at', 'at']);
      expect(withEnd(mark, 'at', [3, 4])).toEqual({ ...mark, at: [3, 4] });
    }
  });

  it('gives positions to about ten metres, within the degrees that there are', () => {
    expect(written([181.000049, 40.12345])).toEqual([-178.9999 - 0.0001, 40.1235]);
  });
});

describe('A drag', () => {
  it('moves the end of an arrow that was pressed, as far as the pointer goes', () => {
    expect(dragged(arrow, [0.05, 0], [0.55, 0.5])).toEqual({ ...arrow, from: [0.5, 0.5] });
    expect(dragged(arrow, [2, 0.02], [2, 1.02])).toEqual({ ...arrow, to: [2, 1] });
  });

  it('moves the end at which an arrow points by its head, which is drawn before it', () => {
    const { head } = shapeOfMark({ type: 'arrow', from: [0, 0], to: [2, 0], text: '' });
    const at = head?.at as LonLat;
    expect(Math.abs(at[0] - 2)).toBeGreaterThan(0.15);
    expect(dragged(arrow, at, [at[0] + 1, at[1]])).toEqual({ ...arrow, to: [3, 0] });
  });

  it('moves an arrow by its line, and one whose end stood at a record', () => {
    const middle = shapeOfMark({ type: 'arrow', from: [0, 0], to: [2, 0], text: '' }).line[12] as LonLat;
    expect(dragged(arrow, middle, [middle[0] + 1, middle[1]])).toEqual({ ...arrow, from: [1, 0], to: [3, 0] });
    const [lon, lat] = index.features.get('reed-ford')!.point;
    const there: DraftMark = { ...arrow, to: 'reed-ford' };
    expect(dragged(there, [lon, lat], [lon + 0.5, lat])).toEqual({ ...there, to: written([lon + 0.5, lat]) });
  });

  it('moves a circle by its middle, sizes it by its rim, and leaves what lies between to the map', () => {
    expect(dragged(circle, [0.1, 0], [1.1, 0])).toEqual({ ...circle, at: [1, 0] });
    const larger = dragged(circle, [0, 1.01], [0, 2]);
    expect(larger).toEqual({ ...circle, radius_km: 222.4 });
    // As it is measured elsewhere, but for the flattening of the Earth.
    expect(legBetween([0, 0], [0, 2]).metres / 222_400).toBeCloseTo(1, 1);
    expect(dragged(circle, [0.8, 0], [2, 0])).toBeNull();
    expect(dragged(circle, [0, 1], [0, 0])).toEqual({ ...circle, radius_km: 0.1 });
    expect(dragged(circle, [0, 1], [120, 0])).toEqual({ ...circle, radius_km: 2000 });
  });

  it('moves a circle that is a speck, and does not size it', () => {
    expect(dragged({ ...circle, radius_km: 1 }, [0.03, 0], [1.03, 0])).toEqual({ ...circle, radius_km: 1, at: [1, 0] });
  });

  it('moves words by their letters, which stand above their place', () => {
    expect(dragged(label, [1, 1.25], [2, 1.25])).toEqual({ ...label, at: [2, 1] });
    expect(dragged(label, [1, 0.7], [2, 1])).toBeNull();
  });

  it('reaches farther with a finger, and takes hold of nothing elsewhere', () => {
    const beside: LonLat = [0, -0.18];
    expect(dragged(arrow, beside, [1, 0])).toBeNull();
    expect(dragged(arrow, beside, [1, -0.18], true)).toEqual({ ...arrow, from: [1, 0] });
    expect(dragged({ ...label, at: 'not-there' }, [1, 1], [2, 2])).toBeNull();
  });
});
