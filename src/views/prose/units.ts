/** Formats quantities with their units for readers. */

/** A distance as text: in metres below a kilometre, else in kilometres with at most one decimal. */
export function distanceText(metres: number): string {
  return metres < 1000 ? `${metres} m` : `${Number((metres / 1000).toFixed(1))} km`;
}

/** An area in square kilometres as text, with a comma between thousands. */
export function areaText(squareKilometres: number): string {
  return `${new Intl.NumberFormat('en-GB').format(squareKilometres)} km²`;
}
