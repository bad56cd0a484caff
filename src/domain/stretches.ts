/** The days of a status, told apart by the stretches for which it holds. */
import type { DatedSpan, Feature, Part, Span, Status } from './model';
import { isoDate } from './time';
import { statusHoldsForPart } from './visibility';

/**
 * A status of several parts as one for each group of them that were there on the same of its days, the earliest first: it does not apply to
 * a part on days on which that was not there. A status that names no part stays whole.
 */
export function stretchesOf({ parts }: Pick<Feature, 'parts'>, status: Status): readonly Status[] {
  if (!status.parts) return [status];
  const groups = new Map<string, { readonly span: DatedSpan; readonly parts: Part['id'][] }>();
  for (const part of parts.filter(({ id }) => statusHoldsForPart(status, id))) {
    const from = Math.max(status.span.from, part.span.from);
    const to = Math.min(status.span.to, part.span.to);
    if (from >= to) continue;
    const group = groups.get(`${from}/${to}`) ?? { span: spanWithin(status.span, { from, to }), parts: [] };
    groups.set(`${from}/${to}`, group);
    group.parts.push(part.id);
  }
  return [...groups.values()].map((group) => ({ ...status, ...group })).sort((a, b) => a.span.from - b.span.from);
}

function spanWithin(span: DatedSpan, { from, to }: Span): DatedSpan {
  return {
    ...span,
    from,
    to,
    softStart: from === span.from ? span.softStart : 0,
    softEnd: to === span.to ? span.softEnd : 0,
    edtf: edtfWithin(span, { from, to }),
  };
}

/** The EDTF text of a span on fewer days: an end that was cut is a day, the other one stays as authored. */
export function edtfWithin(span: DatedSpan, { from, to }: Span): string {
  if (from === span.from && to === span.to) return span.edtf;
  const [first = '', last = first] = span.edtf.split('/');
  return `${from === span.from ? first : isoDate(from)}/${to === span.to ? last : isoDate(to - 1)}`;
}
