/** CSL items for the atlas as seen on a day: as a whole, or a part of it such as a view, a record or a data file. */
import { cslDate, type CslItem } from './cslJson';

/** A part of the atlas that is cited: its address and the day it was seen. */
export interface CitedPart {
  /** CSL id of the part, which becomes its BibTeX key. */
  readonly id: string;
  /** What the part is in terms of CSL: a view is a map, a record is a page. */
  readonly type: 'map' | 'webpage' | 'dataset';
  /** Title of the cited part. */
  readonly title: string;
  /** Complete web address of the cited part. */
  readonly url: string;
  /** The day the part was seen, ISO 8601. */
  readonly accessed: string;
}

/**
 * The CSL item of a part of the atlas: a work inside the atlas, with the day it was seen, because a map may change. It has its own address
 * and not the DOI of the whole.
 */
export function partItem(atlas: CslItem, { id, type, title, url, accessed }: CitedPart): CslItem {
  const { DOI: _, ...whole } = atlas;
  return {
    ...whole,
    id: `${atlas.id}-${id}`,
    type,
    title,
    'container-title': atlas.title,
    URL: url,
    accessed: cslDate(accessed),
  };
}

/** The CSL item of the atlas as a whole, with the day it was seen and its address. */
export function accessedItem(item: CslItem, { url, accessed }: Pick<CitedPart, 'url' | 'accessed'>): CslItem {
  return { ...item, URL: url, accessed: cslDate(accessed) };
}
