/** Sketches: which runs of letters are chosen, and which bits they set. */
import { describe, expect, it } from 'vitest';
import {
  eachRun,
  sketchHasRun,
  makeSketch,
  readSketch,
  LETTERS_IN_RUN,
  runsOf,
  type Sketch,
} from '../../../src/copy/sketch';

const LETTERS = 'theferrymencametoanunderstandingoverthetollsofthewesternbankbeforetheicecouldclosetheriver';
/** Where the chosen runs of these letters begin, and their hashes. */
const RUNS = [
  '17 614319088',
  '25 387806105',
  '33 517355723',
  '35 626834483',
  '38 288094582',
  '43 589682141',
  '48 315382628',
  '51 409379693',
  '57 633241699',
  '58 285684815',
  '62 42353595',
  '69 336240139',
  '76 205408744',
];
const SKETCH = 'AAhZKAiL';

describe('The chosen runs of letters', () => {
  // They are fixed for good: the sketches in geodata were made with them.
  it('are one in six, the same wherever the letters stand', () => {
    const runs = runsOf(LETTERS);
    expect(runs.map(({ at, hash }) => `${at} ${hash}`)).toEqual(RUNS);
    const later = runsOf(`zzzzzzz${LETTERS}`).filter(({ at }) => at >= 7);
    expect(later.map(({ at, hash }) => `${at - 7} ${hash}`)).toEqual(RUNS);
    const seen: string[] = [];
    eachRun(LETTERS, (at, hash) => seen.push(`${at} ${hash}`));
    expect(seen).toEqual(RUNS);
  });

  it('depend on each of their letters and on no other', () => {
    const [first] = runsOf(LETTERS);
    const { at, hash } = first as { at: number; hash: number };
    const own = LETTERS.slice(at, at + LETTERS_IN_RUN);
    expect(runsOf(own)).toEqual([{ at: 0, hash }]);
    for (let place = 0; place < LETTERS_IN_RUN; place++) {
      const other = `${own.slice(0, place)}q${own.slice(place + 1)}`;
      expect(runsOf(other).map((run) => run.hash)).not.toContain(hash);
    }
    expect(runsOf(own.slice(1))).toEqual([]);
    expect(runsOf('')).toEqual([]);
  });
});

describe('A sketch', () => {
  it('is the bits of its runs as base64', () => {
    expect(makeSketch(LETTERS)).toBe(SKETCH);
    const { bits, size, set } = readSketch(SKETCH) as Sketch;
    const wanted = new Set(runsOf(LETTERS).map(({ hash }) => hash % size));
    expect({ bytes: bits.length, size, set }).toEqual({
      bytes: Math.ceil((RUNS.length * 3.5) / 8),
      size: bits.length * 8,
      set: wanted.size,
    });
    for (let bit = 0; bit < size; bit++)
      expect(sketchHasRun({ bits, size, set }, bit), `bit ${bit}`).toBe(wanted.has(bit));
  });

  it('of a text without a run has one byte; a run that occurs twice counts once', () => {
    expect(makeSketch('')).toBe('AA==');
    expect(readSketch('AA==')).toEqual({ bits: Uint8Array.of(0), size: 8, set: 0 });
    const [first] = runsOf(LETTERS);
    const own = LETTERS.slice(first?.at, (first?.at ?? 0) + LETTERS_IN_RUN);
    expect((readSketch(makeSketch(`${own}zzz${own}zzz${own}`)) as Sketch).size).toBeLessThanOrEqual(16);
  });

  it('has as many bits as it says', () => {
    expect(readSketch('/wE=')).toEqual({ bits: Uint8Array.of(255, 1), size: 16, set: 9 });
    expect(readSketch('gA==')).toEqual({ bits: Uint8Array.of(128), size: 8, set: 1 });
    expect(readSketch('')).toBeNull();
    expect(readSketch('§')).toBeNull();
  });
});
