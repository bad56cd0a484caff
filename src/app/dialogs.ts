/** The table of the page's dialogs: how each is fetched, what it is called, and which props it gets. A new dialog is one entry here. */
import type { Component } from 'svelte';
import type { PickedRows } from '../domain/excerpt';
import { recordOf, type AtlasIndex } from '../domain/links';
import type { Bounds, Id } from '../domain/model';
import type { OwnLayer } from '../domain/ownData';
import type { Session } from '../domain/session';
import type { View } from '../domain/view';
import type { ReportDrafts } from '../formats/method/errorReport';
import type { OwnLink } from '../state/ownStories.svelte';
import type { OwnPicture } from '../stillmap/picture';
import type { StoryState } from '../state/storyState.svelte';
import { LazyPart } from '../ui/lazyPart.svelte';
import type { PictureSource } from '../views/export/pictureSource';
import type { PrintedStories } from '../views/handout/handoutState.svelte';
import type { KeyEntry } from '../views/keys/keyNames';
import { shapesOfParts } from './shapes';

/** The arguments of each dialog when it opens, by its name. */
export interface DialogOpenings {
  /**
   * Bounds of the map: west, south, east, north in degrees; its size in CSS pixels and, if known, its camera; null if there is no map. What
   * panels cover of it, the page's theme, the address of the view, today's date in the reader's time zone (ISO 8601), and the rows of the
   * table if it asks for them.
   */
  readonly export: {
    readonly frame: Bounds | null;
    readonly today: string;
    readonly rows?: PickedRows | undefined;
  } & Pick<PictureSource, 'screen' | 'padding' | 'theme' | 'address' | 'own' | 'measured'>;
  /** Id of the person or organisation at which the list opens. */
  readonly people: { readonly start?: Id };
  /**
   * The address of the atlas, the address of the view, today's date in the reader's time zone (ISO 8601), and titles and sources of the
   * layers of the reader's own that the map shows; whether the dialog opens at the selected record, and whether the address leaves out the
   * table of one of those layers.
   */
  readonly cite: {
    readonly home: string;
    readonly address: string;
    readonly today: string;
    readonly own: readonly Pick<OwnLayer, 'title' | 'source'>[];
    readonly isOfSelection: boolean;
    readonly isTableLeftOut: boolean;
  };
  /** The list of the stories needs no arguments. */
  readonly stories: Readonly<Record<never, never>>;
  /**
   * The address that was copied, whether the browser copied it, and the address of the whole atlas if the page is in a frame of another
   * page; else null.
   */
  readonly share: {
    readonly address: string;
    readonly copied: Promise<boolean>;
    readonly whole: string | null;
    /** How the address has the story of the reader's own to which it leads; null if it leads to none. */
    readonly own: OwnLink['way'] | null;
    /** The titles of the reader's own layers on the map, which the address does not have. */
    readonly data: readonly string[];
  };
  /** The address of the whole atlas in the state that is shown. */
  readonly embed: { readonly address: string };
  /** Bounds of the map; null if there is no map. The reader's own layers; null for none. The rest as for citations. */
  readonly handout: {
    readonly frame: Bounds | null;
    readonly data: OwnPicture | null;
    readonly home: string;
    readonly address: string;
    readonly today: string;
  };
  /**
   * The address of the view, whether the account opens at the place that says how errors are reported, and the reports that the reader has
   * begun since the page was opened.
   */
  readonly method: { readonly address: string; readonly atReport: boolean; readonly drafts: ReportDrafts };
  /** The list of keys needs no arguments. */
  readonly keys: Readonly<Record<never, never>>;
  /** Nor does the question which story is to be presented. */
  readonly present: Readonly<Record<never, never>>;
}
export type DialogName = keyof DialogOpenings;

/** An open dialog: its name and arguments. */
export type OpenDialog = {
  [Name in DialogName]: { readonly name: Name; readonly told: DialogOpenings[Name] };
}[DialogName];

/** What all dialogs may use of the page. */
export interface DialogPage {
  readonly index: AtlasIndex;
  readonly view: View;
  readonly session: Session;
  /** The view of the second day of a comparison; null if nothing is compared. */
  readonly compared: View | null;
  /** Called with the id of an event to go to. */
  readonly ongo: (id: Id) => void;
  /** The stories that can be opened or printed, and where the reader was last. */
  readonly stories: Pick<StoryState, 'outlines' | 'place' | 'last' | 'open'> & PrintedStories;
  /** Opens the list of the reader's own stories, or one of them or a copy of another to be changed; the part of an address that holds one. */
  readonly own: {
    readonly openList: () => void;
    readonly change: (id: Id) => void;
    readonly partOf: (id: Id) => Promise<string | null>;
  };
  /** Called with the id of a record whose link was clicked: does what a link to it does. */
  readonly onreference: (id: Id) => void;
  /** Called when the reader wants to put what is shown into another page. */
  readonly onembed: () => void;
  /** Whether single letters are keys of the page, and a function that turns them on or off. */
  readonly letters: { readonly on: boolean; readonly set: (wanted: boolean) => void };
  /** Returns the actions that have keys. */
  readonly shortcuts: () => readonly KeyEntry[];
  /** Called with a story that is to be presented. */
  readonly onpresent: (story: Id) => void;
}

/** Props of every dialog component: it reports when it has closed. */
interface ClosingProps {
  readonly onclose: () => void;
}

/** How a dialog is fetched and shown. */
interface DialogEntry<Told, Props extends object> {
  /** The dialog's program, fetched when it is first opened, because most readers never need it. */
  readonly part: LazyPart<{ readonly default: Component<Props & ClosingProps> }>;
  /** Name of the dialog as the subject of a sentence: "The export dialog". */
  readonly what: string;
  /** Makes the props of the dialog's component. */
  readonly props: (told: Told, page: DialogPage) => Props;
}

function entry<Told, Props extends object>(
  what: string,
  load: () => Promise<{ readonly default: Component<Props & ClosingProps> }>,
  props: (told: Told, page: DialogPage) => Props,
): DialogEntry<Told, Props> {
  return { what, part: new LazyPart(load), props };
}

const DIALOGS = {
  export: entry(
    'The export dialog',
    () => import('../views/export/ExportDialog.svelte'),
    ({ frame, today, rows, ...told }: DialogOpenings['export'], { view, compared, index }) => ({
      view,
      compared,
      index,
      frame,
      today,
      rows: rows ?? null,
      shapes: shapesOfParts,
      picture: {
        ...told,
        data: async () => (await import('./stillProgram')).program,
        fonts: async () => (await import('virtual:font-files')).default,
      },
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
  stories: entry(
    'The list of the stories',
    () => import('../views/story/StoriesDialog.svelte'),
    (_told: DialogOpenings['stories'], { stories: { outlines, last, open }, own }) => ({
      stories: outlines,
      last,
      onopen: open,
      onmake: own.openList,
      onchange: own.change,
    }),
  ),
  share: entry(
    'The dialog for links',
    () => import('../views/embed/ShareDialog.svelte'),
    (told: DialogOpenings['share'], { onembed, session }) => ({
      onembed,
      table: session.view === 'table' ? session.table : null,
      ...told,
    }),
  ),
  embed: entry(
    'The dialog for frames',
    () => import('../views/embed/EmbedDialog.svelte'),
    (told: DialogOpenings['embed'], { view, index, stories: { place, outlines }, own }) => ({
      view,
      index,
      place,
      partOf: own.partOf,
      ...told,
      stories: outlines,
    }),
  ),
  handout: entry(
    'The handout',
    () => import('../views/handout/Handout.svelte'),
    (told: DialogOpenings['handout'], { index, session, stories, own }) => ({
      index,
      session,
      stories,
      partOf: own.partOf,
      load: async () => (await import('./stillProgram')).program,
      ...told,
    }),
  ),
  method: entry(
    'The account of the method',
    () => import('./MethodPart.svelte'),
    ({ address, atReport, drafts }: DialogOpenings['method'], { index, view: { selection }, onreference }) => {
      return { index, atReport, drafts, reported: { address, record: recordOf(selection) }, onreference };
    },
  ),
  keys: entry(
    'The list of keys',
    () => import('../views/keys/KeysDialog.svelte'),
    (_told: DialogOpenings['keys'], { letters, shortcuts }) => ({
      entries: shortcuts(),
      hasLetters: letters.on,
      onletters: letters.set,
    }),
  ),
  present: entry(
    'The list of stories to present',
    () => import('../views/present/ChooseStory.svelte'),
    (_told: DialogOpenings['present'], { stories, onpresent }) => ({ stories: stories.outlines, onpresent }),
  ),
};

/** What is needed to show an open dialog: its program, its name, and the props of its component. */
export interface DialogToShow {
  readonly part: LazyPart<{ readonly default: Component<object & ClosingProps> }>;
  readonly what: string;
  readonly props: object;
}

/** Looks up how an open dialog is shown. */
export function dialogToShow({ name, told }: OpenDialog, page: DialogPage): DialogToShow {
  // Each entry of the table fits the arguments of its name, but TypeScript cannot infer this.
  const { part, what, props } = DIALOGS[name] as unknown as DialogEntry<typeof told, object>;
  return { part, what, props: props(told, page) };
}
