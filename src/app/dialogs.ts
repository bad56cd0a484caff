/** The dialogs of the page: one table says how each is fetched, what it is called, and what it is given. A new dialog is one entry here. */
import type { Component } from 'svelte';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Bounds, Id } from '../domain/model';
import type { View } from '../domain/view';
import { LazyPart } from '../ui/lazyPart.svelte';

/** What a dialog is told when it opens, by its name. */
export interface DialogOpenings {
  /** The map's frame: west, south, east, north in degrees; null where there is no map. */
  readonly export: { readonly frame: Bounds | null };
  /** The person or organisation to open the list at. */
  readonly people: { readonly start?: Id };
  /** The address of the atlas, that of the view, and the reader's date (ISO 8601). */
  readonly cite: { readonly home: string; readonly address: string; readonly today: string };
}
export type DialogName = keyof DialogOpenings;

/** A dialog that is open, with what it was told. */
export type OpenDialog = {
  [Name in DialogName]: { readonly name: Name; readonly told: DialogOpenings[Name] };
}[DialogName];

/** What all dialogs may ask of the page. */
export interface DialogPage {
  readonly index: AtlasIndex;
  readonly view: View;
  /** The view of the day compared with; null where nothing is compared. */
  readonly compared: View | null;
  /** Goes to an event. */
  readonly ongo: (id: Id) => void;
}

/** A component that shows itself as a dialog and tells when it has closed. */
interface ClosingProps {
  readonly onclose: () => void;
}

/** How a dialog is shown. */
interface DialogEntry<Told, Props extends object> {
  /** Its program, fetched when it is first opened: most readers never need it. */
  readonly part: LazyPart<{ readonly default: Component<Props & ClosingProps> }>;
  /** What it is, as the subject of a sentence: "The export dialog". */
  readonly what: string;
  /** What its component is given. */
  readonly props: (told: Told, page: DialogPage) => Props;
}

function entry<Told, Props extends object>(
  what: string,
  load: () => Promise<{ readonly default: Component<Props & ClosingProps> }>,
  props: (told: Told, page: DialogPage) => Props,
): DialogEntry<Told, Props> {
  return { what, part: new LazyPart(load), props };
}

/** The shapes of all parts. Where there is a live map it has fetched them before. */
const shapesOfParts = async (): Promise<AtlasGeometry> => (await import('virtual:atlas-geometry')).default;

const DIALOGS = {
  export: entry(
    'The export dialog',
    () => import('../views/export/ExportDialog.svelte'),
    ({ frame }: DialogOpenings['export'], { view, compared, index }) => ({
      view,
      compared,
      index,
      frame,
      shapes: shapesOfParts,
    }),
  ),
  people: entry(
    'The index of people',
    () => import('../views/people/People.svelte'),
    (told: DialogOpenings['people'], { index, ongo }) => ({ index, ongo, ...told }),
  ),
  cite: entry(
    'The dialog for citations',
    () => import('../views/cite/CiteDialog.svelte'),
    (told: DialogOpenings['cite'], { view, index }) => ({ view, index, ...told }),
  ),
};

/** How an open dialog is shown: its program, its words, and what its component is given. */
export interface DialogToShow {
  readonly part: LazyPart<{ readonly default: Component<object & ClosingProps> }>;
  readonly what: string;
  readonly props: object;
}

/** How a dialog that is open is shown on a page. */
export function dialogToShow({ name, told }: OpenDialog, page: DialogPage): DialogToShow {
  // The table holds for each name what that name is told: the compiler does not follow the name through it.
  const { part, what, props } = DIALOGS[name] as unknown as DialogEntry<typeof told, object>;
  return { part, what, props: props(told, page) };
}
