/** A story as a package for a learning platform: what all formats of such packages have in common. */
import { strToU8, zipSync } from 'fflate';
import type { StoryOutline } from '../../domain/model';
import { frameAddress } from '../address/embed';

/** What a package is made from. */
export interface CourseStory {
  /** The story; its ids become those of the package. */
  readonly story: Pick<StoryOutline, 'id' | 'title' | 'sentence'> & {
    readonly steps: readonly { readonly id: string }[];
  };
  /** The part of an address that holds the story, without `#`; empty for a story of the atlas. */
  readonly part: string;
  /** Title of the atlas. */
  readonly atlas: string;
  /** Address of the whole atlas, absolute, without a hash. */
  readonly home: string;
}

/** A format of packages for learning platforms. */
export interface CourseFormat {
  /** Short id in kebab-case. */
  readonly id: string;
  /** Name of the format. */
  readonly title: string;
  /** One sentence that says where it is read and what it does there. */
  readonly description: string;
  /** Extension of the file's name, without a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The files of the package: text by path. The same story gives the same files. */
  readonly files: (course: CourseStory) => Readonly<Record<string, string>>;
}

/** The package as one archive. Its bytes do not depend on the day: a platform that is given it again sees that nothing has changed. */
export function packed(format: CourseFormat, course: CourseStory): Uint8Array<ArrayBuffer> {
  const files = Object.entries(format.files(course)).map(([path, text]) => [path, strToU8(text)] as const);
  // The first day that the archive's form of dates has (APPNOTE 6.3, section 4.4.6).
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** Address of a frame with the story at a step. */
export function frameAtStep(course: CourseStory, step: string): string {
  return frameAddress(course.home, 'story', hashOfStep(course, step));
}

/** Address of the story at its first step in the whole atlas. */
export function wholeAtStart(course: CourseStory): string {
  return `${course.home.replace(/#.*$/, '')}${hashOfStep(course, course.story.steps[0]?.id ?? '')}`;
}

/** The step comes last: the page of a package puts another in its place. */
function hashOfStep({ story, part }: CourseStory, step: string): string {
  return `#v=1&${part === '' ? '' : `${part}&`}story=${story.id}/${step}`;
}

/** An identifier of XML (a name without colons: Namespaces in XML 1.0, section 2) that is the same for the same story. */
export function identifierOf(prefix: string, { story }: CourseStory): string {
  return `${prefix}-${story.id.replace(/[^\w.-]/g, '-')}`;
}

/** Titles of packages have at most 200 characters (IMS Content Packaging 1.1.2, section 4.3). */
export function titleOf({ story }: CourseStory): string {
  return story.title.length <= 200 ? story.title : `${story.title.slice(0, 199)}…`;
}

/** Escapes text for XML and HTML, and leaves out signs that XML 1.0 does not have (section 2.2). */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
