/** Checks of search.yaml: the forms and words that readers type. */
import { foldLetters } from '../../domain/fold';
import type { Atlas } from '../../domain/model';
import { TARGETS, type Checker } from './checker';

const FILE = 'search.yaml';

/** Words of the news lead to a record, and each form is there once. */
export function checkTypedWords(checker: Checker, { words }: Atlas): void {
  const seen = new Set<string>();
  for (const { terms, target, sources } of words) {
    const id = terms[0] as string;
    checker.expect([target], TARGETS, { file: FILE, id, field: 'target' });
    checker.expect(sources, ['source'], { file: FILE, id, field: 'sources' });
    for (const term of terms) {
      if (seen.has(foldLetters(term)))
        checker.fault({ file: FILE, id, field: 'terms' }, `“${term}” is there twice.`, 'Keep it once.');
      seen.add(foldLetters(term));
    }
  }
}

/** A form by which readers look for a feature is none of its names already, in whatever accents. */
export function checkTypedNames(checker: Checker, { features }: Atlas): void {
  for (const { id, title, names, also } of features) {
    const known = new Set([title, ...names.map(({ toponym }) => toponym)].map(foldLetters));
    for (const form of also) {
      if (known.has(foldLetters(form)))
        checker.fault({ file: FILE, id, field: 'names' }, `it is found by “${form}” already.`, 'Take that form out.');
      known.add(foldLetters(form));
    }
  }
}
