/** What a screen reader says when the reader chooses a record: one line with its name, how it stands, and how much the text tells of it. */
import { idOfTarget, passagesOf } from '../../domain/links';
import { formatDay, formatSpan } from '../../domain/time';
import type { View } from '../../domain/view';
import { statusLabel } from '../../symbology/statuses';

/** The line for the selected record: “Reed ford, restricted, 3 passages”; empty if nothing is selected. */
export function choiceWords(view: View): string {
  const { selection } = view;
  if (!selection || selection.type === 'passage') return '';
  const title = selection.type === 'feature' ? selection.feature.title : selection.event.title;
  const count = passagesOf(selection).length;
  const passages = count === 0 ? 'not in the text' : count === 1 ? '1 passage' : `${count} passages`;
  return [title, standing(view, idOfTarget(selection)), passages].filter(Boolean).join(', ');
}

/** How the selected record stands on the days shown: its status, its number of meetings, its date; empty for a place. */
function standing(view: View, id: string): string {
  const { selection } = view;
  if (selection?.type === 'event') return formatSpan(selection.event.span);
  const shown = view.features.get(id);
  if (!shown || shown.feature.kind === 'place') return '';
  if (shown.feature.kind === 'venue') return shown.count === 1 ? '1 meeting' : `${shown.count} meetings`;
  const [status] = shown.statuses;
  if (status) return statusLabel(shown.feature, status.status);
  return shown.present ? '' : `not there on ${formatDay(view.window.to - 1)}`;
}
