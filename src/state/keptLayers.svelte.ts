/** The part of the reader's own layers that this device keeps, if it is asked to: what is written, what waits to be, and what failed. */
import type { Id } from '../domain/model';
import type { StyledLayer } from '../domain/ownData';
import { without } from '../domain/records';
import { unkeptWords, type OwnDataStore } from './ownDataStore';

/** Milliseconds without a change after which the device keeps what is on the page. */
const REST = 500;

/** Keeps layers on the device. The layers themselves belong to `OwnData`; here is only what the device has of them. */
export class KeptLayers {
  readonly #store: OwnDataStore;
  readonly #layers: () => readonly StyledLayer[];
  #isWanted = $state(false);
  #fault = $state('');
  /** What the device keeps, as it was written last, by the id of the layer. */
  #written = $state.raw<Readonly<Record<Id, { readonly styled: StyledLayer; readonly place: number }>>>({});
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last call to the device's storage; the next waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  /** `layers` returns the layers as they are now, the topmost first. */
  constructor(store: OwnDataStore, layers: () => readonly StyledLayer[]) {
    this.#store = store;
    this.#layers = layers;
  }

  /** Whether this device is to keep the layers. */
  get isWanted(): boolean {
    return this.#isWanted;
  }

  /** Why the device does not keep them though it was asked to; empty if it does. */
  get fault(): string {
    return this.#fault;
  }

  /** Whether the device has all layers as they are now: it may have refused them, or have the last change still to write. */
  get isWhole(): boolean {
    return this.#isWanted && this.#layers().every((styled, place) => this.#has(styled, place));
  }

  /** Keeps the layers from now on, or deletes what is kept. */
  want(wanted: boolean): void {
    this.#isWanted = wanted;
    this.#fault = '';
    void this.write();
  }

  /** Reads the layers that the device keeps, and keeps them from now on. A browser that blocks storage has none. */
  async read(): Promise<readonly StyledLayer[]> {
    const kept = await this.#inTurn(this.#store.readAll).catch(() => []);
    if (kept.length === 0) return kept;
    this.#isWanted = true;
    this.#written = Object.fromEntries(kept.map((styled, place) => [styled.layer.id, { styled, place }]));
    return kept;
  }

  /** Writes after a while without another change. */
  writeLater(): void {
    if (!this.#isWanted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.write(), REST);
  }

  /** Writes to the device what differs from what it keeps. It never rejects: see `fault`. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inTurn(async () => {
      const wanted = this.#isWanted ? this.#layers() : [];
      try {
        for (const id of Object.keys(this.#written).filter((each) => !wanted.some(({ layer }) => layer.id === each))) {
          await this.#store.forget(id);
          this.#written = without(this.#written, id);
        }
        for (const [place, styled] of wanted.entries()) {
          if (this.#has(styled, place)) continue;
          await this.#store.keep(styled, place);
          this.#written = { ...this.#written, [styled.layer.id]: { styled, place } };
        }
        this.#fault = '';
      } catch (error) {
        this.#fault = unkeptWords(error);
      }
    });
  }

  /** Whether the device has a layer as it is, and at its place among the others. */
  #has(styled: StyledLayer, place: number): boolean {
    const written = this.#written[styled.layer.id];
    return written?.styled === styled && written.place === place;
  }

  /** Calls the device's storage after all earlier calls have ended. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const next = this.#last.then(call, call);
    this.#last = next.catch(() => {});
    return next;
  }
}
