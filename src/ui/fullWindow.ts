/**
 * A view that takes the whole window: it stands beside the page in the document, and the page behind it is inert. Unlike a modal `dialog`
 * it can be printed: what lies in the browser's top layer is printed on one page and cut.
 */
import type { Attachment } from 'svelte/attachments';

/**
 * Attachment (`{@attach}`) that makes an element such a view, with the attribute `data-window` of the document set to `name`, for style
 * sheets. When the element goes, the focus returns to where it was.
 */
export function fullWindow(name: string): Attachment<HTMLElement> {
  return (element) => {
    const { body, documentElement, activeElement } = document;
    body.append(element);
    // Whatever is inert already stays so afterwards.
    const page = [...body.children].filter(
      (each): each is HTMLElement => each instanceof HTMLElement && each !== element && !each.inert,
    );
    for (const each of page) each.inert = true;
    documentElement.dataset['window'] = name;
    element.focus();
    return () => {
      for (const each of page) each.inert = false;
      delete documentElement.dataset['window'];
      element.remove();
      if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
    };
  };
}
