/** Finds the story in an address (`link`). It is apart from what reads it, which is fetched only if there is one. */
import { repaired } from '../address/linkText';

const KEY = /(?:^|[#&?\s])own=(?:3d)?([^&]*)/i;

/** The story's part of a hash, as it was found; null if the hash holds no story. */
export function storyInHash(hash: string): string | null {
  if (!/own/i.test(hash)) return null;
  const [, found] = KEY.exec(repaired(hash)) ?? [];
  // Mail breaks long lines, in quoted-printable with an equals sign at their end (RFC 2045, section 6.7).
  return found === undefined ? null : found.replace(/[\s=]/g, '');
}
