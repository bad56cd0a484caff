/** What the page and the worker that reads a reader's files say to each other. */
import type { Id } from '../domain/model';
import type { OwnFeature, OwnLook } from '../domain/ownData';
import type { Issue } from '../domain/result';
import type { LayerHead } from '../formats/import/layers';
import type { Project } from '../formats/project/project';
import type { ImportOptions, ImportProgress, OtherFile, TableAnswer, TableQuestion } from '../formats/import/outcome';

/** What the page says: the file or its address first; then an answer to a question, and `more` whenever it has taken a batch of features. */
export type ImportRequest =
  | { readonly type: 'read'; readonly name: string; readonly file: Blob | string; readonly options: ImportOptions }
  | {
      readonly type: 'read-host';
      readonly name: string;
      readonly address: string;
      /** By it the bytes are asked for (`files/hostChannel`). */
      readonly port: MessagePort;
      readonly options: ImportOptions;
    }
  | { readonly type: 'answer'; readonly answer: TableAnswer }
  | { readonly type: 'more' };

/** What a project keeps of a layer beside what its file said. */
export interface Kept {
  readonly id: Id;
  readonly look: OwnLook;
}

/** What the worker says. A layer comes in batches of features, so that no message keeps the page busy for long, and then its head. */
export type ImportAnswer =
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'question'; readonly question: TableQuestion }
  | { readonly type: 'features'; readonly features: readonly OwnFeature[] }
  /** `kept` says which layer it is and how it looks, if the file is a project. */
  | { readonly type: 'layer'; readonly layer: LayerHead; readonly kept?: Kept }
  | { readonly type: 'done' }
  | { readonly type: 'other'; readonly file: Exclude<OtherFile, 'project'> }
  /** The rest of a project, whose layers came before. */
  | { readonly type: 'project'; readonly rest: Omit<Project, 'layers'>; readonly issues: readonly Issue[] }
  | { readonly type: 'refused'; readonly issues: readonly Issue[] };
