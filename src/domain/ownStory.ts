/** Stories that readers make are told from those of the atlas by their ids. */
import type { Id } from './model';

/** Ids of readers’ stories begin so: no story of the atlas may. */
export const OWN_PREFIX = 'own-';

/** Whether an id is that of a story that a reader has made. */
export function isOwnId(id: Id): boolean {
  return id.startsWith(OWN_PREFIX);
}
