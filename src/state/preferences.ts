/** Small choices of a reader that are kept in local storage; if it is blocked, they last until the page is closed. */

/**
 * Names under which choices are stored: whether `/` leads to the search, whether text and map move together, how many rows and which panes
 * are shown, and whether a narrow screen still says above the map what the atlas is (`public/boot.js` reads these three before the page is
 * painted), where the reader was in a story, and the paper of handouts.
 */
export type Preference = 'slash' | 'together' | 'rows' | 'panes' | 'opening' | 'story' | 'paper';

const nameOf = (preference: Preference): string => `atlas-${preference}`;

/** Reads a stored choice; returns `otherwise` if none is stored or storage is blocked. */
export function readPreference(preference: Preference, otherwise: boolean): boolean {
  try {
    const kept = localStorage.getItem(nameOf(preference));
    return kept === null ? otherwise : kept === 'yes';
  } catch {
    return otherwise;
  }
}

/** Reads a stored choice of several; null if none is stored or storage is blocked. */
export function readChoice(preference: Preference): string | null {
  try {
    return localStorage.getItem(nameOf(preference));
  } catch {
    return null;
  }
}

/** Stores a choice. If the value equals the default `otherwise`, the stored entry is removed, so that nothing stays on the device. */
export function keepPreference(preference: Preference, value: boolean, otherwise: boolean): void {
  keepChoice(preference, value === otherwise ? null : value ? 'yes' : 'no');
}

/** Stores a choice of several; null, which stands for the default, removes the stored entry. */
export function keepChoice(preference: Preference, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(nameOf(preference));
    else localStorage.setItem(nameOf(preference), value);
  } catch {
    // Storage is blocked or full: the choice applies until the page is closed.
  }
}
