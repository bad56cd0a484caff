/** Figures with their units, for people. */

/** A distance: metres below a kilometre, kilometres with at most one decimal above. */
export function distanceText(metres: number): string {
  return metres < 1000 ? `${metres} m` : `${Number((metres / 1000).toFixed(1))} km`;
}

/** An area in square kilometres, thousands set off by a comma. */
export function areaText(squareKilometres: number): string {
  return `${new Intl.NumberFormat('en-GB').format(squareKilometres)} km²`;
}
