import type { ActorFields } from '../model/actor.ts';
import {
  articlesNamed,
  type Actor,
  type Archive,
  type Article,
  type Dispute,
  type Event,
  type Figure,
  type Place,
  type Position,
} from '../model/archive.ts';
import type { Block, Passage } from '../model/citation.ts';
import { formatWhen } from '../model/date-wording.ts';
import type { Difference } from '../model/differences.ts';
import type { PlacedDisagreement } from '../model/disagreements.ts';
import { buildKinds } from '../model/event-kind.ts';
import { articlesCitedOn, placeOfPosition } from '../model/evidence.ts';
import { formatFigure, type Measure } from '../model/figure.ts';
import { eventFrom, knownFrom } from '../model/known-on.ts';
import { compareText } from '../model/order.ts';
import { placeAmongOthers } from '../model/overview.ts';
import { firstDay, lastDay, precisionOf, type When } from '../model/partial-date.ts';
import { formatStance, stanceMeanings, stances } from '../model/position.ts';
import type { SpineChange } from '../model/spine.ts';
import { addressAtWords, originalAddress, verifiedIn } from '../model/verification.ts';
import { formatJson, type Json } from './json.ts';
import { addressIn, addressOfLink, type Publication } from './publication.ts';
import { schemaVersion } from './timeline-schema.ts';

/**
 * The whole archive as JSON (RFC 8259): all that the pages show, with what each part rests on. It fits
 * the schema of `timeline-schema.ts`, which says what every field means.
 */
export function formatTimelineJson(archive: Archive, publication: Publication): string {
  const { events, articles, actors, sides, places, spine, disagreements, story } = archive;
  return formatJson({
    ...headOf(publication, 'timeline'),
    title: publication.name,
    description: publication.description,
    story: story.map((block) => blockToJson(block, publication)),
    events: events.map((event) => eventToJson(event, archive, publication)),
    articles: articles.map((article) => articleToJson(article, publication)),
    actors: actors.map((actor) => actorToJson(actor, publication)),
    sides: sides.map(({ slug, name, mark }) => ({
      slug,
      address: addressIn(publication, { side: slug }),
      name,
      mark,
    })),
    places: places.map((place) => placeToJson(place, publication)),
    kinds: buildKinds(events).map(({ slug, name, singular, description }) => ({
      slug,
      address: addressIn(publication, { kind: slug }),
      name,
      singular,
      description,
    })),
    stances: stances.map((slug) => ({
      slug,
      name: formatStance(slug),
      meaning: stanceMeanings[slug],
    })),
    measures: measuresIn(archive).map(({ slug, name, unit }) => ({ slug, name, unit })),
    troopLevel: spine.map(levelToJson),
    disagreements: disagreements.map(disagreementToJson),
    withdrawn: archive.tombstones.map(({ address, date, because, see }) => ({
      address: addressIn(publication, { path: address }),
      date,
      because,
      see: see && addressIn(publication, { path: see }),
    })),
  });
}

/**
 * One event as JSON (RFC 8259), in the words of the whole timeline’s schema, with the articles, actors
 * and places that it names.
 */
export function formatEventJson(
  event: Event,
  archive: Pick<Archive, 'articleBySlug' | 'events'>,
  publication: Publication,
): string {
  const named = [...event.actors, ...event.positions.map(({ actor }) => actor)];
  const actors = [...new Set(named)];
  const places = [...new Set([...event.places, ...event.elsewhere.map(({ place }) => place)])];
  return formatJson({
    ...headOf(publication, 'event'),
    event: eventToJson(event, archive, publication),
    articles: articlesCitedOn(event).map((article) => articleToJson(article, publication)),
    actors: actors.map((actor) => actorToJson(actor, publication)),
    places: places.map((place) => placeToJson(place, publication)),
  });
}

/** Every measure of which a number or a dispute is told, by slug. */
export function measuresIn({ articles, events }: Pick<Archive, 'articles' | 'events'>): Measure[] {
  const counted = articles.flatMap(({ figures }) => figures.map(({ measure }) => measure));
  const disputed = events.flatMap(({ disputes }) =>
    disputes.flatMap(({ measure }) => measure ?? []),
  );
  return [
    ...new Map([...counted, ...disputed].map((measure) => [measure.slug, measure])).values(),
  ].sort((a, b) => compareText(a.slug, b.slug));
}

function headOf(publication: Publication, document: 'timeline' | 'event') {
  const schema = addressIn(publication, { data: 'timeline.schema.json' });
  return {
    $schema: document === 'timeline' ? schema : `${schema}#/$defs/eventDocument`,
    version: schemaVersion,
    address: addressIn(publication, 'timeline'),
    language: publication.language,
    licence: publication.licence.address,
  };
}

function eventToJson(
  event: Event,
  archive: Pick<Archive, 'articleBySlug' | 'events'>,
  publication: Publication,
) {
  const { slug, when, whenBasis } = event;
  const { articleBySlug } = archive;
  return {
    slug,
    address: addressIn(publication, { event: slug }),
    onTimeline: addressIn(publication, placeAmongOthers(event, archive)),
    formerly: event.formerly,
    headline: event.headline,
    when: whenToJson(when),
    whenBasis: whenBasis && passageToJson(whenBasis, publication),
    elsewhere: event.elsewhere.map((other) => ({
      place: other.place.slug,
      when: whenToJson(other.when),
    })),
    places: slugsOf(event.places),
    kind: event.kind,
    actors: slugsOf(event.actors),
    side: event.side.slug,
    key: event.key,
    account: event.account.map((block) => blockToJson(block, publication)),
    articles: slugsOf(event.articles),
    restsOn: slugsOf(event.restsOn),
    quotations: event.quotations.map(({ text, articles }) =>
      quotationToJson(text, articlesNamed(articles, articleBySlug)),
    ),
    differences: [
      ...event.disputes.map((dispute, index) =>
        differenceToJson(event.differences[index]!, dispute.measure),
      ),
      ...event.disagreements.map((disagreement, index) =>
        differenceToJson(event.differences[event.disputes.length + index]!, disagreement.measure),
      ),
    ],
    positions: event.positions.map(({ article, number }) => ({ article: article.slug, number })),
    answers: slugsOf(event.answers),
    answeredBy: slugsOf(event.answeredBy),
    earlier: event.earlier?.slug,
    later: event.later?.slug,
    firstReported: eventFrom(event, articleBySlug),
    added: event.added,
    updated: event.updated,
    corrections: event.corrections.map(({ date, change, why }) => ({ date, change, why })),
  } satisfies Json;
}

function articleToJson(article: Article, publication: Publication) {
  const { slug, carriedBy, archived } = article;
  return {
    slug,
    address: addressIn(publication, { article: slug }),
    formerly: article.formerly,
    title: article.title,
    titleBasis: article.titleBasis,
    publisher: article.publisher,
    carriedBy: carriedBy && { name: carriedBy.name, url: carriedBy.url },
    authors: article.authors,
    authorsBasis: article.authorsBasis,
    contributors: article.contributors,
    kind: article.kind,
    published: whenToJson(article.published),
    publishedBasis: article.publishedBasis,
    knownFrom: knownFrom(article),
    url: article.url,
    original: originalAddress(article),
    whereFound: article.whereFound,
    archived: archived && { url: archived.url, date: archived.date },
    language: article.language,
    licence: article.licence,
    textSeen: article.textSeen,
    summary: article.summary.map((block) => blockToJson(block, publication)),
    quotations: [...article.verified.values()].map(({ text, checked }) => ({ text, checked })),
    figures: article.figures.map(figureToJson),
    positions: article.positions.map((position) => positionToJson(position, publication)),
    events: slugsOf(article.events),
    added: article.added,
  } satisfies Json;
}

function actorToJson(
  { slug, name, aliases, side, roles, formerly }: Actor,
  publication: Publication,
) {
  return {
    slug,
    address: addressIn(publication, { actor: slug }),
    formerly,
    name,
    aliases,
    side: side.slug,
    roles: roles.map(roleToJson),
  } satisfies Json;
}

function roleToJson({ role, from, to }: ActorFields['roles'][number]) {
  return { role, from: from && whenToJson(from), to: to && whenToJson(to) };
}

function placeToJson({ slug, name, short, kind, at }: Place, publication: Publication) {
  return {
    slug,
    address: addressIn(publication, { place: slug }),
    name,
    short,
    kind,
    at: at && { latitude: at.latitude, longitude: at.longitude, from: at.from, near: at.near },
  } satisfies Json;
}

function positionToJson(position: Position, publication: Publication) {
  const { actor, event, article, number, when, stance, gist, quote } = position;
  return {
    number,
    address: addressIn(publication, { article: article.slug, at: placeOfPosition(position) }),
    actor: actor.slug,
    when: whenToJson(when),
    event: event?.slug,
    stance,
    gist,
    quote: quote === undefined ? undefined : quotationToJson(quote, [article]),
  } satisfies Json;
}

function figureToJson(figure: Figure) {
  const { measure, value, certainty, asOf, kind } = figure;
  return {
    measure: measure.slug,
    value,
    certainty,
    words: formatFigure(figure),
    asOf: whenToJson(asOf),
    kind,
  } satisfies Json;
}

function levelToJson({ from, state: { level, plan, isExact } }: SpineChange) {
  return { from, low: level?.low, high: level?.high, plan, exact: isExact } satisfies Json;
}

/** A difference as readers see it, and the numbers that it is about, if it is about numbers. */
function differenceToJson(
  { question, accounts, settled }: Difference,
  measure: Dispute['measure'],
) {
  return {
    question,
    measure: measure?.slug,
    accounts: accounts.map(({ statements }) =>
      statements.map(({ says, articles }) => ({ says, articles: slugsOf(articles) })),
    ),
    settled: settled && { article: settled.article.slug, why: settled.why },
  } satisfies Json;
}

function disagreementToJson(disagreement: PlacedDisagreement) {
  const { measure, kind, time, accounts, shownOn, toldIn } = disagreement;
  return {
    measure: measure.slug,
    kind,
    time: whenToJson(time),
    accounts: accounts.map(({ figures }) =>
      figures.map((figure) => ({
        article: figure.article.slug,
        value: figure.value,
        certainty: figure.certainty,
        words: formatFigure(figure),
        asOf: whenToJson(figure.asOf),
      })),
    ),
    shownOn: slugsOf(shownOn),
    toldIn: toldIn.map(({ event, dispute }) => ({ event: event.slug, question: dispute.question })),
  } satisfies Json;
}

/** A date as far as it is known, in EDTF and in words, with its first and last possible day. */
function whenToJson(when: When) {
  return {
    edtf: when.text,
    words: formatWhen(when),
    first: firstDay(when),
    last: lastDay(when),
    precision: precisionOf(when),
  } satisfies Json;
}

function blockToJson({ kind, passages }: Block, publication: Publication) {
  return {
    kind,
    passages: passages.map((passage) => passageToJson(passage, publication)),
  } satisfies Json;
}

function passageToJson({ text, articles, markup = [] }: Passage, publication: Publication) {
  return {
    text,
    articles,
    emphasis: markup
      .filter(({ address }) => address === undefined)
      .map(({ from, to }) => ({ from, to })),
    links: markup.flatMap(({ from, to, address }) =>
      address === undefined ? [] : [{ from, to, address: addressOfLink(address, publication) }],
    ),
  } satisfies Json;
}

/** A quotation with the articles it may be from, and where and when its words were found. */
function quotationToJson(text: string, articles: readonly Article[]) {
  const finding = verifiedIn(text, articles);
  return {
    text,
    articles: slugsOf(articles),
    foundIn: finding?.article.slug,
    checked: finding?.found.checked,
    address: finding && addressAtWords(finding.article, finding.found),
  } satisfies Json;
}

function slugsOf(things: readonly { readonly slug: string }[]): string[] {
  return things.map(({ slug }) => slug);
}
