/** With which rows the table opens if neither an address nor a button says which. */
import { recordWithId, type AtlasIndex } from './links';
import { PLACE_KINDS, type FeatureKind, type Id } from './model';

/** Something that the reader did while the table was not seen, and that has rows. */
export type TableCue =
  /** A record of the atlas was chosen, which opens its card. */
  | { readonly type: 'record'; readonly id: Id }
  /** A feature of the layer was chosen, which opens its card. */
  | { readonly type: 'ownFeature'; readonly layer: Id }
  /** The layer was added to the reader's own data. */
  | { readonly type: 'layerAdded'; readonly layer: Id };

/** What the page shows as the table opens. */
export interface TableOpening {
  /** The rows that the table had last: at first those of `FIRST_TABLE`, or those that the address named. */
  readonly last: Id;
  /** What the reader did since the table was seen last, the newest at the end. */
  readonly cues: readonly TableCue[];
  /** Id of the record whose card is open; null for none. */
  readonly selection: Id | null;
  /** Id of the layer of the own feature whose card is open; null for none. */
  readonly chosen: Id | null;
  /** Ids of the layers of the reader's own data. */
  readonly layers: readonly Id[];
}

/**
 * The rows with which the table opens: of the layer that was added, or those among which the card's feature is, whichever of these the
 * reader came to last, as long as layer and card are still there; else those that it had last.
 */
export function rowsToOpen(index: AtlasIndex, { last, cues, selection, chosen, layers }: TableOpening): Id {
  const rows = cues.map((cue): Id | null => {
    if (cue.type === 'record') return cue.id === selection ? rowsOfRecord(index, cue.id) : null;
    return layers.includes(cue.layer) && (cue.type === 'layerAdded' || cue.layer === chosen) ? cue.layer : null;
  });
  return rows.findLast((each) => each !== null) ?? last;
}

/** The kind of rows among which a record is; null for none. */
function rowsOfRecord(index: AtlasIndex, id: Id): Id | null {
  const target = recordWithId(index, id);
  if (target?.type === 'event') return 'events';
  if (target?.type !== 'feature') return null;
  return (PLACE_KINDS as readonly FeatureKind[]).includes(target.feature.kind) ? 'places' : 'features';
}
