/** The program of the search, fetched when it is first used. */
export { makeSearch } from '../../search/search';
export { OwnSearch } from '../../state/ownSearch.svelte';
export { toolsFor } from '../../search/tools';
