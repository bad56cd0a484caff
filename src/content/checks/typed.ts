/** Checks of search.yaml: name forms and words that readers may type in a search. */
import { foldLetters } from '../../domain/fold';
import type { Atlas } from '../../domain/model';
import { TARGETS, type Checker } from './checker';

const FILE = 'search.yaml';

/** Checks that words of the news lead to a record, and that each form occurs once. */
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

/** Checks that an additional name form of a feature differs from all its names, accents ignored. */
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
