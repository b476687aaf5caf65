import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSharedRuns, longestSharedRun } from './shared-runs.ts';

const article = {
  title: 'Leaders dismiss Iraqi requests to remove all military forces',
  text:
    'The military forces are not preparing to withdraw from Iraq’s bases.\n\n' +
    'But they may trim their numbers in coming months, as officials reassess the mission there. ' +
    'Leaders dismiss Iraqi requests to remove all military forces, it says.',
};

describe('a run of our words is shared with an article where', () => {
  test.each([
    [
      'eight words are the same',
      'Now they may trim their numbers in coming months.',
      [['they may trim their numbers in coming months', 4]],
    ],
    [
      'more are the same, all told at once',
      'They may trim their numbers in coming months, as officials said.',
      [['They may trim their numbers in coming months, as officials', 0]],
    ],
    [
      'glyphs, capitals and accents differ',
      "Not Preparing to: “no”. Not Prepàring to withdraw, from Iraq's bases – But!",
      [["Not Prepàring to withdraw, from Iraq's bases – But", 24]],
    ],
    [
      'a paragraph ends',
      'preparing to withdraw from Iraq’s bases.\n\nBut they',
      [['preparing to withdraw from Iraq’s bases.\n\nBut they', 0]],
    ],
    [
      'two runs stand apart',
      'The military forces are not preparing to withdraw. Then: but they may trim their numbers in coming',
      [
        ['The military forces are not preparing to withdraw', 0],
        ['but they may trim their numbers in coming', 57],
      ],
    ],
    [
      'the title goes on in the text',
      'dismiss Iraqi requests to remove all military forces, it says',
      [['Iraqi requests to remove all military forces, it says', 8]],
    ],
  ])('%s', (_, ours, runs) => {
    expect(findSharedRuns(ours, article)).toEqual(runs.map(([words, index]) => ({ words, index })));
  });

  test('the same words stand twice in it, and then once', () => {
    const words = 'a b c d e f g h';
    expect(findSharedRuns(words, { text: `${words}. ${words}`, title: '' })).toEqual([
      { words, index: 0 },
    ]);
  });

  test('two of its places share different runs of ours that overlap', () => {
    const text = 'a b c d e f g h i – c d e f g h i j k';
    expect(findSharedRuns('a b c d e f g h i j k', { text, title: '' })).toEqual([
      { words: 'a b c d e f g h i', index: 0 },
      { words: 'c d e f g h i j k', index: 4 },
    ]);
  });
});

test.each([
  'About 5,200 U.S. troops of NATO were long-standing guests there in 2020.',
  'about 5200 US-troops of NATO-were long standing guests there',
  'About 5,200 US troops of NATO were-long-standing guests',
  'About 5,200 U.S. tro\u200Eops of NA\u034FTO were long-\u200Fstanding guests',
  'of N.A.T.O. were/long standing.guests there in 2020',
])('words joined or parted in other ways are the same: %s', (ours) => {
  const text = 'About 5,200 U.S. troops of NATO were long-standing guests there in 2020.';
  expect(findSharedRuns(ours, { text, title: '' })).toEqual([
    { words: ours.replace(/[.]$/, ''), index: 0 },
  ]);
});

test.each([
  ['seven words', 'They may trim their numbers in coming years'],
  ['a quotation', 'It says “they may trim their numbers in coming months”.'],
  ['a run that a quotation parts', 'they may trim “their” numbers in coming months as officials'],
  ['the article’s own title', 'Leaders dismiss Iraqi requests to remove all military forces'],
  ['nothing', ''],
])('no run is shared in %s', (_, ours) => {
  expect(findSharedRuns(ours, article)).toEqual([]);
});

test('exactly the runs of more than seven words are found, wherever they stand', () => {
  const word = (prefix: string) => fc.nat({ max: 99_999 }).map((number) => `${prefix}${number}`);
  const words = (prefix: string, maxLength: number) =>
    fc.uniqueArray(word(prefix), { minLength: 1, maxLength });
  fc.assert(
    fc.property(words('article', 30), words('ours', 9), fc.nat(), fc.nat(), (text, own, a, b) => {
      const start = a % text.length;
      const taken = text.slice(start, start + 1 + (b % 12)).join(' ');
      const ours = `${own.join(' ')} ${taken} ${own.join(' ')}`;
      const isShared = taken.split(' ').length > longestSharedRun;
      expect(findSharedRuns(ours, { text: text.join(' '), title: '' })).toEqual(
        isShared ? [{ words: taken, index: own.join(' ').length + 1 }] : [],
      );
    }),
  );
});
