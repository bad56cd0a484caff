/** The styles of a KML file, as far as they are colours and widths. */
import type { OwnFeatureStyle } from '../../domain/ownData';
import { childOf, childrenOf, childText, type XmlElement } from './xml';

/** Styles refer to each other at most so many times. */
const MOST_STEPS = 8;

export class KmlStyles {
  /** Shared styles and maps of styles, by id. */
  readonly #shared = new Map<string, XmlElement>();
  #hasIcons = false;

  constructor(root: XmlElement) {
    const open = [root];
    for (let element = open.pop(); element; element = open.pop()) {
      for (const child of element.children) {
        const { id } = child.attributes;
        if ((child.name === 'Style' || child.name === 'StyleMap') && id) this.#shared.set(id, child);
        if (['kml', 'Document', 'Folder'].includes(child.name)) open.push(child);
      }
    }
  }

  /** Whether a style that was asked for has a picture as its icon. */
  get hasIcons(): boolean {
    return this.#hasIcons;
  }

  /** The style of a placemark: the shared one, and over it its own (OGC 12-007r2, section 12.2). */
  of(placemark: XmlElement): OwnFeatureStyle | undefined {
    const shared = this.#resolved(childText(placemark, 'styleUrl'), 0);
    const own = [...childrenOf(placemark, 'Style'), ...childrenOf(placemark, 'StyleMap')].map((each) =>
      this.#read(each, 0),
    );
    const style = Object.assign({}, shared, ...own) as OwnFeatureStyle;
    return Object.keys(style).length > 0 ? style : undefined;
  }

  #resolved(url: string | undefined, steps: number): OwnFeatureStyle {
    const style = url?.startsWith('#') ? this.#shared.get(url.slice(1)) : undefined;
    return style && steps < MOST_STEPS ? this.#read(style, steps + 1) : {};
  }

  #read(style: XmlElement, steps: number): OwnFeatureStyle {
    if (style.name === 'StyleMap') {
      const normal = childrenOf(style, 'Pair').find((pair) => childText(pair, 'key') === 'normal');
      if (!normal) return {};
      const inside = childOf(normal, 'Style');
      return inside ? this.#read(inside, steps + 1) : this.#resolved(childText(normal, 'styleUrl'), steps);
    }
    const [icon, line, area] = ['IconStyle', 'LineStyle', 'PolyStyle'].map((name) => childOf(style, name));
    if (icon && childOf(icon, 'Icon')) this.#hasIcons = true;
    const colour = colourOf(line) ?? colourOf(icon);
    const fill = colourOf(area);
    const width = line ? Number(childText(line, 'width')) : NaN;
    const isEmpty = area !== undefined && childText(area, 'fill') === '0';
    return {
      ...(colour ? { colour: colour.colour } : {}),
      ...(fill ? { fill: fill.colour, fillOpacity: fill.opacity } : {}),
      ...(isEmpty ? { fillOpacity: 0 } : {}),
      ...(width > 0 ? { width: Math.min(width, 40) } : {}),
    };
  }
}

/** The colour of a style, written `aabbggrr`: opacity, blue, green, red. */
function colourOf(style: XmlElement | undefined): { readonly colour: string; readonly opacity: number } | undefined {
  const [, a, b, g, r] =
    /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec((style && childText(style, 'color')) ?? '') ?? [];
  if (a === undefined) return undefined;
  return { colour: `#${r}${g}${b}`.toLowerCase(), opacity: Math.round((parseInt(a, 16) / 255) * 100) / 100 };
}
