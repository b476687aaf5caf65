import type { Content } from './archive.ts';
import { passagesOf, type Passage } from './citation.ts';
import type { Fault } from './content-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { compareEvents } from './order.ts';

type Kind = 'article' | 'event' | 'actor' | 'side' | 'place' | 'measure';

/** The names that may be referred to, by kind of thing. */
export type KnownNames = Readonly<Record<Kind, ReadonlySet<string>>>;

/**
 * Everything wrong between content files: references that lead nowhere, names used twice, events
 * that answer themselves or the future.
 *
 * @param known Names that count as existing. A file with faults of its own still exists, so that
 *   one mistake is not reported again wherever its file is referred to.
 */
export function findFaults(content: Content, known: KnownNames = namesIn(content)): Fault[] {
  return [
    ...unknownReferences(content, known),
    ...impossibleAnswers(content),
    ...repeatedNames(content),
    ...repeatedReferences(content),
    ...deadLinks(content, known),
  ];
}

/** The names of all things in the content. */
export function namesIn(content: Content): KnownNames {
  const slugs = (things: readonly { readonly slug: string }[]) => new Set(things.map((thing) => thing.slug));
  return {
    article: slugs(content.articles),
    event: slugs(content.events),
    actor: slugs(content.actors),
    side: slugs(content.sides),
    place: slugs(content.places),
    measure: slugs(content.measures),
  };
}

type Field = readonly (string | number)[];

function* unknownReferences(content: Content, known: KnownNames): Generator<Fault> {
  function* refer(kind: Kind, name: string | undefined, file: string, field: Field): Generator<Fault> {
    if (name === undefined || known[kind].has(name)) return;
    yield { place: { file, field }, message: unknown(kind, name, known) };
  }
  function* cite(passages: readonly Passage[], file: string): Generator<Fault> {
    for (const { articles, offset } of passages) {
      for (const name of articles) {
        if (known.article.has(name)) continue;
        yield { place: { file, offset }, message: unknown('article', name, known) };
      }
    }
  }
  for (const { file, side } of content.actors) yield* refer('side', side, file, ['side']);
  for (const { file, figures, positions } of content.articles) {
    for (const [index, { measure }] of figures.entries()) {
      yield* refer('measure', measure, file, ['figures', index, 'measure']);
    }
    for (const [index, { actor, event }] of positions.entries()) {
      yield* refer('actor', actor, file, ['positions', index, 'actor']);
      yield* refer('event', event, file, ['positions', index, 'event']);
    }
  }
  for (const event of content.events) {
    const { file } = event;
    yield* refer('place', event.place, file, ['place']);
    for (const [index, name] of event.actors.entries()) yield* refer('actor', name, file, ['actors', index]);
    for (const [index, name] of event.answers.entries()) yield* refer('event', name, file, ['answers', index]);
    for (const [index, { place }] of event.elsewhere.entries()) {
      yield* refer('place', place, file, ['elsewhere', index, 'place']);
    }
    for (const [number, { accounts }] of event.disputes.entries()) {
      for (const [index, { article }] of accounts.entries()) {
        yield* refer('article', article, file, ['disputes', number, 'accounts', index, 'article']);
      }
    }
    if (event.whenBasis !== undefined) yield* cite([event.whenBasis], file);
    yield* cite(passagesOf(event.account), file);
  }
  yield* cite(passagesOf(content.story), storyFile);
}

/** Where the story so far stands. */
export const storyFile = 'content/story.md';

function unknown(kind: Kind, name: string, known: KnownNames): string {
  const noun = kind === 'article' || kind === 'event' || kind === 'actor' ? `an ${kind}` : `a ${kind}`;
  const list = { side: 'sides.yaml', place: 'places.yaml', measure: 'measures.yaml' }[kind as 'side'];
  const remedy = list === undefined ? `; add its file to content/${kind}s/` : `; add it to content/${list}`;
  return `nothing is known of ${noun} “${name}”${didYouMean(name, known[kind]) || remedy}`;
}

function* impossibleAnswers({ events }: Content): Generator<Fault> {
  const bySlug = new Map(events.map((event) => [event.slug, event]));
  for (const event of events) {
    for (const [index, name] of event.answers.entries()) {
      const place = { file: event.file, field: ['answers', index] };
      const answered = bySlug.get(name);
      if (name === event.slug) {
        yield { place, message: 'an event cannot answer itself; name the earlier event that it answers' };
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
            message: `“${name}” already leads to ${owner}; a former slug must belong to one thing only`,
          };
        }
        owners.set(name, file);
      }
    }
  }
}

function* repeatedReferences({ events }: Content): Generator<Fault> {
  for (const { file, ...event } of events) {
    for (const key of ['actors', 'answers'] as const) {
      for (const [index, name] of event[key].entries()) {
        if (event[key].indexOf(name) === index) continue;
        yield { place: { file, field: [key, index] }, message: `“${name}” stands here twice; leave one out` };
      }
    }
  }
}

/** Pages of things that a body may link to; each address is a contract. */
const linkable = /^\/(?<kind>article|event|actor|side)s\/(?<slug>[^/]+)\/$/;

function* deadLinks(content: Content, known: KnownNames): Generator<Fault> {
  const bodies = [
    ...content.articles.map(({ file, summary }) => ({ file, passages: passagesOf(summary) })),
    ...content.events.map(({ file, account }) => ({ file, passages: passagesOf(account) })),
    { file: storyFile, passages: passagesOf(content.story) },
  ];
  for (const { file, passages } of bodies) {
    for (const { links, offset } of passages) {
      for (const link of links) {
        const { kind, slug = '' } = linkable.exec(link)?.groups ?? {};
        if (kind !== undefined && known[kind as Kind].has(slug)) continue;
        yield {
          place: { file, offset },
          message:
            kind === undefined
              ? `the link to ${link} leads nowhere; link to a page of ours as /events/parliament-vote/ or to an address with https://`
              : unknown(kind as Kind, slug, known),
        };
      }
    }
  }
}
