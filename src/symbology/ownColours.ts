/** Which colours a reader's own layers begin with: those of their file, else by kind or number, else one that no other layer has. */
import { columnsThatSay } from '../domain/ownColumns';
import {
  ownText,
  type OwnColours,
  type OwnColumn,
  type OwnLayer,
  type OwnLook,
  type StyledLayer,
} from '../domain/ownData';
import { ownLegend } from './ownLegend';
import { channelsOf, OTHER_COLOUR, OWN_COLOURS, OWN_RAMPS } from './ownLook';

/** Colours that differ less in red, green and blue, as a distance, are taken for one in a legend. */
const ALIKE = 60;

function isLike(one: string, other: string): boolean {
  const [a, b] = [channelsOf(one), channelsOf(other)];
  return Math.hypot(...a.map((value, channel) => value - (b[channel] as number))) < ALIKE;
}

/** The colours, first those that the fewest visible layers have in the legend, and of these those that the fewest hidden ones have. */
function freestColours(others: readonly StyledLayer[]): readonly string[] {
  const used = others.map((styled) => ({ styled, colours: ownLegend(styled).flatMap(({ colours }) => colours) }));
  const weighed = OWN_COLOURS.map(({ colour }) => {
    const having = used.filter(({ colours }) => colours.some((each) => isLike(each, colour)));
    const visible = having.filter(({ styled }) => styled.look.isVisible).length;
    return { colour, weight: visible * (others.length + 1) + having.length };
  });
  return weighed.sort((a, b) => a.weight - b.weight).map(({ colour }) => colour);
}

/** So many features are looked at to see by which column a layer is grouped. */
const LOOKED_AT = 500;

/** The column by whose values a table's rows were grouped, where each of its values can have a colour of its own. */
function groupingColumn({ features, columns }: OwnLayer): OwnColumn | undefined {
  const looked = features.slice(0, LOOKED_AT);
  if (!looked.some(({ folders }) => folders)) return undefined;
  return columns.find(
    ({ name, values }) =>
      values.length > 1 &&
      values.length <= OWN_COLOURS.length &&
      looked.every(({ folders, properties }) => (folders?.at(-1) ?? null) === ownText(properties[name])),
  );
}

/**
 * The look that a layer begins with: that of the layer it was made of, in which the same features have the same colours; else as its file says,
 * by its groups, or in one colour: the first that no other layer has.
 */
export function firstLook(layer: OwnLayer, others: readonly StyledLayer[], of: OwnLook | null = null): OwnLook {
  if (of) return { ...of, isVisible: true };
  const [colour = OTHER_COLOUR] = freestColours(others);
  const by = layer.features.some(({ style }) => style) ? 'file' : 'fixed';
  const grouping = by === 'fixed' ? groupingColumn(layer) : undefined;
  const colours: OwnColours = grouping ? coloursByValue(grouping) : { by, colour };
  return { colours, label: null, opacity: 1, isVisible: true };
}

/** Whether all values of a column are numbers or dates, whatever the column was read as. */
function isFigures({ type, values }: OwnColumn): boolean {
  return type === 'number' || type === 'date' || values.every(({ value }) => /^[\d\s.,:/+-]+$/.test(value));
}

/**
 * The column by whose values colours are chosen first: one that says the kind, or has few values that are no dates, numbers or ids. If there
 * is none, whatever column has several values.
 */
export function valueColumn(columns: readonly OwnColumn[]): OwnColumn | undefined {
  const names = columns.map(({ name }) => name);
  const [kinds, ids] = [columnsThatSay('kind', names), columnsThatSay('id', names)];
  const several = columns.filter(({ values, hasMore }) => !hasMore && values.length > 1);
  const telling = several.filter((each) => each.readAs === undefined && !ids.includes(each.name) && !isFigures(each));
  const few = telling.filter(({ values }) => values.length <= OWN_COLOURS.length);
  const isKind = ({ name }: OwnColumn): boolean => kinds.includes(name);
  return few.find(isKind) ?? few[0] ?? telling[0] ?? several[0] ?? columns.find(({ values }) => values.length > 0);
}

/** The column by whose numbers colours are chosen first: one that is no id, and from which neither place nor date was read. */
export function numberColumn(columns: readonly OwnColumn[]): OwnColumn | undefined {
  const numbers = columns.filter(({ range }) => range !== null);
  const ids = columnsThatSay(
    'id',
    columns.map(({ name }) => name),
  );
  const telling = numbers.filter(({ name, readAs }) => readAs === undefined && !ids.includes(name));
  return telling.find(({ type }) => type === 'number') ?? telling[0] ?? numbers[0];
}

/**
 * Colours by the values of a column: the most frequent ones have a colour each, in the order of the colours. Other layers have no part in it:
 * the same file has the same colours whatever was added with it or before it, so that two readers can talk of the red ones.
 */
export function coloursByValue(column: OwnColumn): OwnColours {
  const colours = OWN_COLOURS.flatMap(({ colour }, at) => {
    const counted = column.values[at];
    return counted ? [[counted.value, colour] as const] : [];
  });
  return { by: 'category', column: column.name, colours: Object.fromEntries(colours), other: OTHER_COLOUR };
}

/** Colours by the numbers of a column, from its least to its greatest. */
export function coloursByNumber(
  { name, range }: OwnColumn,
  ramp: readonly string[] = (OWN_RAMPS[0] as { ramp: readonly string[] }).ramp,
): OwnColours {
  return { by: 'number', column: name, range: range ?? [0, 1], ramp, other: OTHER_COLOUR };
}

/** A colour that begins as a layer's colours do, for a change of the way they are chosen: one that no other layer has, if it has none itself. */
export function leadingColour(colours: OwnColours, others: readonly StyledLayer[] = []): string {
  if (colours.by === 'fixed' || colours.by === 'file') return colours.colour;
  const [first] = colours.by === 'category' ? Object.values(colours.colours) : [];
  return first ?? freestColours(others)[0] ?? OTHER_COLOUR;
}
