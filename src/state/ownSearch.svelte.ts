/**
 * Prepares a reader's own data for the search: in slices, since to fold the texts of a hundred thousand features at once would hold up the
 * page. What is prepared is found already.
 */
import type { OwnLayer, StyledLayer } from '../domain/ownData';
import type { SearchGroup } from '../search/hits';
import { ownGroup, ownRow } from '../search/ownRows';

/** Milliseconds of work before the page gets its turn. */
const SLICE = 12;

export class OwnSearch {
  /** Rows of each layer, as far as they are prepared. A layer is an object that never changes. */
  readonly #rows = new WeakMap<OwnLayer, string[]>();
  #layers: readonly StyledLayer[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each slice, so that who has searched searches again. */
  #slices = $state(0);

  /** Takes the layers to be searched, and goes on preparing them. */
  take(layers: readonly StyledLayer[]): void {
    this.#layers = layers;
    this.#timer ??= setTimeout(this.#work);
  }

  /** The features that match a query, at most `limit` of them; null if there are none. */
  find(query: string, limit: number): SearchGroup | null {
    void this.#slices;
    return ownGroup(
      this.#layers.map((styled) => ({ styled, rows: this.#rows.get(styled.layer) ?? [] })),
      query,
      limit,
    );
  }

  /** Stops preparing. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #work = (): void => {
    const until = performance.now() + SLICE;
    let hasWorked = false;
    this.#timer = undefined;
    for (const { layer } of this.#layers) {
      const rows = this.#rows.get(layer) ?? [];
      this.#rows.set(layer, rows);
      while (rows.length < layer.features.length) {
        const feature = layer.features[rows.length];
        if (feature) rows.push(ownRow(feature));
        hasWorked = true;
        if (performance.now() < until) continue;
        this.#timer = setTimeout(this.#work);
        return;
      }
    }
    if (hasWorked) this.#slices += 1;
  };
}
