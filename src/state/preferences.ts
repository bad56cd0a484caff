/** Small choices of a reader that this device keeps, in local storage; without it they hold until the page is closed. */

/** Choices that are kept, by the name under which they are. */
export type Preference = 'slash';

const nameOf = (preference: Preference): string => `atlas-${preference}`;

/** A choice that was kept; `otherwise` where none was, or where nothing can be read. */
export function readPreference(preference: Preference, otherwise: boolean): boolean {
  try {
    const kept = localStorage.getItem(nameOf(preference));
    return kept === null ? otherwise : kept === 'yes';
  } catch {
    return otherwise;
  }
}

/** Keeps a choice. What is chosen as `otherwise` leaves nothing behind on the device. */
export function keepPreference(preference: Preference, value: boolean, otherwise: boolean): void {
  try {
    if (value === otherwise) localStorage.removeItem(nameOf(preference));
    else localStorage.setItem(nameOf(preference), value ? 'yes' : 'no');
  } catch {
    // Storage is blocked or full: the choice holds for this visit.
  }
}
