/** Joins the event symbols of a timeline row with their state on the shown dates. */
import type { Id } from '../../domain/model';
import type { EventView } from '../../domain/view';
import { clusterState, type Cluster, type ClusterState } from '../../symbology/timeline/eventMarks';

/** A cluster of events with its state on the shown dates. */
export interface StatedCluster {
  readonly cluster: Cluster;
  readonly state: ClusterState;
}

/**
 * The clusters of a row with their states. Unchanged entries are the objects in `before`, so that only changed symbols are drawn again.
 */
export function statedClusters(
  clusters: readonly Cluster[],
  events: ReadonlyMap<Id, EventView>,
  before: readonly StatedCluster[] = [],
): readonly StatedCluster[] {
  return clusters.map((cluster, at) => {
    const state = clusterState(cluster, events);
    const old = before[at];
    const isSame =
      old?.cluster === cluster &&
      old.state.relation === state.relation &&
      old.state.emphasised === state.emphasised &&
      old.state.selected === state.selected;
    return isSame ? old : { cluster, state };
  });
}
