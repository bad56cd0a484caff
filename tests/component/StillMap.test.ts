import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../src/domain/camera';
import { initialSession, type Session } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import { legendList } from '../../src/staticmap/paper';
import { drawContent, drawGround, renderStillMap } from '../../src/staticmap/render';
import { StillMap, type StillProgram } from '../../src/staticmap/StillMap';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const view = (session: Partial<Session> = {}) => selectView(index, { ...initialSession(index), ...session });
const ANYWHERE: Camera = { zoom: 8, lat: 0.6, lon: 1 };
const EUROPE: Camera = { zoom: 3, lat: 48, lon: 20 };

let root: HTMLElement;
let still: StillMap;
let answer: 'program' | 'nothing';
let world: 'land' | 'nothing';
const program: StillProgram = {
  geometry,
  region: tinyBasemap,
  settlements: [],
  loadWorld: () => (world === 'land' ? Promise.resolve(tinyBasemap) : Promise.reject(new Error('offline'))),
  drawGround,
  drawContent,
  legendList,
};
const onCamera = vi.fn();

/** Lets promises and the next picture come. */
async function drawn(): Promise<void> {
  await vi.waitFor(() => expect(root.querySelector('.still-drawn a')).not.toBeNull());
}

beforeEach(() => {
  [answer, world] = ['program', 'land'];
  onCamera.mockClear();
  document.body.innerHTML =
    '<figure id="still"></figure><div id="app"><div class="canvas"></div><div class="paper"></div></div>';
  root = document.querySelector<HTMLElement>('#still')!;
  root.innerHTML = `${renderStillMap(index, geometry, tinyBasemap, view(), { last: index.atlas.meta.opens })}<figcaption></figcaption>`;
  Object.defineProperties(root, { clientWidth: { value: 600 }, clientHeight: { value: 400 } });
  still = new StillMap({
    root,
    index,
    load: () => (answer === 'program' ? Promise.resolve(program) : Promise.reject(new Error('offline'))),
    onSelect: () => {},
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
