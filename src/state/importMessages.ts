/** What the page and the worker that reads a reader's files say to each other. */
import type { OwnFeature } from '../domain/ownData';
import type { Issue } from '../domain/result';
import type { LayerHead } from '../formats/import/layers';
import type { ImportOptions, ImportProgress, OtherFile, TableAnswer, TableQuestion } from '../formats/import/outcome';

/** What the page says: the file first; then an answer to a question, and `more` whenever it has taken a batch of features. */
export type ImportRequest =
  | { readonly type: 'read'; readonly name: string; readonly file: Blob | string; readonly options: ImportOptions }
  | { readonly type: 'answer'; readonly answer: TableAnswer }
  | { readonly type: 'more' };

/** What the worker says. A layer comes in batches of features, so that no message keeps the page busy for long, and then its head. */
export type ImportAnswer =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'question'; readonly question: TableQuestion }
  | { readonly type: 'features'; readonly features: readonly OwnFeature[] }
  | { readonly type: 'layer'; readonly layer: LayerHead }
  | { readonly type: 'done' }
  | { readonly type: 'other'; readonly file: OtherFile }
  | { readonly type: 'refused'; readonly issues: readonly Issue[] };
