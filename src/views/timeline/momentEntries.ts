/** The moments of the article as entries of a menu. Pure functions. */
import type { Moment } from '../../domain/model';
import { inOrderOfDates } from '../../domain/moments';
import type { AppEvent } from '../../domain/session';
import { formatSpan, isSameSpan } from '../../domain/time';
import type { View } from '../../domain/view';
import type { MenuGroup } from '../../ui/menu.svelte';

/** The moments in the order of their dates, each with its date and what the author makes of it; those that are shown are on. */
export function momentGroups(
  moments: readonly Moment[],
  { window }: Pick<View, 'window'>,
  dispatch: (event: AppEvent) => void,
): readonly MenuGroup[] {
  const entries = inOrderOfDates(moments).map(({ id, title, span, remark }) => ({
    id,
    label: title,
    detail: [formatSpan(span), remark].filter(Boolean).join(' · '),
    type: 'choice' as const,
    isOn: isSameSpan(span, window),
    run: () => dispatch({ type: 'momentChosen', id }),
  }));
  return entries.length > 0 ? [{ title: 'Go to a moment, in order of date', entries }] : [];
}
