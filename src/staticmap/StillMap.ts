/** Keeps the prerendered still map in step with the view where there is no WebGL. Framework-free; `apply` is idempotent. */
import type { Id } from '../domain/model';
import type { View } from '../domain/view';
import { isShownIn } from '../domain/visibility';

export class StillMap {
  readonly #root: HTMLElement;
  readonly #abort = new AbortController();

  /** Takes over the figure that holds the prerendered SVG. */
  constructor(root: HTMLElement, onSelect: (id: Id | null) => void) {
    this.#root = root;
    root.addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element).closest<SVGAElement>('a[data-feature]');
        if (link) event.preventDefault();
        onSelect(link?.dataset['feature'] ?? null);
      },
      { signal: this.#abort.signal },
    );
  }

  /** Shows what holds in the view's window, and marks what is selected or emphasised. */
  apply(view: View): void {
    for (const link of this.#root.querySelectorAll<SVGAElement>('a[data-feature]')) {
      const id = link.dataset['feature'] as Id;
      const state = view.features.get(id);
      const isVenue = link.dataset['venue'] !== undefined;
      const isLater = link.dataset['later'] !== undefined;
      const holds = isVenue ? (state?.count ?? 0) > 0 : isShownIn(spanOf(link), view.window);
      toggle(link, isLater ? view.later.has(id) : Boolean(holds && state?.present && state.shown));
      link.classList.toggle('is-selected', view.selected.has(id));
      link.classList.toggle('is-emphasised', view.emphasised.has(id));
      const count = link.querySelector('.still-count:not(.still-unknown)');
      if (count && state) count.textContent = String(state.count);
    }
  }

  /** Lets go of the figure. */
  destroy(): void {
    this.#abort.abort();
  }
}

function spanOf(link: SVGAElement): { from: number; to: number; next: number } {
  const { from, to, next } = link.dataset;
  return { from: Number(from), to: Number(to), next: Number(next) };
}

function toggle(link: SVGAElement, shown: boolean): void {
  if (shown) link.removeAttribute('display');
  else link.setAttribute('display', 'none');
}
