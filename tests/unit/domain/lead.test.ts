import { describe, expect, it } from 'vitest';
import { unionBounds } from '../../../src/domain/bounds';
import { boundsOfTarget } from '../../../src/domain/camera';
import { leadOfPassage, wideBounds } from '../../../src/domain/lead';
import { formatDay } from '../../../src/domain/time';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = real;
const dayOf = (passage: string): string | null => {
  const { day } = leadOfPassage(index, passage);
  return day === null ? null : formatDay(day);
};
const boundsOf = (id: string) => index.features.get(id)?.bounds;

describe('A passage leads', () => {
  it.each([
    ['the only day that it tells of', 'p02', '15 July 2023'],
    ['the last of several, wherever in the text it stands', 'p03', '15 July 2023'],
    ['the day of the highlight that it tells of, though it tells of later ones', 'p16', '23 April 2023'],
    ['no day where it only looks back to earlier history', 'p17', null],
    ['no day where it tells of none', 'p20', null],
  ])('to %s', (_, passage, day) => expect(dayOf(passage)).toBe(day));

  it('to the place of that day, else to what it links to', () => {
    expect(leadOfPassage(index, 'p03').bounds).toEqual(boundsOf('brussels'));
    expect(leadOfPassage(index, 'p16').bounds).toEqual(boundsOf('hakari-bridge'));
    const passage = index.passages.get('p21')!;
    expect(leadOfPassage(index, 'p21').bounds).toEqual(boundsOfTarget(index, { type: 'passage', passage }));
    expect(leadOfPassage(index, 'p01').bounds).toBeNull();
  });

  it('nowhere if there is no such passage', () => {
    expect(leadOfPassage(tiny.index, 'atlantis')).toEqual({ day: null, bounds: null });
  });
});

describe('Far from the frame', () => {
  it('a place of the region is shown alone, one abroad with the opening view', () => {
    const [margara, brussels] = [boundsOf('margara')!, boundsOf('brussels')!];
    expect(wideBounds(index, margara)).toBe(margara);
    expect(wideBounds(index, brussels)).toEqual(unionBounds([brussels, index.atlas.meta.openingBounds]));
  });
});
