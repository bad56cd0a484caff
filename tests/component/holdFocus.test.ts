import { afterEach, describe, expect, it } from 'vitest';
import { holdFocus } from '../../src/ui/holdFocus';

describe('Where a control that has the focus is taken away', () => {
  afterEach(() => document.body.replaceChildren());

  it('the first one that can take it has it next, one that is switched off cannot', async () => {
    document.body.innerHTML =
      '<section><button id="gone">Delete</button><button disabled>Export</button><button id="next">Import</button></section>';
    const end = holdFocus(document.querySelector('section') as HTMLElement);
    const gone = document.getElementById('gone') as HTMLElement;
    gone.focus();
    gone.remove();
    await expect.poll(() => document.activeElement?.id).toBe('next');
    end();
  });
});
