/** All citation formats, in the order in which they are listed. A new format is a file beside this one and a line here. */
import { apa } from './apa';
import { bibtex } from './bibtex';
import type { CiteFormat } from './format';

export const CITE_FORMATS: readonly CiteFormat[] = [apa, bibtex];
