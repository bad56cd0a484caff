/** Converts running text to plain text, for files that cannot hold links. */
import type { Inline, Paragraph } from './model';

/** Paragraphs as plain text, one blank line between them; footnote marks are left out. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((paragraph) => paragraph.map(plain).join('').trim()).join('\n\n');
}

function plain(inline: Inline): string {
  if (inline.type === 'text') return inline.text;
  return inline.type === 'citation' ? '' : inline.children.map(plain).join('');
}
