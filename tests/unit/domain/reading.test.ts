import { describe, expect, it } from 'vitest';
import { isTextAnchor } from '../../../src/domain/reading';
import { tiny } from '../../fixtures/tiny-atlas';

const { index } = tiny;

describe('A place in the text that is no record', () => {
  const section = index.atlas.sections[0]?.id;
  it.each(['bibliography', 'borders-policy', 'fn-1', 'fn-2', `section-${section}`])('can be linked to: #%s', (name) =>
    expect(isTextAnchor(index, name)).toBe(true),
  );

  // Footnotes and sections that are not there, records (which are no mere places), and other elements of the page.
  it.each(['fn-0', 'fn-99', 'fn-', 'fn-1a', 'section-atlantis', 'section-', 'p01', 'nordhaven', 'still', 'app', ''])(
    'cannot be linked to where there is none: #%s',
    (name) => expect(isTextAnchor(index, name)).toBe(false),
  );
});
