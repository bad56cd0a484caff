import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { parseDocument, DomUtils } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { packed, type CourseFormat, type CourseStory } from '../../../../src/formats/course/course';
import { COURSE_FORMATS } from '../../../../src/formats/course/formats';
import { real } from '../../../fixtures/real-atlas';

const course = (given: Partial<CourseStory['story']> = {}): CourseStory => ({
  story: {
    id: 'two-roads',
    title: 'Two roads & a "bridge"',
    sentence: 'What <one> road did.',
    steps: [{ id: 'first' }, { id: 'second' }, { id: 'last-one' }],
    ...given,
  },
  part: '',
  atlas: 'The Atlas',
  home: 'https://example.org/atlas/',
});
const format = (id: string): CourseFormat => COURSE_FORMATS.find((each) => each.id === id) as CourseFormat;
const [scorm, cartridge] = [format('scorm'), format('cartridge')];

/** What is wrong with the tags of an XML document: each that is opened is closed, in order; one root; every value quoted. */
function faultsOfXml(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .replace(
      /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g,
      (_tag, end: string, name: string, _attributes, alone: string) => {
        if (end && open.pop() !== name) faults.push(`</${name}>`);
        else if (!end && !alone) open.push(name);
        return '';
      },
    );
  if (open.length > 0) faults.push(`${open.join(' ')} open`);
  if (/[<>]|&(?!#\d+;)/.test(rest)) faults.push(`stray sign in ${rest}`);
  return faults;
}

/** The elements of an XML document, by their names as written. */
function elements(xml: string, name: string) {
  return DomUtils.getElementsByTagName(name, parseDocument(xml, { xmlMode: true }));
}
const texts = (xml: string, name: string): readonly string[] => elements(xml, name).map(DomUtils.textContent);
const attribute = (xml: string, name: string, key: string): readonly (string | undefined)[] =>
  elements(xml, name).map((element) => element.attribs[key]);

describe.each(COURSE_FORMATS.map((each) => [each.title, each] as const))('A package of %s', (_title, each) => {
  it('has well-formed files, whatever title and sentence hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, sentence) => {
        const files = each.files(course({ title, sentence }));
        for (const [path, text] of Object.entries(files)) {
          if (path.endsWith('.xml')) expect(faultsOfXml(text), text).toEqual([]);
        }
      }),
    );
    expect(faultsOfXml('<a><b></a>')).not.toEqual([]);
    expect(faultsOfXml('<a>&b</a>')).not.toEqual([]);
  });

  it('has the files that its manifest names and no others, and identifiers that occur once', () => {
    const files = each.files(course());
    const manifest = files['imsmanifest.xml'] as string;
    const named = attribute(manifest, 'file', 'href');
    expect([...named, 'imsmanifest.xml'].sort()).toEqual(Object.keys(files).sort());
    const ids = [...manifest.matchAll(/ identifier="([^"]*)"/g)].map(([, id]) => id as string);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    // What is referred to is there.
    for (const reference of attribute(manifest, 'item', 'identifierref'))
      if (reference) expect(ids).toContain(reference);
  });

  it('is an archive with these files, and the same bytes for the same story on any day', () => {
    const bytes = packed(each, course());
    const files = Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]);
    expect(Object.fromEntries(files)).toEqual(each.files(course()));
    expect(packed(each, course())).toEqual(bytes);
  });

  it('is made of every story of the atlas', () => {
    expect(real.atlas.stories.length).toBeGreaterThan(0);
    for (const story of real.atlas.stories) {
      const files = each.files({ story, part: '', atlas: real.atlas.meta.title, home: 'https://example.org/' });
      expect(faultsOfXml(files['imsmanifest.xml'] as string), story.id).toEqual([]);
      expect(texts(files['imsmanifest.xml'] as string, 'title')).toContain(story.title);
    }
  });
});

describe('The manifest of SCORM 1.2', () => {
  const manifest = scorm.files(course())['imsmanifest.xml'] as string;

  it('names schema, version and namespaces, and one object that a platform can start', () => {
    expect([texts(manifest, 'schema'), texts(manifest, 'schemaversion')]).toEqual([['ADL SCORM'], ['1.2']]);
    const [root] = elements(manifest, 'manifest');
    expect(root?.attribs['xmlns']).toBe('http://www.imsproject.org/xsd/imscp_rootv1p1p2');
    expect(root?.attribs['xmlns:adlcp']).toBe('http://www.adlnet.org/xsd/adlcp_rootv1p2');
    expect(attribute(manifest, 'organizations', 'default')).toEqual(attribute(manifest, 'organization', 'identifier'));
    const [resource] = elements(manifest, 'resource');
    expect(resource?.attribs).toMatchObject({ type: 'webcontent', 'adlcp:scormtype': 'sco', href: 'index.html' });
    expect(texts(manifest, 'title')).toEqual(['Two roads & a "bridge"', 'Two roads & a "bridge"']);
  });

  it('has titles that are no longer than the standard allows', () => {
    const long = scorm.files(course({ title: 'x'.repeat(300) }))['imsmanifest.xml'] as string;
    expect(texts(long, 'title').map(({ length }) => length)).toEqual([200, 200]);
  });
});

describe('The page of SCORM 1.2', () => {
  const page = scorm.files(course())['index.html'] as string;

  it('frames the story, and leads to it in a tab of its own', () => {
    const [frame] = DomUtils.getElementsByTagName('iframe', parseDocument(page));
    expect(frame?.attribs).toMatchObject({
      title: 'The Atlas: Two roads & a "bridge"',
      'data-story': 'two-roads',
      'data-steps': 'first second last-one',
      'data-src': 'https://example.org/atlas/?embed=1&show=story#v=1&story=two-roads/first',
    });
    const [link] = DomUtils.getElementsByTagName('a', parseDocument(page));
    expect(link?.attribs['href']).toBe('https://example.org/atlas/#v=1&story=two-roads/first');
  });
});

describe('A cartridge', () => {
  const files = cartridge.files(course());
  const manifest = files['imsmanifest.xml'] as string;

  it('names schema, version and namespaces, title and description', () => {
    expect([texts(manifest, 'schema'), texts(manifest, 'schemaversion')]).toEqual([
      ['IMS Common Cartridge'],
      ['1.3.0'],
    ]);
    const [root] = elements(manifest, 'manifest');
    expect(root?.attribs['xmlns']).toBe('http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1');
    expect(texts(manifest, 'lom:string')).toEqual(['Two roads & a "bridge"', 'What <one> road did.']);
    expect(attribute(manifest, 'organization', 'structure')).toEqual(['rooted-hierarchy']);
    expect(attribute(manifest, 'resource', 'type')).toEqual(['imswl_xmlv1p3']);
  });

  it('holds a web link to the story in the whole atlas', () => {
    const link = files['story.xml'] as string;
    expect(elements(link, 'webLink')[0]?.attribs['xmlns']).toBe('http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3');
    expect(attribute(link, 'url', 'href')).toEqual(['https://example.org/atlas/#v=1&story=two-roads/first']);
    expect(texts(link, 'title')).toEqual(['Two roads & a "bridge"']);
  });
});

describe('A package of a story of the maker’s own', () => {
  it('has the story in its addresses, of which the step is the last part: the page puts another in its place', () => {
    const own = { ...course({ id: 'own-a' }), part: 'own=1-2-xy' };
    const src = attribute(scorm.files(own)['index.html']!, 'iframe', 'data-src')[0];
    expect(src).toBe('https://example.org/atlas/?embed=1&show=story#v=1&own=1-2-xy&story=own-a/first');
    expect(attribute(cartridge.files(own)['story.xml']!, 'url', 'href')[0]).toBe(
      'https://example.org/atlas/#v=1&own=1-2-xy&story=own-a/first',
    );
  });
});
