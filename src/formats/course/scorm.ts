/** A story as a package of SCORM 1.2: a page that frames the atlas at the story, and tells the platform how far the learner came. */
import {
  escapeXml,
  frameAtStep,
  identifierOf,
  titleOf,
  wholeAtStart,
  type CourseFormat,
  type CourseStory,
} from './course';
import script from './scormPage.js?raw';

const PAGE = 'index.html';
const SCRIPT = 'story.js';

/** The manifest (SCORM 1.2 Content Aggregation Model, section 2.3): one sharable content object. */
function manifest(course: CourseStory): string {
  const title = escapeXml(titleOf(course));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  identifier="${identifierOf('scorm', course)}" version="1.0">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${title}</title>
      <item identifier="${identifierOf('item', course)}" identifierref="${identifierOf('story', course)}" isvisible="true">
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${identifierOf('story', course)}" type="webcontent" adlcp:scormtype="sco" href="${PAGE}">
      <file href="${PAGE}"/>
      <file href="${SCRIPT}"/>
    </resource>
  </resources>
</manifest>
`;
}

/** The page. Its script reads from it which story and steps there are. */
function page(course: CourseStory): string {
  const { story, atlas } = course;
  const first = story.steps[0]?.id ?? '';
  const title = escapeXml(titleOf(course));
  // The script puts the step in place of the first one.
  const address = frameAtStep(course, first);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <style>
      html, body { height: 100%; margin: 0; }
      body { display: flex; flex-direction: column; font: 14px/1.5 system-ui, sans-serif; }
      iframe { flex: 1; width: 100%; min-height: 420px; border: 0; }
      p { margin: 0; padding: 6px 12px; }
    </style>
  </head>
  <body>
    <iframe id="atlas" title="${escapeXml(`${atlas}: ${titleOf(course)}`)}" data-story="${escapeXml(story.id)}"
      data-steps="${escapeXml(story.steps.map(({ id }) => id).join(' '))}" data-src="${escapeXml(address)}"
      allow="clipboard-write; fullscreen" allowfullscreen></iframe>
    <p><span id="progress" role="status"></span>
      <a href="${escapeXml(wholeAtStart(course))}" target="_blank" rel="noopener">Open the story in a tab of its own</a></p>
    <script src="${SCRIPT}"></script>
  </body>
</html>
`;
}

export const scorm: CourseFormat = {
  id: 'scorm',
  title: 'SCORM 1.2',
  description:
    'The story inside the course, for Moodle, Blackboard, ILIAS, OLAT and others. It is completed with the last step, and goes on where the learner left it.',
  extension: 'zip',
  mediaType: 'application/zip',
  files: (course) => ({ 'imsmanifest.xml': manifest(course), [PAGE]: page(course), [SCRIPT]: script }),
};
