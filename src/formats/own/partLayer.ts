/** A layer of some features of another, with all that their file says. */
import type { OwnFeature, OwnLayer, OwnValue } from '../../domain/ownData';
import { notesOn } from '../../domain/ownReport';
import type { Steps } from '../../domain/steps';
import { randomUuid } from '../../domain/uuid';
import { Columns } from '../import/columns';
import { Extent } from '../import/extent';

/** What was found out about a feature, as properties. */
export type Told = Readonly<Record<string, OwnValue>>;

/** Features between two pauses: with ten columns a few milliseconds. */
const PIECE = 500;

/** A layer of some features of another, by their places in it, each with what was found out about it. */
export function* layerOfPart(
  title: string,
  layer: OwnLayer,
  part: Iterable<{ readonly place: number; readonly told?: Told }>,
): Steps<OwnLayer> {
  const [columns, extent] = [new Columns(), new Extent()];
  const features: OwnFeature[] = [];
  for (const { place, told } of part) {
    const feature = layer.features[place];
    if (!feature) continue;
    const properties = told ? { ...feature.properties, ...told } : feature.properties;
    columns.add(properties);
    if (feature.geometry) extent.add(feature.geometry);
    features.push(told ? { ...feature, properties } : feature);
    if (features.length % PIECE === 0) yield;
  }
  // The first of these features may lack a property, or have them in another order.
  const order = layer.columns.map(({ name }) => name);
  const uses = new Map(layer.columns.flatMap(({ name, readAs }) => (readAs ? [[name, readAs] as const] : [])));
  const orderOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return {
    id: `own-data-${randomUuid()}`,
    title,
    source: layer.source,
    file: layer.file,
    features,
    columns: columns.list(uses).toSorted((a, b) => orderOf(a.name) - orderOf(b.name)),
    bounds: extent.bounds,
    report: {
      found: features.length,
      kept: features.length,
      dated: features.filter(({ dates }) => dates !== null).length,
      // Remarks on the file as a whole stay with the layer of all of it.
      notes: notesOn(layer, new Set(features.map(({ number }) => number))).filter(
        ({ numbers }) => numbers !== undefined,
      ),
    },
  };
}
