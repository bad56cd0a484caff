import { afterEach, describe, expect, it } from 'vitest';
import { holdFocus } from '../../src/ui/holdFocus';

describe('Where a control that has the focus is taken away', () => {
  afterEach(() => document.body.replaceChildren());

  it('the one before it has it next: whoever removes the third of four goes on at the second', async () => {
    document.body.innerHTML =
      '<section><button>Back</button><p><input id="near"></p><button disabled>Export</button><p id="gone"><i></i><button id="pressed">Remove</button></p><button>Next</button></section>';
    const end = holdFocus(document.querySelector('section') as HTMLElement);
    document.getElementById('pressed')?.focus();
    document.getElementById('gone')?.remove();
    await expect.poll(() => document.activeElement?.id).toBe('near');
    end();
  });

  it('and none stands before it, the next one that can take it has it, one that is switched off cannot', async () => {
    document.body.innerHTML =
      '<section><button id="gone">Delete</button><button disabled>Export</button><button id="next">Import</button></section>';
    const end = holdFocus(document.querySelector('section') as HTMLElement);
    const gone = document.getElementById('gone') as HTMLElement;
    gone.focus();
    gone.remove();
    await expect.poll(() => document.activeElement?.id).toBe('next');
    end();
  });

  /** A group of two buttons that holds the focus, with a button beside it. */
  function group() {
    document.body.innerHTML =
      '<section><button id="first">Import</button><button id="second">Delete</button></section><button id="outside">Map</button>';
    const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
    const section = document.querySelector('section') as HTMLElement;
    const end = holdFocus(section);
    /** Settles when a change of the group has been told to everyone who was there before. */
    const told = (): Promise<void> =>
      new Promise((done) => {
        const observer = new MutationObserver(() => (observer.disconnect(), done()));
        observer.observe(section, { childList: true, subtree: true });
      });
    return { byId, end, told };
  }

  it('and the reader had left it for another before, the keyboard stays on the page', async () => {
    const { byId, end, told } = group();
    byId('second').focus();
    byId('second').dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: byId('outside') }));
    byId('outside').focus();
    byId('outside').blur();
    const change = told();
    byId('second').remove();
    await change;
    expect(document.activeElement).toBe(document.body);
    end();
  });

  it('is another than the one that had the focus, nothing takes it', async () => {
    const { byId, end, told } = group();
    byId('second').focus();
    byId('second').blur();
    const change = told();
    byId('first').remove();
    await change;
    expect(document.activeElement).toBe(document.body);
    end();
  });

  it('and the program has moved the keyboard already, it stays there', async () => {
    const { byId, end, told } = group();
    byId('second').focus();
    const change = told();
    byId('second').remove();
    byId('outside').focus();
    await change;
    expect(document.activeElement?.id).toBe('outside');
    end();
  });

  it('after the group was let go, nothing happens', async () => {
    const { byId, end, told } = group();
    byId('second').focus();
    end();
    const change = told();
    byId('second').remove();
    await change;
    expect(document.activeElement?.id).not.toBe('first');
  });
});
