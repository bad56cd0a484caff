/**
 * Roving tabindex over text (ARIA Authoring Practices Guide 1.2, "Managing Focus Within Components"): each group of items, such as the
 * links of a paragraph, is one Tab stop. Left and Right move through the items of the group, Home and End to its first and last, Up and
 * Down to the first item of the group before or after. Enter is left to the browser, which follows the link.
 */
import type { Attachment } from 'svelte/attachments';

/** An item by the index of its group and its index in that group. */
export interface ItemPlace {
  readonly group: number;
  readonly item: number;
}

/**
 * The item to which a key moves from `at`; null if the key moves nowhere, and is then the browser's. `counts` holds the number of items of
 * each group; groups without items are passed over.
 */
export function placeAfterKey(key: string, at: ItemPlace, counts: readonly number[]): ItemPlace | null {
  const { group, item } = at;
  const last = (counts[group] ?? 0) - 1;
  const beside = (step: number): ItemPlace | null => {
    for (let next = group + step; next >= 0 && next < counts.length; next += step) {
      if ((counts[next] ?? 0) > 0) return { group: next, item: 0 };
    }
    return null;
  };
  const inGroup = (next: number): ItemPlace | null =>
    next === item || next < 0 || next > last ? null : { group, item: next };
  switch (key) {
    case 'ArrowLeft':
      return inGroup(item - 1);
    case 'ArrowRight':
      return inGroup(item + 1);
    case 'Home':
      return inGroup(0);
    case 'End':
      return inGroup(last);
    case 'ArrowUp':
      return beside(-1);
    case 'ArrowDown':
      return beside(1);
    default:
      return null;
  }
}

/** Which elements are groups and items. */
export interface RovingOptions {
  /** Selector of the groups; they do not lie in one another. */
  readonly groups: string;
  /** Selector of the items of a group. */
  readonly items: string;
  /** Selector of what lies in a group and keeps Tab stops of its own, such as an opened footnote. */
  readonly except: string;
}

/**
 * Attachment (`{@attach}`) for the element that holds all groups. Without the program every item stays a Tab stop. Items may be added and
 * removed at any time. The Tab stop of a group is the item that had the focus last, at first its first item.
 */
export function rovingItems({ groups, items, except }: RovingOptions): Attachment<HTMLElement> {
  return (root) => {
    const stops = new WeakMap<Element, HTMLElement>();
    const allItems = (group: Element): readonly HTMLElement[] =>
      [...group.querySelectorAll<HTMLElement>(items)].filter((item) => !item.closest(except));
    /** Items that can take the focus now: the content of a closed disclosure cannot. */
    const reachable = (group: Element): readonly HTMLElement[] => allItems(group).filter((item) => !isFoldedAway(item));

    function renew(group: Element): void {
      const all = allItems(group);
      const kept = stops.get(group);
      const stop = kept && all.includes(kept) ? kept : all[0];
      if (stop) stops.set(group, stop);
      for (const item of all) item.tabIndex = item === stop ? 0 : -1;
    }

    function onfocusin({ target }: FocusEvent): void {
      const item = (target as HTMLElement).closest<HTMLElement>(items);
      const group = item?.closest(groups);
      if (!item || !group || item.closest(except)) return;
      const before = stops.get(group);
      if (before && before !== item) before.tabIndex = -1;
      item.tabIndex = 0;
      stops.set(group, item);
    }

    function onkeydown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const item = event.target as HTMLElement;
      const group = item.closest(groups);
      if (!group) return;
      const every = [...root.querySelectorAll(groups)];
      const mine = reachable(group);
      const at = { group: every.indexOf(group), item: mine.indexOf(item) };
      if (at.item < 0) return;
      const counts = every.map((each) => (each === group ? mine.length : Number(allItems(each).length > 0)));
      const next = placeAfterKey(event.key, at, counts);
      const destination = next && every[next.group];
      if (!next || !destination) return;
      event.preventDefault();
      reachable(destination)[next.item]?.focus();
    }

    const observer = new MutationObserver((changes) => {
      const changed = new Set(changes.flatMap(({ target }) => groupsAround(target, groups)));
      for (const group of changed) renew(group);
    });
    for (const group of root.querySelectorAll(groups)) renew(group);
    observer.observe(root, { childList: true, subtree: true });
    root.addEventListener('focusin', onfocusin);
    root.addEventListener('keydown', onkeydown);
    return () => {
      observer.disconnect();
      root.removeEventListener('focusin', onfocusin);
      root.removeEventListener('keydown', onkeydown);
    };
  };
}

/** The group around a node whose children changed; if it lies in none, the groups inside it. */
function groupsAround(node: Node, groups: string): readonly Element[] {
  const element = node instanceof Element ? node : node.parentElement;
  const around = element?.closest(groups);
  return around ? [around] : [...(element?.querySelectorAll(groups) ?? [])];
}

/** Whether an element lies in a disclosure that is closed, outside its summary. */
function isFoldedAway(item: HTMLElement): boolean {
  const closed = item.closest('details:not([open])');
  return closed !== null && item.closest('summary')?.parentElement !== closed;
}
