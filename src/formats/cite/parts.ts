/** CSL items for the atlas as seen on a day: as a whole, or a part of it such as a view. */
import { cslDate, type CslItem } from './cslJson';

/** A view or record of the atlas that is cited: its address and the day it was seen. */
export interface CitedPart {
  /** CSL id of the part, which becomes its BibTeX key. */
  readonly id: string;
  /** Title of the cited part. */
  readonly title: string;
  /** Complete web address of the cited part. */
  readonly url: string;
  /** The day the part was seen, ISO 8601. */
  readonly accessed: string;
}

/** The CSL item of a part of the atlas. APA cites it as a work inside the atlas, with the day it was seen, because a map may change. */
export function partItem(atlas: CslItem, { id, title, url, accessed }: CitedPart): CslItem {
  return {
    ...atlas,
    id: `${atlas.id}-${id}`,
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
