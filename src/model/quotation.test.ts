import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords, findQuotations } from './quotation.ts';

describe('a quotation', () => {
  test.each([
    ['They want it “imminent”.', ['imminent']],
    ['He said “go”, then “stay”.', ['go', 'stay']],
    ['«Partez», ‹raus› and ‘leave’', ['Partez', 'raus', 'leave']],
    ['“Iraq’s vote”', ['Iraq’s vote']],
    ['“the lawmakers’ vote”', ['the lawmakers’ vote']],
    ['‘Iraq’s vote’', ['Iraq’s vote']],
    ['“They said ‘leave’ twice”', ['They said ‘leave’ twice']],
    ['‘They said “leave” twice’', ['They said “leave” twice']],
    ['“one” and ‘two’', ['one', 'two']],
    ['‘one’ and ‘two’', ['one', 'two']],
  ])('is found in %s', (text, quotations) => {
    const found = findQuotations(text);
    expect(found.problems).toEqual([]);
    expect(found.quotations.map((quotation) => quotation.text)).toEqual(quotations);
  });

  test.each([
    'Iraq’s parliament heard the lawmakers’ vote',
    'in the ’90s, rock ’n’ roll',
    'It’s the lawmakers’.',
    "It's the lawmakers' vote",
    'ʿAbd al-Mahdi',
    '5,000 troops; 60% (of them)',
    '’Tis so, they told ’em in ’03',
    'fewer than < 5,000 and > 3,000, so they said',
  ])('is not found in %s', (text) => {
    expect(findQuotations(text)).toEqual({ quotations: [], problems: [] });
  });

  test('is found verbatim, whatever stands around it', () => {
    const word = fc.stringMatching(/^[A-Za-zéš]{1,9}(?:’s)?[,;.]?$/);
    const words = fc.array(word, { minLength: 1, maxLength: 20 }).map((list) => list.join(' '));
    const marks = fc.constantFrom(['“', '”'], ['«', '»'], ['‹', '›'], ['‘', '’']);
    fc.assert(
      fc.property(words, words, words, marks, (before, quoted, after, [opening, closing]) => {
        const found = findQuotations(`${before} ${opening}${quoted}${closing} ${after}`);
        expect(found).toEqual({
          quotations: [{ text: quoted, index: before.length + 1 }],
          problems: [],
        });
      }),
    );
  });
});

describe('marks are refused where', () => {
  test.each([
    ['they are straight', 'They said "go".', [10, 13]],
    ['they are straight and single', "They said 'go'.", [10]],
    ['they are straight and single after a dash', "They—'go'.", [5]],
    ['they are accents', '`go´', [0, 3]],
    ['they are two commas', "They said ''go''.", [10, 14]],
    ['they are German', '„geh“', [0, 4]],
    ['they are Japanese', '「行け」', [0, 3]],
    ['they are double primes', '″go″', [0, 3]],
    ['they are primes', '′go′ at 5′ and ‵go‶', [0, 3, 9, 15, 18]],
    ['they are primes in a row', '‴go‷', [0, 3]],
    [
      'they are letters that look like marks',
      'ʻgoʼ and ʽgoʹ, ʺgoˮ, ꞌgoꞌ',
      [0, 3, 9, 12, 15, 18, 21, 24],
    ],
    ['they are ornaments', '❮go❯ ❝go❞ ❛go❜ ❠go❟', [0, 3, 5, 8, 10, 13, 15, 18]],
    ['they are ditto marks', '〃go〃', [0, 3]],
    ['they are two angle brackets', 'They said <<go>>.', [10, 14]],
    ['they are two commas at the foot', "They said ,,go''.", [10, 14]],
    ['they are apostrophes alone', 'They said ’go home’ twice.', [10]],
    ['they are apostrophes before a number', 'They said ’5,000 troops’.', [10]],
    ['one is not closed', 'They said “go.', [10]],
    ['one was not opened', 'They said go”.', [12]],
    ['they are the wrong way round', '”go“', [0, 3]],
    ['they do not match', '“go»', [0]],
    ['one stands within the same', '“go “now” then”', [0]],
    ['an apostrophe could be the end', '‘The lawmakers’ vote’', [0]],
    ['an apostrophe is the wrong way round', 'in the ‘90s', [7]],
  ])('%s', (_, text, places) => {
    expect(
      findQuotations(text)
        .problems.map(({ index }) => index)
        .sort(),
    ).toEqual([...places].sort());
  });
});

test.each(['‘‘go’’', '‹‹go››', '“go’’', '’’go‘‘'])(
  'single marks for double ones are refused: %s',
  (text) => {
    const { problems } = findQuotations(text);
    const doubled = [...text.matchAll(/(.)\1/gu)].map(({ index }) => index);
    expect(problems.map(({ index }) => index)).toEqual(expect.arrayContaining(doubled));
  },
);

test('every mark that quotes, but for ours, is refused wherever it stands', () => {
  const marks = [
    ...'`´ʹʺʻʼʽˈˊˋˮ′″‴‵‶‷⁗❛❜❝❞❟❠❮❯〃Ꞌꞌ"„‚‛‟「」『』〝〞〟＂＇',
    "''",
    ',,',
    '<<',
    '>>',
  ];
  const words = fc.stringMatching(/^[A-Za-z]{1,5}(?: [a-z]{1,5})?[ .]?$/);
  fc.assert(
    fc.property(words, fc.constantFrom(...marks), words, (before, mark, after) => {
      const { problems } = findQuotations(before + mark + after);
      expect(problems).toEqual([
        {
          index: before.length,
          message: expect.stringContaining(`${mark} is not a mark we can check`),
        },
      ]);
      expect(problems[0]!.message).toContain('use ’ for an apostrophe');
    }),
  );
});

test('at most 25 words are quoted', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
  expect(findQuotations(`“${words(25)}”`).problems).toEqual([]);
  expect(findQuotations(`“${words(26)}”`).problems).toMatchObject([{ index: 0 }]);
});

test.each([
  ['', 0],
  ['One – two, three.', 3],
  ['5,000 troops', 2],
  ['5\u00A0000 troops', 3],
  ['Iraq’s al-Asad base', 3],
])('“%s” has %d words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
