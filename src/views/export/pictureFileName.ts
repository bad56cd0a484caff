/** The name of a picture's file: pictures of one view that differ in size, colours or rows have names of their own. Pure. */
import type { View } from '../../domain/view';
import { fileNameStampOf } from '../../formats/publish/words';
import type { PictureSize } from '../../stillmap/pictureSizes';
import type { Theme } from '../../symbology/palette';
import type { RowChoice } from '../../symbology/timeline/layout';

/** What is said of sizes whose ids do not tell enough. */
const SIZE_WORDS: Readonly<Record<string, string>> = {
  screen: '',
  a4: 'a4-landscape',
  a5: 'a5-landscape',
  wide: '16x9',
};

/** What the name of a picture tells. */
export interface NamedPicture {
  /** Title of the atlas. */
  readonly atlas: string;
  readonly view: Pick<View, 'mode' | 'window'>;
  readonly size: Pick<PictureSize, 'id'>;
  readonly theme: Theme;
  /** Rows of a picture of the timeline; null for a map. */
  readonly rows: RowChoice | null;
}

/** The name without its ending: `rapprochement-atlas-2023-05-01-a4-portrait-dark`. What is as on the screen, light and whole says so by no word. */
export function pictureFileName({ atlas, view, size, theme, rows }: NamedPicture): string {
  return [
    atlas.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    rows === null ? '' : 'timeline',
    rows === null || rows === 'all' ? '' : `${rows}-rows`,
    fileNameStampOf(view),
    SIZE_WORDS[size.id] ?? size.id,
    theme === 'dark' ? theme : '',
  ]
    .filter(Boolean)
    .join('-');
}
