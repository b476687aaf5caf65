import type { Browser, CDPSession, Page } from 'playwright-core';
import { Letter } from './command.ts';
import { sumBlocking, worstShift, type Visit } from './reading-figures.ts';

/** A cheap telephone in a middling network. */
export const profile = {
  /** Milliseconds from a request to the head of its answer. */
  latency: 150,
  bitsPerSecond: 1_600_000,
  /** How many times slower than this machine’s the processor is. */
  slowdown: 4,
  viewport: { width: 390, height: 844 },
} as const;

/** For so long nothing may arrive and no task may run on before a page counts as done, in milliseconds. */
const QUIET = 2000;

/** A page that is not done after so many milliseconds never will be. */
const PATIENCE = 60_000;

/** What a visit took, and what tells how. */
export interface WatchedVisit extends Visit {
  /** What was painted as the largest: `p “In 2014 US troops came back…”`. */
  readonly largest: string;
  /** What the page asked of other hosts, and did not get. */
  readonly refused: readonly string[];
}

/** What the browser’s own observers tell of a page. */
interface Observed {
  readonly paints: readonly { readonly name: string; readonly startTime: number }[];
  readonly largest: readonly { readonly startTime: number; readonly element: string }[];
  readonly shifts: readonly { readonly startTime: number; readonly value: number }[];
  readonly tasks: readonly { readonly startTime: number; readonly duration: number }[];
  readonly now: number;
}

/**
 * Visits a page as someone who never was there, on the telephone of {@link profile}, until it is quiet.
 *
 * @param isThere Tells by an expression of JavaScript that what the page is visited for is there.
 * @throws Letter when the page is not there, does not become quiet, or paints nothing
 */
export async function measureVisit(
  browser: Browser,
  address: string,
  isThere = 'true',
): Promise<WatchedVisit> {
  // Its own cache and cookies: nothing is left of earlier visits.
  const context = await browser.newContext({
    viewport: profile.viewport,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const traffic = await watchTraffic(session, new URL(address).host);
    await slowDown(session);
    const answer = await page.goto(address, { timeout: PATIENCE });
    if (!answer?.ok()) throw new Letter(`${address} was answered with ${answer?.status()}.`);
    const observed = await untilQuiet(page, traffic);
    if (!(await page.evaluate(isThere)))
      throw new Letter(`${address} did not show what it is for.`);
    if (traffic.failed.length > 0) throw new Letter(`Not loaded: ${traffic.failed.join(', ')}`);

    const firstPaint = observed.paints.find(({ name }) => name === 'first-contentful-paint');
    const largest = observed.largest.at(-1);
    if (firstPaint === undefined || largest === undefined) {
      throw new Letter(`${address} painted nothing.`);
    }
    return {
      bytes: traffic.bytes,
      requests: traffic.requests,
      firstPaint: firstPaint.startTime,
      largestPaint: largest.startTime,
      shift: worstShift(observed.shifts),
      blocking: sumBlocking(observed.tasks, firstPaint.startTime),
      largest: largest.element,
      refused: traffic.refused,
    };
  } finally {
    await context.close();
  }
}

/**
 * The network is slowed down request by request and not packet by packet: a request waits once for its
 * answer, answers share the bandwidth, and what connections cost (names, handshakes, slow start) is not
 * in it. Of the processor, the page’s main thread is slowed down, not what draws and composes.
 */
async function slowDown(session: CDPSession): Promise<void> {
  const bytesPerSecond = profile.bitsPerSecond / 8;
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.slowdown });
}

/** What went over the wire until now. */
interface Traffic {
  readonly bytes: number;
  readonly requests: number;
  /** Requests to this host that came to nothing. */
  readonly failed: readonly string[];
  /** Requests to other hosts. */
  readonly refused: readonly string[];
  readonly open: number;
  /** When something last happened, by `performance.now()`. */
  readonly last: number;
}

async function watchTraffic(session: CDPSession, host: string): Promise<Traffic> {
  const traffic = { bytes: 0, requests: 0, failed: [], refused: [], open: 0, last: 0 } as {
    -readonly [name in keyof Traffic]: Traffic[name] extends number ? number : string[];
  };
  const open = new Map<string, string>();
  const note = (): void => {
    traffic.open = open.size;
    traffic.last = performance.now();
  };
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const url = new URL(request.url);
    if (!/^https?:$/.test(url.protocol)) return;
    if (url.host === host) traffic.requests += 1;
    else traffic.refused.push(request.url);
    open.set(requestId, request.url);
    note();
  });
  session.on('Network.dataReceived', note);
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!open.delete(requestId)) return;
    traffic.bytes += encodedDataLength;
    note();
  });
  session.on('Network.loadingFailed', ({ requestId }) => {
    const url = open.get(requestId);
    if (url !== undefined && new URL(url).host === host) traffic.failed.push(url);
    open.delete(requestId);
    note();
  });
  await session.send('Network.enable');
  return traffic;
}

async function untilQuiet(page: Page, traffic: Traffic): Promise<Observed> {
  const patience = performance.now() + PATIENCE;
  while (performance.now() < patience) {
    await page.waitForTimeout(QUIET / 4);
    if (traffic.open > 0 || performance.now() - traffic.last < QUIET) continue;
    const observed = await page.evaluate(observe);
    const events = [...observed.tasks, ...observed.largest, ...observed.shifts];
    if (events.every(({ startTime }) => observed.now - startTime > QUIET)) return observed;
  }
  throw new Letter(`${page.url()} was not quiet after ${PATIENCE / 1000} seconds.`);
}

/** Runs in the page. Observers hand out what happened before them when they are asked for it. */
function observe(): Observed {
  const entriesOf = (type: string): PerformanceEntry[] => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type, buffered: true });
    const entries = observer.takeRecords();
    observer.disconnect();
    return entries;
  };
  return {
    paints: entriesOf('paint').map(({ name, startTime }) => ({ name, startTime })),
    largest: entriesOf('largest-contentful-paint').map((entry) => {
      const { element } = entry as PerformanceEntry & { element: Element | null };
      const words = element?.textContent.trim().replace(/\s+/g, ' ').slice(0, 30);
      return {
        startTime: entry.startTime,
        element: element === null ? 'gone' : `${element.localName} “${words}…”`,
      };
    }),
    shifts: entriesOf('layout-shift').map((entry) => {
      const { value } = entry as PerformanceEntry & { value: number };
      return { startTime: entry.startTime, value };
    }),
    tasks: entriesOf('longtask').map(({ startTime, duration }) => ({ startTime, duration })),
    now: performance.now(),
  };
}
