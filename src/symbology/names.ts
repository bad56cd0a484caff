/** Which form of a name is written for a reader's choice. */
import type { Feature, Name, NameLanguage } from '../domain/model';
import type { NameChoice } from '../domain/session';

/** A name in one or two lines: the second is the other side's form. */
export interface WrittenName {
  readonly first: string;
  readonly second: string;
}

/** The forms to write. Where sides have forms of their own, a form of no side is only searched for and is not written. */
function formsIn(names: readonly Name[], language: NameLanguage): readonly string[] {
  const forms = names.filter((name) => name.lang === language);
  const ofSides = forms.filter(({ usage }) => usage !== undefined);
  return (ofSides.length > 0 ? ofSides : forms).map((name) => name.toponym);
}

/** The name to write; English forms are written where the record has none in the chosen language. */
export function writtenName(feature: Pick<Feature, 'names' | 'title'>, choice: NameChoice): WrittenName {
  const english = formsIn(feature.names, 'en');
  if (choice === 'both') return { first: english[0] ?? feature.title, second: english[1] ?? '' };
  const forms = choice === 'en' ? english : formsIn(feature.names, choice);
  const chosen = forms.length > 0 ? forms : english;
  return { first: chosen.join(' / ') || feature.title, second: '' };
}
