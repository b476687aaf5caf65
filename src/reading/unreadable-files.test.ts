import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatFault } from './located-fault.ts';
import { readContent } from './read-content.ts';
import { inFolder, sampleContent, sampleWith } from './sample-content.ts';

const vote = 'events/parliament-vote.md';

/** Changes a folder of content in order, and says what its reader reports. */
function reportOf(change: (folder: string) => void): Promise<string[]> {
  return inFolder(sampleContent, async (folder) => {
    change(folder);
    return (await readContent(folder)).faults.map(formatFault);
  });
}

test('a link that leads nowhere is reported, and what refers to its name is not', async () => {
  expect(
    await reportOf((folder) => {
      rmSync(join(folder, 'articles/2020-01-05-voa.md'));
      symlinkSync('nowhere', join(folder, 'articles/2020-01-05-voa.md'));
    }),
  ).toEqual([
    'content/articles/2020-01-05-voa.md:1:1 is a link that leads nowhere; put the file itself here',
  ]);
});

test('a link to a folder is reported, since nothing below it is read', async () => {
  const report = await reportOf((folder) =>
    symlinkSync(join(folder, 'articles'), join(folder, 'events/more.md')),
  );
  expect(report).toEqual([
    'content/events/more.md:1:1 is a link to a folder; put the folder itself here',
  ]);
});

test('a folder in the place of a list of the ledger is reported as its absence', async () => {
  const report = await reportOf((folder) => {
    rmSync(join(folder, 'ledger/addresses.json'));
    mkdirSync(join(folder, 'ledger/addresses.json'));
  });
  expect(report.join('\n')).toContain('content/ledger/addresses.json:1:1 this file of the ledger');
});

test('a file longer than any that is meant is not read', async () => {
  const content = sampleWith(vote, 'kind: decision', `kind: decision\n${'# x\n'.repeat(20_000)}`);
  const report = await inFolder(content, async (folder) => (await readContent(folder)).faults);
  expect(report.map(formatFault)).toEqual([
    expect.stringMatching(
      /^content\/events\/parliament-vote\.md:1:1 has 80,\d{3} bytes, more than any text here needs/,
    ),
  ]);
});

test('a paragraph longer than any that is meant is reported before it is parsed', async () => {
  const content = { ...sampleContent, 'story.md': `It began.\n\n${'![a]('.repeat(5_000)}\n` };
  const report = await inFolder(content, async (folder) => (await readContent(folder)).faults);
  expect(report.map(formatFault)).toEqual([
    'content/story.md:3:1 this paragraph has 25,000 characters; write shorter ones, with an empty line between them',
  ]);
});

test('of many hidden characters the first are reported, and how many follow', async () => {
  const content = sampleWith(vote, 'kind: decision', `kind: decision\n# ${'\0'.repeat(400)}`);
  const report = await inFolder(content, async (folder) => (await readContent(folder)).faults);
  const hidden = report.map(formatFault).filter((line) => line.includes('U+0000'));
  expect(hidden).toHaveLength(5);
  expect(hidden.at(-1)).toContain('and 395 more follow; save the file as UTF-8');
});

test('what a fault repeats stays one line of bearable length and gives no orders to a terminal', () => {
  const message = `“a\r\nb\u001b[31m\u202e${'x'.repeat(5_000)}” is no slug; write x`;
  const line = formatFault({ file: 'content/events/a\nb.md', line: 1, column: 1, message });
  expect(line).toMatch(
    /^content\/events\/a b\.md:1:1 “a b\(U\+001B\)\[31m\(U\+202E\)x+ … x+” is no slug; write x$/,
  );
  expect(line.length).toBeLessThan(700);
});
