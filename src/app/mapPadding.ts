/** Computes which edges of the map are covered by sheets, cards and panels. */
import { cameraWithin, usablePadding, type Camera, type Size } from '../domain/camera';
import type { LonLat } from '../domain/model';
import type { FrameShow } from '../formats/address/embed';
import type { SheetStop } from '../state/historyEntry';
import type { Layout } from './screen.svelte';

/** Widths of the map's covered edges in pixels; the camera keeps what it shows away from them. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** True while the table has most of the map's width: when it comes or goes, the map shows in its new width what it showed before. */
  readonly isBesideTable?: boolean;
}

/** What covers the map. */
export interface MapCover {
  /** How the page is laid out. */
  readonly layout: Layout;
  /** Height and width of the screen in CSS pixels. */
  readonly height: number;
  readonly width: number;
  /** Height of a sheet over the map, if the layout has one. */
  readonly stop: SheetStop;
  /** How many cards and panels are open; where the map is wide enough for that, they are beside each other at its right edge. */
  readonly panels: number;
  /** What the page shows in a frame of another page; null, or absent, where it is in none. */
  readonly frame?: FrameShow | null;
  /** Whether the map is beside the table: a card then covers its lower half. */
  readonly isTable?: boolean;
  /** Whether a folded panel lies over the upper edge of a sheet. */
  readonly hasStrip?: boolean;
}

/** Height of a lowered sheet, and the share of the screen that a half one has: as in `ui/styles/sheet.css`. */
const LOW_SHEET = 140;
/** Height of a lowered sheet with nothing but its handle, or with handle and tabs, and width of a card at the right: as in `public/embed.css`. */
const FRAME_HANDLE = 28;
const FRAME_TABS = 84;
const FRAME_CARD = 300;
const HALF_SHEET = 0.54;
/** Width of a card over the map, with its distance from the map's edge and as much again beside it. */
const CARD = 330 + 16 + 16;
/** Width that a panel beside a card covers more: as far from the map's edge as its styles say, `views/measure`, `app/LayersPart`. */
const BESIDE_CARD = 372 - 16;
/** On a screen less wide than this both would leave too little of the map: a panel lies over the card, as in the same styles. */
export const ROOM_FOR_TWO = 1680;
/** Height of a folded panel: as in `views/measure`, for letters of the usual size. */
const STRIP = 80;
/** Share of the screen's height that a card takes beside the table: as in `ui/styles/tableView.css`. */
const TABLE_CARD = 0.36;

/** The padding of the map on a slide: nothing covers it, and what lies at the edge of a step's frame is not cut. */
export const STAGE_PADDING: MapPadding = { top: 10, right: 10, bottom: 20, left: 10 };

/** The padding of the map. */
export function mapPadding(cover: MapCover): MapPadding {
  const { layout, height, stop, frame, isTable } = cover;
  const hasPanel = cover.panels > 0;
  if (frame === 'map' || frame === 'time' || (frame && layout === 'sheet')) return framePadding(cover);
  if (isTable && (layout === 'wide' || layout === 'tight'))
    return {
      top: 72,
      left: 24,
      right: 24,
      bottom: hasPanel ? Math.round(height * TABLE_CARD) + 40 : 56,
      isBesideTable: true,
    };
  switch (layout) {
    case 'sheet': {
      // A sheet at full height is treated like a half one, so that the map need not move for it.
      const sheet = (stop === 'low' ? LOW_SHEET : Math.round(height * HALF_SHEET)) + (cover.hasStrip ? STRIP : 0);
      // On a low screen a half sheet leaves no room for padding as well.
      const above = height - sheet < 260 ? 24 : 70;
      return { top: above, left: 12, right: above === 70 ? 16 : 56, bottom: sheet + (above === 70 ? 36 : 12) };
    }
    case 'beside':
      return { top: 56, left: 24, right: 56, bottom: 32 };
    case 'stacked':
    case 'tight':
      return { top: 72, left: 40, right: 40, bottom: 56 };
    case 'wide':
      return { top: 72, left: 40, right: hasPanel ? underPanels(cover) : 40, bottom: 56 };
  }
}

/** Width of the map's right edge under panels: of one, or of a card and a panel beside it. */
function underPanels({ panels, width }: MapCover): number {
  return CARD + (panels > 1 && width >= ROOM_FOR_TWO ? BESIDE_CARD : 0);
}

/** The camera that shows a place in the middle of what is free of a map; without a map, in the middle of whatever there will be. */
export function cameraAt([lon, lat]: LonLat, zoom: number, size: Size | undefined, padding: MapPadding): Camera {
  return size ? cameraWithin([lon, lat, lon, lat], size, usablePadding(padding, size), zoom) : { zoom, lat, lon };
}

/** The padding of the map in a frame of another page, which has the whole width and what the parts at its lower edge leave. */
function framePadding(cover: MapCover): MapPadding {
  const { layout, height, stop, frame } = cover;
  const hasPanel = cover.panels > 0;
  const edges = { top: 56, left: 24, right: 56, bottom: 32 };
  switch (layout) {
    case 'sheet': {
      const low = frame === 'map' ? (hasPanel ? FRAME_HANDLE : 0) : frame === 'time' ? LOW_SHEET : FRAME_TABS;
      const isOpen = stop !== 'low' && (frame !== 'map' || hasPanel);
      return { ...edges, bottom: edges.bottom + (isOpen ? Math.round(height * HALF_SHEET) : low) };
    }
    case 'beside':
      return { ...edges, right: edges.right + (hasPanel || frame === 'time' ? FRAME_CARD : 0) };
    default:
      return { ...edges, right: hasPanel ? underPanels(cover) : edges.right };
  }
}
