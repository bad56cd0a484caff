/** Texts that describe a symbol or bar of the timeline: its name for screen readers, and the explanation beside it. Pure functions. */
import { formatSpan } from '../../domain/time';
import type { Cluster, EventMark } from '../../symbology/timeline/eventMarks';
import type { StatusBar } from '../../symbology/timeline/statusBars';

/** Text of the explanation beside a symbol or bar. */
export interface Tip {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The accessible name of a cluster: title and date of each of its events. */
export function nameOfCluster({ marks }: Pick<Cluster, 'marks'>): string {
  const names = marks.map(nameOfMark);
  return names.length === 1 ? (names[0] as string) : `${names.length} events: ${names.join('; ')}`;
}

function nameOfMark({ event: { title, span, stated } }: EventMark): string {
  return `${title}, ${formatSpan(span)}${stated ? ` (in the article: ${formatSpan(stated)})` : ''}`;
}

/** The explanation beside a cluster of events. */
export function tipOfCluster({ marks }: Pick<Cluster, 'marks'>): Tip {
  const [only] = marks;
  if (marks.length > 1 || !only) return { title: `${marks.length} events`, lines: marks.map(nameOfMark) };
  const { title, span, stated } = only.event;
  return { title, lines: [formatSpan(span), ...(stated ? [`In the article: ${formatSpan(stated)}`] : [])] };
}

/** The explanation beside a status bar of a feature. */
export function tipOfBar(featureTitle: string, { words, status: { note } }: Pick<StatusBar, 'words' | 'status'>): Tip {
  return { title: featureTitle, lines: [words, ...(note ? [note] : [])] };
}
