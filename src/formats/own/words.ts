/** What files with a reader's own rows say of themselves: whose they are, and what was done to them while their file was read. */
import type { OwnLayer } from '../../domain/ownData';
import { exchangedColumns, POSITION_TITLES } from '../../domain/ownPositions';
import { notesOn, reportLines } from '../../domain/ownReport';
import { sourceSentence } from '../../domain/ownSource';
import { inQuotes } from '../../domain/shorten';
import { asInFile } from '../../domain/tableOwn';

/** Whose the rows of a layer of the reader's own are. */
export function ownerWords({ title, file }: Pick<OwnLayer, 'title' | 'file'>): string {
  return `“${inQuotes(title)}”, data of the reader’s own from the file “${inQuotes(file.name)}”`;
}

/** On what terms rows of a reader's own may be used: the atlas, whose title is given, does not say; the reader may. */
export function ownTermsWords(atlas: string, layer: Pick<OwnLayer, 'title' | 'source'>): string {
  const start = `These rows are no part of the record of “${atlas}” and not under its licence`;
  const [told] = sourceSentence({ ...layer, title: inQuotes(layer.title) });
  return told ? `${start}. ${told}` : `${start}: on what terms they may be used is for those to say who made the data.`;
}

/**
 * What was done while the file of a layer was read, a line each, and which columns still have what stands in it; nothing if it was read as
 * it is. `places` are those features of the layer that are saved: what was done to others alone is left out.
 */
export function repairLines(
  layer: Pick<OwnLayer, 'file' | 'report' | 'features' | 'columns'>,
  places: ArrayLike<number>,
): readonly string[] {
  const isWhole = places.length >= layer.features.length;
  const numbers = new Set(Array.from(places, (at) => layer.features[at]?.number ?? 0));
  const { report } = layer;
  const lines = reportLines(isWhole ? report : { ...report, found: report.kept, notes: notesOn(layer, numbers) }).map(
    ({ kind, words, where, everywhere }) => `- ${kind} ${words}${where === null ? '' : ` (${everywhere ?? where})`}`,
  );
  const exchanged = [...exchangedColumns(layer).keys()].map((name) => `“${asInFile(inQuotes(name))}”`);
  return [
    ...(lines.length > 0 ? ['What was done while the file was read:', ...lines] : []),
    ...(exchanged.length > 0
      ? [
          `${exchanged.join(' and ')} ${exchanged.length === 1 ? 'has' : 'have'} what stands in the file. Where the points lie, the geometry of GeoJSON and “${POSITION_TITLES.lat}” and “${POSITION_TITLES.lon}” of tables say.`,
        ]
      : []),
  ];
}
