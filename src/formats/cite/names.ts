/** How names of people and organisations are written in citations for people to read. */
import type { CslName } from './cslJson';

/** A name with the family name first, “Quay, Ivo”; the name of an organisation as it is; empty for an empty name. */
export function familyFirst({ family, given, literal }: CslName): string {
  return family ? [family, given?.trim().replace(/\s+/g, ' ')].filter(Boolean).join(', ') : (literal ?? '');
}

/** A name in its usual order, “Ivo Quay”. */
export function givenFirst({ family, given, literal }: CslName): string {
  return family ? [given?.trim().replace(/\s+/g, ' '), family].filter(Boolean).join(' ') : (literal ?? '');
}

/** Those who made a work: its authors, or else its editors. */
export function makersOf(item: { readonly author?: readonly CslName[]; readonly editor?: readonly CslName[] }): {
  readonly names: readonly CslName[];
  readonly areEditors: boolean;
} {
  const isNamed = (name: CslName): boolean => familyFirst(name) !== '';
  const authors = (item.author ?? []).filter(isNamed);
  const editors = (item.editor ?? []).filter(isNamed);
  return authors.length > 0
    ? { names: authors, areEditors: false }
    : { names: editors, areEditors: editors.length > 0 };
}
