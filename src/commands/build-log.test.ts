import { afterEach, expect, test, vi } from 'vitest';
import openBuildLog from './build-log.ts';

const page = (file: string) =>
  ({ label: null, level: 'info', message: `  ├─ ${file}`, newLine: false }) as const;

afterEach(() => void vi.restoreAllMocks());

test('a build says now and then how many pages it has written, and not which', () => {
  const print = vi.spyOn(console, 'log').mockReturnValue();
  const log = openBuildLog({ pause: 0 });
  log.write(page('index.html'));
  log.write(page('about/index.html'));
  expect(print.mock.calls).toEqual([['  1 page so far'], ['  2 pages so far']]);
});

test('a build that is soon done says nothing of its pages', () => {
  const print = vi.spyOn(console, 'log').mockReturnValue();
  const log = openBuildLog();
  for (let count = 0; count < 100; count += 1) log.write(page('index.html'));
  expect(print).not.toHaveBeenCalled();
});

test('what Astro warns of is printed, and what it merely tells is not', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const error = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const log = openBuildLog();
  log.write({ label: 'build', level: 'info', message: 'Complete!', newLine: true });
  log.write({
    label: 'router',
    level: 'warn',
    message: 'Two pages want one address.',
    newLine: true,
  });
  log.write({ label: 'build', level: 'error', message: 'A page failed.', newLine: true });
  expect(out.mock.calls.join()).toContain('Two pages want one address.');
  expect(out.mock.calls.join()).not.toContain('Complete!');
  expect(error.mock.calls.join()).toContain('A page failed.');
});
