/** Names for what a reader makes. */

/** The part of `crypto` that is there on every page, also on one that came by plain http. */
type RandomValues = Pick<Crypto, 'getRandomValues'>;

/** A random UUID (RFC 9562, section 5.4). `crypto.randomUUID` would do, but browsers keep it to pages that came by https. */
export function randomUuid(source: RandomValues = crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
