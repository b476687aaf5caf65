import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;
const SITE_TESTS = 'src/test/**/*.site.test.ts';
const BROWSER_TESTS = 'src/test/**/*.browser.test.ts';
const HOST_TESTS = 'src/test/**/*.hosts.test.ts';

/**
 * `unit` needs nothing; `site` reads a finished dist; `browser` opens dist in a browser; `hosts` needs
 * the servers of others and is not part of `npm test`.
 */
export default defineConfig({
  test: {
    // Also where there are two: by default one would be left to the watcher.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: [SITE_TESTS, BROWSER_TESTS, HOST_TESTS],
          // Loading the modules anew for each file took a third of the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'site',
          include: [SITE_TESTS],
          // So that the pages are read and parsed once, not once for each file of tests.
          isolate: false,
          testTimeout: 2 * MINUTE,
          hookTimeout: 5 * MINUTE,
        },
      },
      {
        test: {
          name: 'browser',
          include: [BROWSER_TESTS],
          isolate: false,
          globalSetup: 'src/test/prepare-browser.ts',
          testTimeout: 2 * MINUTE,
          hookTimeout: 15 * MINUTE,
          // What a page comes to show is waited for, since a busy machine may take seconds for a frame.
          expect: { poll: { timeout: MINUTE / 4 } },
        },
      },
      {
        test: {
          name: 'hosts',
          include: [HOST_TESTS],
          testTimeout: 5 * MINUTE,
          hookTimeout: 5 * MINUTE,
        },
      },
    ],
  },
});
