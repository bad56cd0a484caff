/** The view as components read it. */
import type { View } from '../domain/view';

/**
 * The view split into parts that notify separately: what is drawn from the layers does not run again when only the date changes. If the
 * view were one derived value, every reader of any part would run again: some two thousand functions at every change of date.
 */
export class LiveView implements View {
  mode = $state.raw() as View['mode'];
  window = $state.raw() as View['window'];
  range = $state.raw() as View['range'];
  compare = $state.raw() as View['compare'];
  side = $state.raw() as View['side'];
  ghosts = $state.raw() as View['ghosts'];
  names = $state.raw() as View['names'];
  features = $state.raw() as View['features'];
  events = $state.raw() as View['events'];
  passages = $state.raw() as View['passages'];
  layers = $state.raw() as View['layers'];
  tracks = $state.raw() as View['tracks'];
  aftermath = $state.raw() as View['aftermath'];
  selection = $state.raw() as View['selection'];
  emphasised = $state.raw() as View['emphasised'];
  selected = $state.raw() as View['selected'];

  constructor() {
    // The parts are accessors of the class, which a spread of the view would leave out without a word.
    for (const [part, accessors] of Object.entries(Object.getOwnPropertyDescriptors(LiveView.prototype)))
      if (accessors.get) Object.defineProperty(this, part, { ...accessors, enumerable: true });
  }
}
