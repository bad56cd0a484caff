import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageRegions, REGIONS, type PanelName, type RegionName } from '../../../src/app/pageRegions';
import { focusTargets, type FocusName } from '../../../src/ui/focusTargets';

let open: readonly PanelName[];
let hasCross: boolean;
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
  const parts: Readonly<Partial<Record<RegionName, FocusName>>> = { tools: 'tools', text: 'text', map: 'map', layers: 'panel:layers', measure: 'panel:measure', timeline: 'timeline' }; // prettier-ignore
  const html = Object.keys(parts).map((name) => `<div id="${name}"><h2 id="${name}-start" tabindex="-1"></h2><button id="${name}-button"></button></div>`); // prettier-ignore
  document.body.innerHTML = `${html.join('')}<canvas id="canvas" tabindex="0"></canvas>`;
  element('timeline').insertAdjacentHTML('beforeend', '<input id="date" />');
  [open, hasCross] = [[], false];
  regions = new PageRegions({
    passage: () => undefined,
    card: () => '',
    has: () => true,
    isOpen: (panel) => open.includes(panel),
    cross: () => {
      if (hasCross) element('canvas').focus();
      return hasCross;
    },
    show: () => {},
    onempty,
  });
  ends = [['date-field', 'date'] as const, ...Object.entries(parts).map(([name, target]) => [target, `${name}-start`] as const)].map(([target, id]) => focusTargets.named(target)(element(id)) as () => void); // prettier-ignore
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
    expect(REGIONS.filter(({ name }) => regions.isThere(name)).map(({ noun }) => noun)).toContain('the panel for measuring'); // prettier-ignore
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
});
