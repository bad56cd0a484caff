/** Finds style sheets that failed to load, and fetches them again. */

/** Links whose style sheet failed to load. The property `sheet` does not tell, because Chromium gives such a link an empty sheet. */
const lost = new Set<HTMLLinkElement>();

if (typeof document !== 'undefined') {
  // Error events of elements do not bubble, so the listener captures them.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lost.add(target);
    },
    true,
  );
}

/**
 * Fetches linked style sheets again that failed to load; rejects if one fails again. The bundler's code links a part's styles only once,
 * so they would be missing when the part is fetched again.
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
