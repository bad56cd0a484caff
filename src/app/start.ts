/** Starts the program: hydrates the prerendered page and follows the address. */
import { hydrate, mount } from 'svelte';
import atlas from 'virtual:atlas';
import App from './App.svelte';
import { AtlasState } from '../state/atlasState.svelte';
import { syncUrl, type UrlSync } from '../state/urlSync';

const state = new AtlasState(atlas);
let sync: UrlSync | null = null;
const target = document.getElementById('app');
if (target) {
  // A built page was prerendered with the opening session, so it is hydrated with it and then follows the address. In development the
  // page is empty.
  const begin = target.childElementCount > 0 ? hydrate : mount;
  begin(App, {
    target,
    props: {
      state,
      stillRoot: document.getElementById('still'),
      oncamera: (camera) => sync?.writeCamera(camera),
      onkeep: () => sync?.keep(),
      onlink: (hash) => sync?.follow(hash) ?? false,
      onshare: () => sync?.flush(),
    },
  });
  sync = syncUrl(state);
}
