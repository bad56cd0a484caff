/** Sentences that tell the reader what a still map leaves out. Pure functions. */

/** Sentences for the screen, if the still map's program or the world's base map could not be loaded. */
export function limitSentences(isProgramMissing: boolean, isWorldMissing: boolean): readonly string[] {
  return [
    ...(isProgramMissing
      ? ['The program of the still map could not be loaded: it shows the region with names of both sides.']
      : []),
    ...(isWorldMissing ? ['The base map of the world could not be loaded: land beyond the region is not drawn.'] : []),
  ];
}

/** Sentences for a printed map that was drawn at run time. */
export function drawnLacks(isWorldMissing: boolean): readonly string[] {
  return [
    'Names of rivers and roads are written on the live map only.',
    ...(isWorldMissing
      ? ['Land beyond the region is not drawn: its base map had not loaded when this was printed.']
      : []),
  ];
}

/**
 * Sentences for a printed map that is the prerendered picture, because the still map's program had not loaded or failed to load. It has
 * nothing of the reader's own.
 */
export function pageLacks(hasFailed: boolean, hasOwn = false): readonly string[] {
  const why = hasFailed
    ? 'the program of the still map could not be loaded'
    : 'the map was printed before it had loaded';
  const own = hasOwn ? ' Data of the reader’s own are not drawn.' : '';
  return [`The frame is that of the opening view, and names are in the forms of both sides: ${why}.${own}`];
}
