import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildArchive, type Content } from '../model/archive.ts';
import { passagesOf, type Passage } from '../model/citation.ts';
import type { EventRecord } from '../model/event.ts';
import { aFigure, anArticle, anEvent, aPassage, someContent } from '../model/examples.ts';
import { knownDays, mostEventsInFull } from '../model/known-day.ts';
import { contentKnownOn, knownFrom } from '../model/known-on.ts';
import type { VerifiedQuotation } from '../model/ledger.ts';
import { normaliseText } from '../model/normalise-text.ts';
import { readWritten } from '../reading/read-content.ts';
import { contentFolder } from './content-files.ts';

/** What a page of a day is given: the day, what it added, and all from which its archive is built. */
function pagesBefore(day: string, content: Content, mostInFull: number): object[] {
  return knownDays(content, mostInFull)
    .filter((known) => known.day < day)
    .map((known) => ({ known, content: known.isWhole && contentKnownOn(content, known.day) }));
}

const LATER = '2021-06-01';

describe.each([
  ['that tells all', mostEventsInFull],
  ['that tells only what it added', 0],
])('a later article changes no page of an earlier day %s', (_, mostInFull) => {
  const content = withCertificates(readWritten(contentFolder).content);
  const before = pagesBefore(LATER, content, mostInFull);

  test('whatever it adds to each event of ours', () => {
    expect(before.length).toBeGreaterThan(1);
    const slugs = content.events.map(({ slug }) => slug);
    const added = withLaterArticle(content, slugs, LATER);
    expect(pagesBefore(LATER, added, mostInFull)).toEqual(before);
  });

  test('in any content, on any day', () => {
    fc.assert(
      fc.property(madeUpContent(), days, fc.nat(), (madeUp, day, choice) => {
        const { slug } = madeUp.events[choice % madeUp.events.length]!;
        const added = withLaterArticle(madeUp, [slug], day);
        expect(pagesBefore(day, added, mostInFull)).toEqual(pagesBefore(day, madeUp, mostInFull));
      }),
    );
  });
});

describe('what is told of any day', () => {
  test('connects without faults and rests on articles known by then', () => {
    fc.assert(
      fc.property(madeUpContent(), (content) => {
        for (const { day, events } of knownDays(content, mostEventsInFull)) {
          const archive = buildArchive(contentKnownOn(content, day));
          expect(archive.events.length).toBe(events);
          for (const event of archive.events) {
            expect(event.articles.length).toBeGreaterThan(0);
            for (const article of event.articles) expect(knownFrom(article) <= day).toBe(true);
          }
        }
      }),
    );
  });

  test('is, on the last day, every passage of every event', () => {
    fc.assert(
      fc.property(madeUpContent(), (content) => {
        const { day } = knownDays(content, mostEventsInFull).at(-1)!;
        const textsIn = ({ events }: Content) =>
          events.map(({ account }) => passagesOf(account).map(({ text }) => text));
        expect(textsIn(contentKnownOn(content, day))).toEqual(textsIn(content));
      }),
    );
  });

  test('is what the days until then added', () => {
    fc.assert(
      fc.property(madeUpContent(), (content) => {
        const passages = knownDays(content, 0).flatMap(({ novelty }) =>
          novelty.reports.flatMap(({ account }) => passagesOf(account)),
        );
        const all = content.events.flatMap(({ account }) => passagesOf(account));
        expect(passages.map(({ text }) => text).sort()).toEqual(all.map(({ text }) => text).sort());
      }),
    );
  });
});

/** Content with every quotation found in all articles that it may come from. */
function withCertificates(content: Content): Content {
  const quotations = content.events
    .flatMap(({ account, whenBasis }) => [
      ...passagesOf(account),
      ...(whenBasis ? [whenBasis] : []),
    ])
    .flatMap(({ articles, quotations }) =>
      articles.flatMap((article) => quotations.map(({ text }) => certificateOf(article, text))),
    );
  return { ...content, quotations };
}

function certificateOf(article: string, quotation: string): VerifiedQuotation {
  const text = normaliseText(quotation);
  return { article, text, selects: [[text]], checked: '2026-12-01' };
}

/** Content to which one article was added, and to some events all that rests on it. */
function withLaterArticle(content: Content, slugs: readonly string[], day: string): Content {
  const actor = content.actors[0]!.slug;
  const measure = content.measures.at(-1)!.slug;
  const later = anArticle('later', {
    published: day,
    figures: [aFigure({ measure, value: '2500', asOf: '2020-01-01' })],
    positions: slugs.map((event) => ({
      actor,
      when: '2020-01-01',
      event,
      stance: 'stay',
      gist: 'To stay.',
    })),
  });
  const answer = anEvent('later-answer', {
    when: '2021-05-31',
    actors: [actor],
    answers: slugs,
    account: [aPassage('Something followed.', ['later'])],
  });
  return {
    ...content,
    articles: [later, ...content.articles],
    events: [
      answer,
      ...content.events.map((event) =>
        slugs.includes(event.slug) ? withLaterReport(event) : event,
      ),
    ],
    quotations: [
      ...content.quotations.map(({ text }) => certificateOf('later', text)),
      ...content.quotations,
    ],
  };
}

/** An event with new passages, and with a later article cited wherever another was. */
function withLaterReport(event: EventRecord): EventRecord {
  const added = { kind: 'paragraph', passages: [aPassage('More is known.', ['later'])] } as const;
  const cite = (articles: readonly string[]) => ['later', ...articles];
  return {
    ...event,
    key: !event.key,
    formerly: [...event.formerly, 'formerly-called'],
    corrections: [...event.corrections, { date: '2026-12-01', change: 'One.', why: 'Two.' }],
    account: [
      added,
      ...event.account.map((block) => ({
        ...block,
        passages: [
          ...added.passages,
          ...block.passages.map((passage) => ({
            ...passage,
            // A link to what only the later article reports, around all that bears none yet.
            html: passage.html.includes('<a')
              ? passage.html
              : `<a href="/events/later-answer/">${passage.html}</a>`,
            links: [...passage.links, '/events/later-answer/'],
            articles: cite(passage.articles),
          })),
        ],
      })),
    ],
    whenBasis: event.whenBasis && {
      ...event.whenBasis,
      articles: cite(event.whenBasis.articles),
    },
    disputes: [
      {
        question: 'Something new?',
        accounts: [
          { says: 'yes', article: 'later' },
          { says: 'no', article: passagesOf(event.account)[0]!.articles[0]! },
        ],
      },
      ...event.disputes.map((dispute) => ({
        ...dispute,
        accounts: [{ says: 'something else', article: 'later' }, ...dispute.accounts],
        settled: dispute.settled ?? { article: 'later', why: 'It looked closer.' },
      })),
    ],
  };
}

/** A passage that is a link to one of the events. */
function linkedTo(event: number, passage: Passage): Passage {
  const path = `/events/event-${event}/`;
  return { ...passage, html: `<a href="${path}">${passage.text}</a>`, links: [path] };
}

const days = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `2020-0${month}-${String(day).padStart(2, '0')}`);

/** Up to six articles of some days, and up to five events that rest on any of them. */
function madeUpContent(): fc.Arbitrary<Content> {
  const dates = fc.oneof({ weight: 4, arbitrary: days }, fc.constantFrom('2020-01', '2020-02~'));
  return fc.array(dates, { minLength: 1, maxLength: 6 }).chain((published) => {
    const slugs = published.map((_, index) => `article-${index}`);
    const someArticles = fc.subarray(slugs, { minLength: 1 });
    const events = fc.array(
      fc.record({
        when: days,
        passages: fc.array(someArticles, { minLength: 1, maxLength: 4 }),
        basis: fc.option(someArticles),
        accounts: fc.subarray(slugs, { minLength: 0 }),
        answersBefore: fc.boolean(),
        quotes: fc.boolean(),
        link: fc.nat({ max: 9 }),
        stance: fc.constantFrom('leave', 'stay'),
      }),
      { minLength: 1, maxLength: 5 },
    );
    return events.map((drafts) => {
      const inOrder = drafts.toSorted((a, b) => (a.when < b.when ? -1 : 1));
      return someContent({
        articles: slugs.map((slug, index) =>
          anArticle(slug, {
            published: published[index],
            figures: [aFigure({ value: String(5000 + index) })],
            positions: inOrder.map(({ stance, when }, event) => ({
              ...{ actor: 'pompeo', when, stance, gist: 'So.', event: `event-${event}` },
            })),
          }),
        ),
        events: inOrder.map((draft, index) =>
          anEvent(`event-${index}`, {
            when: draft.when,
            account: draft.passages.map((articles, passage) =>
              linkedTo(
                draft.link % inOrder.length,
                aPassage(`${index} ${passage}${draft.quotes ? ' “no”' : ''}.`, articles),
              ),
            ),
            ...(draft.basis && {
              whenBasis: linkedTo(draft.link % inOrder.length, aPassage('that day', draft.basis)),
            }),
            disputes:
              draft.accounts.length < 2
                ? []
                : [
                    {
                      question: 'How many?',
                      accounts: draft.accounts.map((article) => ({ says: article, article })),
                    },
                  ],
            answers: draft.answersBefore && index > 0 ? [`event-${index - 1}`] : [],
          }),
        ),
        quotations: inOrder.flatMap(({ passages, quotes }) =>
          (quotes ? passages : []).map((articles) => certificateOf(articles.at(-1)!, 'no')),
        ),
      });
    });
  });
}
