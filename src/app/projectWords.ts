/** What was opened with a project, in words, and what its file is called. Pure functions. */
import { fileNameOf } from '../domain/fileName';
import type { StyledLayer } from '../domain/ownData';

/** How many things of a sort a project brought, and how many of its things were here already. */
interface Brought {
  readonly added: number;
  readonly there: number;
}

/** What came of a project. */
export interface OpenedProject {
  readonly layers: number;
  readonly notes: Brought;
  readonly stories: Brought;
  /** How many layers were here before, in whose place those of the project are. */
  readonly replaced: number;
  /** Whether it brought what was measured; `closed`: and the panel that shows it is closed. */
  readonly isMeasured?: boolean | 'closed';
}

/** A number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** What was opened, as sentences. */
export function projectWords(
  file: string,
  { layers, notes, stories, replaced, isMeasured = false }: OpenedProject,
): string {
  const list = (of: 'added' | 'there'): readonly string[] =>
    [
      of === 'added' && layers > 0 ? counted(layers, 'layer') : '',
      notes[of] > 0 ? counted(notes[of], 'note') : '',
      stories[of] > 0 ? counted(stories[of], 'story', 'stories') : '',
      of === 'added' && isMeasured
        ? `what was measured${isMeasured === 'closed' ? ' (shown by Measure, in More)' : ''}`
        : '',
    ].filter(Boolean);
  const [added, there] = [list('added'), list('there')];
  const parts = [
    added.length > 0 ? added.join(', ') : 'nothing new',
    there.length > 0 ? `already here: ${there.join(', ')}` : '',
  ];
  const gone =
    replaced === 1
      ? '1 layer that was here has made room'
      : `${replaced.toLocaleString('en')} layers that were here have made room`;
  return `“${file}” opened: ${parts.filter(Boolean).join('; ')}.${replaced > 0 ? ` ${gone}: Undo brings ${replaced === 1 ? 'it' : 'them'} back.` : ''}`;
}

/**
 * The name of a project's file without its ending: what the reader calls it, or else the day that the map shows, as `2023-05-01`, and what
 * the layer is called that has most features; of several the one that came first, the last in the list, on which later ones may rest.
 */
export function projectName(title: string, day: string, layers: readonly Pick<StyledLayer, 'layer'>[]): string {
  const most = Math.max(0, ...layers.map(({ layer }) => layer.features.length));
  const named = layers.findLast(({ layer }) => layer.features.length === most);
  return fileNameOf([title], fileNameOf(['atlas', day, named?.layer.title ?? ''], 'atlas'));
}
