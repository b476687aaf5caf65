import { buildArchive, type Archive, type Content } from '../model/archive.ts';
import type { EventRecord } from '../model/event.ts';
import { anEvent, aPassage, someContent } from '../model/examples.ts';
import type { Publication } from './publication.ts';

/** A site for tests of formats. */
export const aPublication: Publication = {
  name: 'Example, & sons',
  description: 'One debate; every sentence, with its source',
  language: 'en',
  origin: 'https://example.org',
  hasCards: true,
  licence: { name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/' },
};

/** An archive for tests of formats: {@link someContent}, connected. */
export function anArchive(parts: Partial<Content> = {}): Archive {
  return buildArchive(someContent(parts));
}

/** An event whose headline and account are a text that may break a format. */
export function aHostileEvent(slug: string, text: string): EventRecord {
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const account = [{ ...aPassage(text), html, quotations: [] }];
  return { ...anEvent(slug, { account }), headline: text };
}

/** Pieces of text that formats are easily broken by: put together in any order, they are hostile. */
export const hostilePieces: readonly string[] = [
  'plain words',
  ' ',
  ',',
  ';',
  ':',
  '\\',
  '\\n',
  '"',
  '’',
  '&',
  '&amp;',
  '<b>',
  '</script>',
  ']]>',
  '<!--',
  '-->',
  "'=1+1",
  '=HYPERLINK("x")',
  '+1',
  '-2',
  '@x',
  '*a* _b_ `c` [d](e) # f',
  '\u202Eright to left',
  '%0D%0A',
  'BEGIN:VEVENT',
  'é',
  '٣ كانون الثاني',
  'القوات الأمريكية في العراق',
  '\u200f',
  '🇮🇶',
  '👩‍🚒',
  'Donaudampfschifffahrtsgesellschaft',
];
