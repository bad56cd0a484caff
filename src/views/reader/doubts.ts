import type { Doubt } from '../../copy/match';

/** Texts that tell the reader why it is uncertain that a paragraph of the copy is this passage. */
export const DOUBTS: Readonly<Record<Doubt, string>> = {
  twice: 'Another place in your copy fits as well.',
  unlike: 'The words in your copy differ from the article’s.',
  alone: 'What stands around it in your copy is not what stands around it in the article.',
  sequence: 'It stands out of order in your copy.',
  part: 'Your copy has less than half of it.',
};

/** The text shown above words in the copy that are inside a paragraph but not part of the article. */
export function besideHint(words: string): string {
  const count = words.split(/\s+/).filter(Boolean).length;
  return `${count} ${count === 1 ? 'word' : 'words'} here that ${count === 1 ? 'is' : 'are'} not this paragraph’s, or badly read`;
}
