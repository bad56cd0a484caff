/** Reads the three files with sources. */
import type { Source } from '../domain/model';
import { citedTitle, sourceFaults } from '../domain/sources';
import type { CompilerRun } from './compilerRun';
import * as schema from './schema';

/** Files with sources: of the article, of the record, and of the data that positions and names rest on. */
const FILES = ['sources-article.yaml', 'sources.yaml', 'sources-map.yaml'];

/** Reads the sources of all files, in the order of the files. */
export function readSources(run: CompilerRun): readonly Source[] {
  return FILES.flatMap((file) =>
    (run.optionalYaml(file, schema.sourcesFileSchema) ?? []).map((record): Source => {
      const source = {
        ...record,
        noPublisher: record.no_publisher,
        noDate: record.no_date,
        noUrl: record.no_url,
      };
      // The date is shown and cited as written; it is parsed only to check it.
      if (record.issued !== undefined) run.date(record.issued, { file, id: record.id, field: 'issued' });
      for (const fault of sourceFaults(source)) run.faults.add({ file, id: record.id, ...fault });
      return {
        id: source.id,
        type: source.type,
        // Square brackets are added to a description here and nowhere else: views and formats show this title.
        title: citedTitle(source),
        described: source.described,
        language: source.language,
        authors: source.authors,
        container: source.container,
        issued: source.issued,
        side: source.side,
        url: source.url,
        noPublisher: source.noPublisher,
        noDate: source.noDate,
        noUrl: source.noUrl,
        cited: source.cited,
        licence: source.licence,
        remark: source.remark,
      };
    }),
  );
}
