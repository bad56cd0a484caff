import { afterEach, describe, expect, it } from 'vitest';
import { hashOfClick, isMethodClick } from '../../../src/app/pageLinks';

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

describe('A click on a link to the method', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens the dialog, unless it wants a tab of its own', () => {
    document.body.innerHTML =
      '<a id="here" href="./method.html">m</a><a id="tab" href="./method.html" target="_blank">m</a><a id="other" href="#p01">1</a>';
    const taken = (id: string, more: MouseEventInit = {}): boolean => {
      let is = false;
      document.addEventListener(
        'click',
        (event) => {
          is = isMethodClick(event);
          event.preventDefault();
        },
        { once: true },
      );
      document.getElementById(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...more }));
      return is;
    };
    expect(taken('here')).toBe(true);
    for (const id of ['tab', 'other']) expect(taken(id), id).toBe(false);
    expect(taken('here', { ctrlKey: true })).toBe(false);
  });
});
