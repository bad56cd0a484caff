/**
 * The query of a page that is shown in a frame of another page: `?embed=1` hides the atlas's own bars, `&show=` says which parts are left.
 * The state itself is in the hash, as in any address of the atlas.
 */

/** What a frame shows: the map alone, map and text, a story with its map, or map and timeline. */
export const FRAME_SHOWS = ['map', 'text', 'story', 'time'] as const;
export type FrameShow = (typeof FRAME_SHOWS)[number];

/** Frames from before `show` existed had map and text; a frame that asks for something unknown has, too. */
const USUAL: FrameShow = 'text';

/** What a page with this query shows in its frame; null for a page that is not embedded. `public/boot.js` reads the same keys. */
export function frameShowOf(query: string): FrameShow | null {
  const keys = new URLSearchParams(query);
  if (keys.get('embed') !== '1') return null;
  return FRAME_SHOWS.find((show) => show === keys.get('show')) ?? USUAL;
}

/** The address of a frame. `home` is an address of the atlas, of whose query only foreign keys are kept; `hash` is the state, with `#`. */
export function frameAddress(home: string, show: FrameShow, hash: string): string {
  const url = bare(home);
  url.searchParams.set('embed', '1');
  if (show !== USUAL) url.searchParams.set('show', show);
  url.hash = hash;
  return url.href;
}

/** The address of the whole atlas in the same state as an address of a frame; any other address stays as it is. */
export function wholeAddress(address: string): string {
  const url = bare(address);
  url.hash = new URL(address).hash;
  return url.href;
}

/** An address without hash and without the keys of a frame. */
function bare(address: string): URL {
  const url = new URL(address);
  url.hash = '';
  for (const key of ['embed', 'show']) url.searchParams.delete(key);
  return url;
}
