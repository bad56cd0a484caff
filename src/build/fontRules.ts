/** The rules of a finished bundle that declare the fonts, for pages that have style sheets of their own. */

/** The `@font-face` rules of the bundle's style sheets, each once, with addresses as seen from a page; `root` leads to the atlas. */
export function fontRules(
  bundle: Readonly<Record<string, { readonly type: string; readonly fileName: string; readonly source?: unknown }>>,
  root: string,
): string {
  const rules = Object.values(bundle).flatMap((file) =>
    // The sheets of other such pages are beside them and lead to the fonts from there.
    file.type === 'asset' && /^assets\/.*\.css$/.test(file.fileName)
      ? (String(file.source).match(/@font-face\s*\{[^}]*\}/g) ?? [])
      : [],
  );
  return [...new Set(rules)]
    .map((rule) => rule.replace(/url\(["']?\.?\/?([^"')]+)["']?\)/g, `url(${root}assets/$1)`))
    .join('\n');
}
