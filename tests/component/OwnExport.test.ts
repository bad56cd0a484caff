/** Downloads of a reader's own layers: what is said of the last one. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { initialSession } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import OwnExport from '../../src/views/export/OwnExport.svelte';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { tiny } from '../fixtures/tiny-atlas';

afterEach(cleanup);

it('What is said of a download ends when something else is chosen to be taken', async () => {
  const view = selectView(tiny.index, initialSession(tiny.index));
  const layers = [styledLayer('raids', [ownFeature(1, {}, '1950')])];
  render(OwnExport, { layers, view, atlas: 'Tiny Atlas', frame: null, today: '2026-11-27' });
  await fireEvent.click(screen.getByRole('radio', { name: /^What holds/ }));
  await fireEvent.click(screen.getByRole('button', { name: 'Download raids as CSV' }));
  expect(screen.getByRole('status').textContent).toMatch(/choose all, or other days/);
  await fireEvent.click(screen.getByRole('radio', { name: 'All of it' }));
  expect(screen.getByRole('status').textContent).toBe('');
});
