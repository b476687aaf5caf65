import { readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectFolder } from '../commands/command.ts';
import { listFiles } from '../commands/list-files.ts';

/** A file of `src/`, by its path from there, and what it imports. */
interface Source {
  readonly file: string;
  readonly text: string;
  /** Our own files by their paths from `src/`, packages by their names as written. */
  readonly imports: readonly string[];
}

const sources = listFiles(join(projectFolder, 'src')).map(readSource);

/** The folders and single files of `src/`, and what of ours each may import besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  markdown: ['model'],
  reading: ['model', 'markdown'],
  'content.config.ts': ['model', 'reading', 'site.ts'],
  'open-archive.ts': ['model'],
  'site.ts': [],
  styles: [],
  enhance: ['model'],
  exchange: ['model'],
  layouts: ['model', 'exchange', 'site.ts', 'styles', 'enhance'],
  components: ['model', 'exchange', 'layouts', 'site.ts', 'enhance'],
  pages: ['model', 'open-archive.ts', 'exchange', 'components', 'layouts', 'site.ts', 'enhance'],
  commands: ['model', 'markdown', 'reading', 'exchange', 'site.ts', 'test'],
  test: ['commands', 'model', 'markdown', 'reading', 'exchange'],
};

test('every folder of the source has a place in the direction of imports', () => {
  const parts = new Set(
    sources.map(({ file }) => partOf(file)).filter((part) => part !== 'env.d.ts'),
  );
  expect([...parts].filter((part) => !(part in MAY_IMPORT))).toEqual([]);
});

test('no import points back: content, reading, open-archive, pages, components', () => {
  const faults = sources.flatMap(({ file, imports }) => {
    const part = partOf(file);
    return imports
      .filter((imported) => imported.startsWith('src/'))
      .map((imported) => imported.slice('src/'.length))
      .filter((imported) => ![part, ...(MAY_IMPORT[part] ?? [])].includes(partOf(imported)))
      .map((imported) => `${file} imports ${imported}`);
  });
  expect(faults).toEqual([]);
});

test('the model and the formats of exchange are pure: they use no files and nothing of Astro but its zod', () => {
  const allowed =
    /^(?:src\/.*|astro\/zod|date-fns(?:\/\w+)?|@date-fns\/utc|d3-(?:geo|scale|shape)|topojson-(?:client|specification)|hast-util-to-html|ical-generator|mdast|mdast-util-to-markdown|uuid|xast|xastscript|xast-util-to-xml)$/;
  const faults = importsOf('model', 'exchange')
    .filter(([, imported]) => !allowed.test(imported))
    .map(([file, imported]) => `${file} imports ${imported}`);
  expect(faults).toEqual([]);
});

test('only open-archive and the collections know the content as Astro carries it', () => {
  const readers = sources
    .filter(({ imports }) => imports.includes('astro:content'))
    .map(({ file }) => file);
  expect(readers.toSorted()).toEqual(['content.config.ts', 'open-archive.ts']);
});

test('components and layouts show what they are given: they read no files and ask no archive', () => {
  const faults = importsOf('components', 'layouts')
    .filter(([, imported]) => /^(?:node:|astro:(?!assets))|open-archive/.test(imported))
    .map(([file, imported]) => `${file} imports ${imported}`);
  expect(faults).toEqual([]);
});

test('there is no drawer for odds and ends', () => {
  const drawers =
    /(?:^|\/)(?:utils?|lib|helpers?|common|shared|misc)(?:\/|\.[a-z]+$)|(?:^|\/)index\.ts$/;
  expect(sources.map(({ file }) => file).filter((file) => drawers.test(file))).toEqual([]);
});

test('files are named in lower case with hyphens, components with a capital', () => {
  const named = sources.map(({ file }) => file).filter((file) => !file.startsWith('pages/'));
  const wrong = named.filter((file) => {
    const [name = ''] = file.split('/').slice(-1);
    if (name.endsWith('.astro')) return !/^[A-Z][A-Za-z]+\.astro$/.test(name);
    return !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$/.test(name);
  });
  expect(wrong).toEqual([]);
});

test('no date depends on the clock, the zone or the language of the machine', () => {
  const machineDates =
    /\bnew Date\(|\bDate\.(?:now|parse)\b|\.toLocale\w*\(|\.get(?:FullYear|Month|Date|Day|Hours)\(|\bIntl\.\w+\((?:\)|undefined|\[\])/g;
  const faults = sources
    .filter(({ file }) => !['test', 'commands', 'enhance'].includes(partOf(file)) && !isTest(file))
    .flatMap(({ file, text }) =>
      [...withoutComments(text).matchAll(machineDates)].map(([found]) => `${file}: ${found}`),
    );
  expect(faults).toEqual([]);
});

test('no markup has a style of its own, which the policy would refuse', () => {
  const faults = sources
    .filter(({ file }) => file.endsWith('.astro'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\sstyle=|define:vars|is:inline/g)].map(([found]) => `${file}: ${found}`),
    );
  expect(faults).toEqual([]);
});

test('no file of the project names a folder of the machine it was written on', () => {
  const folders = [`${homedir()}/`, `${tmpdir()}/`];
  // A project right under the root, in `/app/` or `/src/`, has too common a name to look for.
  if (projectFolder.split('/').length > 3) folders.push(projectFolder);
  // “me” and “you” stand for anyone.
  const homes = /(?<![\w.])(?:\/(?:home|Users)\/(?!me\/|you\/)[a-z]\w*\/|[A-Z]:\\Users\\)/g;
  const faults = listProjectFiles().flatMap((file) => {
    const text = readFileSync(join(projectFolder, file), 'utf8');
    const found = folders.filter((folder) => startsAPath(text, folder));
    return [...found, ...(text.match(homes) ?? [])].map((folder) => `${file}: ${folder}`);
  });
  expect(faults).toEqual([]);
});

test('only the continuous integration knows where the texts of articles lie', () => {
  const places = /\bARTICLE_TEXTS\b['"\]]*\s*[=:]\s*(?!FOLDER\b)\S|sources[\\/]+seeds/;
  const named = listProjectFiles().filter(
    (file) =>
      // This file names what it looks for.
      file !== 'src/test/architecture.test.ts' &&
      places.test(readFileSync(join(projectFolder, file), 'utf8')),
  );
  expect(named).toEqual(['.ci/run']);
});

function readSource(file: string): Source {
  const text = readFileSync(join(projectFolder, 'src', file), 'utf8');
  const code = codeOf(file, text);
  const imports = ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.') ? join('src', dirname(file), fileName) : fileName,
    );
  return { file, text, imports };
}

/** What of a file is TypeScript: all of it, or an Astro file's head and its scripts. */
function codeOf(file: string, text: string): string {
  if (/\.[cm]?[jt]s$/.test(file)) return text;
  if (extname(file) !== '.astro') return '';
  const [, head = ''] = /^\s*---\n(.*?)\n---/s.exec(text) ?? [];
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code);
  return [head, ...scripts].join('\n');
}

/** The folder of `src/` that a file is in, or the file itself where it is in none. */
function partOf(file: string): string {
  return file.split('/')[0] ?? file;
}

/** The imports of all files in some folders, tests left out: each as a file and what it imports. */
function importsOf(...parts: readonly string[]): (readonly [string, string])[] {
  return sources
    .filter(({ file }) => parts.includes(partOf(file)) && !isTest(file))
    .flatMap(({ file, imports }) => imports.map((imported) => [file, imported] as const));
}

/** Whether a file is a test, or makes examples for some. */
function isTest(file: string): boolean {
  return /\.(?:test|examples)\.ts$/.test(file);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*.*?\*\/|(?<=^|\s)\/\/.*$|<!--.*?-->/gms, '');
}

/** Whether a text names this folder, and not merely a longer path that ends in its name. */
function startsAPath(text: string, folder: string): boolean {
  return text
    .split(folder)
    .slice(0, -1)
    .some((before) => !/[\w.~}-]$/.test(before));
}

/** Every file that people wrote and share: neither what tools make nor what is hidden. */
function listProjectFiles(): string[] {
  const others =
    /^(?:node_modules|dist|dist-portable|coverage|package-lock\.json|\.(?!ci$|github$).*)$/;
  return readdirSync(projectFolder, { withFileTypes: true })
    .filter(({ name }) => !others.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(join(projectFolder, entry.name)).map((file) => `${entry.name}/${file}`)
        : entry.name,
    )
    .filter((file) => !/\.(?:png|jpe?g|webp|ico|woff2?)$/.test(file));
}
