import type { CitationFormat } from '../model/permalink.ts';
import { formatBibLatex } from './bibtex.ts';
import { formatCslJson, type CslItem } from './csl.ts';
import { formatRis } from './ris.ts';

/** A format in which reference managers take citations. */
interface CitationFile {
  readonly name: string;
  /** As registered or, for BibLaTeX and RIS, as in use. */
  readonly mediaType: string;
  readonly write: (items: readonly CslItem[]) => string;
}

export const citationFiles: Readonly<Record<CitationFormat, CitationFile>> = {
  bib: { name: 'BibLaTeX', mediaType: 'application/x-bibtex', write: formatBibLatex },
  ris: { name: 'RIS', mediaType: 'application/x-research-info-systems', write: formatRis },
  'csl.json': {
    name: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: formatCslJson,
  },
};
