/** Measures the timeline of a page: what lies over what, and what is cut. */
import type { Page } from 'playwright-core';

/** Faults of the timeline as it is on the screen, each in words; none if all is well. */
export function timelineFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Box {
      readonly name: string;
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
      readonly element: Element;
    }
    const timeline = document.querySelector('.timeline') as Element;
    const scroller = timeline.querySelector('.scroller')?.getBoundingClientRect();
    const find = (selector: string): readonly Element[] => [...timeline.querySelectorAll(selector)];
    const boxOf = (element: Element, inset: number): Box => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const name = element.textContent?.trim() || element.getAttribute('class') || element.tagName;
      return { name, element, left: left + inset, right: right - inset, top: top + inset, bottom: bottom - inset };
    };
    /** The letters of a text: its box is higher than they are. */
    const lettersOf = (element: Element): Box => {
      const box = boxOf(element, 0);
      const height = box.bottom - box.top;
      return { ...box, top: box.top + height * 0.27, bottom: box.bottom - height * 0.24 };
    };
    const doOverlap = (a: Box, b: Box, least = 0.5): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > least &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > least;
    const pairs = (some: readonly Box[], others: readonly Box[], what: string): readonly string[] =>
      some.flatMap((a) =>
        others
          .filter((b) => b.element !== a.element && doOverlap(a, b))
          .map((b) => `${what}: “${a.name}” and “${b.name}” at ${Math.round(a.left)}, ${Math.round(a.top)}`),
      );

    // Symbols, and what is drawn for dates of several days, for doubts and for the dates of the article.
    const symbols = find('.event :is(.symbol, .days, .haze, .hollow, rect.stated)').map((element) =>
      boxOf(element, 0.5),
    );
    const counts = find('.event .count').map(lettersOf);
    const names = find('.event .name').map(lettersOf);
    const words = find('.status text').map(lettersOf);
    const titles = find('.grid text').map(lettersOf);
    const ticks = find('.strip .dates text').map(lettersOf);
    const pills = find('.strip .pill').map((element) => boxOf(element, 0));
    const texts = [...counts, ...names, ...words];
    // On a narrow screen a line is drawn beside the rows' words, so each of its parts counts.
    const lines = find('.rows .lines path').flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const top = (element as SVGPathElement).ownerSVGElement?.getBoundingClientRect().top ?? 0;
      return [...(element.getAttribute('d') ?? '').matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)].map(([, from, to]): Box => ({
        name: 'a handle’s line',
        element,
        left: (left + right) / 2 - 1,
        right: (left + right) / 2 + 1,
        top: top + Number(from),
        bottom: top + Number(to),
      }));
    });
    const overlaps = [
      ...pairs([...counts, ...names], symbols, 'text over a symbol'),
      ...pairs(texts, counts, 'text over a number'),
      ...pairs(names, names, 'text over text'),
      ...pairs(words, words, 'text over text'),
      ...pairs(titles, [...titles, ...texts], 'text over text'),
      ...pairs([...texts, ...titles], lines, 'text over a line'),
      ...pairs(ticks, ticks, 'date over date'),
      ...(scroller && scroller.width >= 700 ? pairs(ticks, pills, 'date under a handle') : []),
    ];

    const cut = [...texts, ...titles, ...ticks, ...find('.pill-text').map(lettersOf)]
      .filter(
        ({ name, left, right }) =>
          name.includes('…') || (scroller && (left < scroller.left - 0.5 || right > scroller.right + 0.5)),
      )
      .map(({ name }) => `cut: “${name}”`);
    /** Whether a control’s words are wider than the control; a field has no overflow where its button begins. */
    const isCut = (element: HTMLElement): boolean => {
      if (!(element instanceof HTMLInputElement)) return element.scrollWidth > element.clientWidth + 1;
      const { fontFamily, fontSize, fontWeight, fontVariantNumeric, paddingLeft, paddingRight } =
        getComputedStyle(element);
      const probe = document.body.appendChild(document.createElement('span'));
      const font = { fontFamily, fontSize, fontWeight, fontVariantNumeric };
      Object.assign(probe.style, { ...font, position: 'absolute', whiteSpace: 'pre' });
      probe.textContent = element.value;
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width > element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    };

    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        '.timeline .head :is(button, input[type=text], label), .foot :is(button, input), .timeline > button',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ ...boxOf(element, 0), name: element.ariaLabel ?? (element.innerText || element.className) }))
      .filter(({ left, right, top, bottom }) => right - left > 2 && bottom - top > 2);
    const bar = timeline.querySelector('.head')?.getBoundingClientRect();
    return [
      ...overlaps,
      ...cut,
      ...controls.flatMap((a, at) =>
        controls
          .slice(at + 1)
          // Neighbours may share a border; the button of the calendar is inside its field.
          .filter((b) => doOverlap(a, b, 1.1) && !a.element.contains(b.element) && !b.name.startsWith('Calendar for'))
          .map((b) => `controls: “${a.name}” and “${b.name}”`),
      ),
      ...controls.filter(({ element }) => isCut(element as HTMLElement)).map(({ name }) => `cut control: “${name}”`),
      ...controls
        .filter(({ left, right }) => left < -0.5 || right > innerWidth + 0.5)
        .map(({ name }) => `control beyond the edge: “${name}”`),
      // In one line, and no narrower than the targets of WCAG 2.5.8.
      ...(bar && bar.width >= 700 && bar.height > 40 ? [`the bar of controls is ${bar.height} pixels high`] : []),
      ...controls
        .filter(
          ({ element, left, right, top, bottom }) =>
            element.tagName === 'BUTTON' && (right - left < 22 || bottom - top < 22),
        )
        .map(({ name }) => `small control: “${name}”`),
    ];
  });
}
