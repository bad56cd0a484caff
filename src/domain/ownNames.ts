/** What features of a reader's own are called: the one rule, for the map, cards, tables, search, measuring and pictures. */
import { columnsThatSay } from './ownColumns';
import { ownNumber, ownText, type OwnColumn, type OwnFeature, type OwnLayer, type OwnLook } from './ownData';

/**
 * Those of some columns by which features are called, the surest first: the one that the reader has chosen to be written on the map, then
 * those that files usually name so. Numbers and ids on the map are chosen because they are short: they come after the names.
 */
function namingOrder(names: readonly string[], label: string | null, isNumber: boolean): readonly string[] {
  const usual = columnsThatSay('title', names);
  if (label === null || !names.includes(label)) return usual;
  return isNumber || columnsThatSay('id', [label]).length > 0 ? [...usual, label] : [label, ...usual];
}

/** What a feature is called; by its number in the file if nothing says. `label` is the column that is written on the map, null for none. */
export function nameOfOwn({ number, properties }: OwnFeature, { label }: Pick<OwnLook, 'label'>): string {
  const isNumber = label !== null && ownNumber(properties[label]) !== null;
  for (const column of namingOrder(Object.keys(properties), label, isNumber)) {
    const text = ownText(properties[column]);
    if (text !== null) return text;
  }
  return `Feature ${number}`;
}

/** The column that says which feature a row is: that by which features are called, else one of ids, else the first of texts; undefined for none. */
export function namingColumn({ columns }: Pick<OwnLayer, 'columns'>, label: string | null): OwnColumn | undefined {
  const names = columns.map(({ name }) => name);
  const isNumber = columns.some(({ name, type }) => name === label && type === 'number');
  const [said] = [...namingOrder(names, label, isNumber), ...columnsThatSay('id', names)];
  return columns.find(({ name }) => name === said) ?? columns.find(({ type }) => type === 'text');
}
