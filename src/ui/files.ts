/** Saves text to a file or copies it to the clipboard. */

/** Saves text as a file through the browser. `type` is a media type (RFC 6838). */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Saves data, such as a picture, as a file through the browser. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the object URL after the click was handled, so it is revoked later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Copies text to the clipboard; returns false if the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies text to the clipboard with its italics: programs take `html` or the plain `text`. Returns false if the browser does not allow it. */
export async function copyRichText(text: string, html: string): Promise<boolean> {
  try {
    const parts = [
      ['text/html', html],
      ['text/plain', text],
    ] as const;
    const blobs = Object.fromEntries(parts.map(([type, part]) => [type, new Blob([part], { type })]));
    await navigator.clipboard.write([new ClipboardItem(blobs)]);
    return true;
  } catch {
    // A browser may know no rich clipboard and still allow plain text.
    return copyText(text);
  }
}
