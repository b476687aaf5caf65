import type { Content } from './archive.ts';
import { passagesOf, passagesOfEvent, type Passage } from './citation.ts';
import type { Fault } from './content-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { slugGrammar } from './fields.ts';
import { compareEvents } from './order.ts';

type Kind = 'article' | 'event' | 'actor' | 'side' | 'place' | 'measure';

/** The names that may be referred to, by kind of thing; any name may where the kind is left out. */
export type KnownNames = Readonly<Partial<Record<Kind, ReadonlySet<string>>>>;

/** A file that refers to things in other files. */
export interface Referrer {
  readonly kind: 'article' | 'event' | 'actor' | 'story';
  readonly file: string;
  /** Its fields, valid or as far as they go. */
  readonly fields: unknown;
  readonly passages: readonly Passage[];
}

/**
 * Everything wrong between content files: references that lead nowhere, names used twice, events
 * that answer themselves or the future, disputes settled for an account that they do not have.
 *
 * @param known Names that count as existing. A file with faults of its own still exists, so that
 *   one mistake is not reported again wherever its file is referred to.
 * @param faulty Files with faults of their own, whose references are checked all the same.
 */
export function findFaults(
  content: Content,
  known: KnownNames = namesIn(content),
  faulty: readonly Referrer[] = [],
): Fault[] {
  const referrers = [...referrersIn(content), ...faulty];
  return [
    ...unknownReferences(referrers, content, known),
    ...deadLinks(referrers, content, known),
    ...impossibleAnswers(content),
    ...repeatedNames(content),
    ...repeatedReferences(content),
    ...settledByOutsiders(content),
  ];
}

/** The names of all things in the content. */
export function namesIn(content: Content): Required<KnownNames> {
  const slugs = (things: readonly { readonly slug: string }[]) =>
    new Set(things.map((thing) => thing.slug));
  return {
    article: slugs(content.articles),
    event: slugs(content.events),
    actor: slugs(content.actors),
    side: slugs(content.sides),
    place: slugs(content.places),
    measure: slugs(content.measures),
  };
}

function referrersIn({ articles, events, actors, story }: Content): Referrer[] {
  return [
    ...articles.map((fields) => ({
      kind: 'article' as const,
      file: fields.file,
      fields,
      passages: passagesOf(fields.summary),
    })),
    ...events.map((fields) => ({
      kind: 'event' as const,
      file: fields.file,
      fields,
      passages: passagesOfEvent(fields),
    })),
    ...actors.map((fields) => ({
      kind: 'actor' as const,
      file: fields.file,
      fields,
      passages: [],
    })),
    { kind: 'story', file: storyFile, fields: {}, passages: passagesOf(story) },
  ];
}

/** Where the story so far stands. */
export const storyFile = 'content/story.md';

/** The fields that name a thing in another file, by kind of file; `*` is every item of a list. */
const references: Readonly<
  Record<Referrer['kind'], readonly (readonly [path: string, kind: Kind])[]>
> = {
  article: [
    ['figures.*.measure', 'measure'],
    ['positions.*.actor', 'actor'],
    ['positions.*.event', 'event'],
  ],
  event: [
    ['place', 'place'],
    ['alsoAt.*', 'place'],
    ['actors.*', 'actor'],
    ['answers.*', 'event'],
    ['elsewhere.*.place', 'place'],
    ['disputes.*.measure', 'measure'],
    ['disputes.*.accounts.*.article', 'article'],
    ['disputes.*.settled.article', 'article'],
  ],
  actor: [['side', 'side']],
  story: [],
};

function* unknownReferences(
  referrers: readonly Referrer[],
  content: Content,
  known: KnownNames,
): Generator<Fault> {
  for (const referrer of referrers) {
    const { file, fields, passages } = referrer;
    for (const [path, kind] of references[referrer.kind]) {
      for (const { name, field } of namesAt(fields, path.split('.'))) {
        // A name outside the grammar of slugs is a fault of the field itself.
        if (!slugGrammar.test(name) || isKnown(kind, name, known)) continue;
        yield { place: { file, field }, message: explainUnknown(kind, name, content, known) };
      }
    }
    for (const { articles, offset } of passages) {
      for (const name of articles) {
        if (isKnown('article', name, known)) continue;
        yield { place: { file, offset }, message: explainUnknown('article', name, content, known) };
      }
    }
  }
}

type Field = readonly (string | number)[];

/** Every text at a path of keys, with the exact field in which it stands. */
function* namesAt(
  value: unknown,
  [step, ...steps]: readonly string[],
  field: Field = [],
): Generator<{ readonly name: string; readonly field: Field }> {
  if (step === undefined) {
    if (typeof value === 'string') yield { name: value, field };
  } else if (step === '*') {
    for (const [index, item] of Array.isArray(value) ? value.entries() : []) {
      yield* namesAt(item, steps, [...field, index]);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield* namesAt((value as Record<string, unknown>)[step], steps, [...field, step]);
  }
}

function isKnown(kind: Kind, name: string, known: KnownNames): boolean {
  return known[kind]?.has(name) ?? true;
}

function explainUnknown(kind: Kind, name: string, content: Content, known: KnownNames): string {
  const current = currentName(kind, name, content);
  if (current !== undefined)
    return `“${name}” is a former name of the ${kind} “${current}”; write ${current}`;
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  const home = { side: 'sides.yaml', place: 'places.yaml', measure: 'measures.yaml' }[
    kind as string
  ];
  const remedy =
    home === undefined ? `add its file to content/${kind}s/` : `add it to content/${home}`;
  const suggestion = didYouMean(name, known[kind] ?? []);
  return `nothing is known of ${article} ${kind} “${name}”${suggestion === '' ? '; ' : `${suggestion} If not, `}${remedy}`;
}

function currentName(
  kind: Kind,
  name: string,
  { articles, events, actors }: Content,
): string | undefined {
  const renamed = { article: articles, event: events, actor: actors }[
    kind as 'article' | 'event' | 'actor'
  ];
  return renamed?.find(({ formerly }) => formerly.includes(name))?.slug;
}

function* impossibleAnswers({ events }: Content): Generator<Fault> {
  const bySlug = new Map(events.map((event) => [event.slug, event]));
  for (const event of events) {
    for (const [index, name] of event.answers.entries()) {
      const place = { file: event.file, field: ['answers', index] };
      const answered = bySlug.get(name);
      if (name === event.slug) {
        yield {
          place,
          message: 'an event cannot answer itself; name the earlier event that it answers',
        };
      } else if (answered !== undefined && compareEvents(answered, event) > 0) {
        yield {
          place,
          message: `“${name}” (${answered.when.text}) comes after this event (${event.when.text}); an event answers only earlier ones, so correct a date or let “${name}” answer this one`,
        };
      }
    }
  }
}

/** One name leads to one thing for ever: a former slug may be nobody else's, now or formerly. */
function* repeatedNames({ articles, events, actors }: Content): Generator<Fault> {
  for (const things of [articles, events, actors]) {
    const owners = new Map<string, string>(things.map(({ slug, file }) => [slug, file]));
    for (const { file, formerly } of things) {
      for (const [index, name] of formerly.entries()) {
        const owner = owners.get(name);
        if (owner !== undefined) {
          yield {
            place: { file, field: ['formerly', index] },
            message: `“${name}” already leads to ${owner}; a former slug belongs to one thing only, so leave it out`,
          };
        }
        owners.set(name, file);
      }
    }
  }
}

function* repeatedReferences({ events }: Content): Generator<Fault> {
  for (const { file, ...event } of events) {
    for (const key of ['actors', 'answers', 'alsoAt'] as const) {
      for (const [index, name] of event[key].entries()) {
        if (event[key].indexOf(name) === index) continue;
        yield {
          place: { file, field: [key, index] },
          message: `“${name}” stands here twice; leave one out`,
        };
      }
    }
    for (const [index, name] of event.alsoAt.entries()) {
      if (name !== event.place) continue;
      yield {
        place: { file, field: ['alsoAt', index] },
        message: `“${name}” is its place already; leave it out here`,
      };
    }
  }
}

/** A dispute is settled for one of its accounts, not by an article that has none in it. */
function* settledByOutsiders({ events }: Content): Generator<Fault> {
  for (const { file, disputes } of events) {
    for (const [index, { accounts, settled }] of disputes.entries()) {
      const names = accounts.map(({ article }) => article);
      if (settled === undefined || names.includes(settled.article)) continue;
      const choice = [...new Set(names)].join(', ');
      yield {
        place: { file, field: ['disputes', index, 'settled', 'article'] },
        message: `“${settled.article}” gives none of the accounts of this dispute; name the article whose account you follow (${choice}), or add its account`,
      };
    }
  }
}

/** Pages of things that a body may link to; each address is a contract. */
const linkable = /^\/(?<kind>article|event|actor|side|place)s\/(?<slug>[^/]+)\/$/;

function* deadLinks(
  referrers: readonly Referrer[],
  content: Content,
  known: KnownNames,
): Generator<Fault> {
  for (const { file, passages } of referrers) {
    for (const { links, offset } of passages) {
      for (const link of links) {
        const { kind, slug = '' } = linkable.exec(link)?.groups ?? {};
        if (kind !== undefined && isKnown(kind as Kind, slug, known)) continue;
        const message =
          kind === undefined
            ? `the link to ${link} leads nowhere; link to a page of ours as /events/parliament-vote/, or to an address with https://`
            : `the link to ${link} leads nowhere: ${explainUnknown(kind as Kind, slug, content, known)}`;
        yield { place: { file, offset }, message };
      }
    }
  }
}
