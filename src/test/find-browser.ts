import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { runPackage, runProgram } from '../commands/command.ts';

const MINUTE = 60_000;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
] as const;

const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
] as const;

/**
 * Opens a browser without a window. The caller closes it.
 *
 * @param switches More of Chromium’s switches.
 * @throws Error when there is no browser and none can be installed
 */
export async function openBrowser(...switches: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [
      // Chromium's sandbox refuses to work for root.
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}

/**
 * The path of a Chromium or Chrome: the one that CHROMIUM_PATH names, one that is installed, or
 * Playwright's own. Where there is none, one is installed.
 *
 * @throws Error saying how to get one, when CHROMIUM_PATH is wrong or the installation fails
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is “${named}”, but there is no program. Correct or unset it.`);
  }
  return chooseInstalled() ?? (await installBrowser());
}

/** The first of the candidates that exists. */
export function chooseBrowser(
  candidates: readonly string[],
  exists: (path: string) => boolean,
): string | undefined {
  return candidates.find(exists);
}

/** Where a browser may be installed, best first: in the folders of PATH, in a Mac's places, Playwright's own. */
export function listCandidates(
  searchPath: string,
  playwrightPath: string | undefined,
): readonly string[] {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  return [
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...MAC_APPLICATIONS,
    ...(playwrightPath === undefined ? [] : [playwrightPath]),
  ];
}

function chooseInstalled(): string | undefined {
  const candidates = listCandidates(process.env['PATH'] ?? '', findPlaywrightPath());
  return chooseBrowser(candidates, isExecutable);
}

/** Where Playwright keeps its own browser, installed or not; undefined on systems it does not know. */
function findPlaywrightPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installBrowser(): Promise<string> {
  console.log('No Chromium or Chrome is installed. Installing one for the browser tests.');
  for (const install of [installWithPlaywright, installWithApt]) {
    await install();
    const browser = chooseInstalled();
    if (browser !== undefined) return browser;
  }
  throw new Error(
    'The browser tests need Chromium or Chrome, there is none, and installing one failed. ' +
      'Install one yourself, for instance with `apt-get install chromium`, ' +
      'or name one: CHROMIUM_PATH=/path/to/chromium npm test',
  );
}

/** As root, with the system's libraries that the browser needs. */
async function installWithPlaywright(): Promise<void> {
  const libraries = isRoot() && process.platform === 'linux' ? ['--with-deps'] : [];
  await attempt(() =>
    runPackage('playwright-core', ['install', ...libraries, 'chromium'], { timeout: 5 * MINUTE }),
  );
}

async function installWithApt(): Promise<void> {
  if (!isRoot() || process.platform !== 'linux') return;
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: 5 * MINUTE };
  await attempt(() => runProgram('apt-get', ['update'], options));
  await attempt(() => runProgram('apt-get', ['install', '-y', 'chromium'], options));
}

/** What counts is whether a browser is there afterwards; an attempt that fails has printed why. */
async function attempt(install: () => Promise<number>): Promise<void> {
  try {
    await install();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
