/** A story as a web link in a package of IMS Common Cartridge 1.3. */
import { escapeXml, identifierOf, titleOf, wholeAtStart, type CourseFormat, type CourseStory } from './course';

const LINK = 'story.xml';

/** The manifest (Common Cartridge 1.3, section 3.2): one item, which is the web link. */
function manifest(course: CourseStory): string {
  const title = escapeXml(titleOf(course));
  const about = escapeXml(course.story.sentence);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"
  xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
  identifier="${identifierOf('cartridge', course)}">
  <metadata>
    <schema>IMS Common Cartridge</schema>
    <schemaversion>1.3.0</schemaversion>
    <lom:lom>
      <lom:general>
        <lom:title><lom:string language="en">${title}</lom:string></lom:title>
        <lom:language>en</lom:language>
        <lom:description><lom:string language="en">${about}</lom:string></lom:description>
      </lom:general>
    </lom:lom>
  </metadata>
  <organizations>
    <organization identifier="organization" structure="rooted-hierarchy">
      <item identifier="root">
        <item identifier="${identifierOf('item', course)}" identifierref="${identifierOf('link', course)}">
          <title>${title}</title>
        </item>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${identifierOf('link', course)}" type="imswl_xmlv1p3">
      <file href="${LINK}"/>
    </resource>
  </resources>
</manifest>
`;
}

/** The web link (Common Cartridge 1.3, section 4.6). It opens a tab of its own: the atlas has more room there. */
function link(course: CourseStory): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3">
  <title>${escapeXml(titleOf(course))}</title>
  <url href="${escapeXml(wholeAtStart(course))}" target="_blank"/>
</webLink>
`;
}

export const cartridge: CourseFormat = {
  id: 'cartridge',
  title: 'Common Cartridge 1.3',
  description: 'A link to the story, for Canvas, Moodle, Brightspace, Blackboard and others. It reports nothing.',
  extension: 'imscc',
  mediaType: 'application/zip',
  files: (course) => ({ 'imsmanifest.xml': manifest(course), [LINK]: link(course) }),
};
