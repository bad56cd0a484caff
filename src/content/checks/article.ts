/** Checks of moments, notes and sources, and of article.yaml and layers.yaml. */
import type { Atlas, AxisSegment } from '../../domain/model';
import { TARGETS, type Checker } from './checker';

/** Rounding error allowed in the shares of an axis, which must add up to 1. */
const ROUNDING = 1e-6;

/** Checks that the side that published a source is defined. */
export function checkSources(checker: Checker, atlas: Atlas): void {
  const sides = new Set(atlas.sides.map(({ id }) => id));
  for (const { id, side } of atlas.sources) {
    if (side === undefined || sides.has(side)) continue;
    checker.fault(
      { file: 'sources.yaml', id, field: 'side' },
      `the side "${side}" has no name.`,
      'Add it to sides in layers.yaml, with what its sources are called.',
    );
  }
}

/** Checks that the party of a person is a side with a capital, and that a capital is a place. */
export function checkParties(checker: Checker, { people, sides }: Atlas): void {
  for (const { id, capital } of sides) {
    if (capital !== undefined)
      checker.expect([capital], ['place'], { file: 'layers.yaml', id, field: 'sides.capital' });
  }
  for (const { id, party } of people) {
    if (party === undefined || sides.some((side) => side.id === party && side.capital !== undefined)) continue;
    checker.fault(
      { file: 'people.yaml', id, field: 'party' },
      `the side "${party}" has no capital.`,
      'Add the side to sides in layers.yaml, with its capital.',
    );
  }
}

/** Checks that a moment names a passage and lies within the days that a reader can choose. */
export function checkMoments(checker: Checker, { moments, meta }: Atlas): void {
  const file = 'moments.yaml';
  for (const { id, passage, span } of moments) {
    checker.expect([passage], ['passage'], { file, id, field: 'passage' });
    const { from } = meta.axis[0] ?? { from: span.from };
    if (span.from >= from && span.to - 1 <= meta.opens) continue;
    checker.fault(
      { file, id, field: 'edtf' },
      `${span.edtf} reaches beyond the days that can be chosen.`,
      'A moment lies between the start of the axis and the day the atlas opens on.',
    );
  }
}

/** Checks that the sources of notes, and the records they apply to, exist. */
export function checkNotes(checker: Checker, { notes }: Atlas): void {
  const file = 'notes.yaml';
  for (const note of notes) {
    checker.expect(note.sources, ['source'], { file, id: note.id, field: 'sources' });
    checker.expect(note.appliesTo, TARGETS, { file, id: note.id, field: 'applies_to' });
  }
}

/** Checks that the statement of all licences names each of them, and that the borders' licence is that of a source. */
export function checkLicences(checker: Checker, { meta, sources }: Atlas): void {
  const { own, borders, statement } = meta.licences;
  const where = { file: 'article.yaml', id: 'licences' };
  for (const { title } of new Set([own, borders])) {
    if (statement.includes(title)) continue;
    checker.fault(
      { ...where, field: 'statement' },
      `it does not name the licence ${title}.`,
      'Say what is under that licence.',
    );
  }
  if (borders.name !== own.name && !sources.some(({ licence }) => licence === borders.title)) {
    checker.fault(
      { ...where, field: 'borders.title' },
      `no source has the licence ${borders.title}.`,
      'Write it as the licence of the source that the borders come from.',
    );
  }
}

/** Checks that sources of footnotes and targets of aliases exist, and that the segments of both axes join without gaps. */
export function checkArticle(checker: Checker, { footnotes, aliases, meta }: Atlas): void {
  for (const { number, sources } of footnotes)
    checker.expect(sources, ['source'], { file: 'article.yaml', id: `footnote ${number}`, field: 'sources' });
  for (const [id, current] of Object.entries(aliases))
    checker.expect([current], TARGETS, { file: 'layers.yaml', id, field: 'aliases' });
  checker.expect(meta.callouts.features, ['feature'], { file: 'article.yaml', id: 'atlas', field: 'callouts' });
  checkAxis(checker, 'axis', meta.axis);
  checkAxis(checker, 'axis_with_aftermath', meta.axisWithAftermath);
}

function checkAxis(checker: Checker, field: string, axis: readonly AxisSegment[]): void {
  const where = { file: 'article.yaml', id: 'atlas', field };
  const sum = axis.reduce((total, segment) => total + segment.share, 0);
  if (Math.abs(sum - 1) > ROUNDING) checker.fault(where, `the shares add up to ${sum}, not 1.`, 'Mend the shares.');
  for (const [at, segment] of axis.entries()) {
    if (at > 0 && segment.from !== axis[at - 1]?.to)
      checker.fault(where, 'two segments do not meet.', 'Each begins the day after the one before ends.');
  }
}
