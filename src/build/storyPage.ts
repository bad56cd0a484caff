/**
 * Writes a story as a page that is read without scripts: each step with its date, what the map shows in picture and words, the statements
 * of both voices with what they rest on, questions with their answers, notes for teaching. Pure functions; addresses are relative, so that
 * the page also works when it is opened from a folder.
 */
import { oneSidedSentence } from '../domain/evidence';
import { escapeHtml } from '../domain/html';
import type { AtlasIndex } from '../domain/links';
import type { Id, Inline, Paragraph, Question, Source, Statement, Status, Story, StoryStep } from '../domain/model';
import { gapSentences } from '../domain/sources';
import { formatDay, formatSpan } from '../domain/time';
import type { FeatureView, View } from '../domain/view';
import { noRecordAfter } from '../domain/recordEnd';
import { clipStatusToHorizon } from '../domain/visibility';
import { statusInWords } from '../symbology/statusWords';
import { document, foot, prose as proseOf, recordLink as linkOf, runOf as textOf, type PagePlace } from './pageHtml';
import { BasemapParts, daysOf, drawStep, withSharedShapes, type PictureData, type StepPicture } from './storyPicture';

/** Where the atlas is, as seen from a story's page. */
const ROOT = '../';
const ATLAS = `${ROOT}index.html`;
/** The pages' style sheet, beside them. */
export const STYLES = 'stories.css';
const PLACE: PagePlace = { root: ROOT, styles: STYLES };
/** The kinds of features whose status is told beside a picture. */
const TOLD = new Set(['crossing', 'route']);

/** The page that lists all stories. */
export function storyListPage(index: AtlasIndex, stories: readonly Story[]): string {
  const { article, meta } = index.atlas;
  return document(
    `Stories · ${meta.title}`,
    `Stories of the ${meta.title}, to read and to teach from.`,
    `<header><p><a href="${ATLAS}">${escapeHtml(meta.title)}</a></p></header>
<main>
<h1>Stories</h1>
<p class="sentence">${escapeHtml(`From the map of one article: ${article.author}, “${article.title}”.`)} They can be read here without scripts, and followed on the map.</p>
${stories
  .map(
    (story) => `<section class="listed">
<h2><a href="${story.id}.html">${escapeHtml(story.title)}</a></h2>
<p>${escapeHtml(story.sentence)}</p>
<p class="facts">${factsOf(story)}</p>
</section>`,
  )
  .join('\n')}
</main>
${foot(index)}`,
    PLACE,
  );
}

/** The page of one story. */
export function storyPage(data: PictureData, story: Story): string {
  const { index } = data;
  const { meta } = index.atlas;
  const cited = [...new Set(story.steps.flatMap(({ sources }) => sources))];
  const numbers = new Map(cited.map((id, at) => [id, at + 1]));
  const parts = new BasemapParts();
  const steps = story.steps.map((step, at) => {
    const picture = drawStep(data, { story: story.id, step: step.id }, step, parts);
    return stepSection(index, story, step, at + 1, picture, numbers);
  });
  const body = `${parts.svg}
<header><p><a href="${ATLAS}">${escapeHtml(meta.title)}</a> · <a href="index.html">Stories</a></p></header>
<main>
<h1>${escapeHtml(story.title)}</h1>
<p class="sentence">${escapeHtml(story.sentence)}</p>
<p class="facts">${factsOf(story)}</p>
<p class="facts">Two voices are kept apart: <span class="key-author">the author</span> of the article, retold and attributed, and <span class="key-editor">the atlas’s editor</span>, who says what the record adds or corrects.</p>
<nav aria-label="Steps"><ol>${story.steps.map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`).join('')}</ol></nav>
${steps.join('\n')}
${story.closing.length > 0 ? `<section class="closing" aria-label="Closing words">${prose(story.closing)}</section>` : ''}
<section class="sources"><h2 id="sources">Sources</h2>
<ol>${cited.map((id) => sourceItem(index.sources.get(id), id)).join('')}</ol></section>
</main>
${foot(index)}`;
  return document(`${story.title} · ${meta.title}`, story.sentence, withSharedShapes(body), PLACE);
}

function factsOf({ steps, minutes, audience }: Story): string {
  return escapeHtml(`${steps.length} steps, about ${minutes} minutes. ${audience}.`);
}

function stepSection(
  index: AtlasIndex,
  story: Story,
  step: StoryStep,
  number: number,
  picture: StepPicture,
  numbers: ReadonlyMap<Id, number>,
): string {
  const { view, svgs } = picture;
  const days = view.compare === null ? daysOf(view) : `${daysOf(view)}, and ${formatDay(view.compare)} beside it`;
  return `<section class="step" aria-labelledby="${step.id}">
<p class="number">Step ${number} of ${story.steps.length}</p>
<h2 id="${step.id}">${escapeHtml(step.title)}</h2>
<p class="date">${escapeHtml(days)}</p>
<figure${svgs.length > 1 ? ' class="two"' : ''}>${svgs.join('')}<figcaption>${captionOf(index, step, picture)}</figcaption></figure>
${step.statements.map((each) => said(index, each, numbers)).join('\n')}
${step.questions.map(asked).join('\n')}
${step.notes.length > 0 ? `<details class="notes"><summary>Notes for teaching</summary>${prose(step.notes)}</details>` : ''}
<p class="onmap"><a href="${ATLAS}#v=1&#38;story=${story.id}/${step.id}">See this step on the map</a></p>
</section>`;
}

/** What a picture shows, in words: the selection first, then roads and crossings in the picture, then the venues with their counts. */
function captionOf(index: AtlasIndex, { marks }: StoryStep, { view, other, seen }: StepPicture): string {
  const { selection } = view;
  const chosen = selection?.type === 'feature' ? view.features.get(selection.feature.id) : undefined;
  const there = [...view.features.values()].filter(
    ({ feature: { id }, present, shown }) => (present || other?.features.get(id)?.present) && shown && seen.has(id),
  );
  const ways = there.filter(({ feature }) => TOLD.has(feature.kind) && feature.id !== chosen?.feature.id);
  const venues = there.filter(({ feature, count }) => feature.kind === 'venue' && count > 0);
  const event = selection?.type === 'event' ? selection.event : undefined;
  const place = event?.place ? index.features.get(event.place)?.title : undefined;
  const meetings = venues
    .sort((a, b) => b.count - a.count)
    .map(({ feature, count }) => `${feature.title} ${count}`)
    .join(', ');
  return [
    ...[view, ...(other ? [other] : [])].map((each) => {
      const shown = chosen && each.features.get(chosen.feature.id);
      return shown && shown.feature.kind !== 'venue' ? statusesOf(shown, each) : '';
    }),
    event
      ? `<p><b>${escapeHtml(event.title)}</b>: ${escapeHtml(formatSpan(event.span))}${place ? `, ${escapeHtml(place)}` : ''}.${event.placeNote ? ` ${escapeHtml(event.placeNote)}` : ''}</p>`
      : '',
    ways.length > 0 && !other ? `<p>${escapeHtml(ways.map(oneStatus).join('; '))}.</p>` : '',
    other ? comparedWays(ways, view, other) : '',
    meetings
      ? `<p>Meetings ${view.mode === 'day' ? `up to ${daysOf(view)}` : 'in this time'}: ${escapeHtml(meetings)}.</p>`
      : '',
    marks.length > 0 ? `<p>Marked: ${escapeHtml([...new Set(marks.map(({ text }) => text))].join('; '))}.</p>` : '',
  ].join('');
}

/** The roads and crossings of two compared days, one paragraph a day. */
function comparedWays(ways: readonly FeatureView[], view: View, other: View): string {
  return [view, other]
    .map((each) => {
      const told = ways
        .flatMap(({ feature }) => each.features.get(feature.id) ?? [])
        .filter(({ present }) => present)
        .map(oneStatus);
      return `<p><b>${escapeHtml(daysOf(each))}</b>: ${escapeHtml(told.join('; '))}.</p>`;
    })
    .join('');
}

/** A feature with its primary status. */
function oneStatus(shown: FeatureView): string {
  const { feature, statuses } = shown;
  const [primary] = statuses;
  const ended = noRecordAfter(shown);
  if (!primary) return feature.title;
  return `${feature.title}: ${statusInWords(feature, primary.status)}${ended === null ? '' : `, ${ended}`}`;
}

/** A feature with all statuses of the days shown, as its card lists them. */
function statusesOf({ feature, statuses }: FeatureView, view: View): string {
  const partsOf = ({ parts }: Status): string => {
    const titles = feature.parts.filter(({ id }) => parts?.includes(id)).flatMap(({ title }) => title ?? []);
    return parts && titles.length > 0 && titles.length < feature.parts.length ? ` (${titles.join('; ')})` : '';
  };
  const items = statuses.map((status) => {
    const what = `${statusInWords(feature, status.status)}, ${formatSpan(clipStatusToHorizon(status.span, view.range))}${partsOf(status)}`;
    return `<li><b>${escapeHtml(what)}</b>${status.note ? `: ${escapeHtml(status.note)}` : ''}</li>`;
  });
  const words = [...new Set(statuses.map(({ status }) => statusInWords(feature, status)))].join(', ');
  const told = `<b>${escapeHtml(feature.title)}</b>, ${escapeHtml(daysOf(view))}: ${escapeHtml(words)}`;
  if (statuses.length === 0) return `<p><b>${escapeHtml(feature.title)}</b></p>`;
  return `<details><summary>${told}</summary><ul>${items.join('')}</ul></details>`;
}

/** A statement with its voice and what it rests on. */
function said(
  index: AtlasIndex,
  { voice, text, passages, records, sources }: Statement,
  numbers: ReadonlyMap<Id, number>,
): string {
  const isAuthor = voice === 'author';
  const cited = sources.map((id) => `<a href="#source-${id}">[${numbers.get(id) ?? ''}]</a>`).join(' ');
  const shown = passages.map((id) => recordLink(id, `¶${index.passages.get(id)?.number ?? ''}`)).join(', ');
  const compared = records.map((id) => recordLink(id, titleOf(index, id))).join(', ');
  const oneSided = isAuthor ? null : oneSidedSentence(sources, index);
  const rests = [
    shown && `${passages.length === 1 ? 'Paragraph' : 'Paragraphs'} ${shown}`,
    cited && `${isAuthor ? 'cites' : 'Sources'} ${cited}`,
  ].filter(Boolean);
  return `<div class="said ${isAuthor ? 'author' : 'editor'}">
<p class="voice">${isAuthor ? 'The author' : 'The editor'}</p>
${prose(text)}
<p class="rests">${rests.join('; ')}.${oneSided ? ` ${escapeHtml(oneSided)}` : ''}${compared ? ` On record: ${compared}.` : ''}</p>
</div>`;
}

function asked({ ask, answer }: Question): string {
  if (answer.length === 0) return `<div class="asked">${prose(ask)}</div>`;
  return `<details class="asked"><summary>${ask.map(runOf).join(' ')}</summary>${prose(answer)}</details>`;
}

function titleOf({ features, events, notes }: AtlasIndex, id: Id): string {
  const note = notes.get(id);
  return note ? `note ${id.replace(/^\D+0*/, '')}` : (features.get(id)?.title ?? events.get(id)?.title ?? id);
}

function sourceItem(source: Source | undefined, id: Id): string {
  if (!source) return '';
  const { authors, title, container, issued, url, remark } = source;
  const who = authors.length > 0 ? `${authors.join('; ')}: ` : '';
  const rest = [container, issued].filter(Boolean).join(', ');
  const more = [remark, ...gapSentences(source)].filter(Boolean).join(' ');
  return `<li id="source-${id}">${escapeHtml(who)}${escapeHtml(title)}${rest ? `, ${escapeHtml(rest)}` : ''}.${url ? ` <a class="address" href="${escapeHtml(url)}" rel="external noopener">${escapeHtml(url)}</a>` : ''}${more ? ` <span class="remark">${escapeHtml(more)}</span>` : ''}</li>`;
}

function recordLink(id: Id, text: string): string {
  return linkOf(ROOT, id, text);
}

function prose(paragraphs: readonly Paragraph[]): string {
  return proseOf(ROOT, paragraphs);
}

function runOf(inlines: readonly Inline[]): string {
  return textOf(ROOT, inlines);
}
