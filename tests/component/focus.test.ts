import { afterEach, describe, expect, it } from 'vitest';
import { FocusOrigin, isFocusNowhere } from '../../src/ui/focusOrigin';
import { FocusTargets } from '../../src/ui/focusTargets';

/** A page with three buttons, by id. */
function page(): (id: string) => HTMLElement {
  document.body.innerHTML =
    '<button id="one"></button><section id="card"><button id="two"></button></section><p id="text"></p>';
  return (id) => document.getElementById(id) as HTMLElement;
}

afterEach(() => document.body.replaceChildren());

describe('The keyboard', () => {
  it('is given to an element by its name, as long as that is on the page', () => {
    const element = page();
    const targets = new FocusTargets<'button'>();
    expect(targets.focus('button')).toBe(false);
    const remove = targets.named('button')(element('one')) as () => void;
    expect(targets.focus('button')).toBe(true);
    expect(document.activeElement).toBe(element('one'));
    remove();
    expect(targets.focus('button')).toBe(false);
  });

  it('goes to the later one where two have a name, and to the other once that is gone', () => {
    const element = page();
    const targets = new FocusTargets<'button'>();
    targets.named('button')(element('one'));
    const remove = targets.named('button')(element('two')) as () => void;
    targets.focus('button');
    expect(document.activeElement).toBe(element('two'));
    remove();
    targets.focus('button');
    expect(document.activeElement).toBe(element('one'));
  });

  it('is said not to be taken by an element that cannot have it', () => {
    const element = page();
    const targets = new FocusTargets<'text'>();
    // The double of the page gives the keyboard to anything.
    element('text').focus = () => {};
    targets.named('text')(element('text'));
    expect(targets.focus('text')).toBe(false);
  });

  it('is known to be in an element that has a name', () => {
    const element = page();
    const targets = new FocusTargets<'card'>();
    targets.named('card')(element('card'));
    element('one').focus();
    expect(targets.holds('card')).toBe(false);
    element('two').focus();
    expect(targets.holds('card')).toBe(true);
  });
});

describe('What took the keyboard and closes', () => {
  it('gives it back to where it was', () => {
    const element = page();
    const origin = new FocusOrigin();
    element('one').focus();
    origin.remember();
    element('two').focus();
    origin.giveBack(true);
    expect(document.activeElement).toBe(element('one'));
  });

  it('leaves it where the reader has gone meanwhile, and gives it back only once', () => {
    const element = page();
    const origin = new FocusOrigin();
    element('one').focus();
    origin.remember();
    element('two').focus();
    origin.giveBack(false);
    expect(document.activeElement).toBe(element('two'));
    element('two').blur();
    expect(isFocusNowhere()).toBe(true);
    origin.giveBack(true);
    expect(isFocusNowhere()).toBe(true);
  });

  it('gives it back where it is nowhere, because what had it was taken away', () => {
    const element = page();
    const origin = new FocusOrigin();
    element('one').focus();
    origin.remember();
    element('two').focus();
    element('card').remove();
    origin.giveBack(false);
    expect(document.activeElement).toBe(element('one'));
  });
});
