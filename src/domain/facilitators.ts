/** How the facilitators of an event are written in the details, in search results and in published files. */
import type { AtlasIndex } from './links';
import type { AtlasEvent } from './model';

/**
 * The facilitators of an event as text: `Ada Ferrywoman (Harbour Guild)` for a person, `Harbour Guild (night watch)` for an organisation.
 */
export function facilitatorNames(event: Pick<AtlasEvent, 'facilitators'>, index: AtlasIndex): readonly string[] {
  return event.facilitators.map((each) =>
    'person' in each
      ? withBrackets(index.people.get(each.person)?.name ?? each.person, each.for)
      : withBrackets(each.organisation, each.remark),
  );
}

function withBrackets(name: string, more: string | undefined): string {
  return more === undefined ? name : `${name} (${more})`;
}
