/** Checks of events: place, participants, track, and whether the article can mention them. */
import type { Atlas, AtlasEvent, Feature, Id } from '../../domain/model';
import { organisationId } from '../../domain/parties';
import { aftermathLayer } from '../../domain/aftermath';
import type { Checker, FaultLocation } from './checker';

const FILE = 'events.yaml';

export function checkEvents(checker: Checker, atlas: Atlas): void {
  const features = new Map(atlas.features.map((feature) => [feature.id, feature]));
  /** Names of the organisations and states seen so far, by the id under which their events are listed. */
  const organisations = new Map<Id, string>();
  for (const event of atlas.events) {
    checkRecord(checker, event, features);
    checkOrganisations(checker, event, organisations);
    checkTime(checker, event, atlas);
    checkPassages(checker, event, atlas);
  }
}

function at({ id }: AtlasEvent, field: string): FaultLocation {
  return { file: FILE, id, field };
}

function checkRecord(checker: Checker, event: AtlasEvent, features: ReadonlyMap<Id, Feature>): void {
  checker.expect(event.sources, ['source'], at(event, 'sources'));
  checker.expect(event.participants, ['person'], at(event, 'participants'));
  checker.expect(
    event.facilitators.flatMap((each) => ('person' in each ? [each.person] : [])),
    ['person'],
    at(event, 'facilitators'),
  );
  checker.expect(event.features, ['feature', 'place'], at(event, 'features'));
  if (event.place) checker.expect([event.place], ['place'], at(event, 'place'));
  else if (!event.placeNote)
    checker.fault(at(event, 'place_note'), 'there is no place and no word why.', 'Say why in place_note.');
  if (event.meeting && event.place && features.get(event.place)?.kind === 'place')
    checker.fault(at(event, 'place'), `"${event.place}" is no venue.`, 'Give the place kind "venue".');
  if (event.meeting && event.participants.length + event.facilitators.length === 0) {
    checker.fault(
      at(event, 'participants'),
      'it is a meeting, and nobody is said to have been there.',
      'Name who took part, or who facilitated where that is all that is known.',
    );
  }
}

/** Checks that a facilitating organisation or state has the same name in all events, because its events are listed under that name. */
function checkOrganisations(checker: Checker, event: AtlasEvent, names: Map<Id, string>): void {
  for (const each of event.facilitators) {
    const name = 'person' in each ? each.for : each.organisation;
    if (name === undefined) continue;
    const id = organisationId(name);
    const other = names.get(id) ?? name;
    names.set(id, other);
    if (other !== name)
      checker.fault(
        at(event, 'facilitators'),
        `"${name}" is written "${other}" at another event.`,
        'Write the name of an organisation or state in one way.',
      );
  }
}

/** Checks that events after the opening day, and only these, are in tracks of the layer with a horizon. */
function checkTime(checker: Checker, event: AtlasEvent, { meta, layers, tracks }: Atlas): void {
  const isAfter = event.span.from > meta.opens;
  const horizon = aftermathLayer({ layers })?.id;
  if (isAfter !== (horizon !== undefined && event.layer === horizon)) {
    const own = tracks.filter(({ layer }) => layer !== undefined && layer === horizon).map(({ id }) => `"${id}"`);
    checker.fault(
      at(event, 'track'),
      isAfter
        ? `it is after the day the atlas opens on, and in the track "${event.track}".`
        : `it is in the track "${event.track}" and not after the day the atlas opens on.`,
      own.length > 0
        ? `Mend the track or the date: what is after that day is in ${own.join(' or ')}, nothing else is.`
        : 'Mend the date, or define a layer with "horizon: after" and a track with this layer in layers.yaml.',
    );
  }
  if (event.inArticle && isAfter) {
    checker.fault(
      at(event, 'in_article'),
      'it is said to be in the article, which is older.',
      'Set in_article to false, or mend the date.',
    );
  }
}

/**
 * Checks that an event is marked as in the article if and only if a passage links to it. The appearance of the article itself is exempt,
 * since no passage tells of it.
 */
function checkPassages(checker: Checker, event: AtlasEvent, { meta }: Atlas): void {
  if (event.inArticle && event.passages.length === 0 && event.span.from !== meta.opens) {
    checker.fault(
      at(event, 'in_article'),
      'it is said to be in the article, but no passage leads to it.',
      'Link it in a digest, or set in_article to false: it is then shown as context.',
    );
  }
  if (!event.inArticle && event.passages.length > 0) {
    checker.fault(
      at(event, 'in_article'),
      `${event.passages.join(', ')} leads to it, but it is said not to be in the article.`,
      'Set in_article to true, or tell it in a note: a digest says no more than the author.',
    );
  }
}
