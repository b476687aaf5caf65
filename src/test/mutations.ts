import fc from 'fast-check';

/** What lies in a content folder, by path; a path that leads nowhere stands for a broken link. */
export type Folder = ReadonlyMap<string, Buffer | 'folder' | 'broken link'>;

/** One change to one file, as plain data, so that a report of it can be read and repeated. */
export type Mutation = {
  /** Chooses the file, counted over all files and begun again at their end. */
  readonly file: number;
} & Change;

type Change =
  | { readonly do: 'delete' | 'make a folder' | 'make a broken link' }
  | { readonly do: 'rename' | 'copy'; readonly to: string }
  | { readonly do: 'encode'; readonly as: Encoding }
  | { readonly do: 'replace all'; readonly by: string }
  | { readonly do: 'repeat'; readonly times: number }
  | { readonly do: 'cut'; readonly from: number; readonly share: number }
  | { readonly do: 'insert bytes'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly do: 'insert'; readonly at: number; readonly text: string }
  | { readonly do: 'insert in body'; readonly at: number; readonly text: string }
  | { readonly do: 'delete line' | 'double line' | 'indent line'; readonly at: number }
  | { readonly do: 'swap lines'; readonly at: number; readonly with: number }
  | {
      readonly do: 'set field' | 'change date' | 'change name';
      readonly at: number;
      readonly to: string;
    };

type Encoding = (typeof encodings)[number];

const encodings = [
  'CRLF',
  'CR',
  'BOM',
  'two BOMs',
  'UTF-16',
  'Latin-1',
  'NUL after each line',
] as const;

/** Values that YAML, or a program after it, may take for something else. */
const values = [
  '',
  'null',
  '~',
  'no',
  'true',
  '[]',
  '{}',
  '[[[[[',
  '{a: {b: {c: d}}}',
  '&a x',
  '*a',
  '!!js/function x',
  '!!binary aGk=',
  '!!timestamp 2020-01-05',
  '|',
  '>-',
  '|\n  two\n  lines',
  '? x',
  '- x',
  '"\\u0000"',
  '"\\u2028"',
  '"\\ud800"',
  '"a\\nb"',
  '"unclosed',
  "'it''s'",
  '# a comment',
  '%YAML 1.1',
  '@x',
  '`x`',
  '1e309',
  '-0',
  '0x10',
  '٢٠٢٠',
  '99999999999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  'https://example.org/"><script>alert(1)</script>',
  'https://[::1]/',
  'https://例え.jp/ü?a=b&c=d#e',
  'https://example.org/%',
  'x'.repeat(50_000),
  'word '.repeat(20_000),
  '['.repeat(20_000),
  '{a: '.repeat(5_000),
];

/** Pieces of Markdown, good and bad. */
const markdown = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</p></main>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '&#60;b',
  '&ltb',
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  '[x](//example.org)',
  '[x](/events/)',
  '[x](/events/nowhere/)',
  '[x](https://example.org/"onclick=")',
  '[x](<https://example.org/a b>)',
  '![x](https://example.org/x.png)',
  '<https://example.org>',
  'https://example.org',
  '# x\n',
  '\n\n- x\n',
  '\n\n> x\n',
  '\n\n    x\n',
  '\n\n```\nx\n```\n',
  '\n\n| a | b |\n|---|---|\n',
  '\n\n---\n\n',
  '\n\n[@a]: x\n',
  '[^1]',
  '*x*',
  '**x**',
  '*'.repeat(9),
  '_x_',
  '`x`',
  '\\',
  '\\[',
  '[@',
  '[@]',
  '[@x]',
  '[@x; @y]',
  '[[@x]]',
  '[@x](y)',
  '@x',
  '“',
  '”',
  '“x”',
  '"x"',
  '‘',
  '’',
  '«x»',
  '  \n',
  '\r',
  '\t',
  '\0',
  '\u001b[31m',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\uffff',
  '\u{1F1EE}\u{1F1F6}',
  'e\u0301'.repeat(40),
  '\u0301'.repeat(400),
  'القوات',
  '中文',
  '\n---\n',
  '\n...\n',
  'word '.repeat(50_000),
  'x'.repeat(200_000),
  '['.repeat(20_000),
  '*a '.repeat(10_000),
  '> '.repeat(5_000),
  '- '.repeat(5_000),
  '“'.repeat(5_000),
  '[@a'.repeat(5_000),
  '![a]('.repeat(5_000),
  '<a '.repeat(5_000),
  '&#'.repeat(10_000),
  '`'.repeat(10_001),
  '\n'.repeat(100_000),
  ' '.repeat(100_000),
];

const dates = [
  '2020-02-30',
  '2019-02-29',
  '2020-02-29',
  '2020-00-10',
  '2020-13-01',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-0044-03-15',
  '1900',
  '2020',
  '2020~',
  '2020-08?',
  '2020-08-20%',
  '2020-03-29/2020-03-16',
  '2020-03-16/2020-03-29',
  '2020/2021',
  '2020-01-01/..',
  '1000-01-01/2999-12-31',
  '202X',
  '2020-1-5',
  '5 January 2020',
  '2020-01-05T12:00:00Z',
  '٢٠٢٠-٠١-٠٥',
  '2020–01–05',
];

const names = [
  'Upper.md',
  'with space.md',
  'ünïcode.md',
  'dot.dot.md',
  '-.md',
  '.md',
  '.hidden.md',
  'x.MD',
  'x.markdown',
  'x.md~',
  'x.yaml',
  'x',
  'con.md',
  '__proto__.md',
  'constructor.md',
  'index.md',
  '404.md',
  'next.md',
  'deep/er/still/x.md',
  `${'long-'.repeat(40)}x.md`,
  '"quoted".md',
  '<b>.md',
  'new\nline.md',
  '\u001b[31m.md',
  '%2e%2e.md',
  '2020-01-05.md',
];

const place = fc.nat({ max: 9_999 });
const digit = fc.nat({ max: 9 }).map(String);
const date = fc.oneof(
  fc.constantFrom(...dates),
  fc
    .tuple(digit, digit, digit, digit, digit, digit)
    .map(([a, b, c, d, e, f]) => `20${a}${b}-${c}${d}-${e}${f}`),
);
const slug = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'x',
    'a--b',
    'A',
    '-',
    'ä',
    'united-states',
  ),
  fc.stringMatching(/^[a-z]{1,3}(-[a-z0-9]{1,3}){0,2}$/),
);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constantFrom('delete', 'make a folder', 'make a broken link') }),
  fc.record({ do: fc.constantFrom('rename', 'copy'), to: fc.constantFrom(...names) }),
  fc.record({ do: fc.constant('encode'), as: fc.constantFrom(...encodings) }),
  fc.record({
    do: fc.constant('replace all'),
    by: fc.constantFrom(
      '',
      ' ',
      '\n',
      '---\n---\n',
      '---\n',
      '\0\0\0',
      '[]',
      '{}',
      '...',
      '--- |\n',
    ),
  }),
  fc.record({ do: fc.constant('repeat'), times: fc.constantFrom(2, 3, 1_000) }),
  fc.record({ do: fc.constant('cut'), from: place, share: place }),
  fc.record({
    do: fc.constant('insert bytes'),
    at: place,
    bytes: fc.array(fc.nat({ max: 255 }), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    do: fc.constant('insert'),
    at: place,
    text: fc.oneof(
      fc.constantFrom(...values, ...markdown),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
  }),
  fc.record({
    do: fc.constant('insert in body'),
    at: place,
    text: fc.oneof(fc.constantFrom(...markdown), fc.string({ unit: 'grapheme', maxLength: 8 })),
  }),
  fc.record({
    do: fc.constantFrom('delete line', 'double line', 'indent line'),
    at: place,
  }),
  fc.record({ do: fc.constant('swap lines'), at: place, with: place }),
  fc.record({
    do: fc.constant('set field'),
    at: place,
    to: fc.oneof(fc.constantFrom(...values, ...dates), fc.string({ unit: 'grapheme' })),
  }),
  fc.record({ do: fc.constant('change date'), at: place, to: date }),
  fc.record({ do: fc.constant('change name'), at: place, to: slug }),
);

/** One change to a content folder, or a few at once. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc
    .tuple(fc.nat({ max: 9_999 }), changes)
    .map(([file, change]): Mutation => ({ file, ...change })),
  { minLength: 1, maxLength: 3 },
);

/** A folder after some changes, one after the other. */
export function mutate(folder: Folder, list: readonly Mutation[]): Folder {
  const changed = new Map(folder);
  for (const mutation of list) {
    const paths = [...changed.keys()];
    const path = paths[mutation.file % paths.length];
    const content = path === undefined ? undefined : changed.get(path);
    if (path !== undefined && Buffer.isBuffer(content)) apply(changed, path, content, mutation);
  }
  return changed;
}

function apply(
  folder: Map<string, Buffer | 'folder' | 'broken link'>,
  path: string,
  content: Buffer,
  change: Change,
): void {
  const text = content.toString('utf8');
  const write = (changed: string): void => void folder.set(path, Buffer.from(changed, 'utf8'));
  const lines = text.split('\n');
  switch (change.do) {
    case 'delete':
      folder.delete(path);
      break;
    case 'make a folder':
      folder.set(path, 'folder');
      break;
    case 'make a broken link':
      folder.set(path, 'broken link');
      break;
    case 'rename':
    case 'copy': {
      if (change.do === 'rename') folder.delete(path);
      folder.set(
        path.replace(/[^/]*$/, () => change.to),
        content,
      );
      break;
    }
    case 'encode':
      folder.set(path, encode(text, change.as));
      break;
    case 'replace all':
      write(change.by);
      break;
    case 'repeat':
      // Of a long file fewer: what is tried is a file of many megabytes, not the memory.
      write(text.repeat(Math.min(change.times, Math.ceil(5_000_000 / (text.length + 1)))));
      break;
    case 'cut': {
      const from = at(content.length, change.from);
      const rest = content.subarray(from + at(content.length - from, change.share));
      folder.set(path, Buffer.concat([content.subarray(0, from), rest]));
      break;
    }
    case 'insert bytes': {
      const from = at(content.length, change.at);
      const bytes = Buffer.from(change.bytes);
      folder.set(path, Buffer.concat([content.subarray(0, from), bytes, content.subarray(from)]));
      break;
    }
    case 'insert':
    case 'insert in body': {
      const start = change.do === 'insert' ? 0 : Math.max(0, text.indexOf('\n---\n') + 5);
      const from = start + at(text.length - start, change.at);
      write(text.slice(0, from) + change.text + text.slice(from));
      break;
    }
    case 'delete line':
    case 'double line':
    case 'indent line': {
      const index = at(lines.length, change.at);
      const line = lines[index] ?? '';
      const by = { 'delete line': [], 'double line': [line, line], 'indent line': [`  ${line}`] };
      write(lines.toSpliced(index, 1, ...by[change.do]).join('\n'));
      break;
    }
    case 'swap lines': {
      const [one, other] = [at(lines.length, change.at), at(lines.length, change.with)];
      [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
      write(lines.join('\n'));
      break;
    }
    case 'set field':
      write(replaceOne(text, /(?<=\b[A-Za-z]+: )[^\n]*/g, change));
      break;
    case 'change date':
      write(replaceOne(text, /\b\d{4}-\d\d(?:-\d\d)?\b/g, change));
      break;
    case 'change name':
      write(replaceOne(text, /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g, change));
      break;
  }
}

/** The place in a length that a number of ten thousand stands for. */
function at(length: number, tenThousandths: number): number {
  return Math.floor((length * tenThousandths) / 10_000);
}

/** Puts a text in the place of one of the matches. */
function replaceOne(
  text: string,
  pattern: RegExp,
  { at: number, to }: { readonly at: number; readonly to: string },
): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[at(matches.length, number)];
  if (match === undefined) return text;
  return text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}

function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'CRLF':
      return Buffer.from(text.replaceAll('\n', '\r\n'));
    case 'CR':
      return Buffer.from(text.replaceAll('\n', '\r'));
    case 'BOM':
      return Buffer.from(`\uFEFF${text}`);
    case 'two BOMs':
      return Buffer.from(`\uFEFF\uFEFF${text}`);
    case 'UTF-16':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'Latin-1':
      return Buffer.from(text, 'latin1');
    case 'NUL after each line':
      return Buffer.from(text.replaceAll('\n', '\0\n'));
  }
}
