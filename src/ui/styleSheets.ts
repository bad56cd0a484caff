/** Finds style sheets that did not arrive, and fetches them again. */

/** Links whose style sheet did not arrive. The property `sheet` does not show which these are: Chromium gives such a link an empty one. */
const lost = new Set<HTMLLinkElement>();

if (typeof document !== 'undefined') {
  // The event of an element that could not be loaded does not bubble.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target);
    },
    true,
  );
}

/**
 * Fetches linked style sheets that did not arrive; rejects where one does not arrive again. The bundler's code links the styles of a
 * part once: when the part is fetched again, they would be missing.
 */
export async function renewStyles(): Promise<void> {
  await Promise.all([...lost].map(renew));
}

function renew(link: HTMLLinkElement): Promise<void> {
  lost.delete(link);
  const fresh = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    fresh.addEventListener('load', () => resolve());
    fresh.addEventListener('error', () => reject(new Error(`${link.href} did not arrive.`)));
    link.replaceWith(fresh);
  });
}
