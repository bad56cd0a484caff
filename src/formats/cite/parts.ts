/** Items of the atlas as it was seen on a day: as a whole, and parts of it. */
import { cslDate, type CslItem } from './cslJson';

/** What a view or a record is cited as: a part of the atlas, at an address, on a day. */
export interface CitedPart {
  /** Names the part; becomes the BibTeX key. */
  readonly id: string;
  /** Title of the part. */
  readonly title: string;
  /** Its whole address. */
  readonly url: string;
  /** The day it was seen, ISO 8601. */
  readonly accessed: string;
}

/** The item of a part of the atlas: APA cites it as a work inside the atlas, with the day it was seen, since a map may change. */
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

/** The item as seen on a day at an address: for the atlas as a whole. */
export function accessedItem(item: CslItem, { url, accessed }: Pick<CitedPart, 'url' | 'accessed'>): CslItem {
  return { ...item, URL: url, accessed: cslDate(accessed) };
}
