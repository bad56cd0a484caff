/** Leaves an empty page behind each test of a component: the files of a worker share their modules, and their page with them. */
import '@testing-library/svelte/vitest';
import { afterEach } from 'vitest';

afterEach(() => {
  document.body.replaceChildren();
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name);
  localStorage.clear();
  sessionStorage.clear();
});
