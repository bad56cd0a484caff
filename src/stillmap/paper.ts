/** The legend under a map on paper: what its signs mean. Pure: view to HTML text. */
import { escapeHtml } from '../domain/html';
import type { View } from '../domain/view';
import { legendGroups } from '../symbology/legend';
import { groupsInColumns } from '../symbology/legendColumns';
import { SAMPLE_SIZE, sampleMarkup, type SampleMark } from '../symbology/samples';
import { viewInFrame, windowInFrame } from './inFrame';
import {
  measuredCredit,
  measuredLegend,
  ownChosenText,
  ownCredit,
  ownLacks,
  ownLegendGroupsOf,
  ownWithin,
  withOwnInFrame,
} from './ownWords';
import { ringLegend } from './ownRings';
import type { StillPicture } from './picture';

/** In how many columns the legend is set, as in `ui/styles/print.css`. */
const COLUMNS = 4;

/** The picture whose legend is wanted, as far as it decides what lies in it. */
export type LegendFrame = Pick<StillPicture, 'index' | 'geometry' | 'camera' | 'size' | 'own' | 'measured'>;

/**
 * What stands under a map on paper besides its legend: which feature of the reader's own is marked, what is left out of their data, whose they
 * are, and how they are cited.
 */
export interface OwnCaption {
  readonly shown: readonly string[];
  readonly lacks: readonly string[];
  /** Sentences, each a paragraph. */
  readonly credits: readonly string[];
  /** What stands behind the address. */
  readonly besides: string;
}

/** What a map on paper says of features whose status changed within its window, or whose record ends there. */
export function windowCaption(view: View, frame: LegendFrame): readonly string[] {
  return windowInFrame({ ...frame, view });
}

/** What a picture says of the reader's own data and measurements. */
export function ownCaption(view: View, frame: Pick<LegendFrame, 'camera' | 'size' | 'own' | 'measured'>): OwnCaption {
  const own = ownWithin({ ...frame, view });
  const credits = [ownCredit(own), measuredCredit(frame.measured)].filter(Boolean);
  return {
    shown: ownChosenText(own),
    lacks: ownLacks(own),
    credits,
    besides: withOwnInFrame(own),
  };
}

/**
 * The legend of a view as HTML: a list for each group; `reliefNote` says how coarse the relief is, if there is one. With a frame it has only
 * what is drawn within that.
 */
export function legendList(view: View, reliefNote?: string, frame?: LegendFrame): string {
  const seen = frame ? viewInFrame({ ...frame, view }) : view;
  const own = ownLegendGroupsOf(frame ? ownWithin({ ...frame, view }) : null);
  const all = [
    ...legendGroups(seen, view.mode === 'window' ? view : null, reliefNote),
    ...own,
    ...ringLegend(frame ? [{ ...frame, view }] : []),
    ...measuredLegend(frame?.measured),
  ];
  const groups = groupsInColumns(all, COLUMNS).map(({ title, entries }) => {
    const items = entries.map(({ label, marks }) => `<li>${swatch(marks)}${escapeHtml(label)}</li>`);
    return `<section><h3>${escapeHtml(title)}</h3><ul>${items.join('')}</ul></section>`;
  });
  return `<div class="still-legend">${groups.join('')}</div>`;
}

function swatch(marks: readonly SampleMark[]): string {
  const { width, height } = SAMPLE_SIZE;
  return `<svg class="still-swatch" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">${sampleMarkup(marks)}</svg>`;
}
