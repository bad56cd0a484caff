/** What the number of a reader's own feature counts, in the words of table, files and results: the same as in the report about its file. */
import type { OwnLayer } from './ownData';

/** The id of the format whose features are rows (`formats/import/table`). */
const TABLE = 'csv';

/** Whether the features of a layer are rows of a table: then the headings are its first row, and the first feature its second. */
export function areRows({ file }: Pick<OwnLayer, 'file'>): boolean {
  return file.format === TABLE;
}

/** The number of a feature in words: `row 2`, `no. 1`. */
export function numberWords(layer: Pick<OwnLayer, 'file'>, number: number): string {
  return `${areRows(layer) ? 'row' : 'no.'} ${number}`;
}
