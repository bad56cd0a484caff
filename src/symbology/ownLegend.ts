/** What legends say of a reader's own layers. Pure functions. */
import type { Id } from '../domain/model';
import type { OwnColours, OwnFeature, OwnLayer, StyledLayer } from '../domain/ownData';
import { undatedOnMap } from '../domain/ownSpans';
import { colourOf, colouringValue, LARGE, shapesOf, type OwnShapes } from './ownLook';
import { ownHollowSample, ownSample, type SampleMark } from './samples';

/** A line of the legend of an own layer: a colour, or a ramp of colours, and what it means. */
export interface OwnLegendEntry {
  readonly label: string;
  /** One colour, or those of a ramp from least to most. */
  readonly colours: readonly string[];
}

/** The part of the legend that an own layer has. */
export interface OwnLegendGroup {
  readonly id: Id;
  readonly title: string;
  readonly isVisible: boolean;
  /** How many features the layer has. */
  readonly count: number;
  /** Whether nothing of it has a ghost, because it is large. */
  readonly hasNoGhosts: boolean;
  /** Whether it has points, which may lie under signs of the atlas. */
  readonly hasPoints: boolean;
  readonly entries: readonly { readonly label: string; readonly marks: readonly SampleMark[] }[];
}

/** The legend of own layers, each with samples of its signs. */
export function ownLegendGroups(all: readonly StyledLayer[]): readonly OwnLegendGroup[] {
  return all.map((styled) => {
    const shapes = shapesOf(styled.layer);
    const entries = ownLegend(styled).map(({ label, colours }) => ({ label, marks: ownSample(colours, shapes) }));
    const { id, title, features } = styled.layer;
    const { length: count } = features;
    const hollow = undatedEntry(styled, undatedOnMap(styled.layer), shapes);
    const told = { isVisible: styled.look.isVisible, count, hasNoGhosts: count >= LARGE, hasPoints: shapes.points };
    return { id, title, ...told, entries: hollow ? [...entries, hollow] : entries };
  });
}

/** The line of a legend that explains hollow signs, with how many features have them; null for none. Where there are several colours it has none of them. */
export function undatedEntry(
  { look: { colours } }: StyledLayer,
  undated: number,
  shapes: OwnShapes,
): OwnLegendGroup['entries'][number] | null {
  if (undated === 0) return null;
  const marks = ownHollowSample(colours.by === 'fixed' ? colours.colour : null, shapes);
  return { label: `Hollow: without a date (${undated.toLocaleString('en')})`, marks };
}

/** The legend of an own layer; with some of its features, of these alone. */
export function ownLegend(
  { layer, look: { colours } }: StyledLayer,
  shown?: readonly OwnFeature[],
): readonly OwnLegendEntry[] {
  if (colours.by === 'fixed') return [{ label: 'All features', colours: [colours.colour] }];
  if (colours.by === 'file') {
    const used = [...new Set((shown ?? layer.features).map((feature) => colourOf(colours, feature)))];
    return [{ label: 'In the colours of the file', colours: used.slice(0, 5) }];
  }
  if (colours.by === 'number') {
    const [least, most] = colours.range.map((value) => value.toLocaleString('en')) as [string, string];
    const lacks = (shown ?? layer.features).some((feature) => colouringValue(colours, feature) === null);
    return [
      { label: `${colours.column}: ${least} to ${most}`, colours: colours.ramp },
      ...(lacks ? [{ label: `without a number in ${colours.column}`, colours: [colours.other] }] : []),
    ];
  }
  const entries = Object.entries(colours.colours).map(([value, colour]) => ({ label: value, colours: [colour] }));
  const other = { label: 'other or no value', colours: [colours.other] };
  if (shown) {
    const values = new Set(shown.map((feature) => colouringValue(colours, feature) as string | null));
    const hasOther = [...values].some((value) => value === null || !Object.hasOwn(colours.colours, value));
    return [...entries.filter(({ label }) => values.has(label)), ...(hasOther ? [other] : [])];
  }
  const { counted, listed, isAll } = colouredValues(layer, colours);
  // A layer that was made of another has its colours, but not all of its values.
  const there = new Set(listed.map(({ value }) => value));
  const named = counted && !counted.hasMore ? entries.filter(({ label }) => there.has(label)) : entries;
  return isAll ? named : [...named, other];
}

/** Whether a layer that is coloured by the values of a column has features without one of the values that have a colour of their own. */
export function hasOtherValues(layer: OwnLayer, colours: ColoursByValue): boolean {
  return !colouredValues(layer, colours).isAll;
}

/** Colours by the values of a column. */
type ColoursByValue = Extract<OwnColours, { by: 'category' }>;

function colouredValues({ columns, features }: OwnLayer, { column, colours }: ColoursByValue) {
  const counted = columns.find(({ name }) => name === column);
  const listed = (counted?.values ?? []).filter(({ value }) => Object.hasOwn(colours, value));
  return { counted, listed, isAll: listed.reduce((sum, { count }) => sum + count, 0) >= features.length };
}
