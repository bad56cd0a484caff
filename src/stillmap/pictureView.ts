/** The view of a picture that is taken away. */
import type { View } from '../domain/view';

/**
 * A view without marks of the paragraph that is being read: a picture does not have it, and says of what is selected alone why it is marked.
 * The view of the page has its parts from its class, so that spreading it would lose them.
 */
export function withoutReading(view: View): View {
  return {
    mode: view.mode,
    window: view.window,
    range: view.range,
    compare: view.compare,
    side: view.side,
    ghosts: view.ghosts,
    names: view.names,
    features: view.features,
    events: view.events.map((each) => (each.emphasised ? { ...each, emphasised: false } : each)),
    passages: view.passages,
    layers: view.layers,
    tracks: view.tracks,
    aftermath: view.aftermath,
    selection: view.selection,
    emphasised: view.selected,
    selected: view.selected,
  };
}
