/** The prerendered picture contains the pieces of all dates; this file shows those of a view and highlights features. */
import type { View } from '../domain/view';
import { BEFORE_ALL, isShownIn, type WindowPiece } from '../domain/windowPieces';

/** Shows and hides the pieces of the prerendered picture according to a view. */
export function showPiecesOfView(root: HTMLElement, view: View): void {
  for (const link of root.querySelectorAll<SVGAElement>('a[data-feature]')) {
    const id = link.dataset['feature'] as string;
    const state = view.features.get(id);
    const isVenue = link.dataset['venue'] !== undefined;
    const isAftermath = link.dataset['aftermath'] !== undefined;
    const exists = isVenue ? (state?.count ?? 0) > 0 : isShownIn(spanOf(link), view.window);
    setShown(link, isAftermath ? view.aftermath.has(id) : Boolean(exists && state?.present && state.shown));
    highlight(link, view.selected.has(id), view.emphasised.has(id));
    const count = link.querySelector('.still-count');
    if (count && state) count.textContent = String(state.count);
  }
}

function spanOf(link: SVGAElement): WindowPiece {
  const { from, to, next, since = BEFORE_ALL } = link.dataset;
  return { from: Number(from), to: Number(to), next: Number(next), since: Number(since) };
}

function setShown(link: SVGAElement, isShown: boolean): void {
  if (isShown) link.removeAttribute('display');
  else link.setAttribute('display', 'none');
}

/** Gives a link the classes of a selected or emphasised feature, and a band under its line. */
function highlight(link: SVGAElement, isSelected: boolean, isEmphasised: boolean): void {
  link.classList.toggle('is-selected', isSelected);
  link.classList.toggle('is-emphasised', isEmphasised);
  const band = link.querySelector('.still-glow');
  if (!isSelected && !isEmphasised) band?.remove();
  else if (!band) {
    const line = link.querySelector('.still-line');
    const glow = line?.cloneNode() as SVGElement | undefined;
    glow?.setAttribute('class', 'still-glow');
    glow?.setAttribute('stroke-width', '10');
    glow?.removeAttribute('stroke-dasharray');
    if (glow) link.querySelector('title')?.after(glow);
  }
}
