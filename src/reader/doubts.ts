import type { Doubt } from '../exchange/ownCopy/match';

/** Why a passage's place in the copy is a doubt, told to its reader. */
export const DOUBTS: Readonly<Record<Doubt, string>> = {
  twice: 'Another place in your copy fits as well.',
  unlike: 'The words in your copy differ from the article’s.',
  alone: 'What stands around it in your copy is not what stands around it in the article.',
  order: 'It stands out of order in your copy.',
};
