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
    'in the 1990’s, Marx’ view, the Islamic State’s end',
    'It’s the lawmakers’.',
    'O’Brien of the Ba’ath party, Kata’ib Hezbollah in Sana’a; they’ve left, we’ll see, I’d go',
    '5,000 troops; 60% (of them) for €5 & $6 – at 30° … @example #1',
    'Łódź, al-Kādhimī, العراق، بغداد؟ 日本、スーパー',
    'as https://example.org/a_b?c=~d says',
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
    ['they are straight and single', "They said 'go'.", [10, 13]],
    ['they are straight and single after a dash', "They—'go'.", [5, 8]],
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
    ['they are apostrophes alone', 'They said ’go home’ twice.', [10, 18]],
    ['they are apostrophes before a number', 'They said ’5,000 troops’.', [10]],
    [
      'an apostrophe stands before anything',
      '’…go, ’[g]o, ’— go, ’\u00A0go, ’*go*, ’$5',
      [0, 6, 13, 20, 26, 33],
    ],
    ['an apostrophe begins a word', '’til, ’tis, ’n, ’90s', [0, 6, 12, 16]],
    ['an apostrophe stands before an accent', 'so ’\u0301go', [3, 4]],
    ['an apostrophe stands between a digit and a word', '9’we leave Iraqis’', [1]],
    ['an apostrophe stands between two words', 'Iraqis’leave at once', [6]],
    ['two apostrophes could be a pair', 'said’we leave Iraqis’ bases', [4]],
    ['an apostrophe follows a word that is no genitive', 'he said’ we leave', [7]],
    ['a straight apostrophe is within a word', "Iraq's, said'we leave", [4, 12]],
    [
      'they are signs or brackets',
      '<go> {go} |go| ~go~ \\go\\ ^go^ _go_ •go•',
      [0, 3, 5, 8, 10, 13, 15, 18, 20, 23, 25, 28, 30, 33, 35, 38],
    ],
    ['they are letters of another alphabet', 'ᐸgoᐳ and ᐦ go ᑊ, יgo', [0, 3, 9, 14, 17]],
    ['an accent has no letter', 'so \u0313go', [3]],
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
        .sort((one, other) => one - other),
    ).toEqual(places);
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
    ...'《》〈〉⟪⟫⟨⟩≪≫⋘⋙⪡⪢≺≻˂˃˝¨΄᾽᾿῾ʾʿ¸՝ߴߵ˶˵｀❬❭❰❱🙶🙷🙸⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝⸠⸡⹀⌜⌝⌈⌉◜◝',
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

test('words stand between no two marks, signs or accents but the usual punctuation', () => {
  const usual = new Set('.,;:!?()[]–—-‐‑−…/&%‰+×=*#@§°¡¿،؛؟٪٫٬۔־։।॥፣።、。！？，；：（）・');
  const marks = Array.from({ length: 0x20000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter(
      (mark) => /(?!\p{Sc}|[\uFFFC\uFFFD])[\p{P}\p{S}\p{Lm}\p{M}]/u.test(mark) && !usual.has(mark),
    );
  const mark = fc.constantFrom(...marks);
  const expectSeen = (opening: string, closing: string) => {
    const { quotations, problems } = findQuotations(
      `said ${opening}we leave Iraq${closing} at once`,
    );
    if (quotations.length + problems.length === 0) expect.fail(`${opening} ${closing} passed`);
  };
  for (const one of marks) expectSeen(one, one);
  fc.assert(fc.property(mark, mark, expectSeen), { numRuns: 2000 });
});

test.each([
  ['ʿ', 'leave it out or, within a word, use ’'],
  ["'", 'write ’ for an apostrophe'],
  ['<', 'HTML means nothing here'],
  ['~', 'write “about”'],
  ['_', 'put a title or nickname in *emphasis*'],
  ['¶', '¶ (U+00B6) does not stand in prose; say it in words'],
])('a letter about %s says what to write', (mark, letter) => {
  expect(findQuotations(`so ${mark} it`).problems).toEqual([
    { index: 3, message: expect.stringContaining(letter) },
  ]);
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
