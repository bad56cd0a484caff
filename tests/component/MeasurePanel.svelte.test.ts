import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import type { FeatureCollection, Geometry, LineString } from 'geojson';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { initialSession } from '../../src/domain/session';
import { legBetween, measureArea, measureLine, pointAt } from '../../src/domain/measure/geodesic';
import { formatCoordinates } from '../../src/domain/measure/coordinates';
import { formatLength } from '../../src/domain/measure/units';
import type { Bounds, LonLat } from '../../src/domain/model';
import type { OwnColumn, OwnLayer, OwnLook, StyledLayer } from '../../src/domain/ownData';
import { parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import { MeasureState } from '../../src/state/measure.svelte';
import { closables } from '../../src/ui/closables';
import MeasurePanel from '../../src/views/measure/MeasurePanel.svelte';
import { imported } from '../helpers/importing';
import { nearestPoints } from '../../src/domain/measure/nearest';
import { shapeOf } from '../../src/domain/measure/pieces';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const session = initialSession(index);
const view = selectView(index, { ...session, layers: index.atlas.layers.map(({ id }) => id) });

function show(
  mode: MeasureState['mode'] = 'line',
  hasMap = true,
  own: readonly StyledLayer[] = [],
  shapes = geometry,
  allDays: View | null = null,
) {
  const measure = new MeasureState({ index, view, geometry: shapes, own, ...(allDays && { allDays: () => allDays }) });
  measure.mode = mode;
  const calls = {
    go: vi.fn<(at: LonLat) => void>(),
    middle: vi.fn<() => void>(),
    frame: vi.fn<(id: string) => void>(),
    bounds: vi.fn<(bounds: Bounds) => void>(),
    layer: vi.fn<(layer: OwnLayer, of: OwnLook) => void>(),
    copy: vi.fn<(text: string) => Promise<boolean>>(() => Promise.resolve(true)),
    close: vi.fn<() => void>(),
    save: vi.fn<() => Promise<string | null>>(() => Promise.resolve('mine.atlas-project.json')),
    keep: vi.fn<(title: string, geojson: string) => void>(),
  };
  if (hasMap) measure.onmap({ setAtCross: calls.middle });
  render(MeasurePanel, {
    measure,
    when: '31 December 2010',
    ongo: calls.go,
    onframe: calls.frame,
    onbounds: calls.bounds,
    oncopy: calls.copy,
    onkeep: calls.keep,
    onlayer: calls.layer,
    onsave: calls.save,
    onclose: calls.close,
  });
  return { measure, ...calls };
}
const result = (): string =>
  screen.getByRole('status', { name: 'Result' }).textContent?.replace(/\s+/g, ' ').trim() ?? '';
const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });
const press = (name: string | RegExp) => fireEvent.click(button(name));
async function typePoint(text: string): Promise<void> {
  const field = screen.getByRole('textbox');
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.submit(field.closest('form') as HTMLFormElement);
}
/** Sets points as the map does, three pixels of a metre each. */
function set(measure: MeasureState, ...points: readonly LonLat[]): void {
  for (const at of points) measure.click(at, 1);
  flushSync();
}

/** Finds a feature by typing and takes it. */
async function choose(label: string, typed: string, option: RegExp): Promise<void> {
  const field = screen.getByRole('combobox', { name: label });
  await fireEvent.input(field, { target: { value: typed } });
  await fireEvent.click(await screen.findByRole('option', { name: option }));
}
const north = index.features.get('nordhaven')?.point as LonLat;
/** Own points so many kilometres east of a place of the atlas. */
const incidents = (...kilometres: readonly number[]): StyledLayer => {
  const styled = styledLayer(
    'incidents',
    kilometres.map((km, at) =>
      ownFeature(at + 1, { name: `Incident ${at + 1}` }, at === 0 ? '1999' : null, {
        type: 'Point',
        coordinates: [...pointAt(north, 90, km * 1000)],
      }),
    ),
  );
  return styled;
};

afterEach(cleanup);

describe('The panel for measuring', () => {
  it('takes the keyboard when it opens, and Escape closes it', () => {
    const { close } = show();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Measure' }));
    closables.closeLast();
    expect(close).toHaveBeenCalledOnce();
  });

  it('has a mode for everything that can be measured', async () => {
    const { measure } = show();
    const modes = within(screen.getByRole('group', { name: 'What to measure' })).getAllByRole('radio');
    expect(modes.map((each) => each.closest('label')?.textContent?.trim())).toEqual([
      'Line',
      'Area',
      'Between two features',
      'Around a feature',
      'Coordinates',
    ]);
    await fireEvent.click(modes[1] as HTMLElement);
    expect(measure.mode).toBe('area');
  });
});

describe('A line', () => {
  it('says its length while it is drawn, with the pointer at its end', () => {
    const { measure } = show();
    const nothing = result();
    set(measure, [0, 0]);
    measure.hover([1, 0]);
    flushSync();
    expect(nothing).toBe('No points yet');
    expect(result()).toContain(formatLength(legBetween([0, 0], [1, 0]).metres, 'km'));
    set(measure, [0, 1]);
    measure.hover(null);
    flushSync();
    expect(result()).toMatch(/^110\.6 km towards 0\.0° \(north\)/);
    expect(measure.drawing.points).toHaveLength(2);
    expect(measure.drawing.labels[0]?.text).toBe('110.6 km');
  });

  it('has a direction with two points; with more it tells where its end lies from its start, and each leg its own', () => {
    const { measure } = show();
    set(measure, [0, 0], [1, 0]);
    const straight = result();
    set(measure, [1, 1]);
    const bent = result();
    const far = legBetween([0, 0], [1, 1]);
    set(measure, [0, 0]);
    const closed = result();
    expect(straight).toBe('111.3 km towards 90.0° (east) arrives towards 90.0° (east)');
    expect(bent).toBe(
      `221.9 km straight from the first point to the last: ${formatLength(far.metres, 'km')}, 45.2° (northeast)`,
    );
    expect(closed).toMatch(/^378\.8 km the line ends where it begins$/);
    const legs = screen.getAllByRole('listitem').map((item) => item.querySelector('.leg')?.textContent);
    expect(legs.slice(0, 2)).toEqual(['then 111.3 km, 90.0° (east)', 'then 110.6 km, 0.0° (north)']);
  });

  it('with the pointer at its end has no direction of a leg before it', () => {
    const { measure } = show();
    set(measure, [0, 0], [1, 0]);
    measure.hover([1, 1]);
    flushSync();
    expect(result()).toMatch(/^221\.9 km straight from the first point to the last: .*, 45\.2° \(northeast\)$/);
  });

  it('takes typed points in either order of a doubtful pair, and says what is none', async () => {
    const { measure } = show();
    await typePoint('1, 2');
    await typePoint('1°30′N 2°30′E');
    expect(measure.points.map(({ at }) => at)).toEqual([
      [2, 1],
      [2.5, 1.5],
    ]);
    await typePoint('somewhere');
    expect(screen.getByText(/no coordinates/)).toBeTruthy();
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: '3, 4' } });
    await press(/^Add 4°/);
    expect(measure.points.at(-1)?.at).toEqual([3, 4]);
    expect(screen.getByText('The points were typed.')).toBeTruthy();
  });

  it('can be taken back, ended, cleared and begun anew', async () => {
    const { measure } = show();
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
    set(measure, [0, 0], [1, 0], [1, 1]);
    await press('Undo');
    expect(measure.points).toHaveLength(2);
    await press('End');
    expect(measure.isEnded).toBe(true);
    // The pointer leads no line any more.
    measure.hover([5, 5]);
    expect(measure.drawing.lines[0]?.at(-1)).toEqual([1, 0]);
    set(measure, [3, 3]);
    expect([measure.points.length, measure.isEnded]).toEqual([1, false]);
    await press('Undo');
    expect([measure.points.length, measure.isEnded]).toEqual([2, true]);
    await press('Clear');
    expect(measure.points).toEqual([]);
    await press('Undo');
    expect(measure.points).toHaveLength(2);
  });

  it('has points that arrow keys move and Delete removes', async () => {
    const { measure } = show();
    set(measure, [0, 0], [1, 0]);
    const second = button('0.00000, 1.00000');
    second.focus();
    flushSync();
    expect(measure.drawing.active).toBe(1);
    await fireEvent.keyDown(second, { key: 'ArrowUp' });
    await fireEvent.keyDown(second, { key: 'ArrowRight', shiftKey: true });
    const [lon, lat] = measure.points[1]?.at as LonLat;
    // Ten pixels and one, of a metre each.
    expect(legBetween([1, 0], [1, lat]).metres).toBeCloseTo(10, 0);
    expect(legBetween([1, 0], [lon, 0]).metres).toBeCloseTo(1, 0);
    measure.undo();
    expect(measure.points[1]?.at).toEqual([1, 0]);
    flushSync();
    await fireEvent.keyDown(button('0.00000, 1.00000'), { key: 'Delete' });
    expect(measure.points.map(({ at }) => at)).toEqual([[0, 0]]);
  });

  it('has points that the pointer drags, each drag one step to take back', () => {
    const { measure } = show();
    set(measure, [0, 0], [1, 0]);
    // A pixel is a hundredth of a degree.
    const press = (at: LonLat, isTouch = false) =>
      measure.grip({ at, project: ([x, y]) => [x * 100, y * 100], isTouch, metresPerPixel: 50 });
    expect(press([0.5, 0])).toBeNull();
    expect(press([0.2, 0])).toBeNull();
    expect(press([0.2, 0], true)).not.toBeNull();
    const drag = press([0.95, 0.05]);
    for (let step = 1; step <= 5; step++) drag?.([0.95 + step / 10, 0.05]);
    // It is moved as far as the pointer, and not to the pointer.
    expect(measure.points[1]?.at[0]).toBeCloseTo(1.5, 9);
    expect([measure.points[1]?.at[1], measure.points[1]?.precisionM]).toEqual([0, 150]);
    press([1.5, 0])?.([3, 3]);
    measure.undo();
    expect(measure.points[1]?.at[0]).toBeCloseTo(1.5, 9);
    measure.undo();
    expect(measure.points[1]?.at).toEqual([1, 0]);
  });

  it('is copied with method and precision', async () => {
    const { measure, copy } = show();
    set(measure, [0, 0], [1, 0]);
    await press('Copy the result');
    expect(copy.mock.calls[0]?.[0]).toBe(
      'Line through 2 points: 111.3 km. It begins towards 90.0° (east). Geodesics on the WGS 84 ellipsoid (Karney 2013). Points set by hand here are exact to about 3 m. Points (latitude, longitude): 0.00000, 0.00000; 0.00000, 1.00000.',
    );
    await vi.waitFor(() => expect(screen.getByText('Copied.')).toBeTruthy());
  });

  it('with several legs is copied with the direction of each', async () => {
    const { measure, copy } = show();
    set(measure, [0, 0], [1, 0], [1, 1]);
    await press('Copy the result');
    expect(copy.mock.calls[0]?.[0]).toContain(
      'Line through 3 points: 221.9 km. Straight from the first point to the last: 156.9 km, 45.2° (northeast). From point to point: 1 to 2: 111.3 km, 90.0° (east); 2 to 3: 110.6 km, 0.0° (north). Geodesics',
    );
  });

  it('is measured in miles, too', async () => {
    const { measure } = show();
    set(measure, [0, 0], [1, 0]);
    await fireEvent.click(screen.getByRole('radio', { name: 'mi' }));
    expect(result()).toContain('69.17 mi');
  });

  it('becomes own data, with its way on the ellipsoid and what was measured', async () => {
    const { measure, keep } = show();
    set(measure, [0, 50], [60, 50]);
    measure.end();
    flushSync();
    await press('Add to my data');
    const [title, text] = keep.mock.calls[0] ?? [];
    const [feature] = (JSON.parse(text ?? '') as FeatureCollection<LineString>).features;
    expect([title, feature?.geometry.type, feature?.properties?.['metres']]).toEqual([
      'Measured line',
      'LineString',
      Math.round(measure.line.metres),
    ]);
    expect(feature?.geometry.coordinates.length).toBeGreaterThan(50);
  });

  it.each<[string, 'line' | 'area' | 'around', LonLat[], string]>([
    [
      'A line',
      'line',
      [
        [0, 50],
        [60, 50],
      ],
      'Measured line',
    ],
    [
      'A line across the antimeridian',
      'line',
      [
        [179, 10],
        [-179, 12],
      ],
      'Measured line',
    ],
    [
      'An area',
      'area',
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
      ],
      'Measured area',
    ],
    [
      'An area across the antimeridian',
      'area',
      [
        [179, 0],
        [-179, 0],
        [-179, 2],
        [179, 2],
      ],
      'Measured area',
    ],
    ['What lies within a distance', 'around', [], 'Within 10 km of'],
  ])('%s is read as own data as it was measured, with a name', async (_what, mode, points, name) => {
    const { measure, keep } = show(mode);
    if (mode === 'around') measure.take('nordhaven');
    else set(measure, ...points);
    // A pointer that rests on the map adds no point to what is kept or copied.
    measure.hover([20, 20]);
    flushSync();
    await press(mode === 'around' ? 'Add the area to my data' : 'Add to my data');
    const [title = '', text = ''] = keep.mock.calls[0] ?? [];
    expect(title).toMatch(new RegExp(`^${name}`));
    const { layers, features, notes } = await imported(`${title}.geojson`, text);
    expect([layers[0]?.title, features.length, features[0]?.properties['title']]).toEqual([title, 1, title]);
    expect(notes.filter((note) => !note.includes('antimeridian'))).toEqual([]);
    const geometry = features[0]?.geometry as Geometry;
    expect(JSON.stringify(geometry)).not.toContain('[20,20]');
    if (mode === 'line') {
      const lines =
        geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : geometry.type === 'LineString'
            ? [geometry.coordinates]
            : [];
      const metres = lines.reduce((sum, line) => sum + measureLine(line as unknown as LonLat[]).metres, 0);
      const whole = measureLine(points).metres;
      expect(Math.abs(metres - whole) / whole).toBeLessThan(1e-6);
      expect(features[0]?.properties['metres']).toBe(Math.round(whole));
    } else if (mode === 'area') {
      const areas =
        geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : geometry.type === 'Polygon'
            ? [geometry.coordinates]
            : [];
      const sum = areas.reduce(
        (all, [ring = []]) => all + measureArea(ring.slice(1) as unknown as LonLat[]).squareMetres,
        0,
      );
      expect(sum / measureArea(points).squareMetres).toBeCloseTo(1, 3);
    } else
      expect(nearestPoints(shapeOf(geometry), shapeOf({ type: 'Point', coordinates: [...north] }))?.metres).toBe(0);
  });

  it('can be measured without a live map', () => {
    show('line', false);
    expect(screen.queryByRole('button', { name: /cross/ })).toBeNull();
    expect(screen.getByText(/no live map/)).toBeTruthy();
  });
});

describe('An area', () => {
  it('says its size and perimeter, and warns of sides that cross', () => {
    const { measure } = show('area');
    set(measure, [0, 0], [1, 0], [1, 1], [0, 1]);
    expect(result()).toMatch(/^12,309 km² perimeter 443\.8 km$/);
    measure.clear();
    set(measure, [0, 0], [1, 1], [1, 0], [0, 1]);
    expect(screen.getByText(/Sides cross/)).toBeTruthy();
  });

  it('lists what lies in it once it is ended', async () => {
    const { measure } = show('area');
    set(measure, [-1.9, -1.9], [3.9, -1.9], [3.9, 2.9], [-1.9, 2.9]);
    expect(screen.queryByText(/^In it/)).toBeNull();
    await press('End');
    const titles = measure.features.now.lying?.map(({ feature }) => feature.title) ?? [];
    expect(titles).toContain(index.features.get('nordhaven')?.title);
    expect(screen.getByRole('heading', { name: /In it/ }).textContent).toContain(String(titles.length));
  });
});

describe('What is measured', () => {
  it('is kept as plain values, saved with a project, and shown again in place of what is there, which undo brings back', async () => {
    const { measure, save } = show('line');
    expect([measure.keep(), screen.queryByRole('button', { name: 'Save as a project' })]).toEqual([null, null]);
    set(measure, [0, 0], [1, 0]);
    measure.end();
    measure.unit = 'mi';
    measure.features.pair = ['nordhaven', null];
    flushSync();
    // Whether it is saved is told when it is known.
    let arrive: (file: string | null) => void = () => {};
    save.mockReturnValueOnce(new Promise((done) => (arrive = done)));
    const said = (): string => document.querySelector('.said')?.textContent ?? '';
    await press('Save as a project');
    expect([save.mock.calls.length, said()]).toEqual([1, 'Saving …']);
    arrive(null);
    await vi.waitUntil(() => said() !== 'Saving …');
    expect(said()).toMatch(/^Not saved: a part of the program is missing/);
    await press('Save as a project');
    await vi.waitUntil(() => said().startsWith('Saved as mine.atlas-project.json.'));
    const kept = JSON.parse(JSON.stringify(measure.keep())) as NonNullable<ReturnType<typeof measure.keep>>;
    cleanup();
    const other = show('coordinates').measure;
    set(other, [5, 5]);
    other.mode = 'area';
    set(other, [6, 6]);
    other.restore(kept);
    flushSync();
    expect(other.keep()).toEqual({ ...kept });
    expect(result()).toContain(formatLength(legBetween([0, 0], [1, 0]).metres, 'mi'));
    await press('Undo');
    expect(other.points.map(({ at }) => at)).toEqual([[6, 6]]);
    await press('Clear');
    expect(other.points).toEqual([]);
  });
});

describe('The distance between two features', () => {
  it('is that of the features that were clicked or chosen, with both precisions', async () => {
    const { measure, copy, frame } = show('between');
    measure.take('nordhaven');
    measure.take('southmere');
    flushSync();
    const [one, other] = ['nordhaven', 'southmere'].map((id) => index.features.get(id)) as [never, never];
    const { point: a } = one as { point: LonLat };
    const { point: b } = other as { point: LonLat };
    const metres = legBetween(a, b).metres;
    // Both are known to 800 m.
    expect(measure.features.found?.distance.least).toBeCloseTo(metres - 1600, 1);
    expect(measure.features.found?.distance.most).toBeCloseTo(metres + 1600, 1);
    expect(result()).toMatch(/\d+(\.\d)? to \d+(\.\d)? km/);
    expect(result()).toMatch(/known to 800 m/);
    expect(measure.drawing.lines).toHaveLength(1);
    await press('Copy the result');
    expect(copy.mock.calls[0]?.[0]).toMatch(/31 December 2010: .* km\. .*Karney/);
    await press('Clear');
    expect(measure.features.pair).toEqual([null, null]);
    await choose('From', 'reed', /^Reed/);
    expect(measure.features.pair[0]).toBe('reed-ford');
    expect(frame).toHaveBeenLastCalledWith('reed-ford');
  });
});

describe('A feature of the atlas without a position', () => {
  it('is offered last, and the panel says why it cannot be measured', async () => {
    const { measure } = show(
      'between',
      true,
      [],
      Object.fromEntries(Object.entries(geometry).filter(([id]) => id !== 'nordhaven')),
    );
    const { title } = index.features.get('nordhaven') as { title: string };
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'To' });
    field.focus();
    await fireEvent.click(field);
    const offered = screen.getAllByRole('option');
    expect(offered.length).toBeGreaterThan(2);
    expect(offered.at(-1)?.textContent?.replace(/\s+/g, ' ').trim()).toBe(`${title} · without a position`);
    await fireEvent.click(offered.at(-1) as HTMLElement);
    expect([field.value, measure.features.pair]).toEqual([title, [null, 'nordhaven']]);
    expect(screen.getByText(`“${title}” cannot be measured: the atlas has no position of it.`)).toBeTruthy();
  });
});

describe('What lies around a feature', () => {
  it('is listed from the nearest, and the radius is in the chosen unit', async () => {
    const { measure, go } = show('around');
    measure.take('nordhaven');
    measure.features.radius = 400_000;
    flushSync();
    expect(measure.features.now.neighbours.length).toBeGreaterThan(1);
    const metres = measure.features.now.neighbours.map(({ distance }) => distance.nearest.metres);
    expect(metres).toEqual([...metres].sort((a, b) => a - b));
    expect(measure.drawing.areas).toHaveLength(1);
    await fireEvent.click(screen.getByRole('radio', { name: 'mi' }));
    const field = screen.getByRole<HTMLInputElement>('spinbutton');
    await fireEvent.change(field, { target: { value: '1' } });
    expect(measure.features.radius).toBeCloseTo(1609.344, 6);
    measure.features.radius = 400_000;
    flushSync();
    await fireEvent.click(
      screen.getByRole('button', { name: measure.features.now.neighbours[0]?.feature.title ?? '' }),
    );
    expect(go).toHaveBeenCalledOnce();
  });
});

describe('A picture of what is measured', () => {
  const said = (measure: MeasureState) => measure.drawing.words;

  it('is told what a line and an area measure, once there is one', () => {
    const { measure } = show();
    set(measure, [0, 0]);
    expect(said(measure)).toBeNull();
    set(measure, [0, 1]);
    expect(said(measure)).toEqual({
      label: 'line of 110.6 km',
      sentence: 'a line of 110.6 km through 2 points. Points set by hand here are exact to about 3 m.',
    });
    measure.mode = 'area';
    flushSync();
    expect(said(measure)).toBeNull();
    set(measure, [1, 1]);
    expect(said(measure)?.label).toMatch(/^area of [\d,]+ km²$/);
    expect(said(measure)?.sentence).toMatch(/^an area of [\d,]+ km², its perimeter [\d.]+ km\. Points set/);
  });

  it('is told centre and radius, and how exactly the centre is known', () => {
    const { measure } = show('around');
    measure.take('nordhaven');
    measure.features.radius = 20_000;
    flushSync();
    const label = `within 20 km of ${index.features.get('nordhaven')?.title}`;
    expect(said(measure)?.label).toBe(label);
    expect(said(measure)?.sentence).toMatch(
      new RegExp(`^what lies ${label}; the position of .* is known to 800 m\\.$`),
    );
  });

  it('is told the distance of two features, with both precisions', async () => {
    const { measure } = show('between', true, [incidents(30)]);
    measure.features.pair = ['nordhaven', 'own-data-incidents/0'];
    await vi.waitFor(() => expect(said(measure)?.label).toBeTruthy());
    const { title } = index.features.get('nordhaven') as { title: string };
    expect(said(measure)).toEqual({
      label: `from ${title} to “Incident 1” of “incidents”: 29.2 to 30.8 km, one precision unknown`,
      sentence: `the distance between ${title} and “Incident 1” of “incidents”: 29.2 to 30.8 km, one precision unknown. As they are drawn, 30.00 km; the position of ${title} is known to 800 m, how exactly “Incident 1” is placed, no column of “incidents” says.`,
    });
  });

  it('is told the place', () => {
    const { measure } = show('coordinates');
    set(measure, [2, 1]);
    expect(said(measure)?.label).toMatch(/^the point 1\.0+.*, 2\.0+/);
  });
});

describe('What was found around a feature', () => {
  it('is copied with centre, radius and days, each feature with its id and its statuses', async () => {
    const { measure, copy } = show('around', true, [incidents(1, 5, 60)]);
    measure.take('nordhaven');
    measure.features.radius = 400_000;
    flushSync();
    await screen.findByRole('region', { name: 'Your data: incidents' });
    await press('Copy the result');
    const text = copy.mock.lastCall?.[0] ?? '';
    const { title } = index.features.get('nordhaven') as { title: string };
    expect(text).toContain(`What lies within 400 km of ${title} (id nordhaven), 31 December 2010.`);
    expect(text).toContain(`Centre (latitude, longitude): ${formatCoordinates(north, 'decimal')}; known to 800 m.`);
    expect(text).toContain(
      'Own data: incidents: 2 as drawn, all of them without a date\n- Incident 2 (row 2, without a date): 4.2 to 5.8 km, as drawn 5.000 km, one precision unknown · within as drawn\n',
    );
    expect(text).toContain(`Of the atlas: ${measure.features.now.neighbours.length}\n`);
    for (const { feature } of measure.features.now.neighbours) {
      const line = text.split('\n').find((each) => each.includes(`(id ${feature.id}): `)) ?? '';
      expect(line).toMatch(/: .*(km|touches)/);
      // Its statuses are those of the days shown, each with its own days.
      expect(line.split('; ').slice(1).join('').match(/\(/g)?.length ?? 0).toBe(
        view.features.get(feature.id)?.statuses.length,
      );
    }
    expect(measure.features.now.neighbours.some(({ feature: { id } }) => view.features.get(id)?.statuses.length)).toBe(
      true,
    );
  });

  it('is counted on the days shown, and on all days beside these if the reader asks, while the map stays where it is', async () => {
    const window = { from: parseDay('2000-01-01') as number, to: view.window.to };
    const allDays = selectView(index, {
      ...session,
      mode: 'window',
      window,
      layers: index.atlas.layers.map(({ id }) => id),
    });
    const { measure, copy, layer } = show('around', true, [incidents(1, 5)], geometry, allDays);
    measure.take('nordhaven');
    measure.features.radius = 400_000;
    flushSync();
    const [now] = [measure.features.now.neighbours.length];
    await screen.findByRole('region', { name: 'Your data: incidents' });
    const told = (): readonly string[] =>
      screen
        .getAllByText(/^On (the days shown|all days)/)
        .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');
    expect(told()).toEqual([
      `On the days shown, 31 December 2010: of the atlas ${now}; of your data 1 as drawn, without a date.`,
    ]);
    await press('Count on all days, too');
    const ever = measure.features.ever.neighbours.length;
    expect(ever).toBeGreaterThan(now);
    await vi.waitFor(() =>
      expect(told()[1]).toBe(
        `On all days, 1 January 2000 to 31 December 2010: of the atlas ${ever}; of your data 1 as drawn, without a date.`,
      ),
    );
    expect(told()[0]).toContain(`31 December 2010: of the atlas ${now};`);
    // The lists, what is copied and what becomes a layer are those of all days, and say so.
    const atlas = screen.getByRole('region', { name: 'Of the atlas' });
    expect(within(atlas).getAllByRole('listitem')).toHaveLength(ever);
    await press('Copy the result');
    expect(copy.mock.lastCall?.[0]).toContain(', all days from 1 January 2000 to 31 December 2010.\n');
    const own = screen.getByRole('region', { name: 'Your data: incidents' });
    await fireEvent.click(within(own).getByRole('button', { name: 'Make a layer of these' }));
    expect(layer.mock.lastCall?.[0].title).toMatch(/^incidents within 400 km of .*, all days$/);
    await press('List only the days shown');
    expect(told()).toHaveLength(1);
    expect(within(screen.getByRole('region', { name: 'Of the atlas' })).getAllByRole('listitem')).toHaveLength(now);
  });
});

describe('Coordinates', () => {
  it('of the pointer and of a place are shown in either notation and copied; typed ones are gone to', async () => {
    const { measure, copy, go, middle } = show('coordinates');
    measure.hover([2.5, 1.25]);
    set(measure, [1.5, 0.5]);
    expect(screen.getByText('1.25000, 2.50000', { exact: false })).toBeTruthy();
    expect(screen.getByText('0.50000, 1.50000')).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: 'Degrees, minutes, seconds' }));
    await press('Copy');
    expect(copy).toHaveBeenCalledWith('0°30′00″N 1°30′00″E');
    await typePoint('2N 3E');
    expect(go).toHaveBeenCalledWith([3, 2]);
    expect(measure.place?.at).toEqual([3, 2]);
    await press('Take the place at the cross');
    expect(middle).toHaveBeenCalledOnce();
  });
});

describe('Own features', () => {
  it('are found by typing, and what nobody says of their precision is said in the result', async () => {
    const { measure, bounds, frame, copy } = show('between', true, [incidents(5, 30, 60)]);
    await choose('From', 'nordh', /Nordhaven/i);
    expect(frame).toHaveBeenCalledExactlyOnceWith('nordhaven');
    await choose('To', 'incident 2', /^Incident 2/);
    expect(measure.features.pair).toEqual(['nordhaven', 'own-data-incidents/1']);
    // The map shows both ends, and not the last alone.
    const [east, south] = pointAt(north, 90, 30_000);
    expect(bounds.mock.lastCall?.[0].map((each) => each.toFixed(3))).toEqual(
      [north[0], south, east, north[1]].map((each) => each.toFixed(3)),
    );
    // The place of the atlas is known to 800 m.
    await vi.waitFor(() => expect(result()).toMatch(/^29\.2 to 30\.8 km, one precision unknown: that of “Incident 2”/));
    expect(result()).toContain('how exactly “Incident 2” is placed, no column of “incidents” says');
    await press('Copy the result');
    expect(copy.mock.lastCall?.[0]).toMatch(
      /Incident 2 \(own data: incidents; row 2, without a date\), 31 December 2010: 29\.2 to 30\.8 km, one precision unknown: that of/,
    );
    // The map says the same as the panel.
    expect(measure.drawing.labels.map(({ text }) => text)).toEqual(['29.2 to 30.8 km, one precision unknown']);
    expect(result()).toContain('“Incident 2” of “incidents”: row 2, without a date.');
    measure.features.pair = ['own-data-incidents/0', 'own-data-incidents/1'];
    await vi.waitFor(() =>
      expect(result()).toMatch(/^25\.00 km, both precisions unknown: that of “Incident 1” and “Incident 2”/),
    );
    expect(measure.drawing.labels.map(({ text }) => text)).toEqual(['25.00 km, both precisions unknown']);
    await press('Show on the map');
    expect(bounds).toHaveBeenCalledTimes(2);
  });

  it('are taken from the map, and the nearest of a layer is one of those that hold on the date', async () => {
    const { measure } = show('between', true, [incidents(5, 30, 60)]);
    measure.take({ layer: 'own-data-incidents', place: 2 });
    measure.take('nordhaven');
    flushSync();
    expect(measure.features.pair).toEqual(['own-data-incidents/2', 'nordhaven']);
    await vi.waitFor(() => expect(result()).toMatch(/^59\.2 to 60\.8 km/));
    await choose('From', 'nearest', /^The nearest of “incidents”/);
    await vi.waitFor(() => expect(result()).toMatch(/^29\.2 to 30\.8 km/));
    expect(result()).toContain(
      '“Incident 2” is the nearest of 2 in “incidents” that hold on 31 December 2010, all of them without a date.',
    );
    // From and to stay as they were chosen: the line leads to the place of the atlas.
    expect(legBetween(measure.features.found?.distance.nearest.to as LonLat, north).metres).toBeLessThan(1);
  });

  it('of which many lie around are listed in part, so that the buttons below are near; the keyboard goes on from there', async () => {
    // The first has a date, and lasts on none of these days.
    const { measure } = show('around', true, [incidents(...Array.from({ length: 21 }, (_, at) => at + 1))]);
    measure.take('nordhaven');
    measure.features.radius = 50_000;
    flushSync();
    const lot = await screen.findByRole('region', { name: 'Your data: incidents' });
    const items = (): readonly HTMLElement[] => within(lot).getAllByRole('listitem');
    expect(items()).toHaveLength(12);
    await fireEvent.click(within(lot).getByRole('button', { name: 'List all 20' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(items()[12]));
    expect(items()).toHaveLength(20);
    expect(within(lot).queryByRole('button', { name: /^List/ })).toBeNull();
  });

  it('that lie within a distance or an area are counted and listed, and become a layer', async () => {
    const { measure, layer, keep } = show('around', true, [incidents(1, 5, 30, 60)]);
    measure.take('nordhaven');
    measure.features.radius = 29_500;
    flushSync();
    const lot = await screen.findByRole('region', { name: 'Your data: incidents' });
    expect(
      within(lot)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()),
    ).toEqual([
      'Incident 2 · 4.2 to 5.8 km, as drawn 5.000 km · row 2, without a date',
      'Incident 3 · 29.2 to 30.8 km, as drawn 30.00 km · perhaps within · row 3, without a date',
    ]);
    expect(within(lot).getByText(/how exactly they are placed is not known/)).toBeTruthy();
    await fireEvent.click(within(lot).getByRole('button', { name: 'Make a layer of these' }));
    const [made, look] = layer.mock.lastCall ?? [];
    expect(look).toBe(measure.features.own[0]?.look);
    // What is there only perhaps is told in count and title.
    const centre = index.features.get('nordhaven')?.title;
    expect(within(lot).getByRole('heading').textContent).toContain('none certainly, 1 as drawn, up to 2');
    expect(made?.title).toBe(`incidents within 29.5 km of ${centre} (none certainly, 1 as drawn, up to 2)`);
    expect(made?.features.map(({ properties }) => properties['measured_distance_m'])).toEqual([5000, 30_000]);
    expect([made?.columns.map(({ name }) => name), made?.report.kept]).toEqual([
      ['name', 'measured_within', 'measured_distance_m', 'measured_least_m', 'measured_most_m'],
      2,
    ]);

    await fireEvent.click(
      within(screen.getByRole('region', { name: 'Of the atlas' })).getByRole('button', {
        name: 'Make a layer of these',
      }),
    );
    const [title = '', text = ''] = keep.mock.lastCall ?? [];
    const read = await imported('x.geojson', text);
    expect([read.layers[0]?.title, read.features.length]).toEqual([title, measure.features.now.neighbours.length]);
    expect(read.features.map(({ properties }) => properties['atlas_id'])).toEqual(
      measure.features.now.neighbours.map(({ feature }) => feature.id),
    );

    measure.mode = 'area';
    const [west, south] = pointAt(north, 225, 8000);
    const [east, high] = pointAt(north, 45, 8000);
    set(measure, [west, south], [east, south], [east, high], [west, high]);
    await press('End');
    const inIt = await screen.findByRole('region', { name: 'In it of your data: incidents' });
    expect(
      within(inIt)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.trim()),
    ).toEqual(['Incident 2 · row 2, without a date']);
  });

  it('are told in three numbers where precision decides: certainly, as drawn, at most; each can be listed, copied and made a layer', async () => {
    const { layer: plain, look } = styledLayer(
      'known',
      [5, 29.4, 30].map((km, at) =>
        ownFeature(at + 1, { name: `Post ${at + 1}`, accuracy_m: 100 }, null, {
          type: 'Point',
          coordinates: [...pointAt(north, 90, km * 1000)],
        }),
      ),
    );
    const accuracy: OwnColumn = {
      name: 'accuracy_m',
      type: 'number',
      filled: 3,
      values: [],
      hasMore: false,
      range: null,
    };
    const known: StyledLayer = { layer: { ...plain, columns: [accuracy] }, look };
    const { measure, layer, copy } = show('around', true, [known]);
    measure.take('nordhaven');
    measure.features.radius = 29_500;
    flushSync();
    const lot = await screen.findByRole('region', { name: 'Your data: known' });
    const lines = () =>
      within(lot)
        .getAllByRole('listitem')
        .map(({ textContent }) =>
          textContent
            ?.replace(/\s+/g, ' ')
            .replace(/ · row.*/, '')
            .trim(),
        );
    const tally = '1 certainly, 2 as drawn, up to 3';
    expect(within(lot).getByRole('heading').textContent).toContain(tally);
    expect(screen.getByText(/^On the days shown/).textContent).toContain(`of your data ${tally}.`);
    expect(lines()).toEqual([
      'Post 1 · 4.1 to 5.9 km, as drawn 5.000 km',
      'Post 2 · 28.5 to 30.3 km, as drawn 29.40 km · within as drawn',
      'Post 3 · 29.1 to 30.9 km, as drawn 30.00 km · perhaps within',
    ]);
    const made = async () => {
      await fireEvent.click(within(lot).getByRole('button', { name: 'Make a layer of these' }));
      const [of] = layer.mock.lastCall ?? [];
      return [
        of?.title.replace(/^.*Northport/, ''),
        of?.features.map(({ properties }) => properties['measured_within']),
      ];
    };
    expect(await made()).toEqual([` (${tally})`, ['certainly', 'as drawn', 'perhaps']]);
    await press('Copy the result');
    expect(copy.mock.lastCall?.[0]).toContain(`Own data: known: ${tally}\n- Post 1`);
    expect(copy.mock.lastCall?.[0]).toContain('as drawn 29.40 km · within as drawn\n');
    await fireEvent.click(screen.getByRole('radio', { name: /^as drawn \(\d+\)$/ }));
    expect(lines()).toHaveLength(2);
    expect(await made()).toEqual([', as drawn', ['certainly', 'as drawn']]);
    await fireEvent.click(screen.getByRole('radio', { name: /^certainly \(\d+\)$/ }));
    expect(lines()).toEqual(['Post 1 · 4.1 to 5.9 km, as drawn 5.000 km']);
    expect(await made()).toEqual([', certainly', ['certainly']]);
    await press('Copy the result');
    expect(copy.mock.lastCall?.[0]).toContain(
      `Own data: known: ${tally}; listed are those within it certainly\n- Post 1`,
    );
    expect(copy.mock.lastCall?.[0]).not.toContain('Post 2');
  });

  it('that do not hold on the date are measured with a word of it', async () => {
    show('between', true, [incidents(5)]);
    await choose('From', 'nordh', /Nordhaven/i);
    await choose('To', 'incident', /^Incident 1/);
    await vi.waitFor(() => expect(result()).toContain('“Incident 1” is not of the date shown, but of 1999.'));
  });

  it('are framed with all that lies within the distance when they are chosen, and again when that has grown', async () => {
    const { bounds, frame, measure } = show('around', true, [incidents(5)]);
    await choose('Around', 'nordh', /Nordhaven/i);
    await vi.waitFor(() => expect(bounds).toHaveBeenCalledOnce());
    expect(frame).not.toHaveBeenCalled();
    const widthOf = (at: number): number => {
      const [west, , east] = bounds.mock.calls[at]![0];
      return east - west;
    };
    const field = screen.getByRole('spinbutton', { name: /Within/ });
    await fireEvent.change(field, { target: { value: String((2 * measure.features.radius) / 1000) } });
    expect(bounds).toHaveBeenCalledTimes(2);
    expect(widthOf(1)).toBeCloseTo(2 * widthOf(0), 1);
    // A smaller one is in view already.
    await fireEvent.change(field, { target: { value: '1' } });
    expect(bounds).toHaveBeenCalledTimes(2);
  });

  it('without a position are offered last, stay in their field, and the panel says why they cannot be measured', async () => {
    const lost = styledLayer('lost', [
      ownFeature(1, { name: 'Incident 8' }, '1999', null),
      ownFeature(2, { name: 'Incident 9' }, null),
    ]);
    const { measure } = show('between', true, [lost]);
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'From' });
    await fireEvent.input(field, { target: { value: 'incident' } });
    await screen.findByRole('option', { name: /Incident 9/ });
    const offered = screen.getAllByRole('option').map((each) => each.textContent?.replace(/\s+/g, ' ').trim());
    expect(offered).toEqual(['Incident 9 · lost', 'Incident 8 · lost, 1999, without a position']);
    await fireEvent.click(screen.getByRole('option', { name: /Incident 8/ }));
    await fireEvent.blur(field);
    expect(field.value).toBe('Incident 8');
    const why = '“Incident 8” cannot be measured: “lost” has no position of it (row 1, 1999).';
    expect(screen.getByText(why)).toBeTruthy();
    expect(result()).toBe('There is no distance to what has no position.');
    measure.mode = 'around';
    measure.features.centre = 'own-data-lost/0';
    flushSync();
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Around' }).value).toBe('Incident 8');
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.queryByText(/^Choose a feature/)).toBeNull();
  });

  it('are offered by keyboard; Escape closes the list and leaves the panel', async () => {
    const { close, measure } = show('between', true, [incidents(5, 6)]);
    const field = screen.getByRole('combobox', { name: 'To' });
    field.focus();
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('The nearest of “incidents”');
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(close).not.toHaveBeenCalled();
    await fireEvent.input(field, { target: { value: 'incident' } });
    await vi.waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(2));
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(measure.features.pair[1]).toBe('own-data-incidents/0');
    expect((field as HTMLInputElement).value).toBe('Incident 1');
  });
});

describe('The folded panel', () => {
  const folded = (measure: MeasureState): string => {
    cleanup();
    const none = vi.fn<() => void>();
    render(MeasurePanel, {
      measure,
      when: '31 December 2010',
      isFolded: true,
      onfold: none,
      ongo: none,
      onframe: none,
      onbounds: none,
      oncopy: () => Promise.resolve(true),
      onkeep: none,
      onlayer: none,
      onsave: () => Promise.resolve(null),
      onclose: none,
    });
    flushSync();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(button('Unfold the panel').getAttribute('aria-expanded')).toBe('false');
    return screen.getByRole('status').textContent ?? '';
  };

  it('says the result first, of whatever is measured, and nothing else', () => {
    const measure = new MeasureState({ index, view, geometry, own: [incidents(1, 2)] });
    expect(folded(measure)).toBe('Line: nothing measured yet');
    set(measure, [46, 40], [46.1, 40]);
    expect(folded(measure)).toBe(
      `Line: ${formatLength(
        measureLine([
          [46, 40],
          [46.1, 40],
        ]).metres,
        'km',
      )}`,
    );
    measure.mode = 'area';
    expect(folded(measure)).toBe('Area: nothing measured yet');
    measure.mode = 'coordinates';
    measure.add([46, 40]);
    expect(folded(measure)).toBe(`Coordinates: ${formatCoordinates([46, 40], 'decimal')}`);
    measure.mode = 'between';
    measure.features.pair = ['reed-ford', 'nordhaven'];
    expect(folded(measure)).toBe('69 to 73 km: Reed ford – Nordhaven / Northport');
    measure.mode = 'around';
    measure.features.centre = 'nordhaven';
    measure.features.radius = 2500;
    // The first of the two is of another year.
    expect(folded(measure)).toBe(
      '1 of the atlas, 1 of your data (without a date) within 2.5 km of Nordhaven / Northport',
    );
  });

  it('counts once what several layers have of one file', () => {
    const all = incidents(1, 2);
    const copy = {
      ...all,
      layer: { ...all.layer, id: 'own-data-copy', features: structuredClone(all.layer.features) },
    };
    const measure = new MeasureState({ index, view, geometry, own: [all, copy] });
    measure.mode = 'around';
    measure.features.centre = 'nordhaven';
    measure.features.radius = 2500;
    expect(folded(measure)).toBe(
      '1 of the atlas, 1 of your data (without a date) within 2.5 km of Nordhaven / Northport',
    );
  });

  it('is folded by a button that says so', async () => {
    const measure = new MeasureState({ index, view, geometry, own: [] });
    const onfold = vi.fn<() => void>();
    const none = vi.fn<() => void>();
    render(MeasurePanel, {
      measure,
      when: '31 December 2010',
      onfold,
      ongo: none,
      onframe: none,
      onbounds: none,
      oncopy: () => Promise.resolve(true),
      onkeep: none,
      onlayer: none,
      onsave: () => Promise.resolve(null),
      onclose: none,
    });
    await press('Fold the panel to its result');
    expect(onfold).toHaveBeenCalledOnce();
  });
});
