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
    {
      id: 'layers',
      label: 'Layers',
      also: ['legend'],
      opens: 'panel',
      isOpen: layers.isOpen,
      run: layers.toggle,
    },
    {
      id: 'table',
      label: 'Table',
      also: ['filter', 'sort', 'spreadsheet'],
      opens: 'panel',
      isOpen: table.isOpen,
      run: table.toggle,
    },
    {
      id: 'people',
      label: 'People',
      also: ['participants', 'facilitators', 'who met whom'],
      opens: 'dialog',
      run: () => dialogs.people(),
    },
    ...page.stories,
    { id: 'share', label: 'Share', also: ['link', 'address', 'embed'], opens: 'dialog', run: page.share },
    {
      id: 'export',
      label: 'Export',
      also: ['download', 'save', 'picture', 'image', 'PNG', 'SVG', 'CSV', 'GeoJSON', 'KML', 'GPX', 'calendar'],
      opens: 'dialog',
      run: page.openExport,
    },
    {
      id: 'cite',
      label: 'Cite',
      also: ['citation', 'reference', 'bibliography', 'BibTeX', 'RIS', 'APA', 'Chicago', 'MLA'],
      opens: 'dialog',
      run: page.openCite,
    },
    {
      id: 'handout',
      label: 'Handout',
      also: ['print', 'worksheet', 'exercise', 'PDF', 'paper'],
      opens: 'dialog',
      inMenu: true,
      run: page.openHandout,
    },
    {
      id: 'add-data',
      label: 'Add data',
      also: ['import', 'upload', 'project', 'CSV', 'GeoJSON', 'KML', 'GPX', 'Shapefile', 'GeoParquet', 'PMTiles'],
      opens: 'panel',
      inMenu: true,
      isOpen: page.ownData.isOpen,
      run: page.ownData.toggle,
    },
    {
      id: 'method',
      label: 'Method',
      also: ['how it was made', 'doubt', 'licence', 'privacy'],
      opens: 'dialog',
      inMenu: true,
      isAvailable: page.hasMethod,
      run: page.openMethod,
    },
    ...page.more,
    { id: 'keys', label: 'Keys', hasButton: false, keys: () => (letters.on ? ['?'] : []), run: dialogs.keys },
  ];
}
