import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes every page’s content security policy as strict as the page allows. Astro writes
 * the hashes of all styles and scripts of the whole site into every page; a page needs its own alone.
 *
 * @param folder The folder of a finished build.
 * @throws Error when a page has no policy, or one that does not cover its own styles and scripts
 */
export async function tightenPolicies(folder: string): Promise<void> {
  const paths = glob('**/*.html', { cwd: folder });
  // All workers take from the one list of pages, so that no page waits for its neighbours.
  await Promise.all(Array.from({ length: pagesAtOnce }, () => tightenEach(paths, folder)));
}

const pagesAtOnce = 16;

async function tightenEach(paths: AsyncIterator<string>, folder: string): Promise<void> {
  for (let next = await paths.next(); !next.done; next = await paths.next()) {
    const file = join(folder, next.value);
    const page = await readFile(file, 'utf8');
    try {
      await writeFile(file, tightenPolicy(page));
    } catch (error) {
      throw new Error(`${next.value}: ${(error as Error).message}`);
    }
  }
}

/**
 * Leaves in a page's policy (CSP level 3, in a `<meta>`) only the hashes of its own inline styles and
 * scripts, and forbids the kind that it does not have.
 */
export function tightenPolicy(page: string): string {
  const found = /(<meta http-equiv="content-security-policy" content=")([^"]*)(">)/.exec(page);
  if (found === null) throw new Error('the page has no content security policy');
  const [whole, opening, policy = '', closing] = found;
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '')
    .map((directive) => tightenDirective(directive, page));
  return page.replace(whole, () => opening + directives.join(';') + closing);
}

const elementsOf: Readonly<Record<string, RegExp>> = {
  'script-src': /<script(?![^>]*(?:\ssrc=|type="application\/))[^>]*>(.*?)<\/script>/gs,
  'style-src': /<style[^>]*>(.*?)<\/style>/gs,
};

function tightenDirective(directive: string, page: string): string {
  const [name = '', ...sources] = directive.split(/\s+/);
  const elements = elementsOf[name];
  if (elements === undefined) return directive;
  const needed = [...page.matchAll(elements)].map(([, content = '']) => hashSource(content));
  const uncovered = needed.find((source) => !sources.includes(source));
  if (uncovered !== undefined) {
    throw new Error(`the policy’s ${name} does not cover what the page holds (${uncovered})`);
  }
  const others = name === 'script-src' ? scriptsOfOurs(sources, page) : [];
  const allowed = [...others, ...new Set(needed)];
  return [name, ...(allowed.length === 0 ? ["'none'"] : allowed)].join(' ');
}

/** Leave for script files of ours, where a page has some, and for WebAssembly, where it asked for that. */
function scriptsOfOurs(sources: readonly string[], page: string): string[] {
  // A page that compiles WebAssembly loads the engine from a file that its markup does not name.
  if (sources.includes(webAssembly)) return ["'self'", webAssembly];
  return fetchesScripts.test(page) ? ["'self'"] : [];
}

/** A script from a file of its own, named by the page or imported by what the page holds. */
const fetchesScripts = /<script[^>]*(?:\ssrc=|>(?:(?!<\/script>).)*\bimport\()/s;

const webAssembly = "'wasm-unsafe-eval'";

function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
