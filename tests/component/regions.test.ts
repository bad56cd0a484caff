import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Regions } from '../../src/ui/regions';

type Name = 'tools' | 'text' | 'map';

let shown: Record<Name, string>;
let regions: Regions<Name>;
let leave: Partial<Record<Name, () => void>>;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const focused = (): string => document.activeElement?.id ?? '';

beforeEach(() => {
  document.body.innerHTML = `<button id="outside"></button>
    <div id="tools"><button id="share"></button></div>
    <div id="text"><a id="p1" href="#p1">1</a><a id="link" href="#x">x</a><a id="p2" href="#p2">2</a></div>
    <div id="map"><button id="zoom"></button></div>`;
  shown = { tools: '', text: 'p1', map: '' };
  regions = new Regions(['tools', 'text', 'map'], (name) => shown[name]);
  leave = {};
  for (const name of ['tools', 'text', 'map'] as const) leave[name] = regions.region(name)(element(name)) as () => void;
});
afterEach(() => document.body.replaceChildren());

describe('The regions of a page', () => {
  it('give the focus back to the element that had it last', () => {
    element('link').focus();
    element('share').focus();
    const home = vi.fn(() => true);
    expect(regions.enter('text', home)).toBe(true);
    expect(focused()).toBe('link');
    expect(home).not.toHaveBeenCalled();
  });

  it('lead to their own start when they were never entered, show something else now, or have the focus already', () => {
    const home = vi.fn(() => true);
    regions.enter('text', home);
    expect(home).toHaveBeenCalledTimes(1);
    element('link').focus();
    regions.enter('text', home);
    expect(home).toHaveBeenCalledTimes(2);
    element('share').focus();
    shown.text = 'p2';
    regions.enter('text', home);
    expect(home).toHaveBeenCalledTimes(3);
  });

  it('take what they show when the focus leaves: a text scrolls to what has the focus', () => {
    element('p2').focus();
    shown.text = 'p2';
    element('share').focus();
    regions.enter('text', () => false);
    expect(focused()).toBe('p2');
  });

  it('forget an element that was removed, and say when the focus could not be moved', () => {
    element('link').focus();
    element('share').focus();
    element('link').remove();
    expect(regions.enter('text', () => false)).toBe(false);
    expect(focused()).toBe('share');
  });

  it('are in several places of the page where they have several parts', () => {
    const outside = element('outside');
    const removed = regions.region('map')(outside) as () => void;
    outside.focus();
    expect(regions.focused).toBe('map');
    expect(regions.beside(-1, () => true)).toBe('text');
    element('share').focus();
    regions.enter('map', () => false);
    expect(focused()).toBe('outside');
    element('share').focus();
    removed();
    // The other part is still there.
    element('zoom').focus();
    expect(regions.focused).toBe('map');
    outside.focus();
    expect(regions.focused).toBeNull();
  });

  it('follow each other in a circle, those that are there', () => {
    const all = (): boolean => true;
    element('share').focus();
    expect(regions.focused).toBe('tools');
    expect(regions.beside(1, all)).toBe('text');
    expect(regions.beside(-1, all)).toBe('map');
    expect(regions.beside(1, (name) => name !== 'text')).toBe('map');
    expect(regions.beside(1, () => false)).toBeNull();
    element('zoom').focus();
    expect(regions.beside(1, all)).toBe('tools');
  });

  it('begin with the first or the last where none has the focus', () => {
    element('outside').focus();
    expect(regions.focused).toBeNull();
    expect(regions.beside(1, () => true)).toBe('tools');
    expect(regions.beside(-1, () => true)).toBe('map');
    expect(regions.beside(1, () => false)).toBeNull();
  });

  it('are regions only while they are on the page', () => {
    element('link').focus();
    element('share').focus();
    leave.text?.();
    const home = vi.fn(() => true);
    regions.enter('text', home);
    expect(home).toHaveBeenCalledTimes(1);
    element('link').focus();
    expect(regions.focused).toBeNull();
  });
});
