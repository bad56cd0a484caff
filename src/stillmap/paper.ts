/** The legend under a map on paper: what its signs mean. Pure: view to HTML text. */
import { escapeHtml } from '../domain/html';
import type { View } from '../domain/view';
import { legendOf, type LegendEntry } from '../symbology/legend';
import { cssName } from '../symbology/palette';
import { DIAMOND_PATH, AFTERMATH_PATHS, lookOf, RAILWAY_THREAD_WIDTH_SHARE, SIGN_PATHS } from '../symbology/statuses';

/** The legend of a view as an HTML list. */
export function legendList(view: View): string {
  const items = legendOf(view).map((entry) => `<li>${swatch(entry)}${escapeHtml(entry.label)}</li>`);
  return `<ul class="still-legend">${items.join('')}</ul>`;
}

function swatch(entry: LegendEntry): string {
  return `<svg class="still-map still-swatch" viewBox="0 0 30 24" width="30" height="24" aria-hidden="true">${sample(entry)}</svg>`;
}

function sample(entry: LegendEntry): string {
  switch (entry.sample) {
    case 'line': {
      const look = lookOf(entry.kind, entry.status, entry.mode);
      const width = entry.kind === 'route' ? 3.4 : 2;
      const thread =
        entry.mode === 'rail'
          ? `<path class="still-line c-idle" d="M2 12H28" stroke-width="${width * RAILWAY_THREAD_WIDTH_SHARE}"/>`
          : '';
      return `${thread}${line('M2 12H28', width * look.weight, look)}`;
    }
    case 'area':
      return line('M4 5H26V19H4Z', 1.4, lookOf('area', entry.status));
    case 'crossing':
      return `<g transform="translate(15 12) scale(0.9)"><path class="still-diamond" d="${DIAMOND_PATH}"/><path class="still-sign" d="${SIGN_PATHS[lookOf('crossing', entry.status).sign]}"/></g>`;
    case 'ghost':
      return `<g transform="translate(15 12) scale(0.8)"><path class="still-ghost" d="${DIAMOND_PATH}"/></g>`;
    case 'aftermath':
      return `<g transform="translate(6 21) scale(0.9)"><path class="still-aftermath" d="${AFTERMATH_PATHS.stem}"/><path class="still-aftermath" d="${AFTERMATH_PATHS.square}"/></g>`;
    case 'venue':
      return '<circle class="still-venue" cx="15" cy="12" r="9"/><text class="still-count" x="15" y="16" text-anchor="middle">n</text>';
    case 'undisclosed':
      return '<circle class="still-undisclosed" cx="15" cy="12" r="9"/><text class="still-count still-unknown" x="15" y="16" text-anchor="middle">?</text>';
  }
}

function line(path: string, width: number, { colour, dash }: ReturnType<typeof lookOf>): string {
  const dashes = dash.map((part) => (part * width).toFixed(1)).join(' ');
  return `<path class="still-line c-${cssName(colour)}" d="${path}" stroke-width="${width.toFixed(1)}"${dashes ? ` stroke-dasharray="${dashes}"` : ''}/>`;
}
