/** Text out of the page: into a file, or onto the clipboard. */

/** Hands text to the browser as a file to save. `type` is a media type (RFC 6838). */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click has been handled; then it may be freed.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Puts text onto the clipboard; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
