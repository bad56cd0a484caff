/** Writes each story of the content as a page of its own in `stories/`, with a page that lists them. */
import type { CompiledContent } from '../content/compile';
import { indexAtlas } from '../domain/links';
import { readRegion, readWorld, type BasemapTopology } from '../map/style/basemap';
import type { PlainPages } from './plainPages';
import { storyListPage, storyPage, STYLES } from './storyPage';

/** The pages by file name; empty if the content has no story. */
export function storyPages(
  content: CompiledContent,
  basemap: (name: 'region' | 'relief' | 'world') => unknown,
): ReadonlyMap<string, string> {
  const { atlas, geometry, settlements, stories } = content;
  if (stories.length === 0) return new Map();
  const index = indexAtlas(atlas);
  const read = (name: 'region' | 'relief' | 'world'): BasemapTopology => basemap(name) as BasemapTopology;
  const region = readRegion(read('region'), read('relief'));
  const data = { index, geometry, settlements, region, world: readWorld(read('world')) };
  return new Map([
    ['index.html', storyListPage(index, stories)],
    ...stories.map((story) => [`${story.id}.html`, storyPage(data, story)] as const),
  ]);
}

/** The pages of the stories. */
export const STORY_PAGES: PlainPages = {
  plugin: 'atlas-story-pages',
  folder: 'stories/',
  root: '../',
  styles: STYLES,
  sheets: ['ui/styles/tokens.css', 'ui/styles/still.css', 'ui/styles/stillDrawn.css', 'build/storyPages.css'],
  pages: (geodata) => storyPages(geodata.content(), geodata.basemap),
};
