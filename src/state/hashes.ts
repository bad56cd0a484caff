/** Calculates hashes in the browser. */

/** SHA-256 hashes of texts in hexadecimal, by name; none where the browser calculates none, which is outside of a secure context. */
export async function hashesOf(
  texts: readonly (readonly [name: string, text: string])[],
): Promise<ReadonlyMap<string, string>> {
  // The types say that it is always there.
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (!subtle) return new Map();
  const encoder = new TextEncoder();
  const hashes = await Promise.all(
    texts.map(async ([name, text]) => {
      const digest = new Uint8Array(await subtle.digest('SHA-256', encoder.encode(text)));
      return [name, Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')] as const;
    }),
  );
  return new Map(hashes);
}
