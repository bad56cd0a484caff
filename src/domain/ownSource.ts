/** Who made a layer of a reader's own and under which licence it is, in the reader's words: files seldom say it. */
import type { OwnLayer } from './ownData';

/** Longest text, in characters: what credits of pictures have room for. */
export const MOST_IN_SOURCE = 500;

/** What a reader has typed, or a project has, as one line; undefined for nothing. */
export function readSource(text: string): string | undefined {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? undefined : [...line].slice(0, MOST_IN_SOURCE).join('').trim();
}

/** Source and licence of a layer as a sentence, to others or to its reader; nothing if the reader has not told them. */
export function sourceSentence(
  { title, source }: Pick<OwnLayer, 'title' | 'source'>,
  to: 'others' | 'reader' = 'others',
): readonly string[] {
  if (source === undefined) return [];
  const whose = to === 'others' ? 'its reader gives them' : 'you have written them';
  return [`Source and licence of “${title}”, as ${whose}: ${source}${/[.!?…]$/.test(source) ? '' : '.'}`];
}
