import type { Bounds } from '../domain/model';

/** Boxes of elements that are shown, in pixels from the upper left corner of `layer`. */
export function boxesOn(layer: Element, elements: Iterable<Element>): readonly Bounds[] {
  const { left, top } = layer.getBoundingClientRect();
  return [...elements].flatMap((element): readonly Bounds[] => {
    const box = element.getBoundingClientRect();
    return box.width > 0 ? [[box.left - left, box.top - top, box.right - left, box.bottom - top]] : [];
  });
}
