/** Computes facts that the card of a record shows, and where its links lead. */
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, Day, Feature, Id } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { spanOfDay } from '../../domain/time';
import type { FeatureView, LayerView, View } from '../../domain/view';
import { relationToWindow } from '../../domain/visibility';
import { distanceText } from '../prose/units';

/** The forms of a place's name in one language. */
export interface OtherForms {
  /** BCP 47 tag of the language. */
  readonly lang: string;
  /** English name of the language. */
  readonly title: string;
  /** The forms of the name, separated by slashes. */
  readonly forms: string;
}

/** The forms of a feature's name in all languages but English, which its title has already. */
export function otherForms({ atlas }: AtlasIndex, { names }: Feature): readonly OtherForms[] {
  return atlas.languages.flatMap(({ lang, title }) => {
    const forms = names.filter((name) => lang !== 'en' && name.lang === lang).map((name) => name.toponym);
    return forms.length > 0 ? [{ lang, title, forms: forms.join(' / ') }] : [];
  });
}

/** The day nearest to the days shown on which a feature exists; null if no day that a reader can choose is in its span. */
export function nearestDay({ span }: Feature, { window, range }: View): Day | null {
  const day = relationToWindow(span, window) === 'future' ? span.from : span.to - 1;
  return day >= range.first && day <= range.last ? day : null;
}

/** The session event that goes to the day of an event; for a day after the opening day it also turns on the aftermath layer. */
export function eventThatGoesTo({ span }: AtlasEvent, { range }: View): AppEvent {
  const isReachable = span.from >= range.first && span.from <= range.last;
  return isReachable
    ? { type: 'dayChanged', day: span.from, commit: true }
    : { type: 'daysVisited', span: spanOfDay(span.from) };
}

/** The layer that would draw a feature, if that layer is off; else undefined. */
export function layerOff(view: View, feature: Id | undefined): LayerView | undefined {
  const shown = feature === undefined ? undefined : view.features.get(feature);
  return shown && !shown.shown ? view.layers.find(({ id }) => id === shown.feature.layer) : undefined;
}

/** How sure the record of a feature is: of its status on the days shown, and of its place. */
export function certaintyWords({ feature, statuses }: FeatureView): string {
  const status = statuses[0] ? `status ${statuses[0].confidence}; ` : '';
  return `${status}place ${feature.confidence}, ${feature.certainty}, ${placeWords(feature)}`;
}

/** How exactly the place of a feature is known. */
function placeWords({ mode, disclosed, precisionM, parts }: Feature): string {
  if (mode?.note !== undefined) return mode.note;
  if (!disclosed) return 'not disclosed';
  return `±${distanceText(precisionM)}${parts.some(({ schematic }) => schematic) ? ', schematic line' : ''}`;
}
