import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../model/archive.ts';
import { anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { emptyLedger, type Ledger } from '../model/ledger.ts';
import { formatList } from './ledger-files.ts';
import { formatFault } from './located-fault.ts';
import { readContent, readWritten } from './read-content.ts';
import { inFolder, sampleContent, type SampleContent } from './sample-content.ts';
import { digestOfAccount, findSilentChanges, recordAccounts } from './silent-changes.ts';

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
    ['the link on other words', 'was [an answer](', 'was an [answer]('],
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
  const accounts = ledger.accounts.filter(({ event }) => event !== 'parliament-vote');
  const known = { ...ledger, accounts };
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
});

describe('a correction that was published stays as it is', () => {
  const kind = 'kind: decision\n';
  const one = 'a published correction is';
  const letter =
    'gone or not as published; put back what the last commit has, and if it was mistaken, add another that says so';

  test.each([
    ['both are there', corrections, undefined],
    ['they change places', `corrections:\n${second}\n${first}\n`, undefined],
    ['one is gone', correction, one],
    ['both are gone', '', '2 published corrections are'],
    ['one says something else', corrections.replace('It said 170.', 'It said 171.'), one],
    ['one has another reason', corrections.replace('168', '169'), one],
    ['one has another day', corrections.replace('12-01', '12-02'), one],
    ['another takes the place of one', `${correction}${second.replace('4,', '5,')}\n`, one],
  ])('when %s', async (_, changed, problem) => {
    const before = await read(edited(vote, [kind, kind + corrections]));
    const known = { ...ledger, accounts: recordAccounts(before, ledger) };
    expect(await faultsOf(edited(vote, [kind, kind + changed]), known)).toEqual(
      problem === undefined
        ? []
        : [
            {
              place: { file: `content/${vote}`, field: ['corrections'] },
              message: `${problem} ${letter}`,
            },
          ],
    );
  });
});

test('a published event of whose account nothing is known is a fault, one that is new is none', () => {
  const lost = { ...ledger, accounts: ledger.accounts.slice(1) };
  expect(findSilentChanges(published, lost)).toEqual([]);
  for (const name of ['parliament-vote', 'parliament-resolution', 'soleimani-muhandis-killed']) {
    const known = { ...ledger, addresses: [`/events/${name}/`] };
    expect(findSilentChanges(published, known)).toEqual([]);
    const accounts = ledger.accounts.filter(
      ({ event }) => name.startsWith('sol') !== /^sol/.test(event),
    );
    expect(findSilentChanges(published, { ...known, accounts })).toEqual([
      {
        place: { file: 'content/ledger/accounts.json' },
        message: `/events/${name}/ was published, and what it told is not recorded here; take the lost line from the last commit`,
      },
    ]);
  }
});

test('twelve articles renamed twice are compared at once', () => {
  const slugs = Array.from({ length: 12 }, (_, number) => `report-${number}`);
  const contentOf = (name: (slug: string) => string, formerly: (slug: string) => string[]) =>
    someContent({
      articles: slugs.map((slug) => anArticle(name(slug), { formerly: formerly(slug) })),
      events: [anEvent('vote', { account: [aPassage('They voted.', slugs.map(name))] })],
    });
  const before = contentOf(
    (slug) => slug,
    () => [],
  );
  const known = { ...emptyLedger, accounts: recordAccounts(before, emptyLedger) };
  const after = contentOf(
    (slug) => `x-${slug}`,
    (slug) => [slug, `y-${slug}`],
  );
  expect(findSilentChanges(after, known)).toEqual([]);
  const other = { ...after, articles: after.articles.slice(1) };
  expect(findSilentChanges(other, known)).toHaveLength(1);
});

test('how a page spells links and emphasis in HTML is no part of an account', () => {
  const respelt = published.events.map((event) => ({
    ...event,
    account: event.account.map((block) => ({
      ...block,
      passages: block.passages.map((passage) => ({ ...passage, html: 'other' })),
    })),
  }));
  expect(findSilentChanges({ ...published, events: respelt }, ledger)).toEqual([]);
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
  const digests = published.events.map((event) => digestOfAccount(event));
  expect(digests.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
  expect(new Set(digests).size).toBe(digests.length);
});

describe('in the folder of content', () => {
  test('a day of launch that is none stops the reading', async () => {
    const { faults } = await inFolder(sampleContent, (folder) =>
      readContent(folder, { launched: 'soon' }),
    );
    expect(faults.map(formatFault)).toEqual([
      expect.stringMatching(/^src\/site\.ts:1:1 launched: "soon" is not a date we can read; /),
    ]);
  });

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
