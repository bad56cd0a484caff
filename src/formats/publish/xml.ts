/** Builds XML 1.0 as text. */

/** Attributes by name; undefined for an attribute that is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that XML 1.0 does not allow (section 2.2), single surrogates among them. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as the content of an element or the value of a quoted attribute. */
function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text as a CDATA section; what would end the section is divided between two (XML 1.0, section 2.7). */
export function cdata(text: string): string {
  return `<![CDATA[${text.replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** An element whose content is XML, in lines of its own. Content that is empty gives an empty text: no element at all. */
export function element(name: string, content: readonly string[], attributes: Attributes = {}): string {
  const filled = content.filter((each) => each !== '');
  if (filled.length === 0) return '';
  return `${startTag(name, attributes)}\n${filled.join('\n')}\n</${name}>`;
}

/** An element in one line whose content is text; an empty text if there is none. */
export function textElement(name: string, text: string | number | null, attributes: Attributes = {}): string {
  if (text === null || text === '') return '';
  return `${startTag(name, attributes)}${xmlText(String(text))}</${name}>`;
}

/** The start tag of an element. */
export function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  return `<${name}${written.join('')}>`;
}

/** A whole document in UTF-8. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
