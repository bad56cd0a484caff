/** The part of the reader's own layers that this device keeps, if it is asked to: what is written, what waits to be, and what failed. */
import { untrack } from 'svelte';
import type { Id } from '../domain/model';
import type { StyledLayer } from '../domain/ownData';
import type { RowsChoice } from '../domain/tableKept';
import { without } from '../domain/records';
import { unkeptWords, type KeptLayer, type OwnDataStore } from './ownDataStore';

/** Milliseconds without a change after which the device keeps what is on the page. */
const REST = 500;

/** A layer as it was written to the device. */
interface Written {
  readonly styled: StyledLayer;
  readonly place: number;
  /** What was chosen for its rows, as text: it is made anew whenever it is asked for. */
  readonly choice: string;
}

/** Keeps layers on the device. The layers themselves belong to `OwnData`; here is only what the device has of them. */
export class KeptLayers {
  readonly #store: OwnDataStore;
  readonly #layers: () => readonly StyledLayer[];
  readonly #choiceOf: (layer: Id) => RowsChoice | null;
  #isWanted = $state(false);
  #fault = $state('');
  /** What the device keeps, as it was written last, by the id of the layer. */
  #written = $state.raw<Readonly<Record<Id, Written>>>({});
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last call to the device's storage; the next waits for it. */
  #last: Promise<unknown> = Promise.resolve();

  /** `layers` returns the layers as they are now, the topmost first; `choiceOf` what is chosen in the table for rows of one. */
  constructor(store: OwnDataStore, layers: () => readonly StyledLayer[], choiceOf: (layer: Id) => RowsChoice | null) {
    this.#store = store;
    this.#layers = layers;
    this.#choiceOf = choiceOf;
    // It lives as long as the page, as the layers do.
    $effect.root(() => {
      $effect(() => {
        if (!this.#isWanted) return;
        for (const { layer } of this.#layers()) this.#choiceOf(layer.id);
        untrack(() => this.writeLater());
      });
    });
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
  async read(): Promise<readonly KeptLayer[]> {
    const kept = await this.#inTurn(this.#store.readAll).catch(() => []);
    if (kept.length === 0) return kept;
    this.#isWanted = true;
    this.#written = Object.fromEntries(
      kept.map(({ styled, choice }, place) => [styled.layer.id, { styled, place, choice: JSON.stringify(choice) }]),
    );
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
          const { id } = styled.layer;
          const choice = this.#choiceOf(id);
          const written = { styled, place, choice: JSON.stringify(choice) };
          if (this.#has(styled, place) && this.#written[id]?.choice === written.choice) continue;
          await this.#store.keep({ styled, choice }, place);
          this.#written = { ...this.#written, [id]: written };
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
