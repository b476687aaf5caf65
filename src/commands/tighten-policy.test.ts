import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { tightenPolicy } from './tighten-policy.ts';

const hash = (content: string) =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
const own = hash('p{color:red}');
const foreign = hash('q{color:red}');
const meta = (policy: string) => `<meta http-equiv="content-security-policy" content="${policy}">`;
const pageWith = (policy: string, rest = '<style>p{color:red}</style>') => meta(policy) + rest;

describe('tightening a policy', () => {
  test('a page keeps the hash of its own style and loses those of other pages', () => {
    const page = pageWith(`default-src 'self';style-src 'self' ${foreign} ${own}`);
    expect(tightenPolicy(page)).toBe(pageWith(`default-src 'self';style-src ${own}`));
  });

  test('a page without script may run none', () => {
    const page = pageWith(`script-src 'self' ${foreign}; style-src ${own};`);
    expect(tightenPolicy(page)).toBe(pageWith(`script-src 'none';style-src ${own}`));
  });

  test('a page with script keeps what its script needs', () => {
    const body = '<script>1</script><script src="/x.js"></script>';
    const page = pageWith(`script-src 'self' ${foreign} ${hash('1')}`, body);
    expect(tightenPolicy(page)).toBe(pageWith(`script-src 'self' ${hash('1')}`, body));
  });

  test('a page whose script imports another may fetch that, from its own host alone', () => {
    const loader = 'import(`/x.js`)';
    const body = `<script type="module">${loader}</script>`;
    const page = pageWith(`script-src 'self' ${foreign} ${hash(loader)}`, body);
    expect(tightenPolicy(page)).toBe(pageWith(`script-src 'self' ${hash(loader)}`, body));
  });

  test('a page that merely writes of importing may fetch nothing', () => {
    const body = '<script>1</script><p>import(it)</p>';
    const page = pageWith(`script-src 'self' ${hash('1')}`, body);
    expect(tightenPolicy(page)).toBe(pageWith(`script-src ${hash('1')}`, body));
  });

  test('a page that asked for WebAssembly keeps it, and the files of ours that load it', () => {
    const body = '<script>1</script>';
    const page = pageWith(`script-src 'self' 'wasm-unsafe-eval' ${foreign} ${hash('1')}`, body);
    expect(tightenPolicy(page)).toBe(
      pageWith(`script-src 'self' 'wasm-unsafe-eval' ${hash('1')}`, body),
    );
  });

  test('data in a script element is no script', () => {
    const body = '<script type="application/ld+json">{}</script>';
    expect(tightenPolicy(pageWith(`script-src 'self'`, body))).toBe(
      pageWith(`script-src 'none'`, body),
    );
  });

  test('other directives stay as they are', () => {
    const policy = "default-src 'self';object-src 'none'";
    expect(tightenPolicy(pageWith(policy))).toBe(pageWith(policy));
  });

  test('a style that the policy does not cover is not let in', () => {
    expect(() => tightenPolicy(pageWith(`style-src 'self' ${foreign}`))).toThrow(own);
  });

  test('a page without a policy is refused', () => {
    expect(() => tightenPolicy('<p>')).toThrow('no content security policy');
  });
});
