import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'astro/zod';
import { checkerExceptions, type CheckerException } from './checker-exceptions.ts';
import { Letter } from './command.ts';

const run = promisify(execFile);

/** More than a thousand pages with a dozen messages each. */
const MUCH_OUTPUT = 256 * 2 ** 20;

const messageSchema = z.object({
  type: z.enum(['error', 'info', 'non-document-error']),
  subType: z.string().exactOptional(),
  url: z.string().exactOptional(),
  lastLine: z.number().exactOptional(),
  message: z.string(),
  extract: z.string().exactOptional(),
});

const resultSchema = z.object({ messages: z.array(messageSchema) });

/** Something that the checker says. */
export type CheckerMessage = z.infer<typeof messageSchema>;

/** What the checker says of a site, sorted by what follows from it. */
export interface CheckerVerdict {
  readonly errors: readonly CheckerMessage[];
  /** Advice, and doubts. */
  readonly warnings: readonly CheckerMessage[];
  /** Errors that are excused. */
  readonly excused: readonly CheckerMessage[];
  /** Excuses that excuse nothing any more. */
  readonly idle: readonly CheckerException[];
}

/** The version line of the Java that is installed; undefined where there is none. */
export async function findJava(): Promise<string | undefined> {
  try {
    // On a Mac without Java there is a program of this name that only says so, with status 1.
    const { stderr, stdout } = await run('java', ['-version']);
    return (stderr || stdout).split('\n')[0];
  } catch {
    return undefined;
  }
}

/**
 * Has the Nu HTML checker read every page, style sheet and drawing in a folder.
 *
 * @throws Letter when the checker does not run, as with a Java that is too old
 */
export async function checkHtml(folder: string): Promise<CheckerMessage[]> {
  const kinds = ['--skip-non-html', '--also-check-css', '--also-check-svg'];
  const output = ['--stdout', '--format', 'json', '--exit-zero-always'];
  try {
    const checker = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
    const { stdout } = await run('java', ['-jar', checker, ...kinds, ...output, folder], {
      maxBuffer: MUCH_OUTPUT,
    });
    return readMessages(stdout, folder);
  } catch (error) {
    throw new Letter(
      `The Nu HTML checker did not run. It needs Java 17 or newer.\n\n${(error as Error).message}`,
    );
  }
}

/**
 * The messages in the checker's JSON, with paths from the folder instead of addresses.
 *
 * @throws Error when this is not the checker's JSON
 */
export function readMessages(json: string, folder: string): CheckerMessage[] {
  return resultSchema.parse(JSON.parse(json)).messages.map(({ url, ...message }) => ({
    ...message,
    ...(url === undefined ? {} : { url: relative(folder, fileURLToPath(url)) }),
  }));
}

/** Sorts the checker's messages. */
export function judgeMessages(
  messages: readonly CheckerMessage[],
  exceptions: readonly CheckerException[] = checkerExceptions,
): CheckerVerdict {
  const faults = messages.filter(({ type }) => type !== 'info');
  const isExcused = ({ message }: CheckerMessage) =>
    exceptions.some((exception) => exception.message === message);
  const said = new Set(faults.map(({ message }) => message));
  return {
    errors: faults.filter((fault) => !isExcused(fault)),
    warnings: messages.filter(({ type }) => type === 'info'),
    excused: faults.filter(isExcused),
    idle: exceptions.filter(({ message }) => !said.has(message)),
  };
}

/** A line for each different message: how often it was said, where first, and of what. */
export function formatMessages(messages: readonly CheckerMessage[]): string[] {
  return [...Map.groupBy(messages, ({ message }) => message)].map(([message, alike]) => {
    const { url = '', lastLine, extract } = alike[0]!;
    const place = lastLine === undefined ? url : `${url}:${lastLine}`;
    const of = extract === undefined ? '' : `: ${extract.replace(/\s+/g, ' ')}`;
    const count = alike.length === 1 ? 'once' : `${alike.length} times`;
    return `${message} (${count}; first in ${place}${of})`;
  });
}
