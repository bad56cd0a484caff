/** The name of a story's file, from its title: letters of any language and digits, which every system takes. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${name || 'story'}.json`;
}
