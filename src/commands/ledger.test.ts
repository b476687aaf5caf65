import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  inFolder,
  sampleContent,
  sampleTexts,
  type SampleContent,
} from '../reading/sample-content.ts';
import { Letter } from './command.ts';
import { parseTask, runTask, type LedgerTask } from './ledger.ts';
import { testTexts } from './test-texts.ts';

let textsFolder = '';

beforeEach(() => {
  textsFolder = mkdtempSync(join(tmpdir(), 'texts-'));
  for (const [slug, text] of sampleTexts) writeFileSync(join(textsFolder, `${slug}.txt`), text);
});

afterEach(() => rmSync(textsFolder, { recursive: true }));

const today = '2026-11-30';
const run = (folder: string, task: LedgerTask, launched?: string) =>
  runTask(folder, task, { launched, today });
const withTexts = () => ({ kind: 'texts', folder: textsFolder }) as const;
const list = (folder: string, name: string) => {
  const path = join(folder, 'ledger', `${name}.json`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

/** The sample before anything was checked. */
const unchecked = {
  ...sampleContent,
  'ledger/texts.json': '[]\n',
  'ledger/quotations.json': '[]\n',
};

/** What is told where something is wrong; the ledger must not have been touched. */
function refusal(content: SampleContent, task: LedgerTask): Promise<string> {
  return inFolder(content, async (folder) => {
    try {
      run(folder, task);
    } catch (error) {
      expect(error).toBeInstanceOf(Letter);
      expect(list(folder, 'addresses')).toBe(content['ledger/addresses.json']);
      expect(list(folder, 'texts')).toBe(content['ledger/texts.json']);
      expect(list(folder, 'quotations')).toBe(content['ledger/quotations.json']);
      return (error as Letter).message;
    }
    return 'nothing was refused';
  });
}

describe('npm run ledger', () => {
  test('records new addresses and tells what it did, and nothing the second time', async () => {
    await inFolder(sampleContent, async (folder) => {
      expect(run(folder, { kind: 'record' })).toMatch(
        /^Recorded in content\/ledger\/:\n {2}addresses: \d+ new\n5 files not compared /,
      );
      expect(list(folder, 'addresses')).toContain('  "/events/parliament-vote/",\n');
      expect(run(folder, { kind: 'record' })).toMatch(
        /^The ledger is up to date; nothing was recorded\.\n5 files not compared /,
      );
    });
  });

  test('forgets certificates of what is no longer quoted', async () => {
    const path = 'events/parliament-vote.md';
    const content = { ...sampleContent, [path]: sampleContent[path].replace('“Sunday”', 'Sunday') };
    await inFolder(content, async (folder) => {
      expect(run(folder, { kind: 'record' })).toContain('\n  quotations: 1 gone\n');
    });
  });

  test.each(['2026-12-01', today])(
    'keeps accounts from the run before the launch on, or on its day (%s)',
    async (launched) => {
      await inFolder(sampleContent, async (folder) => {
        run(folder, { kind: 'record' });
        expect(list(folder, 'accounts')).toBe('[]\n');
        expect(run(folder, { kind: 'record' }, launched)).toContain('\n  accounts: 2 new\n');
      });
    },
  );

  test('does not take present accounts for the published ones after the launch', async () => {
    await inFolder(sampleContent, async (folder) => {
      run(folder, { kind: 'record' });
      expect(() => run(folder, { kind: 'record' }, '2026-11-29')).toThrow(
        /^content\/ledger\/accounts\.json:1:1 .* no account is recorded here; .* take this file from the last commit\n/,
      );
    });
  });

  test.each([
    ['minor: 2999-12-31', '3:8 2999-12-31 is still to come; today is 2026-11-30 (UTC)'],
    [
      'corrections: [{ date: 2026-12-01, change: It said 3., why: A slip. }]',
      '3:23 2026-12-01 is still to come',
    ],
  ])('refuses a change dated after today: %s', async (line, problem) => {
    const path = 'events/soleimani-muhandis-killed.md';
    const text = sampleContent[path].replace('when:', `${line}\nwhen:`);
    expect(await refusal({ ...sampleContent, [path]: text }, { kind: 'record' })).toContain(
      `content/${path}:${problem}`,
    );
  });

  test('refuses to record anything while something is wrong, and shows where', async () => {
    const path = 'articles/2020-01-10-military-times.md';
    const content = { ...sampleContent, [path]: sampleContent[path].replace('“with', '“with far') };
    expect(await refusal(content, { kind: 'record' })).toBe(
      `content/${path}:22:22 “with far fewer resources” is not certified as standing in 2020-01-10-military-times; put its text into a folder as 2020-01-10-military-times.txt and run npm run ledger -- --texts FOLDER\n\n1 fault in the content; nothing was recorded.`,
    );
  });

  test('refuses to lose an address', async () => {
    const content = { ...sampleContent, 'ledger/addresses.json': '[\n  "/events/gone/"\n]\n' };
    expect(await refusal(content, { kind: 'record' })).toMatch(
      /^content\/ledger\/addresses\.json:2:3 \/events\/gone\/ .*\n\n1 fault in the content; nothing was recorded\.$/,
    );
  });
});

describe('npm run ledger -- --texts', () => {
  test('certifies all quotations, of which nothing was known', async () => {
    await inFolder(unchecked, async (folder) => {
      const told = run(folder, withTexts());
      expect(told).toMatch(/\n {2}texts: 2 new\n {2}quotations: 3 new\n {2}comparisons: 5 new$/);
      expect(list(folder, 'texts')).toContain(`"checked":"${today}"`);
      expect(run(folder, { kind: 'record' })).toBe(
        'The ledger is up to date; nothing was recorded.',
      );
      expect(run(folder, withTexts())).toBe('The ledger is up to date; nothing was recorded.');
      expect(testTexts(folder, textsFolder)).toBe(
        '2 texts, 3 certificates, 5 files compared: all as the ledger says.',
      );
    });
  });

  test('refuses a misquotation, shows the nearest wording, and records nothing', async () => {
    const path = 'articles/2020-01-10-military-times.md';
    const spoilt = sampleContent[path].replace('“with fewer', '“with less');
    const told = await refusal({ ...unchecked, [path]: spoilt }, withTexts());
    expect(told).toMatch(
      /^content\/articles\/2020-01-10-military-times\.md:22:22 2020-01-10-military-times: “with less resources” is not /,
    );
    expect(told).toContain('[-less-]{+fewer+}');
    expect(told).toMatch(/\n\n1 fault in the content; nothing was recorded\.$/);
  });

  test('refuses words copied from an article', async () => {
    const path = 'story.md';
    const spoilt = `On Sunday the chamber decided on Sunday to send foreign soldiers home [@2020-01-05-voa].\n`;
    expect(await refusal({ ...unchecked, [path]: spoilt }, withTexts())).toMatch(
      /^content\/story\.md:1:11 2020-01-05-voa says the same, word for word: “.*decided on Sunday to send foreign soldiers home”/,
    );
  });

  test('tells of copied words and lost addresses together', async () => {
    const content = {
      ...unchecked,
      'story.md': `Then the chamber decided on Sunday to send foreign soldiers home [@2020-01-05-voa].\n`,
      'ledger/addresses.json': '[\n  "/events/gone/"\n]\n',
    };
    expect(await refusal(content, withTexts())).toMatch(/\n\n2 faults in the content; nothing /);
  });

  test('refuses a folder with a wrong name in it', async () => {
    writeFileSync(join(textsFolder, '2020-01-05-vao.txt'), 'x');
    expect(await refusal(unchecked, withTexts())).toMatch(/did you mean “2020-01-05-voa”\?$/);
  });
});

describe('npm run ledger -- --report', () => {
  test('reports, and writes nothing, also where quotations are not certified', async () => {
    await inFolder(unchecked, async (folder) => {
      expect(run(folder, { kind: 'report' })).toContain('4, 0 of them certified');
      expect(list(folder, 'addresses')).toBe('[]\n');
    });
  });
});

describe('npm run ledger -- --withdraw', () => {
  const content = { ...sampleContent, 'ledger/addresses.json': '[\n  "/events/gone/"\n]\n' };
  const task = {
    kind: 'withdraw',
    address: '/events/gone/',
    because: 'It never happened.',
    see: '/events/',
  } as const;

  test('lets an address lead to the reason', async () => {
    await inFolder(content, async (folder) => {
      expect(run(folder, task)).toContain('\n  tombstones: 1 new');
      expect(list(folder, 'tombstones')).toBe(
        `[\n  {"address":"/events/gone/","date":"${today}","because":"It never happened.","see":"/events/"}\n]\n`,
      );
      expect(run(folder, { kind: 'record' })).toContain('addresses');
    });
  });

  test('and --restore takes that back, once there is a page again', async () => {
    await inFolder(sampleContent, async (folder) => {
      run(folder, { kind: 'record' });
      const recorded = list(folder, 'addresses');
      const address = '/events/parliament-resolution/';
      const event = join(folder, 'events/parliament-vote.md');
      const text = readFileSync(event, 'utf8');
      writeFileSync(event, text.replace('formerly: [parliament-resolution]\n', ''));
      writeFileSync(
        join(folder, 'ledger/addresses.json'),
        recorded!.replace('[\n', `[\n  "${address}",\n`),
      );
      run(folder, { kind: 'withdraw', address, because: 'A slip.', see: undefined });
      expect(list(folder, 'tombstones')).toContain(address);
      expect(() => run(folder, { kind: 'restore', address })).toThrow('has no page; bring back');
      writeFileSync(event, text);
      expect(run(folder, { kind: 'restore', address })).toContain(
        'addresses: 1 new\n  tombstones: 1 gone',
      );
      expect(run(folder, { kind: 'record' })).toContain('nothing was recorded');
    });
  });

  test('refuses what cannot be withdrawn', async () => {
    expect(await refusal(content, { ...task, address: '/events/parliament-vote/' })).toMatch(
      /^\/events\/parliament-vote\/ /,
    );
  });
});

describe('npm run test:texts', () => {
  async function differences(
    change: (path: (name: string) => string) => void,
    texts = textsFolder,
  ): Promise<string> {
    return inFolder(unchecked, async (folder) => {
      run(folder, withTexts());
      change((name) => join(folder, name));
      try {
        return testTexts(folder, texts);
      } catch (error) {
        return (error as Letter).message;
      }
    });
  }

  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
  const remedy = 'The ledger does not say what the texts say.';

  test('fails without its variable', async () => {
    expect(() => testTexts('', undefined)).toThrow('ARTICLE_TEXTS is not set');
    expect(() => testTexts('', ' ')).toThrow('ARTICLE_TEXTS is not set');
  });

  test('finds an invented certificate', async () => {
    const told = await differences((path) =>
      edit(path('ledger/quotations.json'), /"certificate":"[0-9a-f]{4}/, '"certificate":"dead'),
    );
    expect(told).toMatch(
      /^quotations\.json lacks \{.*\nquotations\.json has, but should not have, \{/,
    );
    expect(told).toContain(remedy);
  });

  test('finds words that select something else', async () => {
    const told = await differences((path) =>
      edit(path('ledger/quotations.json'), /"selects":\[\["[^"]*/, '"selects":[["other'),
    );
    expect(told).toContain('quotations.json has, but should not have, {');
  });

  test('finds a text that is not the one that was checked', async () => {
    const told = await differences(() =>
      edit(join(textsFolder, '2020-01-05-voa.txt'), 'Others cheered.', 'Others clapped.'),
    );
    expect(told).toMatch(/^texts\.json lacks /);
  });

  test('finds a comparison of other words', async () => {
    const told = await differences((path) =>
      edit(path('story.md'), 'Parliament voted', 'Members voted'),
    );
    expect(told).toMatch(/^comparisons\.json lacks \{"file":"story"/);
  });

  test('leaves the days of checks aside', async () => {
    const told = await differences((path) =>
      edit(path('ledger/texts.json'), `"checked":"${today}"`, '"checked":"2020-01-01"'),
    );
    expect(told).toContain('all as the ledger says');
  });

  test('wants the text of every article with a certificate', async () => {
    const told = await differences(() => rmSync(join(textsFolder, '2020-01-05-voa.txt')));
    expect(told).toMatch(
      /^2020-01-05-voa has certificates, but 2020-01-05-voa\.txt is not among the texts/,
    );
  });

  test('wants a text for which there is a record, and a record for each text', async () => {
    const told = await differences((path) => writeFileSync(path('ledger/texts.json'), '[]\n'));
    expect(told).toMatch(/^texts\.json lacks /);
  });

  test('finds a misquotation', async () => {
    const told = await differences((path) =>
      edit(path('events/parliament-vote.md'), '“Sunday”', '“Monday”'),
    );
    expect(told).toMatch(/^content\/events\/parliament-vote\.md:5:3 2020-01-05-voa: “Monday” /);
  });

  test('stops at other faults of the content', async () => {
    const told = await differences((path) => edit(path('story.md'), /\[@.*\]/, ''));
    expect(told).toMatch(/nothing was compared\.$/);
  });
});

describe('what to run is read from the command line', () => {
  test.each<[string[], LedgerTask]>([
    [[], { kind: 'record' }],
    [['--texts', 'folder'], { kind: 'texts', folder: 'folder' }],
    [['--report'], { kind: 'report' }],
    [['--restore', '/a/'], { kind: 'restore', address: '/a/' }],
    [
      ['--withdraw', '/a/', '--because', ' It moved. '],
      { kind: 'withdraw', address: '/a/', because: 'It moved.', see: undefined },
    ],
    [
      ['--see', '/b/', '--withdraw', '/a/', '--because', 'It moved.'],
      { kind: 'withdraw', address: '/a/', because: 'It moved.', see: '/b/' },
    ],
  ])('%j', (words, task) => {
    expect(parseTask(words)).toEqual(task);
  });

  test.each<[string[], string]>([
    [['--text', 'folder'], "Unknown option '--text'"],
    [['folder'], "Unexpected argument 'folder'"],
    [['--texts'], "Option '--texts <value>' argument missing"],
    [['--texts', ''], '--texts needs the folder'],
    [
      ['--texts', 'x', '--report'],
      '--texts, --report, --withdraw and --restore are runs of their own',
    ],
    [['--withdraw', '/a/'], '--withdraw needs its reason'],
    [['--withdraw', '/a/', '--because', ' '], 'The text of --because is empty'],
    [['--withdraw', '/a/', '--because', 'It “moved”.'], '--because holds quotation marks'],
    [['--withdraw', '/a/', '--because', 'It was "moved".'], '--because holds quotation marks'],
    [
      ['--withdraw', '/a/', '--because', 'It \u202Emoved.'],
      '--because cannot be shown: a change of',
    ],
    [['--withdraw', '/a/', '--because', 'It\nmoved.'], '--because has a line break'],
    [['--withdraw', '/a/', '--restore', '/a/'], '--withdraw and --restore are runs of their own'],
    [['--restore', '/a/', '--because', 'x'], '--because and --see belong to --withdraw'],
    [['--because', 'x'], '--because and --see belong to --withdraw'],
    [['--report', '--see', '/b/'], '--because and --see belong to --withdraw'],
  ])('%j is answered with the usage', (words, problem) => {
    expect(() => parseTask(words)).toThrow(Letter);
    expect(() => parseTask(words)).toThrow(problem);
    expect(() => parseTask(words)).toThrow('Usage:\n\n  npm run ledger ');
  });
});
