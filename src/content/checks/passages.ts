/** Checks of passages: numbers without gaps, footnotes, and anchors (the short phrases by which paragraphs are found). */
import type { Atlas, Id, Passage } from '../../domain/model';
import type { Checker, FaultLocation } from './checker';

/** Most words that each of an anchor's three texts may have: the article is under copyright and may not be quoted at length. */
const MOST_WORDS = { exact: 8, prefix: 3, suffix: 3 } as const;

export function checkPassages(checker: Checker, { passages, sections, footnotes }: Atlas): void {
  const sectionIds = new Set(sections.map(({ id }) => id));
  const numbers = new Set(footnotes.map(({ number }) => number));
  const anchors = new Map<string, Id>();
  for (const [at, passage] of passages.entries()) {
    const where = { file: `passages/${passage.id}.md`, id: passage.id };
    if (passage.number !== at + 1)
      checker.fault({ ...where, field: 'id' }, `paragraph ${at + 1} is missing.`, 'Number passages without gaps.');
    if (!sectionIds.has(passage.section)) {
      checker.fault(
        { ...where, field: 'section' },
        `the section "${passage.section}" does not exist.`,
        'See article.yaml.',
      );
    }
    if (passage.kind === 'fact' && passage.features.length + passage.events.length === 0 && !passage.placeless) {
      checker.fault(
        { ...where, field: 'placeless' },
        'a passage of kind fact leads to no event and no place.',
        'Link one in the digest, or say in placeless why there is none.',
      );
    }
    for (const number of passage.footnotes.filter((each) => !numbers.has(each))) {
      checker.fault(
        { ...where, field: 'digest' },
        `footnote ${number} does not exist.`,
        'See footnotes in article.yaml.',
      );
    }
    checkAnchor(checker, passage, where, anchors);
  }
}

/** Checks that an anchor is short and differs from those of all earlier passages; `anchors` maps these to passage ids. */
function checkAnchor(checker: Checker, { id, anchor }: Passage, where: FaultLocation, anchors: Map<string, Id>): void {
  for (const field of ['exact', 'prefix', 'suffix'] as const) {
    const words = anchor[field].split(/\s+/).filter(Boolean).length;
    if (words <= MOST_WORDS[field]) continue;
    checker.fault(
      { ...where, field: `anchor.${field}` },
      `the anchor has ${words} words, ${MOST_WORDS[field]} are allowed.`,
      'Shorten it: the article is not ours to quote.',
    );
  }
  const key = `${anchor.prefix}|${anchor.exact}|${anchor.suffix}`;
  const other = anchors.get(key);
  if (other)
    checker.fault({ ...where, field: 'anchor' }, `the anchor is that of ${other}.`, 'Each passage needs its own.');
  anchors.set(key, id);
}
