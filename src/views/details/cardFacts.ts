/** What a card tells of a record and where it leads, as values. */
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, Day, Feature, Id } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { onDay } from '../../domain/time';
import type { LayerView, View } from '../../domain/view';
import { relationTo } from '../../domain/visibility';

/** The forms of a name in a language. */
export interface OtherForms {
  /** BCP 47 tag. */
  readonly lang: string;
  /** The language's name. */
  readonly title: string;
  /** The forms, parted by strokes. */
  readonly forms: string;
}

/** The forms of a feature's name in languages other than English, which is in its title. */
export function otherForms({ atlas }: AtlasIndex, { names }: Feature): readonly OtherForms[] {
  return atlas.languages.flatMap(({ lang, title }) => {
    const forms = names.filter((name) => lang !== 'en' && name.lang === lang).map((name) => name.toponym);
    return forms.length > 0 ? [{ lang, title, forms: forms.join(' / ') }] : [];
  });
}

/** The day nearest to those shown on which a feature is there; null where it cannot be chosen. */
export function nearestDay({ span }: Feature, { window, range }: View): Day | null {
  const day = relationTo(span, window) === 'future' ? span.from : span.to - 1;
  return day >= range.first && day <= range.last ? day : null;
}

/** What goes to the day of an event; one of a later day brings the layer that it is shown with. */
export function goingTo({ span }: AtlasEvent, { range }: View): AppEvent {
  const isReachable = span.from >= range.first && span.from <= range.last;
  return isReachable
    ? { type: 'dayChanged', day: span.from, commit: true }
    : { type: 'daysVisited', span: onDay(span.from) };
}

/** The layer that a feature would be drawn with, where it is off. */
export function layerOff(view: View, feature: Id | undefined): LayerView | undefined {
  const shown = feature === undefined ? undefined : view.features.get(feature);
  return shown && !shown.shown ? view.layers.find(({ id }) => id === shown.feature.layer) : undefined;
}
