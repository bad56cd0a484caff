/** The title of a layer by the name of its file: without folders and extension. */
export function titleOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? name;
  return last.replace(/(?:\.(?:geo|topo)?json|\.shp)?\.[a-z\d]{1,9}$/i, '').trim() || last || 'Untitled';
}
