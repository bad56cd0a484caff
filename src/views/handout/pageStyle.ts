/** Tells the browser on which paper it prints. */
import { PAPER_SIZES, type PaperSize } from './options';

/**
 * Sets the size of the printed page, without margins: the sheets have their own. A style sheet made by script is not refused by the content
 * security policy, which forbids those in markup. Returns what undoes it; where the browser has no such sheets, it prints on its own paper.
 */
export function usePaper(paper: PaperSize): () => void {
  if (typeof CSSStyleSheet === 'undefined' || !('adoptedStyleSheets' in document)) return () => undefined;
  const { width, height } = PAPER_SIZES[paper];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page{size:${width}mm ${height}mm;margin:0;@bottom-right{content:none}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
