/**
 * The one place where the live map hands its pointer to a tool of the page: clicks, double clicks, drags by mouse and finger, and, by
 * keyboard, the middle of what is free of the map, which a cross marks. Fetched when there is a tool.
 */
import type { MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { lonNear, wrapLon } from '../domain/bounds';
import { freePartOffset, usablePadding, type Padding } from '../domain/camera';
import { freeMiddle, metresPerPixel, type MapDrag, type MapTool } from '../domain/mapTool';
import type { LonLat } from '../domain/model';
import { sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';

/** The cross is where the last place is if it is within so many pixels. */
const SAME = 3;

/** What the map's owner knows. */
export interface ToolRoom {
  /** Whether this is the page's first map: the second one of a comparison has no cross and no keys. */
  readonly isFirst: boolean;
  /** How many pixels of the map's edges panels cover. */
  readonly padding: () => Padding;
}

export class ToolPointer {
  readonly #map: SteadyMap;
  readonly #tool: MapTool;
  readonly #room: ToolRoom;
  /** Moves what the pointer holds; null while it holds nothing. */
  #drag: MapDrag | null = null;
  /** Where the pointer took hold of it. */
  #heldAt: LonLat | null = null;
  /** Whether the last press took hold of something: the click that ends it then sets nothing. */
  #hasGripped = false;
  readonly #cross = document.createElement('div');
  /** Removes all listeners. */
  readonly #ends: (() => void)[] = [];

  constructor(map: SteadyMap, tool: MapTool, room: ToolRoom) {
    this.#map = map;
    this.#tool = tool;
    this.#room = room;
    this.#cross.className = 'map-cross';
    map.getContainer().append(this.#cross);
    this.#listen();
    this.update();
    if (room.isFirst) tool.onmap?.({ setAtCross: () => this.#setAtCross() });
  }

  /** Shows the cross where it is now, or hides it. */
  update(): void {
    this.#cross.hidden = !this.#room.isFirst || !this.#takesPlaces;
    if (this.#cross.hidden) return;
    const [x, y] = this.#middle();
    this.#cross.style.translate = `${x}px ${y}px`;
  }

  /** Moves the focus to the cross: the keys that move the map under it, and set places there, are the map's. False if there is none. */
  focusCross(): boolean {
    if (this.#cross.hidden) return false;
    this.#map.getCanvas().focus();
    return true;
  }

  /** Gives the pointer back to the map. */
  destroy(): void {
    if (this.#room.isFirst) this.#tool.onmap?.(null);
    for (const end of this.#ends) end();
    this.#cross.remove();
    this.#map.getCanvas().style.cursor = '';
  }

  get #takesPlaces(): boolean {
    return this.#tool.takes === 'places';
  }

  #listen(): void {
    const map = this.#map;
    const on = (type: string, listener: (event: never) => void): void => {
      map.on(type as 'move', listener as () => void);
      this.#ends.push(() => map.off(type as 'move', listener as () => void));
    };
    on('resize', () => this.update());
    on('mousedown', (event: MapMouseEvent) => this.#press(event));
    on('touchstart', (event: MapTouchEvent) => this.#press(event));
    on('touchmove', (event: MapTouchEvent) => this.#drag?.(placeOf(event)));
    on('touchend', () => this.#letGo());
    on('touchcancel', () => this.#letGo());
    on('click', (event: MapMouseEvent) => {
      // The second click of a double click sets nothing, and the click that ends a drag neither.
      if (!this.#takesPlaces || this.#hasGripped || event.originalEvent.detail > 1) return;
      this.#click(placeOf(event));
    });
    on('mousemove', (event: MapMouseEvent) => this.#move(event));
    on('mouseout', () => this.#tool.hover?.(null));
    if (this.#tool.end) this.#hearDoubleClicks(on);
    const listen = <Name extends 'mouseup' | 'keydown'>(
      target: EventTarget,
      type: Name,
      listener: (event: never) => void,
      capture = false,
    ): void => {
      target.addEventListener(type, listener as EventListener, capture);
      this.#ends.push(() => target.removeEventListener(type, listener as EventListener, capture));
    };
    // The button may be released beside the map.
    listen(window, 'mouseup', () => this.#letGo());
    // Escape belongs to what is held before it belongs to anything else.
    listen(window, 'keydown', (event: KeyboardEvent) => this.#escape(event), true);
    if (this.#room.isFirst) listen(map.getCanvas(), 'keydown', (event: KeyboardEvent) => this.#key(event));
  }

  #hearDoubleClicks(on: (type: string, listener: () => void) => void): void {
    const { doubleClickZoom } = this.#map;
    if (doubleClickZoom.isEnabled()) this.#ends.push(() => doubleClickZoom.enable());
    doubleClickZoom.disable();
    on('dblclick', () => this.#takesPlaces && this.#tool.end?.());
  }

  #press(event: MapMouseEvent | MapTouchEvent): void {
    const { originalEvent } = event;
    // Two fingers change the scale of the map.
    const isOne = 'touches' in originalEvent ? originalEvent.touches.length === 1 : originalEvent.button === 0;
    this.#drag = isOne ? this.#gripAt(event) : null;
    this.#hasGripped = this.#drag !== null;
    this.#heldAt = placeOf(event);
    // Else the map would move along.
    if (this.#drag) event.preventDefault();
  }

  #gripAt(event: MapMouseEvent | MapTouchEvent): MapDrag | null {
    const at = placeOf(event);
    return this.#tool.grip({
      at,
      project: (place) => {
        // A place is where it is seen, on whichever turn of the earth that is.
        const { x, y } = this.#map.project([lonNear(place[0], event.lngLat.lng), place[1]]);
        return [x, y];
      },
      isTouch: event.type.startsWith('touch'),
      metresPerPixel: metresPerPixel(at[1], this.#map.getZoom()),
    });
  }

  #letGo(): void {
    this.#drag = null;
  }

  #move(event: MapMouseEvent): void {
    if (this.#drag) this.#drag(placeOf(event));
    else this.#tool.hover?.(placeOf(event));
    // Where features are asked for, the cursor is that of the map.
    const cursor = this.#drag || this.#gripAt(event) ? 'move' : 'crosshair';
    if (this.#takesPlaces) this.#map.getCanvas().style.cursor = cursor;
  }

  /** What is held goes back to where it was. */
  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#drag || !this.#heldAt) return;
    this.#drag(this.#heldAt);
    this.#letGo();
    event.preventDefault();
    event.stopPropagation();
  }

  #key(event: KeyboardEvent): void {
    if (!this.#takesPlaces || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' && this.#tool.undo) this.#tool.undo();
    else if (event.key === 'Enter') {
      if (this.#tool.end && this.#isAtLast()) this.#tool.end();
      else this.#setAtCross();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the cross is where the last place was set. */
  #isAtLast(): boolean {
    const { last } = this.#tool;
    if (!last) return false;
    const [x, y] = this.#middle();
    const at = this.#map.project([lonNear(last[0], this.#map.getCenter().lng), last[1]]);
    return Math.hypot(at.x - x, at.y - y) < SAME;
  }

  /** Where the cross is, in pixels from the map's upper left corner: in the middle of what panels leave free. */
  #middle(): readonly [number, number] {
    const { covered } = this.#tool;
    if (covered) return freeMiddle(this.#map.getContainer().getBoundingClientRect(), covered());
    const size = sizeOf(this.#map.getContainer());
    const [x, y] = freePartOffset(usablePadding(this.#room.padding(), size));
    return [size.width / 2 + x, size.height / 2 + y];
  }

  #setAtCross(): void {
    const { lng, lat } = this.#map.unproject([...this.#middle()]);
    this.#click([wrapLon(lng), lat]);
  }

  #click(at: LonLat): void {
    this.#tool.click(at, metresPerPixel(at[1], this.#map.getZoom()));
  }
}

/** Where the pointer is, as longitude and latitude. */
function placeOf({ lngLat }: MapMouseEvent | MapTouchEvent): LonLat {
  return [wrapLon(lngLat.lng), lngLat.lat];
}
