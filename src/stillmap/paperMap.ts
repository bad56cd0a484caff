/**
 * Draws a map for a sheet of paper: the same View as on the screen, with scale and north, without links, and blank where an exercise asks
 * for it; and its legend, which has what lies in the frame. Pure functions.
 */
import { excerptOf } from '../domain/excerpt';
import { escapeHtml } from '../domain/html';
import { legendGroups, type LegendGroup } from '../symbology/legend';
import { drawBasemap } from './basemap';
import { numberMark, numberNames, withoutLinks, type NumberedName } from './blank';
import { contentOf } from './content';
import { boundsOfCamera } from './frame';
import { drawFurniture } from './furniture';
import type { LeftNames } from './leftNames';
import { labelText } from './names';
import type { OwnInFrame } from './ownInFrame';
import { ownWithin } from './ownWords';
import type { StillPicture } from './picture';

/** A map on paper. */
export interface PaperMap {
  /** An `svg` element; its colours are classes and custom properties of the page. */
  readonly markup: string;
  /** The names on the map, in the order of their numbers: from top to bottom. */
  readonly names: readonly NumberedName[];
  /** How many names have no room. */
  readonly left: LeftNames;
  /** What the map shows of the reader's own layers; null if there are none. */
  readonly own: OwnInFrame | null;
}

/** What a map on paper shows. */
export type PaperPicture = Omit<StillPicture, 'isOnPaper' | 'bleed'>;

/** A picture on paper continues no further than its lines are wide. */
const BLEED = 0.03;

/** Draws a map on paper. `title` says in words what it shows, for those who do not see it. */
export function drawPaperMap(picture: PaperPicture, title: string): PaperMap {
  const onPaper: StillPicture = { ...picture, isOnPaper: true, bleed: BLEED };
  const { camera, size, blank } = picture;
  const { marks, labels, left, over, taken } = contentOf(onPaper);
  const names = numberNames(labels);
  const written = blank?.names ? names.map(numberMark) : labels.map(labelText);
  const content = `${drawBasemap(onPaper)}${marks}${written.join('')}${over}${drawFurniture(camera, size, taken)}`;
  return {
    markup:
      `<svg class="still-map still-drawn" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(title)}">` +
      `${withoutLinks(content)}</svg>`,
    names: names.map(({ number, first, second }) => ({ number, first, second })),
    left,
    own: ownWithin(onPaper),
  };
}

/** The legend of what lies in the frame of some maps, in groups; an entry that several have occurs once. */
export function paperLegend(pictures: readonly PaperPicture[]): readonly LegendGroup[] {
  const groups = new Map<string, LegendGroup>();
  for (const picture of pictures) {
    for (const group of legendOfPicture(picture)) {
      const known = groups.get(group.id)?.entries ?? [];
      const more = group.entries.filter(({ label }) => !known.some((entry) => entry.label === label));
      groups.set(group.id, { ...group, entries: [...known, ...more] });
    }
  }
  return [...groups.values()];
}

function legendOfPicture({ index, geometry, region, view, camera, size }: PaperPicture): readonly LegendGroup[] {
  const { features: inFrame } = excerptOf(view, index, { bounds: boundsOfCamera(camera, size), geometry });
  const features = new Map([...view.features].filter(([id]) => inFrame.has(id)));
  const days = view.mode === 'window' ? view : null;
  return legendGroups({ ...view, features }, days, region.relief ? index.atlas.meta.reliefNote : undefined);
}
