/**
 * Reads XML into a tree of elements, in however bad a state it is. No document type is read and no entity is expanded but the five of XML
 * and numbers, so that no file can grow while it is read, and nothing is fetched.
 */
import { Parser } from 'htmlparser2';
import { decode, type Decoded } from '../../files/decode';

/** An element. Names are without their prefixes: `gx:Track` is `Track`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in the element. */
  readonly text: string;
}

/** A document. */
export interface XmlDocument extends Pick<Decoded, 'guess' | 'isDamaged'> {
  readonly root: XmlElement;
  /** Whether the text ends before its elements do. */
  readonly isCut: boolean;
  /** Whether elements lie too deep in each other, so that the innermost are left out. */
  readonly isDeep: boolean;
  /** Whether it declares entities, which are not expanded. */
  readonly hasEntities: boolean;
}

/** Elements lie at most this deep in each other; what lies deeper is left out. */
const MOST_DEEP = 200;
/** So many characters are read at a time. */
const PIECE = 1 << 20;

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/** Reads a document; null if the bytes are no text or have no element. `tell` is told the share that was read. */
export function readXml(bytes: Uint8Array, tell: (share: number) => void): XmlDocument | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200));
  const decoded = decode(bytes, /encoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ?? null);
  if (typeof decoded === 'string') return null;
  const { text, guess, isDamaged } = decoded;
  const top: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [top];
  let tooDeep = 0;
  let isDeep = false;
  /** Elements that only the end of the text has closed. */
  let unclosed = 0;
  let isEnding = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > MOST_DEEP) {
          tooDeep++;
          isDeep = true;
          return;
        }
        const element: Growing = { name: localName(name), attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (part) => {
        const element = open.at(-1);
        if (element && tooDeep === 0) element.text += part;
      },
      onclosetag: () => {
        if (isEnding) unclosed++;
        if (tooDeep > 0) tooDeep--;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    tell(Math.min(1, (at + PIECE) / text.length));
  }
  isEnding = true;
  parser.end();
  const [root] = top.children;
  if (!root) return null;
  return { root, guess, isDamaged, isCut: unclosed > 0, isDeep, hasEntities: /<!ENTITY/i.test(text.slice(0, PIECE)) };
}

/** The first child with a name; undefined for none. */
export function childOf({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name);
}

/** The children with a name. */
export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** The trimmed text of the first child with a name; undefined if there is none or it is empty. */
export function childText(element: XmlElement, name: string): string | undefined {
  const text = childOf(element, name)?.text.trim();
  return text === '' ? undefined : text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
