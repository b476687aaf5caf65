import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArticleTexts } from './article-texts.ts';

const articles = [
  { slug: '2020-01-05-voa', formerly: ['2020-01-05-voice'] },
  { slug: '2020-01-10-military-times', formerly: [] },
];

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Reads the folder with these files in it; problems name files from the folder on. */
function read(files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { texts, problems } = readArticleTexts(folder, articles);
  return {
    texts: Object.fromEntries(texts),
    problems: problems.map((problem) => problem.replaceAll(folder, 'F').replaceAll('\\', '/')),
  };
}

test('a text is known by the slug of its article, and a hidden file is passed over', () => {
  const { texts, problems } = read({
    '2020-01-05-voa.txt': 'They voted.\n',
    '2020-01-10-military-times.txt': 'They stay.\n',
    '.DS_Store': '\0',
  });
  expect(problems).toEqual([]);
  expect(texts).toEqual({
    '2020-01-05-voa': 'They voted.\n',
    '2020-01-10-military-times': 'They stay.\n',
  });
});

test.each([
  ['the line ends of Windows', 'One.\r\nTwo.\r\n'],
  ['the line ends of an old Macintosh', 'One.\rTwo.\r'],
  ['a byte order mark', '\uFEFFOne.\nTwo.\n'],
])('%s make no difference', (_, text) => {
  expect(read({ '2020-01-05-voa.txt': text }).texts).toEqual({ '2020-01-05-voa': 'One.\nTwo.\n' });
});

test('a text under a former slug is that of the article', () => {
  expect(read({ '2020-01-05-voice.txt': 'They voted.' }).texts).toEqual({
    '2020-01-05-voa': 'They voted.',
  });
});

const howTo = 'name one that holds the full texts of articles, each as <slug of the article>.txt';

test.each<[what: string, files: Record<string, string | Uint8Array>, problems: string[]]>([
  ['an empty folder', {}, [`F is empty; ${howTo}`]],
  ['a folder of nothing but hidden files', { '.keep': '' }, [`F is empty; ${howTo}`]],
  [
    'a slip in a name',
    { '2020-01-05-vao.txt': 'They voted.' },
    ['F/2020-01-05-vao.txt is of no article that we have; did you mean “2020-01-05-voa”?'],
  ],
  [
    'an article that we do not have',
    { 'notes.txt': 'They voted.' },
    [
      'F/notes.txt is of no article that we have; add the article to content/articles/, or take the file away',
    ],
  ],
  [
    'a file that is no text',
    { '2020-01-05-voa.html': '<p>', README: 'x' },
    [
      'F/2020-01-05-voa.html is no text of an article; put only files named <slug of the article>.txt here',
      'F/README is no text of an article; put only files named <slug of the article>.txt here',
    ],
  ],
  [
    'a text without a word',
    { '2020-01-05-voa.txt': '\uFEFF \r\n' },
    ['F/2020-01-05-voa.txt is empty; put the full text of the article into it'],
  ],
  [
    'a text in another encoding',
    { '2020-01-05-voa.txt': Uint8Array.of(0x49, 0x72, 0xe1, 0x71) },
    ['F/2020-01-05-voa.txt is not in UTF-8; save it again in that encoding'],
  ],
  [
    'two texts of one article',
    { '2020-01-05-voa.txt': 'They voted.', '2020-01-05-voice.txt': 'They voted.' },
    ['F/2020-01-05-voice.txt and F/2020-01-05-voa.txt are of one article; take one of them away'],
  ],
])('%s is reported', (_, files, problems) => {
  expect(read(files).problems).toEqual(problems);
});

test('a folder in the folder is reported', () => {
  mkdirSync(join(folder, 'more.txt'));
  expect(read({}).problems).toEqual([
    'F/more.txt is no text of an article; put only files named <slug of the article>.txt here',
  ]);
});

test('a folder that is none is reported', () => {
  const file = join(folder, 'x.txt');
  writeFileSync(file, 'x');
  expect(readArticleTexts(file, articles).problems).toEqual([`${file} is no folder; ${howTo}`]);
  const nowhere = join(folder, 'nowhere');
  expect(readArticleTexts(nowhere, articles).problems).toEqual([
    `there is no folder ${nowhere}; ${howTo}`,
  ]);
});
