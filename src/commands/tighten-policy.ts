import { createHash } from 'node:crypto';

/**
 * Leaves in a page's policy (CSP level 3, in a `<meta>`) only the hashes of its own inline styles and
 * scripts, and forbids the kind that it does not have.
 *
 * @throws Error when the page has no policy, or one that does not cover its own styles and scripts
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
