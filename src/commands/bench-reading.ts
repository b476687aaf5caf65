import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/find-browser.ts';
import { Letter, projectFolder, runCommand } from './command.ts';
import { describeMachine } from './describe-machine.ts';
import { measureVisit, profile, type WatchedVisit } from './measure-visit.ts';
import { findHeaviestEvent, layOutContestants } from './reading-contestants.ts';
import { formatGoal, formatTable, judgeBesideBare, judgeBesideScript } from './reading-figures.ts';
import { serveFolder, type ServedFolder } from './serve.ts';
import { parseBase } from './settings.ts';

const USAGE = 'Usage: npm run bench:reading -- [--runs 5]';

const BUSY =
  'The machine is busy with other things: bytes are right, times tell more of it than of the pages.';

/** A page, where it is, and all counted visits to it. */
interface Contestant {
  readonly name: string;
  readonly address: string;
  /** Tells by an expression of JavaScript whether the page shows what it is for. */
  readonly isThere: string;
  readonly visits: WatchedVisit[];
}

/**
 * Measures how fast the built site is to read on a cheap telephone, beside its bare text and beside
 * TimelineJS with the same events, all sent by the same server.
 *
 * @returns 1 when a goal is missed
 * @throws Letter when there is no site, or a visit fails
 */
async function benchReading(runs: number): Promise<number> {
  const dist = join(projectFolder, 'dist');
  if (!existsSync(dist)) throw new Letter('There is no dist to read yet. Run `npm run build`.');
  const folder = await mkdtemp(join(tmpdir(), 'bench-reading-'));
  const servers: ServedFolder[] = [];
  let browser: Browser | undefined;
  try {
    const event = await findHeaviestEvent(dist);
    await layOutContestants(dist, event, folder);
    servers.push(await serveFolder(dist, { port: 0, base: parseBase(process.env['BASE']) }));
    servers.push(await serveFolder(folder, { port: 0, base: '/' }));
    // No name but this machine’s leads anywhere, so that nothing waits for other hosts.
    browser = await openBrowser('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost');
    console.log(`${describeMachine()}, Chromium ${browser.version()}`);
    if (loadavg()[0]! > cpus().length) console.error(BUSY);
    console.log(describeProfile(runs));
    return await compare(browser, runs, servers[0]!.address, servers[1]!.address, dirname(event));
  } finally {
    await browser?.close();
    for (const server of servers) await server.close();
    await rm(folder, { recursive: true });
  }
}

async function compare(
  browser: Browser,
  runs: number,
  site: string,
  others: string,
  eventFolder: string,
): Promise<number> {
  const all = 'document.querySelectorAll(".tl-timemarker").length > 100';
  const front = contestant('`/`', site);
  const bareFront = contestant('its bare text', `${others}bare/`);
  const script = contestant('TimelineJS', `${others}timelinejs/`, all);
  const plain = contestant('TimelineJS without faces', `${others}timelinejs-plain/`, all);
  const event = contestant(`\`/${eventFolder}/\``, `${site}${eventFolder}/`);
  const bareEvent = contestant('the event’s bare text', `${others}bare-event/`);
  const contestants = [front, bareFront, script, plain, event, bareEvent];
  await visitInTurn(browser, contestants, runs);

  const comparisons = [
    [front, bareFront],
    [script, front],
    [plain, front],
    [event, bareEvent],
    [script, event],
  ] as const;
  console.log(`\n${formatTable(contestants, comparisons)}\n`);
  for (const { name, visits } of contestants) {
    const { largest, refused } = visits.at(-1)!;
    console.log(`Largest on ${name}: ${largest}`);
    for (const address of new Set(refused)) console.log(`  not loaded: ${address}`);
  }
  const goals = [
    judgeBesideBare(front, bareFront),
    judgeBesideBare(event, bareEvent),
    ...judgeBesideScript(front, script),
  ];
  console.log(`\n${goals.map(formatGoal).join('\n')}`);
  return goals.every(({ isMet }) => isMet) ? 0 : 1;
}

function contestant(name: string, address: string, isThere = 'true'): Contestant {
  return { name, address, isThere, visits: [] };
}

/** Visits the pages in turn, so that whatever else the machine does befalls them alike. */
async function visitInTurn(
  browser: Browser,
  contestants: readonly Contestant[],
  runs: number,
): Promise<void> {
  // The first round, in which browser and server warm up, does not count.
  for (let run = 0; run <= runs; run += 1) {
    console.error(run === 0 ? 'Warming up …' : `Round ${run} of ${runs} …`);
    for (const { address, isThere, visits } of contestants) {
      const visit = await measureVisit(browser, address, isThere);
      if (run > 0) visits.push(visit);
    }
  }
}

function describeProfile(runs: number): string {
  const { latency, bitsPerSecond, slowdown, viewport } = profile;
  return [
    `${latency} ms to each answer`,
    `${bitsPerSecond / 1e6} Mbit/s`,
    `a ${slowdown}× slower processor`,
    `${viewport.width} × ${viewport.height} px`,
    `gzip, nothing cached, medians of ${runs} (least–most)`,
  ].join(', ');
}

function readRuns(): number {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
    if (/^[1-9]\d{0,3}$/.test(values.runs)) return Number(values.runs);
  } catch (error) {
    throw new Letter(`${(error as Error).message}\n${USAGE}`);
  }
  throw new Letter(`--runs takes a whole number above 0.\n${USAGE}`);
}

if (import.meta.main) await runCommand(() => benchReading(readRuns()));
