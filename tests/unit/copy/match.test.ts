/** Where an anchor is found: by wrong letters, by the words beside it, by its neighbours and by its rivals. */
import { describe, expect, it } from 'vitest';
import { matchAnchors, type AnchorMatch, type Anchored } from '../../../src/copy/match';
import { random } from '../../fixtures/random';

const next = random(11);
/** Letters in a row that occur nowhere else. `x` is kept for what is wrong. */
const letters = (count: number): string =>
  Array.from({ length: count }, () => 'abcdefghijklmnoprstuv'[Math.floor(next() * 21)]).join('');
/** A text with wrong letters, spread evenly. */
const wrong = (text: string, count: number): string =>
  [...text]
    .map((letter, at) =>
      Math.floor(((at + 0.5) * count) / text.length) !== Math.floor(((at - 0.5) * count) / text.length) ? 'x' : letter,
    )
    .join('');
const errorsIn = (a: string, b: string): number => [...a].filter((letter, at) => letter !== b[at]).length;

/** An anchor of 40 letters with 20 on each side: one wrong letter is a fortieth of it, or a twentieth of a side. */
const anchorOf = (id: string): Anchored => ({
  id,
  anchor: { exact: letters(40), prefix: letters(20), suffix: letters(20) },
});
const [before, target, after] = ['p1', 'p2', 'p3'].map(anchorOf) as [Anchored, Anchored, Anchored];
const passage = ({ anchor: { exact, prefix, suffix } }: Anchored): string => `${prefix} ${exact} ${suffix}`;
const filler = Array.from({ length: 12 }, () => letters(60));
const textOf = (...texts: readonly string[]): { text: string; marks: [] }[] =>
  texts.map((text) => ({ text, marks: [] }));
const find = (
  texts: readonly string[],
  anchors: readonly Anchored[] = [before, target, after],
): readonly AnchorMatch[] => matchAnchors(textOf(...texts), anchors);
const short = (match: AnchorMatch | undefined): string => (match?.state === 'doubt' ? match.why : (match?.state ?? ''));
/** What becomes of the target among other texts. */
const outcome = (texts: readonly string[]): string => short(find(texts)[1]);

it('Wrong letters are as many as they are said to be', () => {
  for (const count of [0, 1, 3, 4, 6, 7])
    expect(errorsIn(wrong(target.anchor.exact, count), target.anchor.exact)).toBe(count);
});

describe('An anchor with wrong letters', () => {
  const { exact, prefix, suffix } = target.anchor;
  const both = [passage(before), passage(after)] as const;
  const sides = (left: number, right: number, errors: number): string =>
    `${wrong(prefix, left)} ${wrong(exact, errors)} ${wrong(suffix, right)}`;
  it.each<readonly [number, number, number, string]>([
    // Wrong letters in it, before it and after it.
    [0, 0, 0, 'placed'],
    [3, 20, 20, 'placed'],
    [4, 0, 0, 'placed'],
    [4, 0, 20, 'unlike'],
    [4, 20, 0, 'unlike'],
    [6, 0, 0, 'placed'],
    [6, 6, 6, 'placed'],
    [6, 7, 0, 'unlike'],
    [6, 0, 7, 'unlike'],
    [7, 0, 0, 'missing'],
  ])('%i in it, %i before and %i after, between its neighbours, is %s', (errors, left, right, what) => {
    expect(outcome([both[0], sides(left, right, errors), both[1]])).toBe(what);
  });

  it.each<readonly [string, readonly string[], number, string]>([
    ['without the one before', [filler[0] as string, both[1]], 20, 'alone'],
    ['without the one after', [both[0], filler[0] as string], 20, 'alone'],
    ['without either', [filler[0] as string, filler[1] as string], 0, 'alone'],
    ['without the one after, its words beside it there', [both[0], filler[0] as string], 0, 'placed'],
    ['without the one before, its words beside it there', [filler[0] as string, both[1]], 0, 'placed'],
  ])('%s', (_what, [first = '', last = ''], left, what) => {
    expect(outcome([first, sides(left, 0, 0), last])).toBe(what);
  });

  it('at the start or end of the article needs one neighbour, and alone in it none', () => {
    const apart = sides(20, 20, 0);
    expect(short(find([apart, both[1]], [target, after])[0])).toBe('placed');
    expect(short(find([both[0], apart], [before, target])[1])).toBe('placed');
    expect(short(find([apart], [target])[0])).toBe('placed');
    expect(short(find([sides(20, 20, 4)], [target])[0])).toBe('unlike');
  });

  it('has its words beside it only next to it: two letters may lie between', () => {
    const apart = (between: string): string =>
      outcome([both[0], `${prefix}${between}${wrong(exact, 4)} ${suffix}`, both[1]]);
    expect(apart('xx')).toBe('placed');
    expect(apart('xxxxxxxxxxx')).toBe('unlike');
    const after2 = (between: string): string =>
      outcome([both[0], `${prefix} ${wrong(exact, 4)}${between}${suffix}`, both[1]]);
    expect(after2('xx')).toBe('placed');
    expect(after2('xxxxxxxxxxx')).toBe('unlike');
  });

  it('without words to look for beside it is placed by its own', () => {
    const bare: Anchored = { id: 'p2', anchor: { exact, prefix: '', suffix: '' } };
    expect(
      short(find([both[0], `${filler[0]} ${wrong(exact, 6)} ${filler[1]}`, both[1]], [before, bare, after])[1]),
    ).toBe('placed');
  });

  it('without a letter is missing', () => {
    const none: Anchored = { id: 'p2', anchor: { exact: ' 1, 2. ', prefix, suffix } };
    expect(find([both[0], passage(target), both[1]], [before, none, after]).map(short)).toEqual([
      'alone',
      'missing',
      'alone',
    ]);
  });
});

describe('Two places', () => {
  const { exact, prefix, suffix } = target.anchor;
  const [first, last] = [passage(before), passage(after)];
  it.each<readonly [string, readonly string[], string]>([
    ['alike', [first, passage(target), passage(target), last], 'twice'],
    [
      'of which one lacks the words before it',
      [first, passage(target), `${filler[0]} ${exact} ${suffix}`, last],
      'placed',
    ],
    [
      'of which one has four letters wrong',
      [first, passage(target), `${prefix} ${wrong(exact, 4)} ${suffix}`, last],
      'twice',
    ],
    [
      'of which one has three wrong in it and five before',
      [first, passage(target), `${wrong(prefix, 5)} ${wrong(exact, 3)} ${suffix}`, last],
      'twice',
    ],
    [
      'of which one has six wrong in it and two before',
      [first, passage(target), `${wrong(prefix, 2)} ${wrong(exact, 6)} ${suffix}`, last],
      'placed',
    ],
    ['of which one comes before the passage before', [passage(target), first, passage(target), last], 'placed'],
    ['of which one comes after the passage after', [first, passage(target), last, passage(target)], 'placed'],
  ])('%s: the passage is %s', (_what, texts, what) => expect(outcome(texts)).toBe(what));

  it('of the last passage, and of the first, count where nothing follows or precedes', () => {
    expect(short(find([first, last, last], [before, after])[1])).toBe('twice');
    expect(short(find([first, first, last], [before, after])[0])).toBe('twice');
  });

  it('are not needed: the better one is taken', () => {
    const [, match] = find([first, `${filler[0]} ${wrong(exact, 2)} ${filler[1]}`, passage(target), last]);
    expect(match).toMatchObject({ state: 'placed', place: { paragraph: 2 } });
  });
});

describe('A place', () => {
  const { exact, prefix, suffix } = target.anchor;
  it('is that of the letters: what lies before the first and after the last is not in it', () => {
    const text = `${prefix}, “${exact.slice(0, 9)}-${exact.slice(9)}.” ${suffix}`;
    const [, match] = find([filler[2] as string, passage(before), text, passage(after), filler[3] as string]);
    if (match?.state !== 'placed') throw new Error('It is not placed.');
    expect(match.place).toEqual({ paragraph: 2, from: prefix.length + 3, to: prefix.length + 44 });
    expect(text.slice(match.place.from, match.place.to).replace('-', '')).toBe(exact);
  });

  it('ends with its paragraph where the anchor goes on in the next', () => {
    const [first, rest] = [`${prefix} ${exact.slice(0, 25)}`, `${exact.slice(25)} ${suffix}`];
    const [, match] = find([passage(before), first, rest, passage(after)]);
    expect(match).toEqual({ passage: 'p2', state: 'placed', place: { paragraph: 1, from: 21, to: first.length } });
  });

  it('out of sequence is said where the words beside it agree, else the passage is missing', () => {
    const stray = (text: string): readonly string[] =>
      find([passage(before), passage(after), filler[0] as string, text], [before, target, after]).map(short);
    // A passage without its neighbours may be one that the abstract repeats.
    expect(stray(`${wrong(prefix, 1)} ${wrong(exact, 3)} ${suffix}`)).toEqual(['alone', 'sequence', 'alone']);
    expect(stray(`${prefix} ${wrong(exact, 4)} ${suffix}`)).toEqual(['alone', 'missing', 'alone']);
    expect(stray(`${wrong(prefix, 7)} ${exact} ${suffix}`)).toEqual(['alone', 'missing', 'alone']);
  });

  it('is looked for in many places, and progress is told for each anchor', () => {
    const parts: number[] = [];
    matchAnchors(textOf(passage(before), passage(target)), [before, target, after], (part) => parts.push(part));
    expect(parts).toEqual([0, 1 / 3, 2 / 3]);
  });
});
