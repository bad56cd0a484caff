/** Chooses which form of a name the map shows. */
import type { Feature, Name, NameLanguage } from '../domain/model';
import type { NameChoice } from '../domain/session';

/** A name in one or two lines; the second line is the other side's form. */
export interface WrittenName {
  readonly first: string;
  readonly second: string;
}

/** The forms of a name to show in a language. If sides have their own forms, a form without a side is used only by the search. */
function formsIn(names: readonly Name[], language: NameLanguage): readonly string[] {
  const forms = names.filter((name) => name.lang === language);
  const ofSides = forms.filter(({ usage }) => usage !== undefined);
  return (ofSides.length > 0 ? ofSides : forms).map((name) => name.toponym);
}

/** The name of a feature in the form that the reader chose; English if the record has no name in the chosen language. */
export function writtenName(feature: Pick<Feature, 'names' | 'title'>, choice: NameChoice): WrittenName {
  const english = formsIn(feature.names, 'en');
  if (choice === 'both') return { first: english[0] ?? feature.title, second: english[1] ?? '' };
  const forms = choice === 'en' ? english : formsIn(feature.names, choice);
  const chosen = forms.length > 0 ? forms : english;
  return { first: chosen.join(' / ') || feature.title, second: '' };
}
