/** All citation formats, in the order in which they are listed. A new format is a file beside this one and a line here. */
import { apa } from './apa';
import { bibtex } from './bibtex';
import { chicagoAuthorDate, chicagoNotes } from './chicago';
import { csl } from './csl';
import type { CiteFormat } from './format';
import { mla } from './mla';
import { ris } from './ris';

export const CITE_FORMATS: readonly CiteFormat[] = [apa, mla, chicagoAuthorDate, chicagoNotes, bibtex, ris, csl];
