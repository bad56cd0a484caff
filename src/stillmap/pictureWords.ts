/** What is written above and below the map of a picture: title and date; what it shows, whose the data are, and where the view is. Pure functions. */
import type { OwnInFrame } from './ownInFrame';
import { measuredCredit, ownChosenText, ownCredit, withOwnInFrame } from './ownWords';
import type { PictureOptions } from './pictureParts';
import type { Setting } from './pictureSetting';
import { provenanceText } from './provenance';
import { statedText, whenText } from './statedText';
import { svgText } from './svg';
import { textBlock, widthIn, type TextBlock } from './textBlock';

/** Space between a title and the date beside it. */
const APART = 20;

/** Height of blocks that stand below each other. */
export function stackHeight(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}

/** Title and date, the date beside the title's last line where it has room; without a title the picture has neither, and its foot says the date. */
export function headOf(
  { title, view, index }: Pick<PictureOptions, 'title' | 'view' | 'index'>,
  width: number,
  { title: titleStyle, date: dateStyle }: Setting,
): readonly TextBlock[] {
  if (title.trim() === '') return [];
  const { meta } = index.atlas;
  const name = title.trim() === meta.title ? meta.subtitle : `${meta.title}. ${meta.subtitle}`;
  const words = `${whenText(view)} · ${name}`;
  const block = textBlock(title, width, titleStyle);
  const taken = widthIn(block.lines.at(-1) ?? '', titleStyle) + APART + widthIn(words, dateStyle);
  if (taken > width) return [block, textBlock(words, width, dateStyle)];
  const leading = block.height / block.lines.length;
  const { size, fill } = dateStyle;
  return [
    {
      lines: [...block.lines, words],
      height: block.height,
      draw: (x, y) =>
        block.draw(x, y) +
        svgText(words, {
          x: x + width,
          y: y + block.height - leading + titleStyle.size * 0.98,
          'font-size': size,
          fill,
          'text-anchor': 'end',
        }),
    },
  ];
}

/**
 * What a picture says in words besides what was asked for: what was found on the map, of the reader's own layers; sentences on features
 * whose status changes within the window, or whose record ends there; and what the timeline's row of own features shows. A picture of the timeline alone says there whose they are,
 * and what stands behind the address.
 */
export interface FoundWords {
  readonly found?: OwnInFrame | null;
  readonly ofWindow?: readonly string[];
  readonly rowWords?: string | undefined;
  readonly besides?: string | undefined;
}

/** What the picture shows in words, what it leaves out, whose the data are, and where the view is. */
export function footOf(
  {
    view,
    index,
    address,
    measured,
    made,
    found = null,
    ofWindow = [],
    rowWords = '',
    besides,
  }: PictureOptions & FoundWords,
  lacks: readonly string[],
  width: number,
  { words: style, isJoined }: Setting,
  hasMap = true,
): readonly TextBlock[] {
  const { meta, languages } = index.atlas;
  const { own, borders } = meta.licences;
  const record = [
    [statedText(view, languages), ...ownChosenText(found), ...ofWindow, ...lacks].join(' '),
    `${meta.attribution} · ${meta.title}: ${own.title}; borders ${borders.title}.`,
    provenanceText(index.atlas, { made, hasMap }),
  ];
  // The two voices and the record are the atlas's; what the reader brought along stands apart.
  const brought = [`${ownCredit(found)} ${rowWords}`.trim(), measuredCredit(measured)].filter(Boolean);
  const where = address ? [`${address}${besides ?? withOwnInFrame(found)}`] : [];
  const joined = (parts: readonly string[]): readonly string[] => (parts.length > 0 ? [parts.join(' ')] : []);
  // Lines that follow each other without a break save one or two of them.
  const paragraphs = !isJoined
    ? [...record, ...brought, ...where]
    : brought.length > 0
      ? [...joined(record), ...joined([...brought, ...where])]
      : joined([...record, ...where]);
  return paragraphs.map((text) => textBlock(text, width, style));
}
