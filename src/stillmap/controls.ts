/** Elements over and below the still map: buttons, attribution, a notice of what the picture leaves out, and its caption in print. */
import { escapeHtml } from '../domain/html';

/** Adds zoom buttons and attribution like the live map's, once. `zoom` is called with 1 to zoom in or -1 to zoom out. */
export function addControls(root: HTMLElement, attribution: string, zoom: (by: 1 | -1) => void): void {
  if (root.querySelector('.still-buttons')) return;
  const group = document.createElement('div');
  group.className = 'still-buttons';
  group.append(
    button('+', 'Zoom in', () => zoom(1)),
    button('−', 'Zoom out', () => zoom(-1)),
  );
  // The licences require that the data are credited wherever they are shown.
  const credit = document.createElement('p');
  credit.className = 'still-attribution';
  credit.textContent = `${attribution} · `;
  const link = document.createElement('a');
  link.href = '#borders-policy';
  link.textContent = 'How borders are drawn';
  credit.append(link);
  root.append(group, credit);
}

/** Removes what `addControls` and `showLimits` have added. */
export function removeControls(root: HTMLElement): void {
  for (const part of root.querySelectorAll('.still-buttons, .still-attribution, .still-limits, .still-hint'))
    part.remove();
}

/**
 * Shows sentences that say what the picture leaves out, with a button to try again if that is not null; without sentences the notice is
 * removed.
 */
export function showLimits(root: HTMLElement, limits: readonly string[], tryAgain: (() => void) | null): void {
  let notice = root.querySelector('.still-limits');
  if (limits.length === 0) {
    notice?.remove();
    return;
  }
  if (!notice) {
    notice = document.createElement('p');
    notice.className = 'still-limits';
    notice.setAttribute('role', 'status');
    root.append(notice);
  }
  // The notice is not written again if it is unchanged, because screen readers would announce it again.
  if (notice.textContent === `${limits.join(' ')} ${tryAgain ? 'Try again' : ''}`) return;
  notice.textContent = `${limits.join(' ')} `;
  if (tryAgain) notice.append(button('Try again', 'Try again', tryAgain));
}

/** How to move a map that leaves the plain wheel and one finger to the page around it: the words of the live map. */
const HINTS = {
  mouse: `Use ${/Mac/.test(globalThis.navigator?.userAgent ?? '') ? '⌘' : 'Ctrl'} + scroll to zoom the map`,
  touch: 'Use two fingers to move the map',
} as const;
/** Milliseconds that the hint is visible after the last gesture. */
const HINTED = 1000;
let hinting: ReturnType<typeof setTimeout> | undefined;

/** Says for a moment how to move the map. Screen readers are not told: their users have the arrow keys. */
export function hint(root: HTMLElement): void {
  let line = root.querySelector('.still-hint');
  if (!line) {
    line = document.createElement('p');
    line.className = 'still-hint';
    line.setAttribute('aria-hidden', 'true');
    root.append(line);
  }
  line.textContent = globalThis.matchMedia?.('(pointer: coarse)').matches ? HINTS.touch : HINTS.mouse;
  line.classList.add('is-shown');
  clearTimeout(hinting);
  hinting = setTimeout(() => line.classList.remove('is-shown'), HINTED);
}

/**
 * Writes the caption for print: the legend (HTML), paragraphs on what the map shows and leaves out, and the address that leads back to it,
 * with what that does not have.
 */
export function setCaption(root: HTMLElement, legend: string, paragraphs: readonly string[], besides = ''): void {
  let caption = root.querySelector('figcaption');
  if (!caption) {
    caption = document.createElement('figcaption');
    root.append(caption);
  }
  const texts = [...paragraphs, `This view: ${location.href}${besides}`];
  caption.innerHTML = legend + texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== text) made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

/** Runs a task when the browser is idle. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 5000 });
  else setTimeout(task, 500);
}
