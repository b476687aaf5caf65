import { parseBody, parseCitedLine, type BodyKind } from '../markdown/parse-body.ts';
import { actorFields, sideFields } from '../model/actor.ts';
import { articleFields } from '../model/article.ts';
import { eventFields } from '../model/event.ts';
import { measureFields } from '../model/figure.ts';
import { partsOfQuotation } from '../model/match-quotation.ts';
import { placeFields } from '../model/place.ts';

/** Words that are meant to become markup, script or syntax somewhere. Each says `xss` where it acts. */
export const hostileTexts: readonly string[] = [
  '<script>xss()</script>',
  '</script><script>xss()</script>',
  '</style></title></textarea><img src=xss onerror=xss()>',
  '"><svg onload=xss()>',
  "' onmouseover='xss()",
  '<iframe srcdoc=xss>',
  '<b>unclosed xss',
  '<!-- xss',
  ']]><xss>',
  '&lt;script&gt;xss()&lt;/script&gt;',
  '&ltscript&gtxss()&lt/script&gt',
  '&#60;svg/onload=xss()&#62;',
  '＜script＞xss()＜/script＞',
  'javascript:xss()',
  '[xss](javascript:xss())',
  '[xss](data:text/html,xss)',
  '![xss](https://example.org/xss)',
  '<https://example.org/xss>',
  'https://example.org/"><script>xss()</script>',
  'https://example.org/?a=b&lt=c&quot;onclick=xss()',
  "https://example.org/'onmouseover='xss()",
  'javascript://example.org/%0Axss()',
  '{{ xss() }} ${xss()} {xss}',
  '=HYPERLINK("https://example.org/xss")',
  'xss, with; a “quotation” & more: 100 % of $3 #1',
  '\\end{xss} \\n \\u003cscript',
  'TY  - XSS',
  'BEGIN:VEVENT xss END:VEVENT',
  '*xss* _xss_ `xss` # xss',
  'القوات xss 🇮🇶 e\u0301',
];

/** All that the guide for authors allows in a line of a body. */
const PLAIN_WORDS = 'Something *new*, [seen](https://example.org/seen) and “quoted”,';

/** Valid fields of one thing of each kind, every field of its schema among them; `N` is its number. */
const examples = {
  events: {
    schema: eventFields,
    fields: {
      headline: 'Something happened as number N',
      when: '2020-01-05',
      whenBasis: 'given as Sunday [@hostile-N]',
      elsewhere: [{ place: 'place-N', when: '2020-01-06' }],
      place: 'place-N',
      alsoAt: ['elsewhere'],
      kind: 'decision',
      actors: ['actor-N'],
      key: 'true',
      answers: ['plain'],
      order: 'N',
      added: '2026-11-22',
      formerly: ['formerly-N'],
      disputes: [
        {
          question: 'How many came to number N?',
          measure: 'measure-N',
          accounts: [
            { says: '“one”', article: 'hostile-N' },
            { says: '“two”', article: 'plain' },
          ],
          settled: { article: 'plain', why: 'It was there.' },
        },
      ],
      corrections: [{ date: '2026-11-23', change: 'It said “so”.', why: 'It was not so.' }],
      minor: '2026-11-23',
    },
  },
  articles: {
    schema: articleFields,
    fields: {
      title: 'Title N',
      titleBasis: 'wording from the address',
      publisher: 'A paper',
      carriedBy: { name: 'A carrier', url: 'https://example.org/carried' },
      authors: ['An author'],
      authorsBasis: 'from elsewhere',
      contributors: ['A contributor'],
      kind: 'report',
      published: '2020-01-05',
      publishedBasis: 'from the address',
      added: '2026-11-22',
      url: 'https://example.org/article-N',
      whereFound: 'in a library',
      archived: { url: 'https://example.org/archived-N', date: '2020-02-01' },
      language: 'en',
      licence: 'copyright',
      textSeen: 'complete',
      formerly: ['formerly-N'],
      figures: [
        {
          measure: 'measure-N',
          value: '5000',
          certainty: 'about',
          asOf: '2020-01-05',
          kind: 'level',
        },
      ],
      positions: [
        {
          actor: 'actor-N',
          when: '2020-01-05',
          event: 'hostile-N',
          stance: 'leave',
          gist: 'They should go.',
          quote: 'go home',
        },
      ],
    },
  },
  actors: {
    schema: actorFields,
    fields: {
      name: 'Actor N',
      aliases: ['Another name'],
      side: 'side-N',
      roles: [{ role: 'minister', from: '2019', to: '2021' }],
      formerly: ['formerly-actor-N'],
    },
  },
  sides: { schema: sideFields, fields: { slug: 'side-N', name: 'Side N', mark: 'disc' } },
  places: {
    schema: placeFields,
    fields: {
      slug: 'place-N',
      name: 'Place at N',
      short: 'Place N',
      kind: 'base',
      at: { latitude: '33.3', longitude: '44.4', from: 'GeoNames', near: 'the next town' },
    },
  },
  measures: {
    schema: measureFields,
    fields: { slug: 'measure-N', name: 'Troops of N', unit: 'troops' },
  },
} as const;

export type Kind = keyof typeof examples;

type Path = readonly (string | number)[];

/** A text in a place of the content, and whether a reader of that place alone takes it. */
export interface Attempt {
  readonly kind: Kind | 'body' | 'summary';
  readonly path: Path;
  readonly text: string;
  readonly isTaken: boolean;
}

/** Every field of every kind that takes words, by its schema, and the example that stands for it. */
export function textFields(): {
  readonly kind: Kind;
  readonly path: Path;
  readonly example: unknown;
}[] {
  return (Object.keys(examples) as Kind[]).flatMap((kind) => {
    const { schema, fields } = examples[kind];
    return leavesOf(schema).map((path) => ({ kind, path, example: valueAt(fields, path) }));
  });
}

/** Every hostile text in every field and body, alone in what is otherwise in order. */
export function attempts(): Attempt[] {
  const inFields = textFields().flatMap(({ kind, path }) =>
    hostileTexts.map((text) => {
      const fields = withValue(fieldsOf(kind, 0), path, text);
      const isTaken = examples[kind].schema.safeParse(fields).success;
      return { kind, path, text, isTaken: isTaken && isTakenAsBasis(path, fields) };
    }),
  );
  const inBodies = (['body', 'summary'] as const).flatMap((kind) =>
    hostileTexts.map((text) => {
      const as: BodyKind = kind === 'body' ? 'account' : 'summary';
      const isTaken = parseBody(bodyWith(kind, text, 0), as).problems.length === 0;
      return { kind, path: [], text, isTaken };
    }),
  );
  return [...inFields, ...inBodies];
}

/** A content folder in which every text stands wherever it is taken, and nothing is wrong. */
export function hostileFolder(list: readonly Attempt[]): Map<string, string> {
  const folder = plainFolder();
  const lists = { sides: [] as unknown[], places: [] as unknown[], measures: [] as unknown[] };
  for (const [index, text] of hostileTexts.entries()) {
    const taken = list.filter((attempt) => attempt.text === text && attempt.isTaken);
    const fill = (kind: Kind): Record<string, unknown> =>
      taken
        .filter(
          (attempt) => attempt.kind === kind && !isReference(attempt.path) && isWhole(attempt),
        )
        .reduce((fields, { path }) => withValue(fields, path, text, index), fieldsOf(kind, index));
    const body = (kind: 'body' | 'summary'): string =>
      bodyWith(kind, taken.some((attempt) => attempt.kind === kind) ? text : PLAIN_WORDS, index);
    folder.set(`events/hostile-${index}.md`, markdown(fill('events'), body('body')));
    folder.set(`articles/hostile-${index}.md`, markdown(fill('articles'), body('summary')));
    folder.set(`actors/actor-${index}.yaml`, yaml(fill('actors')));
    for (const kind of ['sides', 'places', 'measures'] as const) lists[kind].push(fill(kind));
  }
  const places = [
    ...lists.places,
    { slug: 'elsewhere', name: 'Elsewhere', kind: 'town' },
    // Of this one nothing is told.
    { slug: 'nowhere', name: 'Nowhere', kind: 'town' },
  ];
  folder.set('sides.yaml', JSON.stringify(lists.sides));
  folder.set('places.yaml', JSON.stringify(places));
  folder.set('measures.yaml', JSON.stringify(lists.measures));
  return folder;
}

/** A content folder in which each text that is not taken stands in a file of its own. */
export function refusedFolder(list: readonly Attempt[]): {
  readonly folder: Map<string, string>;
  readonly files: readonly string[];
} {
  const folder = hostileFolder([]);
  const files: string[] = [];
  for (const [index, { kind, path, text, isTaken }] of list.entries()) {
    if (isTaken) continue;
    if (kind === 'sides' || kind === 'places' || kind === 'measures') continue;
    const isEvent = kind === 'events' || kind === 'body';
    const name = isEvent
      ? `events/refused-${index}.md`
      : kind === 'actors'
        ? `actors/refused-${index}.yaml`
        : `articles/refused-${index}.md`;
    const of = isEvent ? 'events' : kind === 'actors' ? 'actors' : 'articles';
    const fields = path.length === 0 ? fieldsOf(of, 0) : withValue(fieldsOf(of, 0), path, text);
    const isBody = kind === 'body' || kind === 'summary';
    const body = bodyWith(isEvent ? 'body' : 'summary', isBody ? text : PLAIN_WORDS, 0);
    folder.set(name, of === 'actors' ? yaml(fields) : markdown(fields, body));
    files.push(`content/${name}`);
  }
  return { folder, files };
}

/** What the files rest on: one of each, in plain words. */
function plainFolder(): Map<string, string> {
  const { positions: _, figures: __, formerly: ___, ...article } = fieldsOf('articles', 0);
  const event = {
    headline: 'A beginning',
    when: '2020-01-01',
    kind: 'decision',
    actors: ['actor-0'],
    key: 'true',
    added: '2026-11-22',
  };
  return new Map([
    ['articles/plain.md', markdown(article, 'It says so.\n')],
    ['events/plain.md', markdown(event, 'It began [@plain].\n')],
    ['story.md', 'It began [@plain].\n'],
  ]);
}

function bodyWith(kind: 'body' | 'summary', text: string, index: number): string {
  return kind === 'body' ? `${text} happened [@hostile-${index}].\n` : `${text} it says.\n`;
}

/** Names and addresses that other files lead to; what they hold decides what is connected. */
function isReference(path: Path): boolean {
  const last = path.at(-1);
  const name = typeof last === 'number' ? path.at(-2) : last;
  return [
    'slug',
    'article',
    'actor',
    'event',
    'measure',
    'place',
    'side',
    'actors',
    'answers',
  ].includes(String(name));
}

function fieldsOf(kind: Kind, index: number): Record<string, unknown> {
  const numbered = JSON.stringify(examples[kind].fields).replace(/\bN\b/g, String(index));
  return JSON.parse(numbered) as Record<string, unknown>;
}

/** The paths of a schema that end in words, the first item standing for each list. */
function leavesOf(schema: unknown): Path[] {
  const { def } = schema as {
    def: { type: string; innerType?: unknown; in?: unknown; element?: unknown; shape?: object };
  };
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
      return leavesOf(def.innerType);
    case 'pipe':
      return leavesOf(def.in);
    case 'array':
      return leavesOf(def.element).map((path) => [0, ...path]);
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, inner]) =>
        leavesOf(inner).map((path) => [name, ...path]),
      );
    case 'string':
    case 'enum':
      return [[]];
    default:
      throw new Error(`hostile content knows no fields of the type ${def.type}`);
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)?.[step], value);
}

function withValue(
  fields: Record<string, unknown>,
  path: Path,
  text: string,
  index = 0,
): Record<string, unknown> {
  const changed = structuredClone(fields);
  const parent = valueAt(changed, path.slice(0, -1)) as Record<string | number, unknown>;
  parent[path.at(-1)!] = isBasis(path) ? `${text} [@hostile-${index}]` : text;
  return changed;
}

/** Brackets in quoted words are read when these are compared with the article. */
function isWhole({ path, text }: Attempt): boolean {
  return path.at(-1) !== 'quote' || partsOfQuotation(text).ok;
}

/** How a date is known is read further, as a passage. */
function isBasis(path: Path): boolean {
  return path[0] === 'whenBasis';
}

function isTakenAsBasis(path: Path, { whenBasis }: Record<string, unknown>): boolean {
  return !isBasis(path) || parseCitedLine(String(whenBasis)).problems.length === 0;
}

function markdown(fields: Record<string, unknown>, body: string): string {
  return `---\n${yaml(fields)}---\n${body}`;
}

/** JSON is YAML. */
function yaml(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
