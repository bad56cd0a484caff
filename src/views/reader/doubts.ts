import type { Doubt } from '../../copy/match';

/** Why a passage's place in the copy is a doubt, told to its reader. */
export const DOUBTS: Readonly<Record<Doubt, string>> = {
  twice: 'Another place in your copy fits as well.',
  unlike: 'The words in your copy differ from the article’s.',
  alone: 'What stands around it in your copy is not what stands around it in the article.',
  sequence: 'It stands out of order in your copy.',
  part: 'Your copy has less than half of it.',
};

/** Said over words of the copy that stand among a paragraph's and are none of the article's. */
export function besideHint(words: string): string {
  const count = words.split(/\s+/).filter(Boolean).length;
  return `${count} ${count === 1 ? 'word' : 'words'} here that ${count === 1 ? 'is' : 'are'} not this paragraph’s, or badly read`;
}
