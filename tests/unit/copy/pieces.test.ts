import { describe, expect, it } from 'vitest';
import { linksIn, piecesOf } from '../../../src/copy/pieces';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const passage = index.passages.get('p01');
const linked = (text: string): string[] =>
  linksIn(text, passage ?? { features: [], events: [] }, index).map(
    ({ from, to, target }) => `${text.slice(from, to)} → ${target}`,
  );

describe('A paragraph of the copy', () => {
  it('leads to the places of its passage by every form of their names', () => {
    const names = index.features.get('nordhaven')?.names.map(({ toponym }) => toponym) ?? [];
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(linked(`They met in ${name}, again.`)).toEqual([`${name} → nordhaven`]);
    expect(linked('They met in NORDHAVEN.')).toEqual(['NORDHAVEN → nordhaven']);
  });

  it('takes no part of a longer word for a name', () => {
    expect(linked('The Nordhaveners met.')).toEqual([]);
  });

  it('leads to the events of its passage by their dates, with or without the year', () => {
    expect(linked('On 1 March 2010 they met.')).toEqual(['1 March 2010 → nordhaven-talk-1']);
    expect(linked('On 1 March they met.')).toEqual(['1 March → nordhaven-talk-1']);
    expect(linked('On 11 March they met.')).toEqual([]);
    expect(linked('On 1 March 2016 they met.')).toEqual([]);
  });

  it('takes what stands in brackets in a title for no name of its own', () => {
    const feature = index.features.get('nordhaven');
    if (!feature) throw new Error('There is no Nordhaven.');
    const features = new Map([['nordhaven', { ...feature, title: 'Nordhaven (quay)', names: [] }]]);
    const found = (text: string) => linksIn(text, { features: ['nordhaven'], events: [] }, { ...index, features });
    expect(found('At the quay.')).toEqual([]);
    expect(found('In Nordhaven.')).toHaveLength(1);
  });

  it('leads nowhere by a name that two go by', () => {
    const text = 'They met in Nordhaven.';
    const [feature] = [index.features.get('nordhaven')];
    if (!feature) throw new Error('There is no Nordhaven.');
    const features = new Map([...index.features, ['other', { ...feature, id: 'other' }]]);
    expect(linksIn(text, { features: ['nordhaven', 'other'], events: [] }, { ...index, features })).toEqual([]);
  });

  it('falls into pieces that make up its text, with marks where they stood', () => {
    const text = 'They met at Nordhaven. Then the two towns spoke again.';
    const links = [{ from: 12, to: 21, target: 'nordhaven' }];
    const pieces = piecesOf({ text, marks: [{ at: 22, number: 3 }] }, links, [{ from: 28, to: 47 }]);
    expect(pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('')).toBe(text);
    expect(pieces.map((piece) => (piece.type === 'mark' ? `[${piece.number}]` : piece.text)).join('')).toContain(
      'Nordhaven.[3] Then',
    );
    expect(pieces.find((piece) => piece.type === 'text' && piece.target)).toMatchObject({ text: 'Nordhaven' });
    expect(
      pieces
        .filter((piece) => piece.type === 'text' && piece.anchor)
        .map((piece) => (piece.type === 'text' ? piece.text : ''))
        .join(''),
    ).toBe('the two towns spoke');
  });
});
