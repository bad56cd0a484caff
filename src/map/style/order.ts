/** Where in the order of the atlas's map layers its signs and its names begin: what others add is put below one or the other. */

/** The lowest map layer with signs. */
export const FIRST_SIGNS = 'places-dot';
/** The lowest map layer with names, which lies over all signs. */
export const FIRST_NAMES = 'graticule-labels';
