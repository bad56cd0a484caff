/**
 * Looks at the pages of a Parquet file before they are read. The library believes what the head of a page says of sizes and counts; where
 * one is missing it reads from nowhere, and never ends.
 */
import type { RowGroup, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';

/** A page has at most so many values. */
const MOST_VALUES = 50_000_000;

/** Whether the pages of a row group can be read: what their heads say fits into the file. Damage within a page shows when it is read. */
export function isSound(bytes: Uint8Array, { columns, num_rows: rows }: RowGroup, schema: SchemaTree): boolean {
  if (columns.length === 0 || !isCount(Number(rows))) return false;
  try {
    return columns.every((column) => {
      const data = column.meta_data;
      if (!data || !isInTree(schema, data.path_in_schema)) return false;
      const start = Number(data.dictionary_page_offset || data.data_page_offset);
      const end = start + Number(data.total_compressed_size);
      if (!(start >= 0 && start <= end && end <= bytes.length)) return false;
      const values = countValues(bytes.subarray(start, end));
      // A list has a row more than one value; any other column has as many values as there are rows.
      return values !== null && (data.path_in_schema.length > 1 || values === Number(rows));
    });
  } catch {
    return false;
  }
}

/** How many values the pages of a column have; null if one of them says what cannot be. */
function countValues(bytes: Uint8Array): number | null {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let values = 0;
  while (reader.offset < bytes.length - 1) {
    const head = parquetHeader(reader);
    const [packed, unpacked] = [head.compressed_page_size, head.uncompressed_page_size];
    if (!isCount(packed) || !isCount(unpacked) || reader.offset + packed > bytes.length) return null;
    reader.offset += packed;
    const [one, two, names] = [head.data_page_header, head.data_page_header_v2, head.dictionary_page_header];
    if (head.type === 'DICTIONARY_PAGE') {
      if (!names || !isCount(names.num_values)) return null;
    } else if (head.type === 'DATA_PAGE') {
      if (!one || !isCount(one.num_values)) return null;
      values += one.num_values;
    } else if (head.type === 'DATA_PAGE_V2') {
      if (!two) return null;
      const counts = [two.num_values, two.num_nulls, two.num_rows];
      const lengths = [two.repetition_levels_byte_length, two.definition_levels_byte_length];
      if (![...counts, ...lengths].every(isCount) || two.num_nulls > two.num_values) return null;
      if (lengths.reduce((sum, length) => sum + length, 0) > Math.min(packed, unpacked)) return null;
      values += two.num_values;
    } else return null;
  }
  return values;
}

/** Whether a value is a number of things: the library's types promise one, and a damaged file breaks the promise. */
function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_VALUES;
}

function isInTree(tree: SchemaTree, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return tree.children.length === 0;
  const child = tree.children.find(({ element }) => element.name === name);
  return child !== undefined && isInTree(child, rest);
}
