import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import RangeFields from '../../src/views/table/RangeFields.svelte';

it('brings into view what is wrong with a value or with their order, and takes them once they are right', async () => {
  const scrolled: string[] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    scrolled.push(this.textContent);
  });
  const onchange = vi.fn();
  render(RangeFields, {
    texts: { from: '', to: '' },
    examples: { from: '0', to: '9' },
    disorder: 'The least is greater than the greatest.',
    read: (text: string) => (/^\d+$/.test(text) ? { value: Number(text) } : { fault: `“${text}” is no number.` }),
    onchange,
  });
  const [from, to] = [screen.getByLabelText('From'), screen.getByLabelText('To')];
  const type = async (field: HTMLElement, value: string): Promise<void> => {
    await fireEvent.input(field, { target: { value } });
    await fireEvent.keyDown(field, { key: 'Enter' });
  };
  await type(from, 'x');
  await vi.waitFor(() => expect(scrolled).toEqual(['“x” is no number.']));
  await fireEvent.input(from, { target: { value: '5' } });
  await type(to, '3');
  await vi.waitFor(() => expect(scrolled.slice(1)).toEqual(['The least is greater than the greatest.']));
  expect(onchange).not.toHaveBeenCalled();
  await type(to, '30');
  expect(onchange).toHaveBeenCalledExactlyOnceWith({ from: 5, to: 30 });
  expect(screen.getByRole('status').textContent).toBe('');
});
