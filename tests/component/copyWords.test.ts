import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CopyParagraphs } from '../../src/views/reader/copyWords';

const paragraphs = new CopyParagraphs();
let release: (() => void)[] = [];
const text = (id: string, at = 0): Node => document.getElementById(id)?.childNodes[at] as Node;

/** A range from one place in a text to another. */
function range(start: [Node, number], end: [Node, number]): Range {
  const made = document.createRange();
  made.setStart(...start);
  made.setEnd(...end);
  return made;
}

beforeEach(() => {
  document.body.innerHTML =
    '<p id="digest">The digest tells.</p><p id="one">First  words of it<sup><button>7</button></sup> end here.</p>' +
    '<p id="hint">A hint.</p><p id="two">Second <em id="deep">words</em> follow.</p>';
  // The later paragraph is named first: a copy may be drawn in any order.
  release = ['two', 'one'].map(
    (id, at) => paragraphs.shows(at === 0 ? 12 : 11)(document.getElementById(id) as HTMLElement) as () => void,
  );
});
afterEach(() => {
  for (const each of release) each();
  document.body.replaceChildren();
});

describe('Words selected in a copy', () => {
  it('are its own, from where they begin, without footnote marks and with single spaces', () => {
    expect(paragraphs.wordsIn(range([text('one'), 0], [text('one', 2), 4]))).toEqual({
      text: 'First words of it end',
      first: 11,
      last: 11,
      from: 0,
    });
    // After the mark, which is no letter of the copy.
    expect(paragraphs.wordsIn(range([text('one', 2), 1], [text('one', 2), 4]))).toMatchObject({
      text: 'end',
      from: 19,
    });
  });

  it('may run over several paragraphs: what lies between them on the page is left out', () => {
    expect(paragraphs.wordsIn(range([text('one', 2), 5], [text('deep'), 5]))).toMatchObject({
      text: 'here. Second words',
      first: 11,
      last: 12,
    });
  });

  it('are none where the selection begins or ends outside the copy', () => {
    expect(paragraphs.wordsIn(range([text('digest'), 0], [text('one'), 5]))).toBeNull();
    expect(paragraphs.wordsIn(range([text('one'), 0], [text('hint'), 3]))).toBeNull();
  });

  it('are none in a paragraph that is no longer shown', () => {
    release[1]?.();
    expect(paragraphs.wordsIn(range([text('one'), 0], [text('one'), 5]))).toBeNull();
  });
});
