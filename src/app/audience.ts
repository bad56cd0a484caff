/** Starts the audience's window: the same page, with nothing on it but slides. It writes no address, no history and no storage. */
import { mount } from 'svelte';
import atlas from 'virtual:atlas';
import Audience from './Audience.svelte';

const target = document.getElementById('app');
if (target) {
  // The page comes with the text of the atlas in it.
  target.replaceChildren();
  document.documentElement.dataset['present'] = 'shown';
  mount(Audience, { target, props: { atlas, stillRoot: document.getElementById('still') } });
}
