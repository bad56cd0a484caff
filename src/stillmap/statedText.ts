/** What a still map shows, in sentences. Apart from the legend, which is fetched later. */
import { idOfTarget } from '../domain/links';
import type { Atlas } from '../domain/model';
import { BOTH_FORMS, type NameChoice } from '../domain/session';
import { formatDay } from '../domain/time';
import type { View } from '../domain/view';

/** The day or the window of a view in words: `On 1 May 2023`. */
export function whenText({ mode, window }: Pick<View, 'mode' | 'window'>): string {
  return mode === 'day'
    ? `On ${formatDay(window.from)}`
    : `From ${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
}

/** In which form names are written, as a sentence. The first of the languages is the one to fall back on. */
function namesText(names: NameChoice, languages: Atlas['languages']): string {
  const titleOf = (choice: NameChoice): string => languages.find(({ lang }) => lang === choice)?.title ?? choice;
  const [first] = languages;
  if (names === BOTH_FORMS) return 'Names in the forms of both sides.';
  if (!first || names === first.lang) return `Names in ${titleOf(names)}.`;
  return `Names in ${titleOf(names)}; where that form is not known, in ${first.title}.`;
}

/** What a still map shows of a view, in sentences: date, selection, names, layers that are off. */
export function statedText(view: View, languages: Atlas['languages']): string {
  const { selection } = view;
  const chosen =
    selection?.type === 'feature'
      ? selection.feature.title
      : selection?.type === 'event'
        ? selection.event.title
        : selection && idOfTarget(selection);
  const off = view.layers.filter(({ on }) => !on).map(({ title }) => title);
  return [
    `${whenText(view)}.`,
    ...(selection && selection.type !== 'passage' ? [`Emphasised: ${chosen}.`] : []),
    namesText(view.names, languages),
    ...(off.length > 0 ? [`Layers not shown: ${off.join(', ')}.`] : []),
    ...(view.compare === null ? [] : [`The comparison with ${formatDay(view.compare)} is not drawn here.`]),
  ].join(' ');
}
