import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageRegions, REGIONS, type PanelName, type RegionName } from '../../../src/app/pageRegions';
import { focusTargets, type FocusName } from '../../../src/ui/focusTargets';

let open: readonly PanelName[];
let hasCross: boolean;
let passage: string | undefined;
let missing: readonly RegionName[];
const show = vi.fn<(name: RegionName) => void>();
let regions: PageRegions;
let ends: (() => void)[];
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const focused = (): string => document.activeElement?.id ?? '';
const onempty = vi.fn<() => void>();

/** Goes to a region, and says what has the focus then. */
async function go(name: RegionName): Promise<string> {
  regions.go(name);
  await tick();
  return focused();
}

beforeEach(() => {
  const parts: Readonly<Partial<Record<RegionName, FocusName>>> = {
    tools: 'tools',
    text: 'text',
    map: 'map',
    layers: 'panel:layers',
    measure: 'panel:measure',
    timeline: 'timeline',
  };
  const html = Object.keys(parts).map(
    (name) => `<div id="${name}"><h2 id="${name}-start" tabindex="-1"></h2><button id="${name}-button"></button></div>`,
  );
  document.body.innerHTML = `${html.join('')}<canvas id="canvas" tabindex="0"></canvas>`;
  element('timeline').insertAdjacentHTML('beforeend', '<input id="date" />');
  [open, hasCross, passage, missing] = [[], false, undefined, []];
  show.mockClear();
  regions = new PageRegions({
    passage: () => passage,
    card: () => '',
    has: (name) => !missing.includes(name),
    isOpen: (panel) => open.includes(panel),
    cross: () => {
      if (hasCross) element('canvas').focus();
      return hasCross;
    },
    show,
    onempty,
  });
  ends = [
    ['date-field', 'date'] as const,
    ...Object.entries(parts).map(([name, target]) => [target, `${name}-start`] as const),
  ].map(([target, id]) => focusTargets.named(target)(element(id)) as () => void);
  for (const name of Object.keys(parts)) regions.region(name as RegionName)(element(name));
});
afterEach(() => {
  for (const end of ends) end();
  document.body.replaceChildren();
});

describe('The regions of the page', () => {
  it('are stepped through with every panel that is open, and each has words', async () => {
    const circle = async (): Promise<readonly string[]> => {
      element('tools-start').focus();
      const seen: string[] = [];
      for (let step = 0; step < 6; step++) {
        regions.step(1);
        await tick();
        seen.push(focused().replace('-start', ''));
      }
      return seen;
    };
    expect(await circle()).toEqual(['text', 'map', 'timeline', 'tools', 'text', 'map']);
    open = ['layers', 'measure'];
    expect(await circle()).toEqual(['text', 'map', 'layers', 'measure', 'timeline', 'tools']);
    open = ['measure'];
    expect(await circle()).toEqual(['text', 'map', 'measure', 'timeline', 'tools', 'text']);
    expect(REGIONS.filter(({ name }) => regions.isThere(name)).map(({ noun }) => noun)).toContain(
      'the panel for measuring',
    );
  });

  it('give the focus back to what had it in a panel', async () => {
    open = ['measure'];
    element('measure-button').focus();
    element('tools-button').focus();
    expect(await go('measure')).toBe('measure-button');
  });

  it('lead to the cross of the map whenever it has one, whatever had the focus there', async () => {
    element('map-button').focus();
    element('tools-button').focus();
    expect(await go('map')).toBe('map-button');
    hasCross = true;
    element('timeline-button').focus();
    expect(await go('map')).toBe('canvas');
    element('map-button').focus();
    expect(await go('map')).toBe('canvas');
  });

  it('lead to the date for whoever asks for the timeline there', async () => {
    element('tools-button').focus();
    expect(await go('timeline')).toBe('timeline-start');
    expect(await go('timeline')).toBe('date');
  });

  it('say that no card is open where there are no details', async () => {
    element('tools-button').focus();
    expect(await go('details')).toBe('tools-button');
    expect(onempty).toHaveBeenCalledOnce();
  });

  it('are shown before the focus goes there', async () => {
    await go('map');
    expect(show.mock.calls).toEqual([['map']]);
  });

  it('of a frame without them are left out by steps and keys', async () => {
    missing = ['text'];
    element('tools-start').focus();
    regions.step(1);
    await tick();
    expect(focused()).toBe('map-start');
    regions.step(-1);
    await tick();
    expect(focused()).toBe('tools-start');
    const isAvailable = (id: string) =>
      regions
        .actions(() => true)
        .find((action) => action.id === `region-${id}`)
        ?.isAvailable?.();
    expect([isAvailable('text'), isAvailable('map')]).toEqual([false, true]);
  });

  it('give the text back where it was left, or at the passage that is current by then, after the table in its place', async () => {
    const end = focusTargets.named('passage:p2')(element('text-start')) as () => void;
    passage = 'p1';
    element('text-button').focus();
    element('tools-button').focus();
    expect(await go('text')).toBe('text-button');
    element('tools-button').focus();
    passage = 'p2';
    expect(await go('text')).toBe('text-start');
    const endTable = focusTargets.named('table')(element('text-button')) as () => void;
    element('tools-button').focus();
    passage = 'p3';
    expect(await go('text')).toBe('text-button');
    end();
    endTable();
  });

  it('have letters only where letters are keys, and F6 leads on and back', async () => {
    const keysOf = (hasLetters: boolean) =>
      regions.actions(() => hasLetters).flatMap((action) => action.keys?.() ?? []);
    expect(keysOf(false)).toEqual(['F6', 'Control+F6', 'Shift+F6', 'Control+Shift+F6']);
    expect(keysOf(true).length).toBeGreaterThan(4);
    const press = async (id: string): Promise<string> => {
      await regions
        .actions(() => true)
        .find((action) => action.id === id)
        ?.run();
      await tick();
      return focused();
    };
    element('tools-start').focus();
    expect([await press('next-region'), await press('previous-region')]).toEqual(['text-start', 'tools-start']);
  });
});
