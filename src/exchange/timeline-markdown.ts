import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import {
  articlesNamed,
  type Archive,
  type Article,
  type Event,
  type Position,
} from '../model/archive.ts';
import { citeAs, readingNote } from '../model/article-wording.ts';
import type { Block, Markup, Passage } from '../model/citation.ts';
import { formatDay, formatPeriod, formatWhen } from '../model/date-wording.ts';
import type { Difference } from '../model/differences.ts';
import { formatKind } from '../model/event-kind.ts';
import type { Destination } from '../model/permalink.ts';
import { formatStance } from '../model/position.ts';
import { beginning, buildTimeline } from '../model/timeline.ts';
import { originalAddress } from '../model/verification.ts';
import { addressIn, addressOfLink, type Publication } from './publication.ts';

type Content = BlockContent | DefinitionContent;

/**
 * The whole timeline as one Markdown file (CommonMark 0.31): the story so far, every event with the
 * articles behind each passage, and all sources. Citations are links to our pages about the articles.
 */
export function formatTimelineMarkdown(archive: Archive, publication: Publication): string {
  const write = writerFor(archive, publication);
  const { before, sections } = buildTimeline(archive);
  const periods = [
    { title: `Before ${formatPeriod(beginning.slice(0, 7))}`, entries: before },
    ...sections.map(({ period, entries }) => ({ title: formatPeriod(period), entries })),
  ].filter(({ entries }) => entries.length > 0);
  const root: Root = {
    type: 'root',
    children: [
      heading(1, publication.name),
      paragraph(text(`${publication.description}.`)),
      paragraph(
        text('From '),
        write.link('timeline', 'the timeline'),
        text('. Our text is free to use under '),
        link(publication.licence.address, publication.licence.name),
        text('; quoted words are their publishers’.'),
      ),
      heading(2, 'The story so far'),
      ...archive.story.map(write.block),
      ...periods.flatMap(({ title, entries }) => [
        heading(2, title),
        ...entries.flatMap(({ event }) => write.event(event)),
      ]),
      heading(2, 'Sources'),
      list(archive.articles.map(write.source)),
    ],
  };
  return toMarkdown(root, { bullet: '-', emphasis: '*', rule: '-' });
}

/** What writes the parts of one archive’s timeline. */
function writerFor({ articleBySlug }: Archive, publication: Publication) {
  const ours = (to: Destination, words: string) => link(addressIn(publication, to), words);

  const cite = (articles: readonly Article[]): PhrasingContent[] =>
    articles.length === 0
      ? []
      : [
          text(' ('),
          ...joined(
            articles.map((article) => ours({ article: article.slug }, citeAs(article, articles))),
          ),
          text(')'),
        ];

  const passageNodes = ({ text: words, markup = [], articles }: Passage): PhrasingContent[] => [
    ...markUp(words, markup, publication),
    ...cite(articlesNamed(articles, articleBySlug)),
  ];

  const block = ({ kind, passages }: Block): BlockContent => {
    const nodes = paragraph(
      ...passages.flatMap((passage, index) => [
        ...(index === 0 ? [] : [text(' ')]),
        ...passageNodes(passage),
      ]),
    );
    return kind === 'paragraph' ? nodes : { type: 'blockquote', children: [nodes] };
  };

  const facts = (event: Event) => {
    const { when, elsewhere, places, actors, kind } = event;
    const dates = [
      formatWhen(when),
      ...elsewhere.map((other) => `${formatWhen(other.when)} in ${other.place.name}`),
    ];
    const parts = [
      dates.join(', '),
      places.map(({ name }) => name).join(', '),
      actors.map(({ name }) => name).join(', '),
      formatKind(kind),
    ];
    return paragraph(
      text(`${parts.filter((part) => part !== '').join(' · ')} · `),
      ours({ event: event.slug }, 'permanent address'),
    );
  };

  const difference = ({ question, accounts, settled }: Difference): Content[] => [
    paragraph(text(`Where sources differ: ${question}`)),
    list(
      accounts.map(({ statements }) =>
        item(
          ...statements.flatMap(({ says, articles }, index) => [
            text(index === 0 ? says : `; ${says}`),
            ...cite(articles),
          ]),
        ),
      ),
    ),
    ...(settled === undefined
      ? []
      : [
          paragraph(
            text(`We follow ${citeAs(settled.article, [])}: ${settled.why}`),
            ...cite([settled.article]),
          ),
        ]),
  ];

  const position = ({ actor, when, stance, gist, quote, article }: Position): ListItem =>
    item(
      text(`${actor.name}, ${formatWhen(when)}: ${formatStance(stance)}. ${gist}`),
      ...(quote === undefined ? [] : [text(` “${quote}”`)]),
      ...cite([article]),
    );

  const event = (told: Event): Content[] => [
    heading(3, told.headline),
    facts(told),
    ...told.account.map(block),
    ...(told.whenBasis === undefined
      ? []
      : [paragraph(text('How the date is known: '), ...passageNodes(told.whenBasis))]),
    ...told.differences.flatMap(difference),
    ...(told.positions.length === 0
      ? []
      : [paragraph(text('Who wanted what:')), list(told.positions.map(position))]),
    ...told.corrections.map(({ date, change, why }) =>
      paragraph(text(`Corrected ${formatDay(date)}: ${change} Why: ${why}`)),
    ),
  ];

  const source = (article: Article): ListItem => {
    const original = originalAddress(article);
    const by = article.authors.length === 0 ? '' : `${article.authors.join(', ')}, `;
    const origin = `${article.publisher}, ${formatWhen(article.published)}`;
    return item(
      text(by),
      { type: 'emphasis', children: [ours({ article: article.slug }, article.title)] },
      text(`, ${origin}. ${readingNote(article)}`),
      ...(original === undefined ? [] : [text(' '), link(original, 'The original')]),
      ...(article.archived === undefined
        ? []
        : [text(' '), link(article.archived.url, `Archived ${formatDay(article.archived.date)}`)]),
    );
  };

  return { link: ours, block, event, source };
}

/** Words with their emphasis and links, of which one may lie within another. */
function markUp(
  words: string,
  markup: readonly Markup[],
  publication: Publication,
  from = 0,
  to = words.length,
): PhrasingContent[] {
  const outer = markup.find((mark) => mark.from >= from && mark.to <= to && mark.from < mark.to);
  if (outer === undefined) return from < to ? [text(words.slice(from, to))] : [];
  const others = markup.slice(markup.indexOf(outer) + 1);
  const children = markUp(words, others, publication, outer.from, outer.to);
  const marked: PhrasingContent =
    outer.address === undefined
      ? { type: 'emphasis', children }
      : {
          type: 'link',
          url: addressOfLink(outer.address, publication),
          children: children.filter((child) => child.type !== 'link'),
        };
  return [
    ...(from < outer.from ? [text(words.slice(from, outer.from))] : []),
    marked,
    ...markUp(
      words,
      others.filter((mark) => mark.from >= outer.to),
      publication,
      outer.to,
      to,
    ),
  ];
}

function heading(depth: 1 | 2 | 3, words: string): Content {
  return { type: 'heading', depth, children: [text(words)] };
}

function paragraph(...children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children };
}

function list(children: ListItem[]): Content {
  return { type: 'list', ordered: false, spread: false, children };
}

function item(...children: PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph(...children)] };
}

function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [text('; '), node]));
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function link(url: string, words: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: words }] };
}
