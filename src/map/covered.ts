import type { Bounds } from '../domain/model';

/**
 * Boxes of elements that are shown, in pixels from the upper left corner of `layer`, as it is laid out: the page may show it larger or
 * smaller.
 */
export function boxesOn(layer: Element, elements: Iterable<Element>): readonly Bounds[] {
  const { left, top, width } = layer.getBoundingClientRect();
  const scale = layer.clientWidth > 0 && width > 0 ? width / layer.clientWidth : 1;
  return [...elements].flatMap((element): readonly Bounds[] => {
    const box = element.getBoundingClientRect();
    const edges = [box.left - left, box.top - top, box.right - left, box.bottom - top].map((edge) => edge / scale);
    return box.width > 0 ? [edges as unknown as Bounds] : [];
  });
}
