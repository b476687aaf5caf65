import fc from 'fast-check';
import { buildArchive, type Archive } from '../model/archive.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { hostilePieces } from './examples.ts';

/** Words that formats have stumbled over, and any others. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('two\r\nlines', ...hostilePieces.filter((piece) => piece.trim() !== '')),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '))
  .filter((text) => text.trim() !== '');

/** Archives whose events and articles have unlike slugs and dates, and hostile words. */
export const hostileArchives: fc.Arbitrary<Archive> = fc
  .uniqueArray(
    fc.record({
      slug: fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/),
      when: fc.constantFrom(
        '2014',
        '2020-08',
        '2020-01-05',
        '2020-01-08~',
        '2020-03-16/2020-03-29',
      ),
      headline: words,
      account: words,
    }),
    { selector: ({ slug }) => slug, maxLength: 8 },
  )
  .map((events) =>
    buildArchive({
      ...someContent(),
      articles: [{ ...anArticle('voa', { figures: [aFigure()] }), title: 'A “title”' }],
      events: events.map(({ slug, when, headline, account }) => ({
        ...anEvent(slug, {
          when,
          account: [{ ...aPassage('It happened.'), text: account, html: '' }],
        }),
        headline,
      })),
    }),
  );
