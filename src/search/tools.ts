/** Finds tools of the page, such as Measure, by their name and by other words that readers have for what they do. */
import { HIT_GROUP_HEADINGS, type SearchGroup, type SearchHit } from './hits';
import { nameKey, wordsOf } from './words';

/** A tool that can be searched. */
export interface SearchedTool {
  /** Id of the tool, in kebab-case. */
  readonly id: string;
  /** The name on its button. */
  readonly label: string;
  /** Words for what it does that are not in its name. */
  readonly also: readonly string[];
}

/** A query needs this many letters to find a tool: shorter ones are the beginning of too many words. */
const LEAST_LETTERS = 3;

/** What was found of the tools. */
export interface FoundTools {
  /** The tools, those first whose name has the words of the query. */
  readonly group: SearchGroup;
  /** Whether the query is the name of one: then they are the first answer. */
  readonly isNamed: boolean;
}

/** The tools in whose words every word of a query begins one; null if there are none. */
export function toolsFor(tools: readonly SearchedTool[], query: string): FoundTools | null {
  const asked = wordsOf(query).map(({ folded }) => folded);
  if (asked.join('').length < LEAST_LETTERS) return null;
  const isAsked = ({ folded }: { readonly folded: string }): boolean => asked.some((word) => folded.startsWith(word));
  const marksOf = (text: string) =>
    wordsOf(text)
      .filter(isAsked)
      .map(({ from, to }) => ({ from, to }));
  const has = (texts: readonly string[]): boolean => {
    const words = texts.flatMap((text) => wordsOf(text));
    return asked.every((word) => words.some(({ folded }) => folded.startsWith(word)));
  };
  const found = tools
    .filter(({ label, also }) => has([label, ...also]))
    .map((tool) => ({ tool, isNamed: has([tool.label]) }))
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed));
  if (found.length === 0) return null;
  const hits = found.map(({ tool: { id, label, also } }): SearchHit => {
    const told = also.filter((text) => marksOf(text).length > 0).join(', ');
    return {
      kind: 'tool',
      id,
      title: label,
      titleMarks: marksOf(label),
      excerpt: told,
      marks: marksOf(told),
      features: [],
      events: [],
      passage: null,
      inAftermath: false,
    };
  });
  return {
    group: { kind: 'tool', title: HIT_GROUP_HEADINGS.tool, hits, total: hits.length, features: [], events: [] },
    isNamed: found.some(({ tool }) => nameKey(tool.label) === nameKey(query)),
  };
}
