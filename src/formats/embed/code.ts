/** The HTML that shows the atlas in a frame of another page. */

/** Least and greatest width and height of a frame in CSS pixels. Below, map and controls have no room. */
export const SIZE_LIMITS = { least: 280, most: 4000 } as const;

/** Size of a frame: the width in CSS pixels, or null for all of the room that the page around it gives; the height in CSS pixels. */
export interface FrameSize {
  readonly width: number | null;
  readonly height: number;
}

/** A size to choose by name. */
export interface SizePreset extends FrameSize {
  readonly id: string;
  /** Name of the size for readers. */
  readonly title: string;
}

/** Sizes for usual places; the first is the one to begin with. */
export const SIZE_PRESETS: readonly SizePreset[] = [
  { id: 'column', title: 'Full width', width: null, height: 560 },
  { id: 'tall', title: 'Full width, taller', width: null, height: 760 },
  { id: 'small', title: 'Small', width: 480, height: 420 },
  { id: 'medium', title: 'Medium', width: 640, height: 480 },
  { id: 'large', title: 'Large', width: 960, height: 640 },
];

/** What the code of a frame is made from. */
export interface FrameCode extends FrameSize {
  /** Address of the frame, absolute. */
  readonly src: string;
  /** What a screen reader says before it enters the frame. */
  readonly title: string;
  /** Whether the frame gets a sandbox, with all that the atlas needs. */
  readonly isSandboxed: boolean;
}

/**
 * What a sandboxed frame must be allowed so that everything works: scripts; its own origin, without which browsers start no worker and so
 * draw no live map; new tabs, which are no longer sandboxed; files to save.
 */
export const SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

/** What the frame asks of the page around it: to copy links, and to fill the screen. */
const ALLOW = 'clipboard-write; fullscreen';

/** A number of pixels within the limits, whole; null for what is no number. */
export function heldSize(pixels: number): number | null {
  if (!Number.isFinite(pixels)) return null;
  return Math.min(SIZE_LIMITS.most, Math.max(SIZE_LIMITS.least, Math.round(pixels)));
}

/**
 * The code of a frame. It has no style attribute: learning platforms remove these, and `width="100%"` is understood by every browser.
 */
export function frameCode({ src, title, width, height, isSandboxed }: FrameCode): string {
  const attributes: readonly (readonly [string, string | null])[] = [
    ['src', src],
    ['title', title],
    ['width', width === null ? '100%' : String(width)],
    ['height', String(height)],
    ['loading', 'lazy'],
    ['allow', ALLOW],
    ['allowfullscreen', null],
    ...(isSandboxed ? [['sandbox', SANDBOX] as const] : []),
    // Without it the browser draws a sunken line around the frame; the attribute is old, and platforms keep it where they drop styles.
    ['frameborder', '0'],
  ];
  const written = attributes.map(([name, value]) => (value === null ? name : `${name}="${escaped(value)}"`));
  return `<iframe ${written.join(' ')}></iframe>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes a value for a quoted attribute, with the entities that people who read code know. Line ends become spaces. */
function escaped(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);
}
