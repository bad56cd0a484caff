/** Works out where the parts of a picture are: title, map, legend, timeline, and the words below. Pure functions; lengths in its units. */
import type { Camera, Size } from '../domain/camera';
import type { MeasureDrawing } from '../domain/measure/drawing';
import type { SortedSpanEnds } from '../domain/dated';
import type { Feature } from '../domain/model';
import { datesOf } from '../domain/ownSpans';
import { legendGroups, type LegendGroup } from '../symbology/legend';
import { themedColour, type Theme } from '../symbology/palette';
import { reliefStrength } from '../symbology/relief';
import type { RowChoice } from '../symbology/timeline/layout';
import { needsWorld } from './frame';
import { changedInFrame, viewInFrame, type FramedView } from './inFrame';
import { drawnLacks } from './limits';
import type { OwnInFrame } from './ownLayers';
import {
  measuredCredit,
  ownChosenText,
  ownCredit,
  ownLacks,
  ownLegendGroupsOf,
  ownWithin,
  withOwnInFrame,
} from './ownWords';
import type { OwnPicture, StillPicture } from './picture';
import { pictureLegend, type PictureLegend } from './pictureLegend';
import type { PictureSize } from './pictureSizes';
import { provenanceText } from './provenance';
import { changedText, statedText, whenText } from './statedText';
import { textBlock, type TextBlock } from './textBlock';
import { NARROW_WIDTH, timeStrip, type TimeStrip } from './timeStrip';

/** What a picture shows, and how. */
export interface PictureOptions extends Pick<StillPicture, 'index' | 'geometry' | 'region' | 'settlements' | 'view'> {
  /** What the map on the screen shows, and how large it is. */
  readonly screen: { readonly camera: Camera; readonly size: Size };
  readonly size: PictureSize;
  readonly theme: Theme;
  /** Heading of the picture; empty for none. */
  readonly title: string;
  readonly hasLegend: boolean;
  /** Which rows the timeline has under the map; null for no timeline. */
  readonly timeline: RowChoice | null;
  /** Address of the view; empty for none. */
  readonly address: string;
  /** The reader's own layers; null or absent for none. */
  readonly own?: OwnPicture | null | undefined;
  /** What the reader measures; null or absent for nothing. */
  readonly measured?: MeasureDrawing | null | undefined;
  /** The day on which the picture is made, ISO 8601; absent if it is not told. */
  readonly made?: string | undefined;
  /** Sentences on what the map on the screen shows and this picture does not. */
  readonly lacks: readonly string[];
}

/** Where the parts of a picture are. */
export interface PictureLayout extends Size {
  /** The map: its place, its camera, and the zoom that decides which names are written. */
  readonly map: Size & { readonly x: number; readonly y: number; readonly camera: Camera; readonly detail: number };
  readonly head: readonly Placed<TextBlock>[];
  readonly legend: Placed<PictureLegend> | null;
  readonly strip: Placed<TimeStrip> | null;
  readonly foot: readonly Placed<TextBlock>[];
  readonly lacks: readonly string[];
  /** Whether legend and words are set closer, to save room. */
  readonly isDense: boolean;
}
/** A part with its upper left corner. */
export interface Placed<T> {
  readonly x: number;
  readonly y: number;
  readonly what: T;
}

export const MARGIN = 24;
export const GAP = 12;
/** Where a legend may be: below the map (`side` is 0), or beside it with a width; in a fixed size also beside map and timeline. */
const SIDES = [206, 384, 460, 580] as const;
const TALL_SIDES = [...SIDES, 300, 420, 452, 540] as const;
const BESIDE: readonly LegendPlace[] = SIDES.map((side) => ({ side, isTall: false }));
const TALL: readonly LegendPlace[] = TALL_SIDES.map((side) => ({ side, isTall: true }));
const BELOW: LegendPlace = { side: 0, isTall: false };
/** The timeline, drawn in a width. */
type StripOf = (width: number) => TimeStrip;
/** The timeline with all its rows, with fewer roads and crossings, and also without the row of the reader's own features; the last is null if there is none of these. */
interface Strips {
  readonly whole: StripOf;
  readonly fewer: StripOf;
  readonly short: StripOf | null;
}
interface LegendPlace {
  readonly side: number;
  /** Whether the legend stands beside the timeline, too, which then is only as wide as the map. */
  readonly isTall: boolean;
}
/** What a layout that is tried out has besides its legend. */
interface Attempt {
  readonly strip: StripOf | null;
  readonly isDense: boolean;
}
/** Rows of roads and crossings where the timeline has little room. */
const FEWER_BARS = 2;
/** A map keeps at least this height; a timeline that would make it lower is left out. */
const LEAST_MAP = 220;
/** A picture as large as the map on the screen has its legend beside the map from this ratio of width to height, and this width, on. */
const WIDE = { ratio: 1.15, width: 620 } as const;

/** Works out where the parts of a picture are. */
export function layoutPicture(options: PictureOptions): PictureLayout {
  const { hasLegend, view, index, screen } = options;
  let own = ownWithin({ ...screen, view, own: options.own });
  let changed = changedOn({ map: { ...screen.size, camera: screen.camera } }, options);
  let groups = hasLegend ? [...groupsOf(view, index.atlas.meta.reliefNote), ...ownLegendGroupsOf(own)] : [];
  const amount = options.timeline ?? 'few';
  /** The strip of a width: the layouts that are tried out have it in common. */
  const stripWith = (dates: SortedSpanEnds | null, mostBars?: number): StripOf => {
    const drawn = new Map<number, TimeStrip>();
    return (width) => {
      const strip = drawn.get(width) ?? timeStrip({ index, view, width, amount, hasKey: true, own: dates, mostBars });
      drawn.set(width, strip);
      return strip;
    };
  };
  const dates = options.own ? datesOf(options.own.layers) : null;
  const strips: Strips = {
    whole: stripWith(dates),
    fewer: stripWith(dates, FEWER_BARS),
    short: dates && stripWith(null, FEWER_BARS),
  };
  let layout = bestLayout({ ...options, found: own, changed }, groups, strips);
  // A legend with fewer entries leaves more room for the map, which may then show more: two rounds are enough to agree.
  for (let round = 0; round < 2 && (hasLegend || own || view.mode === 'window'); round++) {
    own = ownOn(layout, options);
    changed = changedOn(layout, options);
    groups = hasLegend ? [...groupsInFrame(options, layout), ...ownLegendGroupsOf(own)] : [];
    layout = bestLayout({ ...options, found: own, changed }, groups, strips);
  }
  if (!own && view.mode === 'day') return layout;
  // What is on the map is said exactly, even if the last round has moved the map.
  const { foot, width, strip } = layout;
  const blocks = footOf(
    {
      ...options,
      found: ownOn(layout, options),
      changed: changedOn(layout, options),
      rowWords: strip?.what.ownWords,
      isDense: layout.isDense,
    },
    layout.lacks,
    width - 2 * MARGIN,
  );
  return { ...layout, foot: stacked(blocks, foot[0]?.y ?? 0) };
}

/** What of the reader's own layers lies on the map of a layout. */
function ownOn({ map }: PictureLayout, { view, own }: PictureOptions): OwnInFrame | null {
  return ownWithin({ camera: map.camera, size: map, view, own });
}

/** The features on the map of a layout whose sign changes within the window. */
function changedOn(
  { map }: { readonly map: Size & { readonly camera: Camera } },
  options: PictureOptions,
): readonly Feature[] {
  return changedInFrame({ ...options, camera: map.camera, size: map });
}

/**
 * Options with what was found on the map, of the reader's own layers, and features whose sign changes within the window; and with what the
 * timeline's row of own features shows. A picture of it alone says there whose they are, and what stands behind the address.
 */
type FoundOptions = PictureOptions & {
  readonly found?: OwnInFrame | null;
  readonly changed?: readonly Feature[];
  readonly rowWords?: string | undefined;
  readonly besides?: string | undefined;
  readonly isDense?: boolean;
};

/**
 * The layout in which the map is largest, with the legend in any place where it has room. Where there is little, legend and words are set
 * closer first; then the timeline has fewer rows; only then a part is left out, and the picture says which.
 */
function bestLayout(options: FoundOptions, groups: readonly LegendGroup[], strips: Strips): PictureLayout {
  const { size, screen, timeline } = options;
  const { whole, fewer, short } = strips;
  const isWide = screen.size.width / screen.size.height >= WIDE.ratio && screen.size.width >= WIDE.width;
  const asOnScreen = isWide ? (BESIDE[0] ?? BELOW) : BELOW;
  const blocks = onceEach();
  const best = (attempt: Attempt, lost: readonly string[] = [], shown = groups): PictureLayout | undefined => {
    const tall = attempt.strip ? TALL : [];
    const places = shown.length === 0 ? [BELOW] : size.units ? [...BESIDE, BELOW, ...tall] : [asOnScreen];
    return places
      .map((place) => layoutWith({ ...options, lacks: [...lost, ...options.lacks] }, shown, attempt, place, blocks))
      .filter(hasRoom)
      .sort((a, b) => b.map.camera.zoom - a.map.camera.zoom)[0];
  };
  const loose = { strip: null, isDense: false };
  const dense = { strip: null, isDense: true };
  const withStrip = (shown = groups, lost: readonly string[] = []): PictureLayout | undefined =>
    best({ strip: whole, isDense: false }, lost, shown) ??
    best({ strip: whole, isDense: true }, lost, shown) ??
    best({ strip: fewer, isDense: true }, lost, shown) ??
    (short
      ? best({ strip: short, isDense: true }, [ROW_LOST, ...lost], shown)
      : undefined); // prettier-ignore
  const found = timeline ? withStrip() : (best(loose) ?? best(dense));
  if (found) return found;
  if (timeline) {
    const bare = groups.length > 0 ? withStrip([], [LEGEND_LOST]) : undefined;
    const lost = [bare ? `${STRIP_LOST} Without the legend it has room.` : STRIP_LOST];
    const one = best(loose, lost) ?? best(dense, lost) ?? bare;
    if (one) return one;
  }
  const lost = !timeline ? LEGEND_LOST : groups.length === 0 ? STRIP_LOST : 'Legend and timeline have no room in this size.'; // prettier-ignore
  return layoutWith({ ...options, lacks: [lost, ...options.lacks] }, [], dense, BELOW, blocks);
}

const ROW_LOST = 'The timeline has no room for the row of the reader’s data in this size.';
const STRIP_LOST = 'The timeline has no room in this size.';
const LEGEND_LOST = 'The legend has no room in this size.';

/** Whether a map is large enough, and a legend beside it no higher than what it stands beside. */
function hasRoom({ map, legend, strip }: PictureLayout): boolean {
  if (map.height < LEAST_MAP) return false;
  if (legend === null || legend.y > map.y) return true;
  const isTall = strip !== null && strip.what.width <= map.width;
  // Labels of a narrow timeline stand above its rows, which takes twice the height.
  if (isTall && map.width < NARROW_WIDTH) return false;
  return legend.what.height <= map.height + (isTall ? GAP + strip.what.height : 0);
}

/** Legends and words of the layouts that are tried out, each made once: most have them in common. */
interface Blocks {
  readonly legend: (groups: readonly LegendGroup[], width: number, isDense: boolean) => PictureLegend;
  readonly foot: (options: FoundOptions, lacks: readonly string[], width: number) => readonly TextBlock[];
}
/** Makes blocks for layouts that differ in nothing but their places, what they leave out and how close they are set. */
function onceEach(): Blocks {
  const [legends, feet] = [new Map<string, PictureLegend>(), new Map<string, readonly TextBlock[]>()];
  const once = <T>(made: Map<string, T>, key: string, make: () => T): T => {
    const there = made.get(key) ?? make();
    made.set(key, there);
    return there;
  };
  return {
    legend: (groups, width, isDense) => once(legends, `${width} ${isDense}`, () => pictureLegend(groups, width, isDense)), // prettier-ignore
    foot: (options, lacks, width) =>
      once(feet, JSON.stringify([lacks, options.rowWords, options.isDense, width]), () => footOf(options, lacks, width)), // prettier-ignore
  };
}

/** The groups of the legend: of what is drawn within the picture. */
function groupsInFrame(options: PictureOptions, { map }: PictureLayout): readonly LegendGroup[] {
  const { camera } = map;
  const note = reliefStrength(camera.zoom) > 0 && options.region.relief ? options.index.atlas.meta.reliefNote : '';
  return groupsOf(viewInFrame({ ...options, camera, size: map }), note);
}

function groupsOf(view: FramedView, reliefNote: string): readonly LegendGroup[] {
  return legendGroups(view, view.mode === 'window' ? view.window.to - 1 : null, reliefNote || undefined);
}

function layoutWith(
  options: FoundOptions,
  groups: readonly LegendGroup[],
  { strip: stripOf, isDense }: Attempt,
  { side, isTall }: LegendPlace,
  blocks: Blocks,
): PictureLayout {
  const { size, screen } = options;
  const isFixed = size.units !== null;
  const isSide = side > 0;
  const width = size.units?.width ?? screen.size.width + 2 * MARGIN + (isSide ? side + GAP : 0);
  const inner = width - 2 * MARGIN;
  const mapWidth = isSide ? inner - side - GAP : inner;
  const strip = stripOf && stripOf(isTall ? mapWidth : inner);
  const legend = groups.length > 0 ? blocks.legend(groups, isSide ? side : inner, isDense) : null;
  const lacks = [...options.lacks, ...ownLacks(options.found ?? null), ...drawnLacks(false), ...(strip?.lacks ?? [])];
  const headBlocks = headOf(options, inner);
  const footBlocks = blocks.foot({ ...options, rowWords: strip?.ownWords, isDense }, lacks, inner);
  const headHeight = stackHeight(headBlocks);
  const below = (legend && !isSide ? legend.height + GAP : 0) + (strip ? strip.height + GAP : 0) + stackHeight(footBlocks); // prettier-ignore
  const mapY = MARGIN + headHeight + (headHeight > 0 ? GAP : 0);
  const mapHeight = isFixed ? (size.units?.height ?? 0) - mapY - GAP - below - MARGIN : Math.max(screen.size.height, isSide ? (legend?.height ?? 0) : 0); // prettier-ignore
  // Whole pixels: else the background would end within one, and its edge would shine through.
  const height = isFixed ? (size.units?.height ?? 0) : Math.ceil(mapY + mapHeight + GAP + below + MARGIN);
  let y = mapY + mapHeight + GAP;
  const place = <T>(what: T, taken: number): Placed<T> => {
    const placed = { x: MARGIN, y, what };
    y += taken + GAP;
    return placed;
  };
  const legendAt = !legend ? null : isSide ? { x: MARGIN + mapWidth + GAP, y: mapY, what: legend } : place(legend, legend.height); // prettier-ignore
  const stripAt = strip && place(strip, strip.height);
  const factor = Math.min(mapWidth / screen.size.width, mapHeight / screen.size.height);
  const zoom = screen.camera.zoom + Math.log2(Math.max(factor, 0.01));
  return {
    width,
    height,
    map: { x: MARGIN, y: mapY, width: mapWidth, height: mapHeight, camera: { ...screen.camera, zoom }, detail: Math.max(zoom, screen.camera.zoom) }, // prettier-ignore
    head: stacked(headBlocks, MARGIN),
    legend: legendAt,
    strip: stripAt,
    foot: stacked(footBlocks, y),
    lacks,
    isDense,
  };
}

/** Height of blocks that stand below each other. */
export function stackHeight(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}

export function stacked(blocks: readonly TextBlock[], top: number): readonly Placed<TextBlock>[] {
  let y = top;
  return blocks.map((what) => {
    const placed = { x: MARGIN, y, what };
    y += what.height;
    return placed;
  });
}

/** Heading and date; without a heading the picture has none, and its foot says the date. */
export function headOf({ title, view, index }: PictureOptions, width: number): readonly TextBlock[] {
  if (title.trim() === '') return [];
  const { meta } = index.atlas;
  const name = title.trim() === meta.title ? meta.subtitle : `${meta.title}. ${meta.subtitle}`;
  return [
    textBlock(title, width, { size: 23, bold: true, serif: true, fill: themedColour('ink'), leading: 1.3 }),
    textBlock(`${whenText(view)} · ${name}`, width, { size: 14, fill: themedColour('inkSoft') }), // prettier-ignore
  ];
}

/** What the picture shows in words, what it leaves out, whose the data are, and where the view is. */
export function footOf(
  {
    view,
    index,
    address,
    found = null,
    changed = [],
    rowWords = '',
    besides,
    measured,
    made,
    isDense = false,
  }: FoundOptions,
  lacks: readonly string[],
  width: number,
  hasMap = true,
): readonly TextBlock[] {
  const { meta, languages } = index.atlas;
  const { own, borders } = meta.licences;
  const style = { size: isDense ? 11 : 12, fill: themedColour('inkSoft') };
  const record = [
    [statedText(view, languages), ...ownChosenText(found), ...changedText(changed), ...lacks].join(' '),
    `${meta.attribution} · ${meta.title}: ${own.title}; borders ${borders.title}.`,
    provenanceText(index.atlas, { made, hasMap }),
  ];
  return [
    // Lines that follow each other without a break save one or two of them.
    ...(isDense ? [record.join(' ')] : record).map((text) => textBlock(text, width, style)),
    // The two voices and the record are the atlas's; what the reader brought along stands apart.
    ...[`${ownCredit(found)} ${rowWords}`.trim(), measuredCredit(measured)].filter(Boolean).map((text) => textBlock(text, width, style)), // prettier-ignore
    ...(address ? [textBlock(`${address}${besides ?? withOwnInFrame(found)}`, width, style)] : []),
  ];
}

/** Whether the picture shows anything beyond the region, so that it needs the world's base map. */
export function pictureNeedsWorld({ map }: PictureLayout, { index }: Pick<PictureOptions, 'index'>): boolean {
  return needsWorld(map.camera, map, index.atlas.meta.regionBounds);
}
