/** What can be cited of the atlas as it is shown, as CSL items. */
import { authorName } from '../../domain/article';
import { idOfTarget, type AtlasIndex, type Target } from '../../domain/links';
import type { Passage, Source } from '../../domain/model';
import { formatDay, formatSpan, isoDate } from '../../domain/time';
import type { View } from '../../domain/view';
import { articleItem, atlasItem, bibliographyOf, type CslItem } from '../../formats/cite/cslJson';
import { accessedItem, partItem, type CitedPart } from '../../formats/cite/parts';
import { pathOf, type PublishedFormat } from '../../formats/publish/format';
import { whenWords } from '../../formats/publish/words';

/** Where and when the reader is. */
export interface CitingPage {
  readonly index: AtlasIndex;
  readonly view: View;
  /** Address of the atlas, without a hash. */
  readonly home: string;
  /** Address of the view. */
  readonly address: string;
  /** Today's date, ISO 8601. */
  readonly today: string;
}

/** The atlas as a whole. */
export function wholeAtlas({ index, home, today }: CitingPage): CslItem {
  return accessedItem(atlasItem(index.atlas), { url: home, accessed: today });
}

/** The view as it is shown, by its permanent link. */
export function shownView(page: CitingPage): CslItem {
  const { view, address } = page;
  const { from, to } = view.window;
  const id = ['view', isoDate(from), ...(view.mode === 'day' ? [] : [isoDate(to - 1)])].join('-');
  return part(page, { id, type: 'map', title: `Map of ${daysOf(view)}`, url: address });
}

/** Whether a view is that with which the atlas opens: its day, with nothing chosen and nothing compared. */
export function isOpeningView({ mode, window, compare, selection, layers }: View, { atlas }: AtlasIndex): boolean {
  const isFirst = mode === 'day' && window.from === atlas.meta.opens && compare === null && selection === null;
  return isFirst && layers.every(({ id, on }) => on === atlas.layers.some((layer) => layer.id === id && layer.on));
}

/** The days of a view in words, with the day compared with. */
export function daysOf(view: View): string {
  const days = whenWords(view);
  return view.compare === null ? days : `${days}, compared with ${formatDay(view.compare)}`;
}

/** The selected record; null if none is selected, or a passage is. */
export function selectedRecord({ selection }: View): Exclude<Target, { type: 'passage' }> | null {
  return selection && selection.type !== 'passage' ? selection : null;
}

/** Title of a record; an event's title does not tell when it was. */
export function titleOfRecord(record: Exclude<Target, { type: 'passage' }>): string {
  return record.type === 'feature' ? record.feature.title : `${record.event.title}, ${formatSpan(record.event.span)}`;
}

/** A record of the atlas. */
export function recordItem(page: CitingPage, record: Exclude<Target, { type: 'passage' }>): CslItem {
  const id = idOfTarget(record);
  return part(page, { id, type: 'webpage', title: titleOfRecord(record), url: `${page.home}#v=1&select=${id}` });
}

/** The passage that is being read, or that is selected; null if there is none. */
export function currentPassage({ passages, selection }: View): Passage | null {
  if (selection?.type === 'passage') return selection.passage;
  return passages.find(({ current }) => current)?.passage ?? null;
}

/** The digest of a passage: the atlas's own words for a paragraph of the article. */
export function passageItem(page: CitingPage, { id, number }: Passage): CslItem {
  const { article } = page.index.atlas;
  const title = `Digest of paragraph ${number} of ${authorName(article).family}, “${article.title}”`;
  return part(page, { id, type: 'webpage', title, url: `${page.home}#${id}` });
}

/** A published data file. */
export function fileItem(page: CitingPage, format: PublishedFormat): CslItem {
  const path = pathOf(format);
  const { licences } = page.index.atlas.meta;
  const item = part(page, {
    id: format.id,
    type: 'dataset',
    title: `${format.title}: ${path}`,
    url: new URL(`data/${path}`, page.home).href,
  });
  return { ...item, note: [item.note, `Licence: ${licences[format.licence].title}.`].filter(Boolean).join('. ') };
}

/** The article. */
export function articleOf({ index }: CitingPage): CslItem {
  return articleItem(index.atlas);
}

/** A source of the bibliography. */
export function workOf({ index }: CitingPage, source: Source): CslItem {
  return bibliographyOf(index.atlas, [source]).at(-1) as CslItem;
}

/** Sources whose author, title, publisher or date has all words of a text, in their order. */
export function sourcesWith({ index }: CitingPage, text: string): readonly Source[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return index.atlas.sources.filter((source) => {
    const all = labelOfSource(source).toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** A source in a list: author, title, publisher and date. */
export function labelOfSource({ authors, title, container, issued }: Source): string {
  const by = authors.length > 0 ? `${authors.join('; ')}: ` : '';
  return `${by}${[title, container, issued].filter(Boolean).join(', ')}`;
}

function part({ index, today }: CitingPage, about: Omit<CitedPart, 'accessed'>): CslItem {
  return partItem(atlasItem(index.atlas), { ...about, accessed: today });
}
