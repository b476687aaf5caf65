import { expect, test } from 'vitest';
import { anArticle, anEvent, aPassage, aParagraph, someContent } from './examples.ts';
import { articlesOfEvent, proseIn, quotationsIn } from './quotations-in.ts';

const article = anArticle('upi', {
  titleBasis: 'as “one” says',
  authorsBasis: 'as “two” says',
  publishedBasis: 'as “three” says',
  whereFound: 'where “four” is',
  title: 'The “quoted” title of the article itself',
  positions: [
    { actor: 'pompeo', when: '2020', stance: 'stay', gist: 'To “stay”.', quote: 'we stay' },
  ],
  summary: [aPassage('It says “so” and «so».', [])],
});

const event = anEvent('vote', {
  headline: 'Parliament “votes”',
  whenBasis: aPassage('“Sunday” in a report', ['upi']),
  account: [aPassage('They “voted”.', ['voa', 'upi']), aPassage('It was quick.', ['ap'])],
  disputes: [
    {
      question: 'Was it “binding”?',
      accounts: [
        { says: 'it was “not”', article: 'voa' },
        { says: 'it was', article: 'reuters' },
      ],
      settled: { article: 'voa', why: 'The “law” says so.' },
    },
  ],
  corrections: [{ date: '2026-12-01', change: 'We said “no”.', why: 'It said “yes”.' }],
});

const used = ['voa', 'upi', 'ap', 'reuters'];

test('every quotation of an article is found, with the articles that may have it', () => {
  const uses = quotationsIn(someContent({ articles: [article] }));
  const atField = (text: string, ...field: (string | number)[]) => ({
    text,
    articles: ['upi'],
    place: { file: article.file, field },
  });
  expect(uses).toEqual([
    atField('we stay', 'positions', 0, 'quote'),
    atField('one', 'titleBasis'),
    atField('two', 'authorsBasis'),
    atField('three', 'publishedBasis'),
    atField('four', 'whereFound'),
    atField('stay', 'positions', 0, 'gist'),
    { text: 'so', articles: ['upi'], place: { file: article.file, offset: 0 } },
    { text: 'so', articles: ['upi'], place: { file: article.file, offset: 0 } },
  ]);
});

test('a block quotation is a quotation of its article, whatever stands in it', () => {
  const quoted = {
    ...aPassage('All of “this”.', []),
    quotations: [{ text: 'All of “this”.', index: 0, offset: 40 }],
  };
  const summed = { ...article, summary: [{ ...aParagraph([quoted]), kind: 'quotation' as const }] };
  expect(quotationsIn(someContent({ articles: [summed] })).at(-1)).toEqual({
    text: 'All of “this”.',
    articles: ['upi'],
    place: { file: article.file, offset: 40 },
  });
  const words = proseIn(someContent({ articles: [summed] })).map(({ text }) => text);
  expect(words).not.toContain('All of “this”.');
});

test('every quotation in an event is found, with the articles that may have it', () => {
  const uses = quotationsIn(someContent({ articles: [], events: [event] }));
  const { file } = event;
  const atDispute = (...field: (string | number)[]) => ({ file, field: ['disputes', 0, ...field] });
  expect(uses).toEqual([
    { text: 'votes', articles: used, place: { file, field: ['headline'] } },
    { text: 'binding', articles: used, place: atDispute('question') },
    { text: 'not', articles: ['voa'], place: atDispute('accounts', 0, 'says') },
    { text: 'law', articles: ['voa', 'reuters'], place: atDispute('settled', 'why') },
    { text: 'no', articles: used, place: { file, field: ['corrections', 0, 'change'] } },
    { text: 'yes', articles: used, place: { file, field: ['corrections', 0, 'why'] } },
    { text: 'Sunday', articles: ['upi'], place: { file, offset: 0 } },
    { text: 'voted', articles: ['voa', 'upi'], place: { file, offset: 0 } },
  ]);
});

test('the story so far quotes the articles that each passage cites', () => {
  const story = [aParagraph([aPassage('They “voted”.', ['voa']), aPassage('“Go”.', ['upi'])])];
  const uses = quotationsIn(someContent({ articles: [], story }));
  expect(uses.map(({ text, articles }) => [text, articles])).toEqual([
    ['voted', ['voa']],
    ['Go', ['upi']],
  ]);
  expect(uses[0]?.place).toEqual({ file: 'content/story.md', offset: 0 });
});

test('an event rests on the articles of its account, its date and its disputes, each once', () => {
  expect(articlesOfEvent(event)).toEqual(used);
});

test('all words of ours are compared with all articles that their file rests on', () => {
  const story = [aParagraph([aPassage('So far.', ['voa']), aPassage('No more.', ['upi'])])];
  const prose = proseIn(someContent({ articles: [article], events: [event], story }));
  expect(prose.map(({ file, text, articles }) => [file, text, articles])).toEqual([
    ['articles/upi', 'as “one” says', ['upi']],
    ['articles/upi', 'as “two” says', ['upi']],
    ['articles/upi', 'as “three” says', ['upi']],
    ['articles/upi', 'where “four” is', ['upi']],
    ['articles/upi', 'To “stay”.', ['upi']],
    ['articles/upi', 'It says “so” and «so».', ['upi']],
    ['events/vote', 'Parliament “votes”', used],
    ['events/vote', 'Was it “binding”?', used],
    ['events/vote', 'it was “not”', used],
    ['events/vote', 'it was', used],
    ['events/vote', 'The “law” says so.', used],
    ['events/vote', 'We said “no”.', used],
    ['events/vote', 'It said “yes”.', used],
    ['events/vote', '“Sunday” in a report', used],
    ['events/vote', 'They “voted”. It was quick.', used],
    ['story', 'So far. No more.', ['voa', 'upi']],
  ]);
});

test('words of a paragraph are placed in the passage in which they stand', () => {
  const first = { ...aPassage('They voted.', ['voa']), offset: 100 };
  const second = { ...aPassage('It was quick.', ['voa']), offset: 140 };
  const [, paragraph] = proseIn(
    someContent({ articles: [], events: [anEvent('vote', { account: [first, second] })] }),
  );
  const offsets = [0, 10, 11, 12, 24].map((index) => paragraph?.placeAt(index).offset);
  expect(offsets).toEqual([100, 100, 140, 140, 140]);
});

test('paragraphs in a row are compared as one text, which a block quotation parts', () => {
  const passage = (text: string, offset: number) => ({ ...aPassage(text, ['voa']), offset });
  const quoted = { ...aParagraph([passage('They go.', 60)]), kind: 'quotation' as const };
  const story = [
    aParagraph([passage('One.', 10), passage('Two.', 20)]),
    aParagraph([passage('Three.', 40)]),
    quoted,
    aParagraph([passage('Four.', 80)]),
  ];
  const prose = proseIn(someContent({ articles: [], story }));
  expect(prose.map(({ text }) => text)).toEqual(['One. Two.\n\nThree.', 'Four.']);
  const offsets = [0, 3, 5, 8, 11, 16].map((index) => prose[0]?.placeAt(index).offset);
  expect(offsets).toEqual([10, 10, 20, 20, 40, 40]);
  expect(prose[1]?.placeAt(0).offset).toBe(80);
});
