import { describe, expect, it } from 'vitest';
import { rulesFor } from '../../../src/build/firstStyles';

const HTML = '<div class="pane s-1"><button class="key s-1 chosen">Key</button></div>';

describe('The styles before the first paint', () => {
  it.each([
    ['of what is on the page', '.pane.s-1{a:b}.key.s-1 .chosen{c:d}', '.pane.s-1{a:b}.key.s-1 .chosen{c:d}'],
    ['of the selectors that are, among others', '.pane.s-1,.card.s-2{a:b}', '.pane.s-1{a:b}'],
    [
      'in a media query',
      '@media (width<700px){.pane{a:b}.card{c:d}}@media print{.pane{a:b}}',
      '@media (width<700px){.pane{a:b}}',
    ],
    ['unless something must be absent that is', '.pane:not(.open){a:b}', '.pane:not(.open){a:b}'],
    ['not of other parts, nor without a class', '.card.s-2{a:b}.pane.s-2{c:d}div{e:f}', ''],
    ['not of pointer and keyboard', '.key:hover{a:b}.key:focus-visible{c:d}.key:active{e:f}', ''],
    ['not of motion', '@keyframes turn{from{a:b}to{c:d}}', ''],
  ])('are those %s', (_, sheet, first) => {
    expect(rulesFor(HTML, sheet)).toBe(first);
  });
});
