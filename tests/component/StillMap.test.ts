import type { MeasureDrawing } from '../../src/domain/measure/drawing';
import type { Geometry } from 'geojson';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../src/domain/camera';
import { initialSession, type Session } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import { ownLacks, ownOf } from '../../src/stillmap/ownWords';
import { legendList, ownCaption, windowCaption } from '../../src/stillmap/paper';
import { drawBasemap } from '../../src/stillmap/basemap';
import { drawContent } from '../../src/stillmap/content';
import { renderPageMap } from '../../src/stillmap/pageMap';
import { StillMap, type StillProgram } from '../../src/stillmap/StillMap';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const view = (session: Partial<Session> = {}) => selectView(index, { ...initialSession(index), ...session });
const ANYWHERE: Camera = { zoom: 8, lat: 0.6, lon: 1 };
const EUROPE: Camera = { zoom: 3, lat: 48, lon: 20 };

let root: HTMLElement;
let still: StillMap;
let [width, height] = [0, 0];
let answer: 'program' | 'nothing';
let world: 'land' | 'nothing';
/** How often the world's base map was asked for. */
let worldsAsked: number;
const program: StillProgram = {
  geometry,
  region: tinyBasemap,
  settlements: [],
  loadWorld: () => {
    worldsAsked++;
    return world === 'land' ? Promise.resolve(tinyBasemap) : Promise.reject(new Error('offline'));
  },
  drawBasemap,
  drawContent,
  ownLacks: (picture) => ownLacks(ownOf(picture)),
  legendList,
  ownCaption,
  windowCaption,
};
const onCamera = vi.fn();
const onSelect = vi.fn();
const onOwn = vi.fn();
const near: Geometry = { type: 'Point', coordinates: [1, 0.6] };

/** Lets promises and the next picture come. */
async function drawn(): Promise<void> {
  await vi.waitFor(() => expect(root.querySelector('.still-drawn a')).not.toBeNull());
}

beforeEach(() => {
  [answer, world, worldsAsked] = ['program', 'land', 0];
  onCamera.mockClear();
  onSelect.mockClear();
  onOwn.mockClear();
  // This document has no layout.
  document.elementsFromPoint = () => [];
  document.body.innerHTML =
    '<figure id="still"></figure><div id="app"><div class="canvas"></div><div class="paper"></div></div>';
  root = document.querySelector<HTMLElement>('#still')!;
  root.innerHTML = `${renderPageMap(index, geometry, tinyBasemap, view(), { last: index.atlas.meta.opens })}<figcaption></figcaption>`;
  [width, height] = [600, 400];
  Object.defineProperties(root, { clientWidth: { get: () => width }, clientHeight: { get: () => height } });
  still = new StillMap({
    root,
    index,
    load: () => (answer === 'program' ? Promise.resolve(program) : Promise.reject(new Error('offline'))),
    onSelect,
    onOwn,
    onCamera,
  });
});
afterEach(() => still.destroy());
const canvas = (): HTMLElement => document.querySelector<HTMLElement>('.canvas')!;
const paper = (): HTMLElement => document.querySelector<HTMLElement>('.paper')!;

describe('The still map under a live map that has not drawn', () => {
  it('is the picture of the page while that says what is asked for, with what is selected marked', () => {
    still.apply(view({ selection: 'mill-lane' }));
    expect(root.querySelector('.still-drawn')).toBeNull();
    expect(root.querySelector('a[data-feature="mill-lane"].is-selected .still-glow')).not.toBeNull();
    still.apply(view());
    expect(root.querySelector('.still-glow')).toBeNull();
  });

  it('shows no names until it has those that are asked for', async () => {
    still.apply(view({ names: 'ru' }));
    expect(root.classList.contains('is-nameless')).toBe(true);
    await drawn();
    expect(root.classList.contains('is-nameless')).toBe(false);
  });

  it('shows no other place than the one that is asked for', async () => {
    still.look(ANYWHERE);
    still.apply(view());
    expect(root.classList.contains('is-elsewhere')).toBe(true);
    await drawn();
    expect(root.classList.contains('is-elsewhere')).toBe(false);
    expect(root.querySelector('.still-drawn')?.getAttribute('viewBox')).toBe('0 0 600 400');
  });
});

describe('The still map in the place of the live one', () => {
  it('stands in its frame and gives the place back', async () => {
    still.apply(view());
    still.standIn(canvas(), ANYWHERE);
    expect(canvas().contains(root)).toBe(true);
    await drawn();
    expect(root.querySelector('.still-attribution')?.textContent).toContain('Drawn by hand');
    still.giveWay();
    expect(document.body.firstElementChild).toBe(root);
    expect(root.querySelector('.still-buttons')).toBeNull();
  });

  it('answers requests and tells where it looks', async () => {
    still.apply(view());
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    still.request({ token: 1, bounds: [40, 39, 41, 40], force: true });
    expect(onCamera).toHaveBeenCalledOnce();
    expect(still.camera?.lon).toBeCloseTo(40.5, 1);
    still.request({ token: 1, bounds: [0, 0, 1, 1], force: true });
    expect(still.camera?.lon).toBeCloseTo(40.5, 1);
  });

  it('says that its program did not come, and asks again', async () => {
    answer = 'nothing';
    still.apply(view({ names: 'ru' }));
    still.standIn(canvas(), ANYWHERE);
    await vi.waitFor(() => expect(root.querySelector('.still-limits')?.textContent).toContain('could not be loaded'));
    // The picture of the page stays in sight meanwhile.
    expect(root.className).toBe('');
    answer = 'program';
    root.querySelector<HTMLButtonElement>('.still-limits button')!.click();
    await drawn();
    expect(root.querySelector('.still-limits')).toBeNull();
  });

  it('says that the land beyond the region did not come, and asks again', async () => {
    world = 'nothing';
    still.apply(view());
    still.standIn(canvas(), EUROPE);
    await vi.waitFor(() =>
      expect(root.querySelector('.still-limits')?.textContent).toContain('land beyond the region'),
    );
    world = 'land';
    root.querySelector<HTMLButtonElement>('.still-limits button')!.click();
    await vi.waitFor(() => expect(root.querySelector('.still-limits')).toBeNull());
  });
});

describe('The still map after the live one was there', () => {
  it('has the land beyond the region ready if the live map shows it, since a print cannot wait', async () => {
    still.apply(view());
    still.giveWay();
    still.prepareWorld();
    await vi.waitFor(() => expect(worldsAsked).toBe(1));
    await Promise.resolve();
    const paper = document.createElement('div');
    still.print(paper, { camera: EUROPE, size: { width: 600, height: 400 } });
    // That of the world, and that of the region above it.
    expect(paper.querySelectorAll('path.still-land')).toHaveLength(2);
    still.unprint();
  });

  it('does not go back to what was asked for before', async () => {
    still.apply(view());
    still.standIn(canvas(), null);
    await drawn();
    still.request({ token: 1, bounds: [40, 39, 41, 40], force: true });
    still.giveWay();
    still.request({ token: 2, bounds: [1, 1, 2, 2], force: true });
    onCamera.mockClear();
    still.standIn(canvas(), ANYWHERE);
    still.setPadding({ right: 200 });
    expect(still.camera).toEqual(ANYWHERE);
    expect(onCamera).not.toHaveBeenCalled();
  });

  it('does not go to what waited for a size while the live one came', async () => {
    width = 0;
    still.apply(view());
    still.request({ token: 1, bounds: [40, 39, 41, 40], force: true });
    width = 600;
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    expect(still.camera).toEqual(ANYWHERE);
  });

  it('frames something only while it stands in', async () => {
    still.apply(view());
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    const [west, south, east, north] = still.bounds()!;
    expect((west + east) / 2).toBeCloseTo(ANYWHERE.lon);
    expect(east - west).toBeCloseTo((600 / 512 / 2 ** ANYWHERE.zoom) * 360);
    expect(south).toBeLessThan(ANYWHERE.lat);
    expect(north).toBeGreaterThan(ANYWHERE.lat);
    still.giveWay();
    expect(still.bounds()).toBeNull();
  });
});

describe('A hand on the still map', () => {
  const pointer = (type: string, at: readonly [number, number], pointerId = 1, more: PointerEventInit = {}): void => {
    const [clientX, clientY] = at;
    root.dispatchEvent(
      new PointerEvent(type, {
        clientX,
        clientY,
        pointerId,
        button: 0,
        buttons: type === 'pointerup' ? 0 : 1,
        isPrimary: pointerId === 1,
        bubbles: true,
        ...more,
      }),
    );
  };
  const click = (detail: number): void => {
    const sign = root.querySelector('.still-drawn a[data-feature="mill-lane"]')!;
    sign.dispatchEvent(new MouseEvent('click', { detail, bubbles: true, cancelable: true }));
  };
  const wheel = (turn: WheelEventInit): number => {
    const before = still.camera!.zoom;
    const { ctrlKey = false, metaKey = false } = turn;
    // The environment's wheel has no keys.
    const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, ...turn });
    root.dispatchEvent(Object.defineProperties(event, { ctrlKey: { value: ctrlKey }, metaKey: { value: metaKey } }));
    return still.camera!.zoom - before;
  };
  beforeEach(async () => {
    root.setPointerCapture = () => {};
    still.apply(view());
    still.standIn(canvas(), ANYWHERE);
    await drawn();
  });

  it('chooses a feature of the reader’s own, and says what it leaves out of them', async () => {
    const layers = [
      styledLayer(
        'raids',
        Array.from({ length: 5_001 }, (_, number) => ownFeature(number + 1, {}, null, near)),
      ),
    ];
    still.apply(view(), { own: { layers, chosen: null } });
    await vi.waitFor(() => expect(root.querySelectorAll('circle[data-place]')).toHaveLength(5_000));
    expect(root.querySelector('.still-limits')?.textContent).toContain('1 feature is left out');
    expect(root.querySelector('.still-limits button')).toBeNull();
    const mark = root.querySelector('circle[data-place="7"]')!;
    const sign = (): Element => root.querySelector('.still-drawn a[data-feature="reed-ford"]')!;
    document.elementsFromPoint = () => [mark, sign()];
    mark.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
    expect(onOwn.mock.lastCall?.[0]).toEqual({ layer: 'own-data-raids', place: 7 });
    expect(onSelect).not.toHaveBeenCalled();
    // A symbol of the atlas that lies over it comes first.
    document.elementsFromPoint = () => [sign(), mark];
    sign().dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
    expect(onOwn.mock.lastCall?.[0]).toBeNull();
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it('steps through what lies at one place, as the live map does, and tells all of it', async () => {
    const layers = [
      styledLayer(
        'raids',
        [1, 2, 3].map((number) => ownFeature(number, {}, null, near)),
      ),
    ];
    const place = (at: number) => ({ layer: 'own-data-raids', place: at });
    still.apply(view(), { own: { layers, chosen: null } });
    await vi.waitFor(() => expect(root.querySelectorAll('[data-place]').length).toBeGreaterThan(2));
    const mark = (at: number): Element => root.querySelector(`circle[data-place="${at}"]`)!;
    const sign = (): Element => root.querySelector('.still-drawn a[data-feature="reed-ford"]')!;
    const click = (): void =>
      void sign().dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true, cancelable: true }));
    document.elementsFromPoint = () => [sign(), mark(2), mark(1), mark(0)];
    const all = ['reed-ford', place(2), place(1), place(0)];
    click();
    expect(onOwn).toHaveBeenLastCalledWith(null, all);
    expect(onSelect).toHaveBeenLastCalledWith('reed-ford');
    still.apply(view({ selection: 'reed-ford' }), { own: { layers, chosen: null } });
    click();
    expect(onOwn).toHaveBeenLastCalledWith(place(2), all);
    still.apply(view({ selection: 'reed-ford' }), { own: { layers, chosen: place(2) } });
    click();
    expect(onOwn).toHaveBeenLastCalledWith(place(1), all);
    still.apply(view({ selection: 'reed-ford' }), { own: { layers, chosen: place(0) } });
    click();
    expect(onOwn).toHaveBeenLastCalledWith(null, all);
    expect(onSelect).toHaveBeenCalledTimes(2);
  });

  it('chooses nothing by the click that ends a pull, and something by the next', () => {
    pointer('pointerdown', [100, 100]);
    pointer('pointermove', [160, 100]);
    pointer('pointerup', [160, 100]);
    click(1);
    expect(onSelect).not.toHaveBeenCalled();
    expect(onCamera).toHaveBeenCalledOnce();
    click(1);
    expect(onSelect).toHaveBeenCalledWith('mill-lane');
  });

  it.each([
    ['by a key after a pull', 'pointerup', 0],
    ['after a pull that was called off', 'pointercancel', 1],
  ])('chooses %s', (_, end, detail) => {
    pointer('pointerdown', [100, 100]);
    pointer('pointermove', [160, 100]);
    pointer(end, [160, 100]);
    click(detail);
    expect(onSelect).toHaveBeenCalledWith('mill-lane');
  });

  describe('in a frame of another page', () => {
    const hinted = (): string | undefined => root.querySelector('.still-hint.is-shown')?.textContent;
    beforeEach(() => (document.documentElement.dataset['embed'] = 'map'));
    afterEach(() => delete document.documentElement.dataset['embed']);

    it('leaves the plain wheel to that page, says so, and zooms with Ctrl or ⌘', () => {
      expect(wheel({ deltaY: -100 })).toBe(0);
      expect(hinted()).toMatch(/scroll to zoom the map$/);
      expect(wheel({ deltaY: -100, ctrlKey: true })).toBeGreaterThan(0);
      expect(wheel({ deltaY: -100, metaKey: true })).toBeGreaterThan(0);
    });

    it('leaves one finger to that page, and is moved by two, or by a mouse', () => {
      const pull = (pointerType: string): void => {
        pointer('pointerdown', [100, 100], 1, { pointerType });
        pointer('pointermove', [160, 100], 1, { pointerType });
        pointer('pointerup', [160, 100], 1, { pointerType });
      };
      pull('touch');
      expect(still.camera).toEqual(ANYWHERE);
      expect(hinted()).toBeDefined();
      pull('mouse');
      expect(still.camera?.lon).toBeLessThan(ANYWHERE.lon);
      const { zoom } = still.camera!;
      pointer('pointerdown', [200, 200], 1, { pointerType: 'touch' });
      pointer('pointerdown', [300, 200], 2, { pointerType: 'touch' });
      pointer('pointermove', [400, 200], 2, { pointerType: 'touch' });
      expect(still.camera?.zoom).toBeGreaterThan(zoom);
    });

    it('keeps the browser from taking two fingers for scrolling, and one from nothing', () => {
      const touched = (count: number): boolean => {
        const event = new Event('touchmove', { bubbles: true, cancelable: true });
        root.dispatchEvent(Object.assign(event, { touches: { length: count } }));
        return event.defaultPrevented;
      };
      expect([touched(1), touched(2)]).toEqual([false, true]);
    });
  });

  it('zooms with two fingers, and takes a third for none', () => {
    pointer('pointerdown', [200, 200], 1);
    pointer('pointerdown', [300, 200], 2);
    pointer('pointerdown', [50, 50], 3);
    pointer('pointermove', [400, 200], 2);
    pointer('pointermove', [90, 90], 3);
    expect(still.camera!.zoom).toBeCloseTo(ANYWHERE.zoom + 1);
    // The finger that stays pulls on.
    pointer('pointerup', [400, 200], 2);
    const { lon } = still.camera!;
    pointer('pointermove', [150, 200], 1);
    expect(still.camera!.zoom).toBeCloseTo(ANYWHERE.zoom + 1);
    expect(still.camera!.lon).toBeGreaterThan(lon);
  });

  it('zooms by as much as the wheel is turned, and not at all by a turn sideways', () => {
    expect(wheel({ deltaY: -120 })).toBeCloseTo(0.5);
    expect(wheel({ deltaY: 4 })).toBeCloseTo(-4 / 240);
    onCamera.mockClear();
    expect(wheel({ deltaX: 120 })).toBe(0);
    expect(onCamera).not.toHaveBeenCalled();
  });
});

describe('The still map on paper', () => {
  it('says what it shows, and goes back to where it was', async () => {
    still.apply(view({ names: 'ru' }));
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    still.print(paper(), null);
    expect(paper().contains(root)).toBe(true);
    expect(root.querySelector('figcaption')?.textContent).toContain('On 31 December 2010. Names in Russian');
    still.unprint();
    expect(canvas().contains(root)).toBe(true);
  });

  it('says that of several statuses within a window it draws the last', async () => {
    still.apply(view({ names: 'ru' }));
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    still.apply(view({ mode: 'window', window: { from: 10_957, to: 14_975 } }));
    still.print(paper(), { camera: ANYWHERE, size: { width: 1440, height: 900 } });
    expect(root.querySelector('figcaption')?.textContent).toContain('the last one recorded is drawn: ');
    still.unprint();
  });

  it('has the reader’s own layers that hold on the day, their legend, whose they are, and what is measured', async () => {
    const layers = [
      styledLayer('raids', [ownFeature(1, {}, '2010-05-12', near), ownFeature(2, {}, '2010-05-13', near)]),
    ];
    const measured: MeasureDrawing = {
      lines: [
        [
          [0.8, 0.5],
          [1.2, 0.7],
        ],
      ],
      areas: [],
      points: [],
      active: null,
      labels: [{ at: [1, 0.6], text: '12 km' }],
      takesPoints: true,
    };
    still.apply(view({ day: 14_741 }), { own: { layers, chosen: null }, measured });
    still.print(paper(), { camera: ANYWHERE, size: { width: 1440, height: 900 } });
    expect(root.querySelector('figcaption')?.textContent).toContain('Data of the reader’s own are not drawn');
    still.unprint();
    await drawn();
    still.giveWay();
    still.print(paper(), { camera: ANYWHERE, size: { width: 1440, height: 900 } });
    expect([...root.querySelectorAll('circle[data-place]')].map((mark) => mark.getAttribute('data-place'))).toEqual([
      '0',
    ]);
    expect(root.querySelector('.still-measured-text')?.textContent).toBe('12 km');
    // Its line lies under signs and names, its number over them.
    const drawnOrder = [...root.querySelectorAll('.still-measured path, circle[data-place], .still-measured text')];
    expect(drawnOrder.map(({ localName }) => localName)).toEqual(['path', 'path', 'circle', 'text']);
    const caption = root.querySelector('figcaption');
    expect(caption?.querySelector('.still-legend')?.textContent).toContain('Reader’s data: raids');
    expect(caption?.textContent).toContain('“raids” (raids.csv), 1 of 2 features shown');
    expect(caption?.lastElementChild?.textContent).toMatch(/^This view: .* · with data of the reader’s own: raids$/);
    still.unprint();
  });

  it('takes the frame of the live map', async () => {
    still.apply(view());
    still.standIn(canvas(), ANYWHERE);
    await drawn();
    still.giveWay();
    still.apply(view({ selection: 'mill-lane' }));
    still.print(paper(), { camera: { ...ANYWHERE, zoom: 9 }, size: { width: 1440, height: 900 } });
    expect(root.querySelector('.still-drawn')?.getAttribute('viewBox')).toBe('0 0 720 450');
    expect(root.querySelector('.still-drawn a.is-selected')).not.toBeNull();
    still.unprint();
    expect(document.body.firstElementChild).toBe(root);
  });

  it('says what it could not draw, where its program has not come', () => {
    still.apply(view({ names: 'ru' }));
    still.print(paper(), { camera: ANYWHERE, size: { width: 1440, height: 900 } });
    expect(root.querySelector('figcaption')?.textContent).toContain('The frame is that of the opening view');
    expect(root.className).toBe('');
    still.unprint();
  });
});

describe('Whoever walks through the features of the still map by keys', () => {
  it('sees the one that has the focus, in the frame it is brought into', async () => {
    still.apply(view());
    still.standIn(canvas(), EUROPE);
    await drawn();
    const link = root.querySelector<SVGAElement>('.still-drawn a[data-feature="reed-ford"]')!;
    const [lon, lat] = index.features.get('reed-ford')!.point;
    link.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    expect(still.camera).toMatchObject({ lon, lat });
    expect(onCamera).toHaveBeenCalledTimes(1);
    // It is in view now: the frame stays.
    still.look({ ...ANYWHERE, lon: lon + 0.1, lat });
    root
      .querySelector('.still-drawn a[data-feature="reed-ford"]')!
      .dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    expect(still.camera?.lon).toBeCloseTo(lon + 0.1);
  });
});
