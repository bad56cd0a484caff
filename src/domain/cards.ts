/** Which events ask for a card of the atlas: that of a record, or the list of what differs between two days. */
import type { AppEvent, Session } from './session';

/** Whether an event asks for a card, also for the one that is there already, whatever the session was before it. */
export function asksForCard({ type }: AppEvent, before: Session, after: Session): boolean {
  if (type === 'selected' || type === 'eventVisited') return true;
  const isSelected = after.selection !== null && after.selection !== before.selection;
  return isSelected || (after.compare !== null && before.compare === null);
}
