/** Writes SVG elements as text. Pure functions. */
import { escapeHtml } from '../domain/html';

/** Attributes of an SVG element by their names; those without a value are left out. Numbers are rounded to hundredths. */
export type SvgAttributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element as text. `content` is markup; without it the element is empty. Values of attributes are escaped. */
export function svgElement(name: string, attributes: SvgAttributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([attribute, value]) =>
        ` ${attribute}="${typeof value === 'number' ? rounded(value) : escapeHtml(value as string)}"`,
    )
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** An SVG text element; `text` is no markup and is escaped. */
export function svgText(text: string, attributes: SvgAttributes): string {
  return svgElement('text', attributes, escapeHtml(text));
}

/** A number with two decimals at most. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A number with one decimal at most: enough for places in a picture, where there are thousands. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
