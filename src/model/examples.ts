import { actorFields, type Mark } from './actor.ts';
import type { ActorRecord, Content } from './archive.ts';
import { articleFields, type ArticleRecord } from './article.ts';
import type { Block, Passage } from './citation.ts';
import { eventFields, type EventRecord } from './event.ts';
import { findQuotations } from './quotation.ts';

/** Fields as an author writes them: every scalar is text. */
type Written = Readonly<Record<string, unknown>>;

/** An event for tests: valid, except for what is overridden. */
export function anEvent(
  slug: string,
  { account = [aPassage('It happened.')], whenBasis, ...written }: Written & EventParts = {},
): EventRecord {
  const { whenBasis: _, ...fields } = eventFields.parse({
    headline: `What happened: ${slug}`,
    when: '2020-01-05',
    kind: 'decision',
    actors: ['parliament'],
    added: '2026-11-22',
    ...written,
  });
  return {
    ...fields,
    slug,
    file: `content/events/${slug}.md`,
    account: [aParagraph(account)],
    whenBasis,
  };
}

interface EventParts {
  readonly account?: readonly Passage[];
  readonly whenBasis?: Passage;
}

/** An article for tests: valid, except for what is overridden. */
export function anArticle(
  slug: string,
  {
    summary = [aPassage('It says so.', [])],
    ...written
  }: Written & { readonly summary?: readonly Passage[] } = {},
): ArticleRecord {
  const fields = articleFields.parse({
    title: `An article: ${slug}`,
    publisher: 'Voice of America',
    kind: 'report',
    published: '2020-01-05',
    added: '2026-11-22',
    url: `https://example.org/${slug}`,
    language: 'en',
    licence: 'public-domain',
    textSeen: 'complete',
    ...written,
  });
  return { ...fields, slug, file: `content/articles/${slug}.md`, summary: [aParagraph(summary)] };
}

/** A figure as an author writes it, which the spine draws except for what is overridden. */
export function aFigure(written: Written = {}): Written {
  return {
    measure: 'us-troops-in-iraq',
    value: '5200',
    certainty: 'exact',
    asOf: '2020-01-05',
    kind: 'level',
    ...written,
  };
}

/** An actor for tests: valid, except for what is overridden. */
export function anActor(slug: string, written: Written = {}): ActorRecord {
  const fields = actorFields.parse({ name: slug, side: 'iraq', ...written });
  return { ...fields, slug, file: `content/actors/${slug}.yaml` };
}

/** A passage without markup, which rests on the article `voa` where none is named. */
export function aPassage(
  text: string,
  articles: readonly string[] = ['voa'],
  links: readonly string[] = [],
): Passage {
  const quotations = findQuotations(text).quotations.map((found) => ({ ...found, offset: 0 }));
  return { html: text, text, articles, quotations, links, offset: 0 };
}

/** A paragraph of passages. */
export function aParagraph(passages: readonly Passage[]): Block {
  return { kind: 'paragraph', passages };
}

/** Content in which `parliament` (of `iraq`) and `pompeo` (of `us`) act, as `voa` reports. */
export function someContent(parts: Partial<Content> = {}): Content {
  const side = (slug: string, mark: Mark) => ({ slug, name: slug, mark });
  return {
    articles: [anArticle('voa')],
    events: [],
    actors: [anActor('parliament'), anActor('pompeo', { side: 'us' })],
    sides: [side('us', 'disc'), side('iraq', 'square')],
    places: [
      { slug: 'baghdad', name: 'Baghdad', kind: 'town' },
      { slug: 'washington', name: 'Washington', kind: 'town' },
    ],
    measures: [
      { slug: 'troops', name: 'US troops', unit: 'troops' },
      { slug: 'us-troops-in-iraq', name: 'US troops in Iraq', unit: 'troops' },
    ],
    story: [],
    quotations: [],
    tombstones: [],
    ...parts,
  };
}
