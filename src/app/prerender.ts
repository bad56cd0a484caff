/** Renders the opening session to HTML, for `build/prerender`. It runs in Node, at build time or in the dev server. */
import { render } from 'svelte/server';
import atlas from 'virtual:atlas';
import geometry from 'virtual:atlas-geometry';
import region from 'virtual:basemap/region';
import App from './App.svelte';
import { AtlasState } from '../state/atlasState.svelte';
import { escapeHtml } from '../domain/html';
import { formatDay } from '../domain/time';
import { readRegion } from '../map/style/basemap';
import { renderPageMap } from '../stillmap/pageMap';

/** Renders the page and its still map to HTML text. */
export function prerender(): { app: string; still: string; title: string; description: string } {
  const state = new AtlasState(atlas);
  const { article, meta } = atlas;
  return {
    app: render(App, { props: { state } }).body,
    still: `${renderPageMap(state.index, geometry, readRegion(region), state.view, { last: state.view.range.last })}<figcaption>The region on ${formatDay(meta.opens)}. Dashed: border not delimited; solid: border closed. ${escapeHtml(meta.attribution)}.</figcaption>`,
    title: `${meta.title}: a map of “${article.title}”`,
    description: `Interactive map and digest of ${article.author}, “${article.title}” (${article.container}, ${article.issue}): places, dates and passages linked.`,
  };
}
