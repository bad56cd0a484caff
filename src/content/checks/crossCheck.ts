/** Checks the records of an atlas together: every id that is used exists and is unique, and no record contradicts another. */
import type { Atlas, AtlasGeometry, Settlement } from '../../domain/model';
import type { Issue } from '../../domain/result';
import type { PlacedLink } from '../compilerRun';
import { checkArticle, checkLicences, checkMoments, checkNotes, checkParties, checkSources } from './article';
import { Checker } from './checker';
import { checkEvents } from './events';
import { checkFeatures } from './features';
import { checkPassages } from './passages';
import { checkTypedNames, checkTypedWords } from './typed';
import { checkVocabulary } from './vocabulary';

/** Returns the faults of a whole atlas; an empty list if there are none. `links` are the links in all its texts. */
export function crossCheck(
  atlas: Atlas,
  settlements: readonly Settlement[],
  geometry: AtlasGeometry,
  links: readonly PlacedLink[],
): readonly Issue[] {
  const checker = new Checker(atlas);
  for (const { file, id, scheme, target } of links)
    checker.expect([target], [scheme], { file, id, field: `link ${scheme}:${target}` });
  checkSources(checker, atlas);
  checkParties(checker, atlas);
  checkPassages(checker, atlas);
  checkFeatures(checker, atlas, geometry);
  checkEvents(checker, atlas);
  checkMoments(checker, atlas);
  checkTypedWords(checker, atlas);
  checkTypedNames(checker, atlas);
  checkNotes(checker, atlas);
  checkArticle(checker, atlas);
  checkVocabulary(checker, atlas, settlements);
  checkLicences(checker, atlas);
  return checker.issues;
}
