/** Random identifiers for what a reader creates, such as notes. */

/** The part of the browser's `crypto` that is available on every page, even on one loaded over plain http. */
type RandomValues = Pick<Crypto, 'getRandomValues'>;

/**
 * A random UUID (RFC 9562, section 5.4). `crypto.randomUUID` would do the same, but browsers offer it only on pages loaded over https.
 */
export function randomUuid(source: RandomValues = crypto): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
