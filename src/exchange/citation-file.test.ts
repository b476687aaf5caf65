// @ts-expect-error The package has no types.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citationFiles } from './citation-file.ts';
import type { CslItem } from './csl.ts';

/** What the readers of another project make of a file. */
interface Read {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly { family?: string; given?: string; suffix?: string }[];
  readonly reporter?: readonly string[];
  readonly publisher?: string;
  readonly 'container-title'?: string;
  readonly 'collection-title'?: string;
  readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly URL?: string;
  readonly abstract?: string;
  readonly note?: string;
  readonly genre?: string;
  readonly language?: string;
}

const hostile = [
  'He said “Go”, and "no"',
  "'a', b; c & d",
  '</script><!--',
  '100 % of $3 #1 _x_ ~y^2 \\end{z}',
  '{unbalanced',
  'عربي and عبرى',
  'peace 🕊️ now',
  '-starts with a dash, - and has one',
  'TY  - JOUR',
  '@article{x, y = {z}}',
];

const full: CslItem = {
  id: '2020-01-05-voa',
  type: 'article-newspaper',
  title: 'A vote',
  'container-title': 'Voice of America',
  author: [
    { family: 'El Yaakoubi', given: 'Aziz' },
    { family: 'Shane', given: 'Leo', suffix: 'III' },
    { literal: 'VOA News' },
  ],
  contributor: [{ literal: 'AFP' }],
  issued: { 'date-parts': [[2020, 1, 5]], circa: true },
  genre: 'Transcript',
  URL: 'https://example.org/a%20b?c=1&d=2_e#f~g',
  language: 'en',
  abstract: 'In short.',
  note: 'Found there.',
};

test('BibLaTeX carries every field', () => {
  const [read] = readBack('bib', [full]);
  expect(read).toMatchObject({
    id: full.id,
    title: full.title,
    'container-title': 'Voice of America',
    author: [
      { family: 'El Yaakoubi', given: 'Aziz' },
      { family: 'Shane', given: 'Leo', suffix: 'III' },
      { family: 'VOA News' },
    ],
    issued: { 'date-parts': [[2020, 1, 5]] },
    URL: full.URL,
    language: 'english',
    abstract: 'In short.',
    note: 'Found there.',
  });
  // What its reader has no place for.
  const text = citationFiles.bib.write([full]);
  expect(text).toContain('date = {2020-01-05?}');
  expect(text).toContain('titleaddon = {Transcript}');
  expect(text).toContain('editora = {{AFP}}');
});

test('RIS carries every field but the doubt in a date and who contributed, which are in its notes', () => {
  const [read] = readBack('ris', [full]);
  expect(read).toMatchObject({
    id: full.id,
    type: 'article-newspaper',
    title: full.title,
    'container-title': 'Voice of America',
    // Its reader calls the author of news a reporter, takes no name apart, and reads the year alone.
    reporter: ['El Yaakoubi, Aziz', 'Shane, Leo, III', 'VOA News'],
    issued: { 'date-parts': [[2020]] },
    genre: 'Transcript',
    URL: full.URL,
    language: 'en',
    abstract: 'In short.',
    note: 'With AFP. The date is not certain. Found there.',
  });
  expect(citationFiles.ris.write([full])).toContain('\r\nDA  - 2020/01/05\r\n');
});

test.each([
  [[2020], '2020//'],
  [[2020, 1], '2020/01/'],
])('RIS leaves empty what is not known of %j', (parts, written) => {
  const text = citationFiles.ris.write([{ ...full, issued: { 'date-parts': [parts] } }]);
  expect(text).toContain(`\r\nDA  - ${written}\r\n`);
});

test('every line of RIS is a tag, and a record begins with its type and ends with its end', () => {
  const lines = citationFiles.ris.write([full, { ...full, id: 'b' }]).split('\r\n');
  expect(lines.pop()).toBe('');
  expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
  expect(lines.filter((line) => /^(?:TY|ER) /.test(line))).toEqual([
    'TY  - NEWS',
    'ER  - ',
    'TY  - NEWS',
    'ER  - ',
  ]);
});

test('CSL-JSON is the record itself', () => {
  expect(JSON.parse(citationFiles['csl.json'].write([full]))).toEqual([full]);
});

test.each(['bib', 'ris', 'csl.json'] as const)(
  'as %s, every record is there once, in order, with its words whatever they are',
  (format) => {
    const word = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
    );
    const words = fc
      .array(word, { minLength: 1, maxLength: 4 })
      .map((parts) => `a ${parts.join('\n')} z`);
    const record = fc.record({ title: words, abstract: words, site: words });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
        const items = records.map(({ title, abstract, site }, index): CslItem => ({
          id: `record-${index}`,
          type: 'webpage',
          title,
          'container-title': site,
          issued: { 'date-parts': [[2020, 1, 5]] },
          language: 'en',
          abstract,
        }));
        const read = readBack(format, items);
        expect(read.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
        for (const [index, item] of items.entries()) {
          const found = read[index]!;
          const site = found['container-title'] ?? found['collection-title'] ?? found.publisher;
          expect(oneLine(found.title)).toBe(oneLine(item.title));
          expect(oneLine(found.abstract)).toBe(oneLine(item.abstract));
          expect(oneLine(site)).toBe(oneLine(item['container-title']));
        }
      }),
      { numRuns: 60 },
    );
  },
);

const readers = { bib: '@biblatex/text', ris: '@ris/file' };

function readBack(format: 'bib' | 'ris' | 'csl.json', items: readonly CslItem[]): Read[] {
  const text = citationFiles[format].write(items);
  if (format === 'csl.json') return JSON.parse(text) as Read[];
  return plugins.input.chain(text, { forceType: readers[format], generateGraph: false }) as Read[];
}

function oneLine(text = ''): string {
  return text.replace(/\s+/gu, ' ').trim();
}
