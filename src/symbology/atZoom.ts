/** Sizes that change with the zoom, as the live map's engine interpolates them. A pure function. */

/** Interpolates a value between stops, which are sorted by zoom. */
export function atZoom(stops: readonly (readonly [zoom: number, value: number])[], zoom: number): number {
  const at = stops.findIndex(([stop]) => stop > zoom);
  if (at === 0) return (stops[0] as readonly [number, number])[1];
  if (at < 0) return (stops.at(-1) as readonly [number, number])[1];
  const [[fromZoom, from], [toZoom, to]] = [stops[at - 1], stops[at]] as [[number, number], [number, number]];
  return from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
}
