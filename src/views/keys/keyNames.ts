/** Names of keys as they are printed on keyboards. */

/** An action of the page with its keys. */
export interface KeyEntry {
  /** Id of the action. */
  readonly id: string;
  /** What the keys do. */
  readonly label: string;
  /** The keys, in the form of `aria-keyshortcuts` (ARIA 1.2, section 6.6). */
  readonly keys: readonly string[];
}

const PRINTED: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  Meta: 'Cmd',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** Keys as they are printed: `Control+K` as `Ctrl + K`, `t` as `T`. */
export function keyNames(keys: readonly string[]): readonly string[] {
  return keys.map((key) =>
    key
      .split('+')
      .map((part) => PRINTED[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join(' + '),
  );
}
