/** Takes the controls of a part of the page out of the reach of Tab while that part is not the one in use. */
import type { Attachment } from 'svelte/attachments';

/** Controls that Tab reaches. */
const CONTROLS = 'a[href], button, summary';

/** Attachment (`{@attach}`): while `isInUse` is false, Tab passes the controls of the element by. Pointers and screen readers reach them. */
export function tabStops(isInUse: boolean): Attachment<HTMLElement> {
  return (element) => {
    for (const control of element.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (isInUse) control.removeAttribute('tabindex');
      else control.tabIndex = -1;
    }
  };
}
