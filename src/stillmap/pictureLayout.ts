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
  withOwnData,
} from './ownWords';
import type { OwnPicture, StillPicture } from './picture';
import { pictureLegend, type PictureLegend } from './pictureLegend';
import type { PictureSize } from './pictureSizes';
import { provenanceText } from './provenance';
import { changedText, statedText, whenText } from './statedText';
import { textBlock, type TextBlock } from './textBlock';
import { timeStrip, type TimeStrip } from './timeStrip';

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
}
/** A part with its upper left corner. */
export interface Placed<T> {
  readonly x: number;
  readonly y: number;
  readonly what: T;
}

export const MARGIN = 24;
export const GAP = 12;
/** Where a legend may be: below the map (`side` is 0), or beside it with a width. */
const LEGEND_PLACES = {
  side: [{ side: 206 }, { side: 384 }, { side: 460 }, { side: 580 }],
  below: { side: 0 },
} as const;
/** The timeline, drawn in a width. */
type StripOf = (width: number) => TimeStrip;
/** The timeline with all its rows, and without that of the reader's own features; the latter is null if there is none of these. */
interface Strips {
  readonly whole: StripOf;
  readonly short: StripOf | null;
}
interface LegendPlace {
  readonly side: number;
}
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
  const stripWith = (dates: SortedSpanEnds | null): StripOf => {
    const drawn = new Map<number, TimeStrip>();
    return (width) => {
      const strip = drawn.get(width) ?? timeStrip({ index, view, width, amount, hasKey: true, own: dates });
      drawn.set(width, strip);
      return strip;
    };
  };
  const dates = options.own ? datesOf(options.own.layers) : null;
  const strips: Strips = { whole: stripWith(dates), short: dates && stripWith(null) };
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
    { ...options, found: ownOn(layout, options), changed: changedOn(layout, options), rowWords: strip?.what.ownWords },
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
};

/** The layout in which the map is largest, with the legend in any place where it has room. */
function bestLayout(options: FoundOptions, groups: readonly LegendGroup[], { whole, short }: Strips): PictureLayout {
  const { size, screen, timeline } = options;
  const { side, below } = LEGEND_PLACES;
  const isWide = screen.size.width / screen.size.height >= WIDE.ratio && screen.size.width >= WIDE.width;
  const places = groups.length === 0 ? [below] : size.units ? [...side, below] : [isWide ? side[0] : below];
  const best = (strip: StripOf | null, lost: readonly string[] = []): PictureLayout | undefined =>
    places
      .map((place) => layoutWith({ ...options, lacks: [...lost, ...options.lacks] }, groups, strip, place))
      .filter(
        ({ map, legend }) =>
          map.height >= LEAST_MAP && (legend === null || legend.y > map.y || legend.what.height <= map.height),
      ) // prettier-ignore
      .sort((a, b) => b.map.camera.zoom - a.map.camera.zoom)[0];
  return (
    best(timeline && whole) ??
    (timeline && short && best(short, ['The timeline has no room for the row of the reader’s data in this size.'])) ??
    (timeline && best(null, ['The timeline has no room in this size.'])) ??
    layoutWith({ ...options, lacks: ['Legend and timeline have no room in this size.', ...options.lacks] }, [], null, below) // prettier-ignore
  );
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
  stripOf: StripOf | null,
  { side }: LegendPlace,
): PictureLayout {
  const { size, screen } = options;
  const isFixed = size.units !== null;
  const isSide = side > 0;
  const width = size.units?.width ?? screen.size.width + 2 * MARGIN + (isSide ? side + GAP : 0);
  const inner = width - 2 * MARGIN;
  const mapWidth = isSide ? inner - side - GAP : inner;
  const strip = stripOf && stripOf(inner);
  const legend = groups.length > 0 ? pictureLegend(groups, isSide ? side : inner) : null;
  const lacks = [...options.lacks, ...ownLacks(options.found ?? null), ...drawnLacks(false), ...(strip?.lacks ?? [])];
  const headBlocks = headOf(options, inner);
  const footBlocks = footOf({ ...options, rowWords: strip?.ownWords }, lacks, inner);
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
  { view, index, address, found = null, changed = [], rowWords = '', besides, measured, made }: FoundOptions,
  lacks: readonly string[],
  width: number,
  hasMap = true,
): readonly TextBlock[] {
  const { meta, languages } = index.atlas;
  const { own, borders } = meta.licences;
  const style = { size: 12, fill: themedColour('inkSoft') };
  return [
    textBlock([statedText(view, languages), ...ownChosenText(found), ...changedText(changed), ...lacks].join(' '), width, style), // prettier-ignore
    textBlock(`${meta.attribution} · ${meta.title}: ${own.title}; borders ${borders.title}.`, width, style),
    textBlock(provenanceText(index.atlas, { made, hasMap }), width, style),
    // The two voices and the record are the atlas's; what the reader brought along stands apart.
    ...[`${ownCredit(found)} ${rowWords}`.trim(), measuredCredit(measured)].filter(Boolean).map((text) => textBlock(text, width, style)), // prettier-ignore
    ...(address
      ? [
          textBlock(
            `${address}${besides ?? withOwnData((found?.layers ?? []).map(({ styled }) => styled))}`,
            width,
            style,
          ),
        ]
      : []),
  ];
}

/** Whether the picture shows anything beyond the region, so that it needs the world's base map. */
export function pictureNeedsWorld({ map }: PictureLayout, { index }: Pick<PictureOptions, 'index'>): boolean {
  return needsWorld(map.camera, map, index.atlas.meta.regionBounds);
}
