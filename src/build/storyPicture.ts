/**
 * Draws the map of a story's step as SVG for the pages that are read without scripts: the still map's drawing, cut at its frame and with
 * coarser outlines, so that a page with a dozen maps stays small. Pure functions.
 */
import type { Camera, Size } from '../domain/camera';
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import type { AtlasGeometry, Id, Settlement, StoryStep } from '../domain/model';
import { initialSession, sessionAtStep } from '../domain/session';
import { formatDay } from '../domain/time';
import { selectCompared, selectView, type View } from '../domain/view';
import { drawBasemap } from '../stillmap/basemap';
import { drawContent } from '../stillmap/content';
import { cameraOfStep, needsWorld } from '../stillmap/frame';
import { viewInFrame } from '../stillmap/inFrame';
import { BLEED_DRAWN, type StillBasemap, type StillFrame, type StillWorld } from '../stillmap/picture';

/** What all pictures are drawn from. */
export interface PictureData {
  readonly index: AtlasIndex;
  readonly geometry: AtlasGeometry;
  readonly region: StillBasemap;
  readonly world: StillWorld;
  readonly settlements: readonly Settlement[];
}

/** A step as the map shows it. */
export interface StepPicture {
  readonly view: View;
  /** The same on the second of two compared days; null if nothing is compared. */
  readonly other: View | null;
  /** Ids of the features of which something is in the picture, and not only at its edge. */
  readonly seen: ReadonlySet<Id>;
  /** The SVG elements, two if two days are compared. They use parts of `BasemapParts`. */
  readonly svgs: readonly string[];
}

/** Sizes in CSS pixels: of one map, and of each of two beside each other. */
const ONE: Size = { width: 560, height: 430 };
const TWO: Size = { width: 340, height: 400 };
/** Pixels between the step's frame and the edge of its picture. */
const AIR = 14;
/** How far from the edge something counts as seen, as a share of the picture's size. */
const EDGE = 0.05;
/** Paths are rounded to this many steps per pixel; short ones, which draw signs, stay as they are. */
const BASE_STEPS = 1;
const CONTENT_STEPS = 1;
const SHORT_PATH = 160;

/** The base maps of a page, each drawn once although several steps use it. */
export class BasemapParts {
  /** The attributes and the content of each base map. */
  readonly #drawn = new Map<string, string>();

  /** The id of the base map of a frame, which is drawn if it has not been yet. */
  idOf(frame: StillFrame): string {
    const { camera, size } = frame;
    const key = [camera.zoom, camera.lat, camera.lon, size.width, size.height].join();
    const known = this.#drawn.get(key);
    if (known === undefined) {
      const cut = withoutBleed(frame);
      const [x, y] = [(size.width - cut.size.width) / 2, (size.height - cut.size.height) / 2];
      this.#drawn.set(key, ` transform="translate(${x} ${y})">${coarser(drawBasemap(cut), BASE_STEPS)}`);
    }
    return `land-${[...this.#drawn.keys()].indexOf(key) + 1}`;
  }

  /** The base maps as parts of an SVG element that is not seen itself. */
  get svg(): string {
    const parts = [...this.#drawn.values()].map((part, at) => `<g id="land-${at + 1}"${part}</g>`);
    return `<svg class="parts" width="0" height="0" aria-hidden="true"><defs>${parts.join('')}</defs></svg>`;
  }
}

/** Shapes shorter than this, as characters of path data, are not worth sharing. */
const SHARED_PATH = 240;

/**
 * Writes each shape that several maps of a page have, or one map twice, once: as a part that the others use. A shape takes colour and
 * width from where it is used.
 */
export function withSharedShapes(page: string): string {
  const PATH = /<path ((?:[^>]*? )?)d="([^"]*)"([^>]*)\/>/g;
  const counts = new Map<string, number>();
  for (const [, , shape = ''] of page.matchAll(PATH)) {
    if (shape.length >= SHARED_PATH) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([shape]) => shape);
  const ids = new Map(shared.map((shape, at) => [shape, `shape-${at + 1}`]));
  const used = page.replace(PATH, (whole, before: string, shape: string, after: string) => {
    const id = ids.get(shape);
    return id === undefined ? whole : `<use href="#${id}" ${before.trimEnd()}${after}/>`;
  });
  const shapes = [...ids].map(([shape, id]) => `<path id="${id}" d="${shape}"/>`).join('');
  return used.replace('<defs>', () => `<defs>${shapes}`);
}

/** Draws a step of a story. */
export function drawStep(
  data: PictureData,
  place: { readonly story: string; readonly step: string },
  step: StoryStep,
  parts: BasemapParts,
): StepPicture {
  const { index, region, world } = data;
  const { regionBounds } = index.atlas.meta;
  const session = sessionAtStep(index, initialSession(index), place, step);
  const view = selectView(index, session);
  const other = selectCompared(index, session);
  const views = other ? [view, other] : [view];
  const size = other ? TWO : ONE;
  const camera = cameraOfStep(index.atlas.meta, step, size, { top: AIR, right: AIR, bottom: AIR, left: AIR });
  const frame: StillFrame = {
    index,
    region,
    world: needsWorld(camera, size, regionBounds) ? world : null,
    camera,
    size,
    detail: camera.zoom,
  };
  const draw = (shown: View): string => {
    const content = coarser(drawContent({ ...data, ...frame, view: shown, marks: step.marks }), CONTENT_STEPS);
    const label = `Map, ${daysOf(shown)}`;
    return [
      `<svg class="still-map still-drawn" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(label)}">`,
      `<use href="#${parts.idOf(frame)}"/>`,
      withoutLinks(content),
      '</svg>',
    ].join('');
  };
  return { view, other, seen: seenIn(data, views, camera, size), svgs: views.map(draw) };
}

/** The days that a view shows, in words. */
export function daysOf({ mode, window }: Pick<View, 'mode' | 'window'>): string {
  const first = formatDay(window.from);
  return mode === 'day' ? first : `${first} to ${formatDay(window.to - 1)}`;
}

/** The features of which something is in a picture, and not only at its edge. */
function seenIn(data: PictureData, views: readonly View[], camera: Camera, size: Size): ReadonlySet<Id> {
  const inside = { width: size.width * (1 - 2 * EDGE), height: size.height * (1 - 2 * EDGE) };
  return new Set(views.flatMap((view) => [...viewInFrame({ ...data, view, camera, size: inside }).features.keys()]));
}

/** A smaller frame whose drawing, which continues beyond its edges, is as large as the picture. */
function withoutBleed(frame: StillFrame): StillFrame {
  const share = 1 + 2 * BLEED_DRAWN;
  return { ...frame, size: { width: frame.size.width / share, height: frame.size.height / share } };
}

/** Rounds long paths. Theirs are points from M, each after it relative to the one before, as `stillmap/project` draws them. */
export function coarser(svg: string, steps: number): string {
  return svg.replace(/ d="([^"]*)"/g, (whole, path: string) =>
    path.length < SHORT_PATH || /[^MlZ\d\s.-]/.test(path)
      ? whole
      : ` d="${path.replace(/M[^M]*/g, (run) => coarserRun(run, steps))}"`,
  );
}

function coarserRun(run: string, steps: number): string {
  const numbers = (run.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
  const [startX = 0, startY = 0] = numbers;
  let [x, y] = [startX, startY];
  let [lastX, lastY] = [Math.round(x * steps), Math.round(y * steps)];
  let path = `M${lastX / steps} ${lastY / steps}l`;
  let count = 0;
  for (let at = 2; at + 1 < numbers.length; at += 2) {
    x += numbers[at] as number;
    y += numbers[at + 1] as number;
    const [nextX, nextY] = [Math.round(x * steps), Math.round(y * steps)];
    if (nextX === lastX && nextY === lastY) continue;
    const [dx, dy] = [(nextX - lastX) / steps, (nextY - lastY) / steps];
    path += `${count > 0 && dx >= 0 ? ' ' : ''}${dx}${dy >= 0 ? ' ' : ''}${dy}`;
    [lastX, lastY] = [nextX, nextY];
    count += 1;
  }
  // An island of less than a pixel or two is not seen.
  if (count === 0 || (count < 3 && run.includes('Z'))) return '';
  return run.includes('Z') ? `${path}Z` : path;
}

/** A picture in a text has no Tab stops: what it shows stands beside it in words. */
function withoutLinks(svg: string): string {
  return svg
    .replace(/<a [^>]*?(class="[^"]*")?[^>]*>/g, (_whole, classes?: string) => `<g${classes ? ` ${classes}` : ''}>`)
    .replaceAll('</a>', '</g>');
}
