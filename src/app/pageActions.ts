/** The actions of the page: the toolbar has a button for each, or the keyboard a key. A new one is one record here. */
import { searchKeys, type Action } from './actions';
import type { DialogState } from './dialogState.svelte';
import type { LetterKeys } from './letterKeys.svelte';

/** What the actions need of the page. */
export interface ActingPage {
  /** Whether single letters are keys of the page: it must be possible to turn them off (WCAG 2.2, 2.1.4). */
  readonly letters: LetterKeys;
  readonly dialogs: DialogState;
  /** The panel of the layers. */
  readonly layers: { readonly isOpen: () => boolean; readonly toggle: () => void };
  /** The view of the reader's own data. */
  readonly ownData: { readonly isOpen: () => boolean; readonly toggle: () => void };
  /** The table in place of the text. */
  readonly table: { readonly isOpen: () => boolean; readonly toggle: () => void };
  /** Puts the keyboard into the search. */
  readonly search: () => unknown;
  /** Copies the address of what is shown, and offers more. */
  readonly share: () => void;
  /** The list of the stories, presenting one, and the keys of the story that is open. */
  readonly stories: readonly Action[];
  readonly openExport: () => void;
  readonly openCite: () => void;
  readonly openHandout: () => void;
  /** Whether the content says how the atlas was made. */
  readonly hasMethod: () => boolean;
  /** Opens the account of how the atlas was made. */
  readonly openMethod: () => void;
  /** Actions that other parts of the page have. */
  readonly more: readonly Action[];
}

/** The actions in the order of their buttons. */
export function pageActions(page: ActingPage): readonly Action[] {
  const { letters, dialogs, layers, table } = page;
  return [
    { id: 'search', label: 'Search', hasButton: false, keys: () => searchKeys(letters.on), run: page.search },
    { id: 'layers', label: 'Layers', opens: 'panel', isOpen: layers.isOpen, run: layers.toggle },
    { id: 'table', label: 'Table', opens: 'panel', isOpen: table.isOpen, run: table.toggle },
    { id: 'people', label: 'People', opens: 'dialog', run: () => dialogs.people() },
    ...page.stories,
    { id: 'share', label: 'Share', opens: 'dialog', run: page.share },
    { id: 'export', label: 'Export', opens: 'dialog', run: page.openExport },
    { id: 'cite', label: 'Cite', opens: 'dialog', run: page.openCite },
    { id: 'handout', label: 'Handout', opens: 'dialog', inMenu: true, run: page.openHandout },
    {
      id: 'add-data',
      label: 'Add data',
      opens: 'panel',
      inMenu: true,
      isOpen: page.ownData.isOpen,
      run: page.ownData.toggle,
    },
    {
      id: 'method',
      label: 'Method',
      opens: 'dialog',
      inMenu: true,
      isAvailable: page.hasMethod,
      run: page.openMethod,
    },
    ...page.more,
    { id: 'keys', label: 'Keys', hasButton: false, keys: () => (letters.on ? ['?'] : []), run: dialogs.keys },
  ];
}
