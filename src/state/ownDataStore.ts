/**
 * The reader's own layers, in IndexedDB on this device, if they ask for it. Features are kept in pieces: a layer as one record would keep
 * the page busy while it is copied. They have a database of their own, for a table cannot be added to one that another tab has open.
 */
import type { DBSchema } from 'idb';
import type { Id } from '../domain/model';
import type { OwnFeature, OwnLayer, OwnLook, StyledLayer } from '../domain/ownData';
import type { RowsChoice } from '../domain/tableKept';
import { pause } from '../domain/turns';
import { deviceDatabase } from './deviceDatabase';

/** All of a layer but its features. */
interface KeptHead {
  readonly layer: Omit<OwnLayer, 'features'>;
  readonly look: OwnLook;
  /** Place in the list of layers, from 0 for the topmost. */
  readonly place: number;
  /** How many pieces its features have. */
  readonly pieces: number;
  /** What the reader chose in the table for its rows; absent for nothing. Since 2026-11. */
  readonly choice?: RowsChoice | null;
}

/** A layer that the device keeps. */
export interface KeptLayer {
  readonly styled: StyledLayer;
  /** What the reader chose in the table for its rows; null for nothing. */
  readonly choice: RowsChoice | null;
}

/** The tables of the database: heads by the id of the layer, pieces by that and their number. */
interface Schema extends DBSchema {
  heads: { key: string; value: KeptHead };
  pieces: { key: string; value: readonly OwnFeature[] };
}

/** The device's storage of own layers. Every call may reject: storage can be blocked, full, or missing in a private window. */
export interface OwnDataStore {
  /** Whether the device keeps anything; false if the browser does not say. */
  readonly isThere: () => Promise<boolean>;
  /** All layers that are kept, the topmost first. */
  readonly readAll: () => Promise<readonly KeptLayer[]>;
  /** Keeps a layer at its place among the others; its features are written only if they are not kept already. */
  readonly keep: (kept: KeptLayer, place: number) => Promise<void>;
  /** Deletes a layer. */
  readonly forget: (id: Id) => Promise<void>;
}

/** Name of the database, by which the page sees whether there is anything to read before it fetches this program. */
const OWN_DATA_DATABASE = 'rapprochement-atlas-data';
/** Features in a piece. */
const PIECE = 2000;

/** Creates the store. The database is created when the first layer is kept. */
export function ownDataStore(): OwnDataStore {
  const { open, isThere } = deviceDatabase<Schema>(OWN_DATA_DATABASE, ['heads', 'pieces']);
  const keyOf = (id: Id, piece: number): string => `${id} ${piece}`;
  return {
    isThere: async () => (await isThere()) && (await (await open()).count('heads')) > 0,
    readAll: async () => {
      if (!(await isThere())) return [];
      const database = await open();
      const heads = [...(await database.getAll('heads'))].sort((a, b) => a.place - b.place);
      const layers: KeptLayer[] = [];
      for (const { layer, look, pieces, choice = null } of heads) {
        const features: OwnFeature[] = [];
        for (let piece = 0; piece < pieces; piece++)
          for (const feature of (await database.get('pieces', keyOf(layer.id, piece))) ?? []) features.push(feature);
        layers.push({ styled: { layer: { ...layer, features }, look }, choice });
      }
      return layers;
    },
    keep: async (
      {
        styled: {
          layer: { features, ...layer },
          look,
        },
        choice,
      },
      place,
    ) => {
      const database = await open();
      const pieces = Math.ceil(features.length / PIECE);
      const there = await database.get('heads', layer.id);
      for (let piece = 0; !there && piece < pieces; piece++) {
        await database.put('pieces', features.slice(piece * PIECE, (piece + 1) * PIECE), keyOf(layer.id, piece));
        // Each piece is copied in a task of its own.
        await pause();
      }
      // The head comes last: a layer that was not written to its end is not there.
      await database.put('heads', { layer, look, place, pieces, choice }, layer.id);
    },
    forget: async (id) => {
      if (!(await isThere())) return;
      const database = await open();
      const pieces = (await database.get('heads', id))?.pieces ?? 0;
      await database.delete('heads', id);
      for (let piece = 0; piece < pieces; piece++) await database.delete('pieces', keyOf(id, piece));
    },
  };
}

/** Why the device does not keep own data, from the error that its storage gave, and what the reader can do. */
export function unkeptWords(error: unknown): string {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  const reason = isFull
    ? 'There is no room left on this device to keep your data.'
    : 'This browser does not let the page keep your data.';
  return `${reason} They are there until the page is closed: save a project.`;
}
