/** What the number of a reader's own feature counts, in the words of table, files and results: the same as in the report about its file. */
import type { OwnLayer } from './ownData';

/** Ids of the formats whose features are rows (`formats/import/readRows`). In those of the first, headings are row 1. */
const [WITH_HEADINGS, ...OTHERS] = ['csv', 'json-rows'] as const;

/** Whether the features of a layer are rows of a table or list. */
export function areRows({ file }: Pick<OwnLayer, 'file'>): boolean {
  return file.format === WITH_HEADINGS || OTHERS.some((each) => each === file.format);
}

/** Whether the first row of a layer's file has its headings: then the first feature is row 2. */
export function hasHeadings({ file, features }: Pick<OwnLayer, 'file' | 'features'>): boolean {
  return file.format === WITH_HEADINGS && features[0]?.number !== 1;
}

/** The number of a feature in words: `row 2`, `no. 1`. */
export function numberWords(layer: Pick<OwnLayer, 'file'>, number: number): string {
  return `${areRows(layer) ? 'row' : 'no.'} ${number}`;
}
