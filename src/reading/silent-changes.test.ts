import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { formatList } from './ledger-files.ts';
import { formatFault } from './located-fault.ts';
import { readContent, readWritten } from './read-content.ts';
import { inFolder, sampleContent, type SampleContent } from './sample-content.ts';
import { digestOf, findSilentChanges, recordAccounts } from './silent-changes.ts';

const vote = 'events/parliament-vote.md';
const strike = 'events/soleimani-muhandis-killed.md';

const published = await read(sampleContent);
const ledger = { ...emptyLedger, accounts: recordAccounts(published, emptyLedger) };

const first = '  - { date: 2026-12-01, change: It said 170., why: The article says 168. }';
const second = '  - { date: 2026-12-04, change: It said Monday., why: It was a Sunday. }';
const correction = `corrections:\n${first}\n`;
const corrections = `corrections:\n${first}\n${second}\n`;

function read(files: SampleContent): Promise<Content> {
  return inFolder(files, (folder) => {
    const { content, faults } = readWritten(folder);
    expect(faults).toEqual([]);
    return Promise.resolve(content);
  });
}

/** The sample with passages of one file replaced, each of which it has once. */
function edited(
  path: keyof typeof sampleContent,
  ...edits: readonly (readonly [from: string, to: string])[]
): SampleContent {
  const text = edits.reduce<string>((before, [from, to]) => {
    expect(before.split(from), from).toHaveLength(2);
    return before.replace(from, () => to);
  }, sampleContent[path]);
  return { ...sampleContent, [path]: text };
}

async function faultsOf(files: SampleContent, known: Ledger = ledger) {
  return findSilentChanges(await read(files), known);
}

describe('an account that tells something else than it did is a fault', () => {
  test.each([
    ['another headline', 'Parliament votes to end', 'Parliament asks to end'],
    ['another date', 'when: 2020-01-05', 'when: 2020-01-06'],
    ['another word', 'Parliament passed a resolution', 'Parliament adopted a resolution'],
    ['emphasis', 'passed a resolution', 'passed *a resolution*'],
    ['a link to another page', '(/events/soleimani-muhandis-killed/)', '(/actors/mike-pompeo/)'],
    ['a link elsewhere', '(/events/soleimani-muhandis-killed/)', '(https://example.org/)'],
    [
      'a source more',
      'troops [@2020-01-05-voa]',
      'troops [@2020-01-05-voa; @2020-01-10-military-times]',
    ],
    ['another source', 'strike [@2020-01-05-voa]', 'strike [@2020-01-10-military-times]'],
    ['a paragraph less', '\n\nThe vote was', ' The vote was'],
  ])('with %s', async (_, from, to) => {
    expect(await faultsOf(edited(vote, [from, to]))).toEqual([
      {
        place: { file: `content/${vote}`, field: ['headline'] },
        message:
          'what this event tells (headline, date or text) has changed since it was published; add corrections: [{ date: YYYY-MM-DD, change: "What stood here before.", why: "How we know better." }], or, if only spelling or style changed, write minor: YYYY-MM-DD',
      },
    ]);
  });
});

describe('an account tells the same', () => {
  test.each([
    ['if its lines break elsewhere', 'Sunni and Kurdish\nmembers', 'Sunni and\nKurdish members'],
    ['if a line ends in a space', 'Kurdish\nmembers', 'Kurdish \nmembers'],
    [
      'if the articles of one citation change places',
      '[@2020-01-05-voa; @2020-01-10-military-times]',
      '[@2020-01-10-military-times; @2020-01-05-voa]',
    ],
    ['if it is called a key event', 'kind: decision', 'kind: decision\nkey: true'],
    ['if the date is put in quotes', 'when: 2020-01-05', 'when: "2020-01-05"'],
  ])('%s', async (_, from, to) => {
    expect(await faultsOf(edited(vote, [from, to]))).toEqual([]);
  });

  test('if the file breaks its lines anywhere at all', async () => {
    const [front, body] = sampleContent[vote].split('\n---\n') as [string, string];
    const words = body.trim().split(/(?<=\w)\s(?=[a-z])/);
    const breaks = fc.array(fc.constantFrom(' ', '\n'), {
      minLength: words.length,
      maxLength: words.length,
    });
    await fc.assert(
      fc.asyncProperty(breaks, async (gaps) => {
        const wrapped = words
          .map((word, index) => word + gaps[index])
          .join('')
          .trim();
        const files = { ...sampleContent, [vote]: `${front}\n---\n${wrapped}\n` };
        expect(await faultsOf(files)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('if things that it cites and links to are called something else', async () => {
    const renamed = Object.fromEntries(
      Object.entries(sampleContent).map(([path, text]) => [
        path.replace('2020-01-05-voa', '2020-01-05-voice').replace('soleimani-muhandis', 'two-men'),
        text
          .replace(/^---\n(?=title: Lawmakers)/, '---\nformerly: [other, 2020-01-05-voa]\n')
          .replace(/^---\n(?=headline: A US)/, '---\nformerly: [soleimani-muhandis-killed]\n')
          .replaceAll(/(?<!\[other, )2020-01-05-voa/g, '2020-01-05-voice')
          .replaceAll(/(?<!formerly: \[)soleimani-muhandis/g, 'two-men'),
      ]),
    );
    expect(await faultsOf(renamed)).toEqual([]);
    const again = { ...ledger, accounts: recordAccounts(await read(renamed), ledger) };
    expect(again.accounts).not.toEqual(ledger.accounts);
    expect(await faultsOf(renamed, again)).toEqual([]);
  });
});

test('an event that was renamed is still held to what it told', async () => {
  const { [vote]: text, ...others } = sampleContent;
  const renamed = text.replace(
    '[parliament-resolution]',
    '[parliament-resolution, parliament-vote]',
  );
  const rename = (words: string) => ({
    ...Object.fromEntries(
      Object.entries(others).map(([path, other]) => [
        path,
        other.replace('event: parliament-vote', 'event: house-vote'),
      ]),
    ),
    'events/house-vote.md': renamed.replace('on the troops', words),
  });
  expect(await faultsOf(rename('on the troops'))).toEqual([]);
  expect(await faultsOf(rename('on foreign troops'))).toHaveLength(1);
});

test('an event that was not there yet may tell anything', async () => {
  const known = { ...ledger, accounts: ledger.accounts.slice(1) };
  expect(await faultsOf(edited(vote, ['passed a resolution', 'voted']), known)).toEqual([]);
});

describe('a change is explained', () => {
  const change = ['passed a resolution', 'voted'] as const;
  const kind = 'kind: decision\n';

  test('by a correction, once', async () => {
    const mended = edited(vote, change, [kind, kind + correction]);
    expect(await faultsOf(mended)).toEqual([]);
    const known = { ...ledger, accounts: recordAccounts(await read(mended), ledger) };
    expect(await faultsOf(mended, known)).toEqual([]);
    const [fault] = await faultsOf(
      edited(vote, ['passed a resolution', 'decided'], [kind, kind + correction]),
      known,
    );
    expect(fault?.message).toContain('add to its corrections - { date: YYYY-MM-DD, change:');
    expect(
      await faultsOf(
        edited(vote, ['passed a resolution', 'decided'], [kind, kind + corrections]),
        known,
      ),
    ).toEqual([]);
  });

  test('by the day of a minor change, each by a later one', async () => {
    const minor = (day: string) => [kind, `${kind}minor: ${day}\n`] as const;
    const mended = edited(vote, change, minor('2026-12-01'));
    expect(await faultsOf(mended)).toEqual([]);
    const known = { ...ledger, accounts: recordAccounts(await read(mended), ledger) };
    const again = ['passed a resolution', 'decided'] as const;
    const [fault] = await faultsOf(edited(vote, again, minor('2026-12-01')), known);
    expect(fault?.message).toMatch(/write minor: YYYY-MM-DD, a day after 2026-12-01$/);
    expect(await faultsOf(edited(vote, again, minor('2026-12-02')), known)).toEqual([]);
    const without = { ...known, accounts: recordAccounts(await read(edited(vote, change)), known) };
    expect(await faultsOf(edited(vote, again, minor('2026-12-01')), without)).toHaveLength(1);
  });

  test('by nothing else: recording keeps what was published', async () => {
    const silent = await read(edited(vote, change));
    expect(recordAccounts(silent, ledger)).toEqual(ledger.accounts);
    expect(findSilentChanges(silent, ledger)).toHaveLength(1);
  });
});

test('a correction that was published stays', async () => {
  const kind = 'kind: decision\n';
  const known = {
    ...ledger,
    accounts: recordAccounts(await read(edited(vote, [kind, kind + corrections])), ledger),
  };
  expect(await faultsOf(edited(vote, [kind, kind + corrections]), known)).toEqual([]);
  for (const [left, fewer] of [
    [1, edited(vote, [kind, kind + correction])],
    [0, sampleContent],
  ] as const) {
    expect(await faultsOf(fewer, known)).toEqual([
      {
        place: { file: `content/${vote}`, field: ['corrections'] },
        message: `corrections published: 2, still here: ${left}; a published correction stays, so put back what the last commit had, and if it was mistaken, add another that says so`,
      },
    ]);
    expect(recordAccounts(await read(fewer), known)).toEqual(known.accounts);
  }
});

test('the order of files and of the ledger’s records changes nothing', async () => {
  const changed = await read(edited(strike, ['A drone struck', 'A missile struck']));
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...changed.events], { minLength: changed.events.length }),
      fc.shuffledSubarray([...ledger.accounts], { minLength: ledger.accounts.length }),
      (events, accounts) => {
        const faults = findSilentChanges({ ...changed, events }, { ...ledger, accounts });
        expect(faults).toEqual(findSilentChanges(changed, ledger));
      },
    ),
  );
});

test('a digest is a SHA-256, and no two events of the sample share one', () => {
  const digests = published.events.map((event) => digestOf(event));
  expect(digests.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
  expect(new Set(digests).size).toBe(digests.length);
});

describe('in the folder of content', () => {
  const changed = {
    ...edited(vote, ['passed a resolution', 'voted']),
    'ledger/accounts.json': formatList(ledger.accounts),
  };

  test('accounts may change freely until the launch', async () => {
    const { faults } = await inFolder(changed, (folder) => readContent(folder));
    expect(faults).toEqual([]);
  });

  test('from then on a silent change stops the reading at the headline', async () => {
    const { faults } = await inFolder(changed, (folder) =>
      readContent(folder, { launched: '2026-12-01' }),
    );
    expect(faults.map(formatFault)).toEqual([
      expect.stringMatching(
        /^content\/events\/parliament-vote\.md:2:11 what this event tells \(headline, date or text\) has changed/,
      ),
    ]);
  });
});
