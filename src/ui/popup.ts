/** Places panels that open beside the button that was pressed. */

/** Least distance of a panel from the edges of the window, and from its button, in CSS pixels. */
const MARGIN = 8;

/** A box on the screen, in CSS pixels from the upper left corner of the window. */
interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width and height of something, in CSS pixels. */
interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** Where a panel is, in CSS pixels, and how high it may be. */
export interface PopupPlace {
  readonly left: number;
  readonly top: number;
  readonly mostHeight: number;
}

/** A panel that has less room than this above and below its button, in CSS pixels, covers the button. */
const LEAST_HEIGHT = 160;

/**
 * The place of a panel: above its button if there is room, else below it, else on the side with more room, where its content scrolls. In a
 * window too low for that it takes the whole height.
 */
export function popupPlace(button: ScreenBox, panel: ScreenSize, window: ScreenSize): PopupPlace {
  const [above, below] = [button.top - 2 * MARGIN, window.height - button.bottom - 2 * MARGIN];
  const isAbove = panel.height <= above || (panel.height > below && above >= below);
  const beside = isAbove ? above : below;
  const covers = panel.height > beside && beside < LEAST_HEIGHT;
  const mostHeight = covers ? window.height - 2 * MARGIN : beside;
  const height = Math.min(panel.height, mostHeight);
  const left = Math.min(button.left, window.width - panel.width - MARGIN);
  return {
    left: Math.round(Math.max(MARGIN, left)),
    top: Math.round(covers ? MARGIN : isAbove ? button.top - MARGIN - height : button.bottom + MARGIN),
    mostHeight: Math.floor(mostHeight),
  };
}

/** Puts a panel beside its button. By script, because the content security policy forbids style attributes in markup. */
export function placePopup(button: Element, panel: HTMLElement): void {
  const { left, top, mostHeight } = popupPlace(
    button.getBoundingClientRect(),
    { width: panel.offsetWidth, height: panel.offsetHeight },
    { width: innerWidth, height: innerHeight },
  );
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
  if (panel.offsetHeight > mostHeight) panel.style.maxHeight = `${mostHeight}px`;
}
