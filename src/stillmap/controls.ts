/** What stands over and under the still map: buttons, attribution, what it leaves out, and its caption on paper. */
import { escapeHtml } from '../domain/html';

/** Adds zoom buttons and attribution, as the live map has them; once. `zoom` is called with 1 or -1. */
export function addControls(root: HTMLElement, attribution: string, zoom: (by: 1 | -1) => void): void {
  if (root.querySelector('.still-buttons')) return;
  const group = document.createElement('div');
  group.className = 'still-buttons';
  group.append(
    button('+', 'Zoom in', () => zoom(1)),
    button('−', 'Zoom out', () => zoom(-1)),
  );
  // The licences ask that the data be named wherever it is shown.
  const credit = document.createElement('p');
  credit.className = 'still-attribution';
  credit.textContent = `${attribution} · `;
  const link = document.createElement('a');
  link.href = '#borders-policy';
  link.textContent = 'How borders are drawn';
  credit.append(link);
  root.append(group, credit);
}

/** Takes away what `addControls` and `showLimits` have added. */
export function removeControls(root: HTMLElement): void {
  for (const part of root.querySelectorAll('.still-buttons, .still-attribution, .still-limits')) part.remove();
}

/** Says in sentences what the picture leaves out, with a way to try again; takes the notice away where there are none. */
export function showLimits(root: HTMLElement, limits: readonly string[], tryAgain: () => void): void {
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
  // Said once: a status that is written anew is read out anew.
  if (notice.textContent?.startsWith(limits.join(' '))) return;
  notice.textContent = `${limits.join(' ')} `;
  notice.append(button('Try again', 'Try again', tryAgain));
}

/** Writes the caption on paper: the legend (HTML), what is shown, and what is not. */
export function setCaption(root: HTMLElement, legend: string, stated: string, lacks: readonly string[]): void {
  let caption = root.querySelector('figcaption');
  if (!caption) {
    caption = document.createElement('figcaption');
    root.append(caption);
  }
  caption.innerHTML = `${legend}<p>${escapeHtml(stated)}</p><p>${escapeHtml(lacks.join(' '))}</p>`;
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (label !== text) made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}

/** Runs a task when the browser has time for it. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task, { timeout: 5000 });
  else setTimeout(task, 500);
}
