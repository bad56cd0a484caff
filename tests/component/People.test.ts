import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AtlasIndex } from '../../src/domain/links';
import type { Id } from '../../src/domain/model';
import People from '../../src/views/people/People.svelte';
import { compiled, tiny, tinyFiles } from '../fixtures/tiny-atlas';

/** The tiny atlas with a body that facilitated its first talk. */
const { index: facilitated } = compiled({
  ...tinyFiles,
  'events.yaml': (tinyFiles['events.yaml'] ?? '').replace(
    'place: nordhaven\n',
    'place: nordhaven\n  facilitators: [{person: bram-saltmarsh, for: Harbour Guild}]\n',
  ),
});

function show(more: { index?: AtlasIndex; start?: Id } = {}) {
  const said: string[] = [];
  const onclose = vi.fn(() => void said.push('closed'));
  const ongo = vi.fn((id: Id) => void said.push(id));
  render(People, { index: tiny.index, onclose, ongo, ...more });
  return { onclose, ongo, said, dialog: screen.getByRole('dialog', { name: 'People and organisations' }) };
}
const text = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const parties = (dialog: HTMLElement): readonly string[] => [...dialog.querySelectorAll('summary')].map(text);
const entry = (dialog: HTMLElement, id: Id): HTMLDetailsElement =>
  dialog.querySelector(`[data-party="${id}"]`) as HTMLDetailsElement;

describe('The people of the atlas', () => {
  afterEach(cleanup);

  it('are listed with office and number of events, those with most first', () => {
    expect(parties(show().dialog)).toEqual([
      'Olga Tidewater 2 events Pilot of the north',
      'Bram Saltmarsh 1 event Pilot of the south',
    ]);
  });

  it('tell when, what, where and with whom', () => {
    const { dialog } = show();
    expect([...entry(dialog, 'olga-tidewater').querySelectorAll('.events li')].map(text)).toEqual([
      '1 March 2010 First talk Nordhaven / Northport · with Bram Saltmarsh',
      '1–3 June 2010 Second talk Nordhaven / Northport',
    ]);
    expect(text(entry(dialog, 'olga-tidewater').querySelector('.met'))).toBe('Met most often: Bram Saltmarsh (1)');
    expect(text(entry(dialog, 'bram-saltmarsh').querySelector('.also'))).toBe('Also written Abram Saltmarsh');
  });

  it('come with the bodies, and with who acted for these', () => {
    const { dialog } = show({ index: facilitated });
    expect(within(dialog).getAllByRole('heading', { level: 3 }).map(text)).toEqual([
      'People 2',
      'Organisations and states 1',
    ]);
    expect(text(entry(dialog, 'body-harbour-guild').querySelector('.events li'))).toBe(
      '1 March 2010 First talk Nordhaven / Northport · as facilitator · through Bram Saltmarsh · with Olga Tidewater',
    );
  });

  it('are filtered by any spelling and by office', async () => {
    const { dialog } = show();
    const field = screen.getByRole('searchbox', { name: 'Filter by name or office' });
    for (const [typed, kept] of [
      ['ABRAM', 'Bram Saltmarsh'],
      ['of the north', 'Olga Tidewater'],
    ] as const) {
      await fireEvent.input(field, { target: { value: typed } });
      expect(parties(dialog)).toEqual([expect.stringContaining(kept)]);
    }
    await fireEvent.input(field, { target: { value: 'zebra' } });
    expect(parties(dialog)).toEqual([]);
    expect(text(dialog)).toContain('Nobody in the atlas is called “zebra”');
  });

  it('lead to an event, once the dialog has closed', async () => {
    const { dialog, said } = show();
    await fireEvent.click(within(entry(dialog, 'bram-saltmarsh')).getByText('First talk'));
    expect(said).toEqual(['closed', 'nordhaven-talk-1']);
  });

  it('open at the one asked for', async () => {
    const { dialog } = show({ start: 'bram-saltmarsh' });
    await vi.waitFor(() => expect(entry(dialog, 'bram-saltmarsh').open).toBe(true));
    expect(document.activeElement).toBe(entry(dialog, 'bram-saltmarsh').querySelector('summary'));
    expect(entry(dialog, 'olga-tidewater').open).toBe(false);
  });

  it('lead to those they met, whom the filter may have hidden', async () => {
    const { dialog } = show();
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    await fireEvent.input(field, { target: { value: 'olga' } });
    await fireEvent.click(within(entry(dialog, 'olga-tidewater')).getByText('Bram Saltmarsh'));
    await vi.waitFor(() => expect(entry(dialog, 'bram-saltmarsh')?.open).toBe(true));
    expect(field.value).toBe('');
  });

  it('are left with the dialog’s own button', async () => {
    const { onclose } = show();
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledOnce();
  });
});
