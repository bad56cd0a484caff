/** Small choices of a reader that are kept in local storage; if it is blocked, they last until the page is closed. */

/** Names under which choices are stored. */
export type Preference = 'slash';

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

/** Stores a choice. If the value equals the default `otherwise`, the stored entry is removed, so that nothing stays on the device. */
export function keepPreference(preference: Preference, value: boolean, otherwise: boolean): void {
  try {
    if (value === otherwise) localStorage.removeItem(nameOf(preference));
    else localStorage.setItem(nameOf(preference), value ? 'yes' : 'no');
  } catch {
    // Storage is blocked or full: the choice applies until the page is closed.
  }
}
