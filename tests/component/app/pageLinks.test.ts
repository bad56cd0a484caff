import { afterEach, describe, expect, it } from 'vitest';
import { hashOfClick } from '../../../src/app/pageLinks';

/** What a click on an element of a small page is taken for. */
function click(id: string, more: MouseEventInit = {}, isTaken = false): string | null {
  document.body.innerHTML =
    '<a href="#p01"><b id="inside">1</b></a><a id="out" href="https://example.org/#p01">x</a><p id="text">y</p>';
  let hash: string | null = null;
  const hear = (event: MouseEvent): void => void (hash = hashOfClick(event));
  document.addEventListener('click', hear, { once: true });
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more });
  if (isTaken) event.preventDefault();
  document.getElementById(id)?.dispatchEvent(event);
  document.removeEventListener('click', hear);
  return hash;
}

describe('A click on a link within the page', () => {
  afterEach(() => document.body.replaceChildren());

  it('leads to its hash, also from inside the link', () => expect(click('inside')).toBe('#p01'));

  it.each(['out', 'text'])('is none elsewhere: %s', (id) => expect(click(id)).toBeNull());

  it.each<MouseEventInit>([{ button: 1 }, { metaKey: true }, { ctrlKey: true }, { shiftKey: true }, { altKey: true }])(
    'is the browser’s with %o',
    (more) => expect(click('inside', more)).toBeNull(),
  );

  it('is done where something has acted on it', () => expect(click('inside', {}, true)).toBeNull());
});
