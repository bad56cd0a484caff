/** What features of a reader's own are called: the one rule, for the map, cards, tables, search, measuring and pictures. */
import { columnsThatSay } from './ownColumns';
import { ownNumber, ownText, type OwnColumn, type OwnFeature, type OwnLayer, type OwnLook } from './ownData';
import { areRows } from './ownNumbers';

/** What names of features depend on: the layer's columns and file, and the column that is written on the map. */
export interface NamedLayer {
  readonly layer: Pick<OwnLayer, 'columns' | 'file'>;
  readonly look: Pick<OwnLook, 'label'>;
}

/**
 * Those of some columns by which features are called, the surest first: the one that the reader has chosen to be written on the map, the
 * one that they called the name when the file was read, whatever it has, then those that files usually name so. Numbers and ids on the map
 * are chosen because they are short: they come after the names.
 */
function namingOrder(
  names: readonly string[],
  { columns }: Pick<OwnLayer, 'columns'>,
  label: string | null,
  isNumber: boolean,
): readonly string[] {
  const said = columns.find(({ readAs }) => readAs === 'name')?.name;
  const usual = [...(said !== undefined && names.includes(said) ? [said] : []), ...columnsThatSay('title', names)];
  if (label === null || !names.includes(label)) return usual;
  return isNumber || columnsThatSay('id', [label]).length > 0 ? [...usual, label] : [label, ...usual];
}

/** What a feature is called; by its number in the file if nothing says. */
export function nameOfOwn({ number, properties }: OwnFeature, { layer, look: { label } }: NamedLayer): string {
  const isNumber = label !== null && ownNumber(properties[label]) !== null;
  for (const column of namingOrder(Object.keys(properties), layer, label, isNumber)) {
    const text = ownText(properties[column]);
    if (text !== null) return text;
  }
  return numberAsName(layer, number);
}

/** What a feature without a name is called: `Row 2`, `Feature 1`. */
export function numberAsName(layer: Pick<OwnLayer, 'file'>, number: number): string {
  return `${areRows(layer) ? 'Row' : 'Feature'} ${number}`;
}

/**
 * The column that says which feature a row is: that by which features are called, else one of ids, else the first of texts; undefined for
 * none. `label` is the column that is written on the map, null for none.
 */
export function namingColumn(layer: Pick<OwnLayer, 'columns'>, label: string | null): OwnColumn | undefined {
  const { columns } = layer;
  const names = columns.map(({ name }) => name);
  const isNumber = columns.some(({ name, type }) => name === label && type === 'number');
  const [said] = [...namingOrder(names, layer, label, isNumber), ...columnsThatSay('id', names)];
  return columns.find(({ name }) => name === said) ?? columns.find(({ type }) => type === 'text');
}
