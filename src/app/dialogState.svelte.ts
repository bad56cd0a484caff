/** Which dialog is open, and what opens each. */
import type { Bounds, Id } from '../domain/model';
import { wholeAddress } from '../formats/address/embed';
import { sharedAddress } from '../formats/address/table';
import { reportDrafts, type ReportDrafts } from '../formats/method/errorReport';
import type { OwnLink } from '../state/ownStories.svelte';
import type { OwnPicture } from '../stillmap/picture';
import { copyText } from '../ui/files';
import type { DialogOpenings, OpenDialog } from './dialogs';

export class DialogState {
  /** The open dialog; null if none is. */
  open = $state.raw<OpenDialog | null>(null);
  /** The error reports that the reader has begun: a dialog that closes loses none. */
  readonly #reports: ReportDrafts = reportDrafts();

  /** Opens the index of people, at a person or organisation if `start` is given. */
  people(start?: Id): void {
    this.open = { name: 'people', told: start === undefined ? {} : { start } };
  }

  /**
   * Opens the export dialog. What it is told is that of the map, the page's theme, and the rows of the table if it asks for them; the
   * address of the page must be up to date.
   */
  export(shown: Omit<DialogOpenings['export'], 'address' | 'today'>): void {
    const { address, today } = here();
    this.open = { name: 'export', told: { ...shown, address, today } };
  }

  /**
   * Opens the dialog for citations, at that of the selected record with `isOfSelection`. `own` are the layers of the reader's own that the
   * map shows. The address of the page must be up to date.
   */
  cite(own: DialogOpenings['cite']['own'], isOfSelection = false): void {
    this.open = {
      name: 'cite',
      told: { own, isOfSelection, isTableLeftOut: sharedAddress(location.href) !== location.href, ...here() },
    };
  }

  /** Opens the handout. `frame` is what the map shows; null if there is no map. The address of the page must be up to date. */
  handout(frame: Bounds | null, data: OwnPicture | null): void {
    this.open = { name: 'handout', told: { frame, data, ...here() } };
  }

  /** Opens the list of the stories. */
  readonly stories = (): void => {
    this.open = { name: 'stories', told: {} };
  };

  /**
   * Copies the address of the page at once, and opens the dialog that says so. The address of the page must be up to date. `own` is the
   * address with a story of the reader's own in it; null outside of these. `data` are the titles of the reader's own layers on the map.
   */
  share(own: OwnLink | null, data: readonly string[]): void {
    const address = own?.address ?? sharedAddress(location.href);
    const whole = wholeAddress(address);
    // Copied here and not in the dialog: browsers allow it for a moment after the click, and the dialog may be fetched first.
    this.open = {
      name: 'share',
      told: {
        address,
        copied: copyText(address),
        whole: whole === address ? null : whole,
        own: own?.way ?? null,
        data,
      },
    };
  }

  /** Opens the dialog that makes the code of a frame. The address of the page must be up to date. */
  readonly embed = (): void => {
    this.open = { name: 'embed', told: { address: here().address } };
  };

  /** Opens the account of how the atlas was made. The address of the page must be up to date. */
  readonly method = (): void => {
    this.open = { name: 'method', told: { address: here().address, atReport: false, drafts: this.#reports } };
  };

  /** Opens that account where it says how errors are reported. The address of the page must be up to date. */
  readonly report = (): void => {
    this.open = { name: 'method', told: { address: here().address, atReport: true, drafts: this.#reports } };
  };

  /** Opens the list of the keys. */
  readonly keys = (): void => {
    this.open = { name: 'keys', told: {} };
  };

  /** Asks which story is to be presented. */
  readonly present = (): void => {
    this.open = { name: 'present', told: {} };
  };

  /** Called when the dialog has closed. */
  readonly close = (): void => {
    this.open = null;
  };
}

/** The addresses of atlas and view, as others can use them, and today's date. */
function here(): { readonly home: string; readonly address: string; readonly today: string } {
  const address = sharedAddress(wholeAddress(location.href));
  const home = address.replace(/#.*$/, '');
  // The Swedish date format is that of ISO 8601.
  const today = new Intl.DateTimeFormat('sv-SE').format();
  return { home, address, today };
}
