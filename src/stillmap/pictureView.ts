/** The view of a picture that is taken away. */
import type { View } from '../domain/view';

/** A view without marks of the paragraph that is being read: a picture does not have it, and says of what is selected alone why it is marked. */
export function withoutReading(view: View): View {
  return {
    ...view,
    emphasised: view.selected,
    events: view.events.map((each) => (each.emphasised ? { ...each, emphasised: false } : each)),
  };
}
