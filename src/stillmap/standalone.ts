/**
 * Draws a view as one SVG document that stands alone: map, title, date, legend, timeline, scale, what is left out, attribution and
 * address. It has plain attributes and needs no style sheet, script, font or other file, so that any program can draw and edit it. Pure
 * functions; lengths are in units of the drawing.
 */
import type { Size } from '../domain/camera';
import { escapeHtml } from '../domain/html';
import { datesOf } from '../domain/ownSpans';
import { drawBasemap } from './basemap';
import { drawContent } from './content';
import { boundsOfCamera } from './frame';
import { inlineStyles } from './inlineStyles';
import { inTimeline, ownTimelineCredit, withOwnData } from './ownWords';
import type { StillWorld } from './picture';
import { layoutPicture, pictureNeedsWorld, pictureOn } from './pictureLayout';
import type { PictureLayout, PictureOptions, Placed } from './pictureParts';
import { GAP, MARGIN, stacked } from './picturePlaces';
import { settingsOf, type Setting } from './pictureSetting';
import { footOf, headOf, stackHeight } from './pictureWords';
import { statedText, whenText } from './statedText';
import { readRules } from './styleSheet';
import { rounded, svgElement } from './svg';
import { timeStrip, type TimeStrip } from './timeStrip';
import { SURFACE } from './timeStripRows';

/** Style sheets and base map of the world, which are fetched. */
export interface PictureSupplies {
  /** Text of the still map's style sheets. */
  readonly css: string;
  /** The world's base map; null if it is not needed, or could not be loaded. */
  readonly world: StillWorld | null;
}

/** A picture as a document. */
export interface StandalonePicture {
  /** An SVG document. */
  readonly markup: string;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Sentences on what the picture leaves out; they are in it, too. */
  readonly lacks: readonly string[];
}

/** What a picture says that shows more than the region, while the rest of the world could not be loaded. */
const WORLD_MISSING = 'Land beyond the region is not drawn: the base map of the world could not be loaded.';

/** Draws a picture; `asked` is its layout, which is worked out if it is not given. */
export function drawPicture(
  options: PictureOptions,
  supplies: PictureSupplies,
  asked: PictureLayout = layoutPicture(options),
): StandalonePicture {
  const isWide = pictureNeedsWorld(asked, options);
  const isMissing = isWide && !supplies.world;
  const layout = isMissing ? layoutPicture({ ...options, lacks: [...options.lacks, WORLD_MISSING] }) : asked;
  const { map, lacks } = layout;
  const picture = pictureOn(layout, options, isWide ? supplies.world : null);
  const drawnMap = drawBasemap(picture) + svgElement('g', {}, drawContent(picture));
  const box = { width: rounded(map.width), height: rounded(map.height) };
  const content = [
    `<defs><clipPath id="map-frame">${svgElement('rect', box)}</clipPath></defs>`,
    ...layout.head.map(({ x, y, what }) => what.draw(x, y)),
    svgElement(
      'g',
      { transform: `translate(${rounded(map.x)} ${rounded(map.y)})` },
      svgElement('g', { class: 'still-map still-drawn', 'clip-path': 'url(#map-frame)' }, drawnMap) +
        svgElement('rect', { ...box, fill: 'none', stroke: 'var(--line-strong)' }),
    ),
    layout.legend ? layout.legend.what.draw(layout.legend.x, layout.legend.y) : '',
    layout.strip ? placedStrip(layout.strip) : '',
    ...layout.foot.map(({ x, y, what }) => what.draw(x, y)),
  ].join('');
  return { ...documentOf(options, supplies, layout, content, descriptionOf(options, layout)), lacks };
}

/** Draws the timeline alone, as wide as the picture of the map would be. */
export function drawTimelinePicture(options: PictureOptions, supplies: PictureSupplies): StandalonePicture {
  const { index, view, size, screen } = options;
  const width = size.units?.width ?? screen.size.width + 2 * MARGIN;
  const inner = width - 2 * MARGIN;
  const layers = options.own?.layers ?? [];
  const strip = timeStrip({
    index,
    view,
    width: inner,
    amount: options.timeline ?? 'all',
    own: datesOf(layers),
    key: 'whole',
  });
  const lacks = [...options.lacks, ...strip.lacks];
  // The picture is as high as it must be, so that nothing is set closely.
  const [setting] = settingsOf(size) as [Setting];
  const head = stacked(headOf(options, inner, setting), MARGIN);
  const headHeight = stackHeight(head.map(({ what }) => what));
  const stripAt = { x: MARGIN, y: MARGIN + headHeight + (headHeight > 0 ? GAP : 0), what: strip };
  const rowWords = `${ownTimelineCredit(layers)} ${strip.ownWords}`.trim();
  const foot = stacked(
    footOf({ ...options, rowWords, besides: withOwnData(inTimeline(layers)) }, lacks, inner, setting, false),
    stripAt.y + strip.height + GAP,
  );
  const height = Math.ceil(stripAt.y + strip.height + GAP + stackHeight(foot.map(({ what }) => what)) + MARGIN);
  const content = [...head, ...foot].map(({ x, y, what }) => what.draw(x, y)).join('') + placedStrip(stripAt);
  const words = [statedText(view, index.atlas.languages), ...lacks].join(' ');
  return { ...documentOf(options, supplies, { width, height }, content, words), lacks };
}

/** The strip of time at its place: an SVG element within another, without the namespace that only the outer one needs. */
function placedStrip({ x, y, what }: Placed<TimeStrip>): string {
  return svgElement('g', { transform: `translate(${x} ${rounded(y)})` }, what.content);
}

/** What a picture shows, for those who cannot see it. */
function descriptionOf({ view, index }: PictureOptions, { map, lacks }: PictureLayout): string {
  const [west, south, east, north] = boundsOfCamera(map.camera, map).map((degrees) => degrees.toFixed(1));
  const where = `The map shows longitudes ${west} to ${east} and latitudes ${south} to ${north}, in degrees.`;
  return [statedText(view, index.atlas.languages), where, ...lacks].join(' ');
}

function documentOf(
  { size, theme, title, view, index }: Pick<PictureOptions, 'size' | 'theme' | 'title' | 'view' | 'index'>,
  { css }: PictureSupplies,
  { width, height }: Size,
  content: string,
  description: string,
): Omit<StandalonePicture, 'lacks'> {
  const pixels = { width: Math.round(width * size.pixels), height: Math.round(height * size.pixels) };
  // A sheet of paper has its size on paper, unless only part of its height is needed.
  const [wide, high] = height === size.units?.height ? (size.millimetres ?? []) : [];
  const name = `${title.trim() || index.atlas.meta.title}. ${whenText(view)}`;
  const rules = readRules(css);
  const body = inlineStyles(
    svgElement(
      'g',
      { 'font-family': 'var(--font-sans)' },
      svgElement('rect', { width: rounded(width), height: rounded(height), fill: SURFACE }) + content,
    ),
    rules,
    theme,
  );
  const markup =
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" ` +
    `width="${wide ? `${wide}mm` : pixels.width}" height="${high ? `${high}mm` : pixels.height}" ` +
    // The two sizes differ by less than a pixel: a picture that kept its proportions would leave an edge of the sheet empty.
    `viewBox="0 0 ${rounded(width)} ${rounded(height)}" preserveAspectRatio="none" role="img" aria-labelledby="picture-title picture-description" lang="en">` +
    `<title id="picture-title">${escapeHtml(name)}</title><desc id="picture-description">${escapeHtml(description)}</desc>` +
    `${body}</svg>\n`;
  return { markup, ...pixels };
}

/** The document with fonts in it; `fontFaces` are `@font-face` rules that contain them. */
export function withFonts(markup: string, fontFaces: string): string {
  return fontFaces ? markup.replace('</desc>', () => `</desc><style>${fontFaces}</style>`) : markup;
}
