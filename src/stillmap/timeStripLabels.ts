/** Draws the signs and titles of the rows of a timeline as SVG text. Pure functions; lengths are in CSS pixels. */
import type { Feature, StatusWord } from '../domain/model';
import { modeLookName } from '../symbology/modes';
import { themedColour } from '../symbology/palette';
import { DIAMOND_PATH, lookOf, SIGN_PATHS } from '../symbology/statuses';
import { gutterPlace, statusShown, statusWords, titleOf } from '../symbology/timeline/gutter';
import type { TimelineRow } from '../symbology/timeline/layout';
import { dashesOf } from '../symbology/timeline/looks';
import { rounded, svgElement, svgText } from './svg';
import { INK, isAllHollow, symbolAt, type RowPlace } from './timeStripRows';

/** The sign and title of a row, left of it or above it; of a row of statuses the sign is the map's symbol on the shown day. */
export function drawLabel(row: TimelineRow, { view, width, left, narrow, events }: RowPlace): string {
  const start = narrow ? 0 : -left;
  const { glyphX, titleX } = gutterPlace(narrow);
  const shown = row.kind === 'bars' ? view.features.get(row.id) : undefined;
  const words = narrow && shown ? statusWords(shown) : '';
  const isSelected = row.kind === 'bars' && view.selected.has(row.id);
  const isHeading = row.kind === 'track' && !row.style;
  const y = row.labelY;
  return [
    row.kind === 'bars'
      ? glyph(row.feature, shown && statusShown(shown), start + glyphX, y - 4.5)
      : row.style
        ? symbolAt(start + glyphX, row.middle, row.style.path, {
            colour: themedColour(row.style.colour),
            look: isAllHollow(row.clusters, { events, view }) ? 'hollow' : 'filled',
            scale: 0.8,
          })
        : '',
    svgText(titleOf(row, { narrow, left, width, words }), {
      x: start + (isHeading ? 8 : titleX),
      y,
      'font-size': 12.5,
      'font-weight': isHeading || isSelected ? 600 : undefined,
      fill: isSelected ? themedColour('accent') : INK,
    }),
    words
      ? svgText(words, { x: width, y, 'text-anchor': 'end', 'font-size': 12.5, fill: themedColour('inkSoft') })
      : '',
  ].join('');
}

/** Width of the line of a route in the column of labels, and half its length. */
const GLYPH = { line: 3, half: 9 } as const;

/** The map's symbol of a crossing or route with a status, small; dashed if it is not there on the shown day. */
function glyph(feature: Feature, status: StatusWord | undefined, x: number, y: number): string {
  const look = status && lookOf(feature.kind, status, modeLookName(feature.mode));
  const at = `translate(${rounded(x)} ${rounded(y)})`;
  const course = `M-${GLYPH.half} 0H${GLYPH.half}`;
  if (!look) {
    const isCrossing = feature.kind === 'crossing';
    const scale = isCrossing ? 0.54 : 1;
    return svgElement('path', {
      d: isCrossing ? DIAMOND_PATH : course,
      transform: `${at} scale(${scale})`,
      fill: 'none',
      stroke: themedColour('inkFaint'),
      'stroke-width': 1.3 / scale,
      'stroke-dasharray': `${rounded(2 / scale)} ${rounded(2 / scale)}`,
    });
  }
  if (feature.kind === 'crossing') {
    return (
      svgElement('path', { d: DIAMOND_PATH, transform: `${at} scale(0.58)`, fill: INK }) +
      svgElement('path', {
        d: SIGN_PATHS[look.sign],
        transform: `${at} scale(0.66)`,
        fill: 'none',
        stroke: themedColour('casing'),
        'stroke-width': 2.4,
        'stroke-linecap': 'round',
      })
    );
  }
  const width = GLYPH.line * look.weight;
  const line = (stroke: string, size: number, dash: readonly number[]): string =>
    svgElement('path', {
      d: course,
      transform: at,
      fill: 'none',
      stroke,
      'stroke-width': size,
      'stroke-dasharray': dashesOf(dash, size),
    });
  return (
    line(themedColour(look.colour), width, look.dash) +
    (look.inner ? line(themedColour('casing'), width * look.inner.share, look.inner.dash) : '')
  );
}
