import { marks } from '../model/actor.ts';
import { articleKinds } from '../model/article.ts';
import { eventKinds } from '../model/event.ts';
import { certainties, figureKinds } from '../model/figure.ts';
import { placeKinds } from '../model/place.ts';
import { stances } from '../model/position.ts';
import { addressIn, type Publication } from './publication.ts';

/**
 * The version of the files that fit the schema. Within a version fields may be added; none is removed,
 * renamed or given another meaning.
 */
export const schemaVersion = 1;

/** A part of a schema (JSON Schema, draft 2020-12), in words of ours where it is a field. */
export interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The fields of one sort of thing, for a data dictionary. */
export interface DescribedThing {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly {
    readonly name: string;
    readonly description: string;
    readonly isOptional: boolean;
  }[];
}

/** The schema of the whole timeline and of single events as JSON (JSON Schema, draft 2020-12). */
export function formatTimelineSchema(publication: Publication): string {
  return `${JSON.stringify(buildTimelineSchema(publication), undefined, 1)}\n`;
}

/** The schema as a value. It has no `$id` where no public origin is known, since that must be absolute. */
export function buildTimelineSchema(publication: Publication): Schema {
  const id = addressIn(publication, { data: 'timeline.schema.json' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(publication.origin === undefined ? {} : { $id: id }),
    title: publication.name,
    ...timelineDocument,
    $defs: { eventDocument, ...things, ...parts },
  };
}

/** What the JSON files consist of, in the words of their schema. */
export function describeThings(): DescribedThing[] {
  const all = { timeline: timelineDocument, ...things, ...parts };
  return Object.entries<Schema>(all)
    .filter(([, { properties }]) => properties !== undefined)
    .map(([name, { description = '', properties = {}, required = [] }]) => ({
      name,
      description,
      fields: Object.entries(properties).map(([field, schema]) => ({
        name: field,
        description: schema.description ?? '',
        isOptional: !required.includes(field),
      })),
    }));
}

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const flag = (description: string): Schema => ({ type: 'boolean', description });
const number = (description: string): Schema => ({ type: 'number', description });
const count = (description: string): Schema => ({ type: 'integer', minimum: 1, description });
const place = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const day = (description: string): Schema => ({ type: 'string', format: 'date', description });
const address = (description: string): Schema => ({
  type: 'string',
  format: 'uri-reference',
  description,
});
const slug = (description: string): Schema => ({
  type: 'string',
  pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  description,
});
const oneOf = (values: readonly string[], description: string): Schema => ({
  enum: values,
  description,
});
const listOf = (items: Schema, description: string): Schema => ({
  type: 'array',
  items,
  description,
});
const slugs = (description: string): Schema => listOf(slug('A slug.'), description);
const a = (thing: string, description: string): Schema => ({
  $ref: `#/$defs/${thing}`,
  description,
});
const all = (thing: string, description: string): Schema =>
  listOf({ $ref: `#/$defs/${thing}` }, description);

/** An object; fields whose names end in `?` may be absent. */
function object(description: string, fields: Readonly<Record<string, Schema>>): Schema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, schema]) => [name.replace(/\?$/, ''), schema]),
    ),
    required: names.filter((name) => !name.endsWith('?')),
  };
}

const identity = (what: string, at: string) => ({
  slug: slug(`Names ${what}; never given to another.`),
  address: address(at),
});
const formerly = slugs('Slugs that it had before; their addresses lead to the present one.');
const added = day('When we first published it.');

const head = {
  $schema: address('Where this schema is.'),
  version: {
    const: schemaVersion,
    description:
      'Within a version fields may be added; none is removed, renamed or given another meaning.',
  },
  address: address('Where the timeline is to be read.'),
  language: text('The language of our words, as a tag (BCP 47).'),
  licence: address('The licence of our words; quoted words are their publishers’.'),
};

const timelineDocument = object('The whole timeline.', {
  ...head,
  title: text('The name of the timeline.'),
  description: text('What it is, in a sentence.'),
  story: all('block', 'The story so far.'),
  events: all('event', 'All events, oldest first; of those that begin together, the vaguer first.'),
  articles: all('article', 'All source articles, by date of publication.'),
  actors: all('actor', 'All who act or speak, by name.'),
  sides: all('side', 'The sides, in the order in which the pages show them.'),
  places: all('place', 'Where events happened.'),
  kinds: all('kind', 'What sorts of events there are.'),
  stances: all('stance', 'What can be wanted done about the troops, from leaving to staying.'),
  measures: all('measure', 'What is counted.'),
  troopLevel: all(
    'level',
    'What had been reported of the number of US troops in Iraq, change by change.',
  ),
  disagreements: all(
    'disagreement',
    'Numbers that articles give differently for the same time, found by comparing them.',
  ),
  withdrawn: all('withdrawal', 'Pages that we withdrew.'),
});

const eventDocument = object('One event, with what it names.', {
  ...head,
  event: a('event', 'The event.'),
  articles: all('article', 'The articles that its page cites.'),
  actors: all('actor', 'Who acted in it, and those whose positions were taken at it.'),
  places: all('place', 'The places that it names.'),
});

const things: Readonly<Record<string, Schema>> = {
  event: object('Something that happened, told once.', {
    ...identity('the event', 'Its page: its permanent address.'),
    onTimeline: address('Its place on the timeline.'),
    formerly,
    headline: text('What happened, in a line.'),
    when: a('when', 'When it happened.'),
    'whenBasis?': a('passage', 'How the date is known, where no article simply gives it.'),
    elsewhere: listOf(
      object('The date of the same moment at another place.', {
        place: slug('The other place.'),
        when: a('when', 'The date there.'),
      }),
      'Dates at other places, where the calendar day differed.',
    ),
    places: slugs('Where it happened, the chief place first; none where that is not reported.'),
    kind: oneOf(eventKinds, 'What sort of event it is.'),
    actors: slugs('Who acted, the first actor first.'),
    side: slug('The side of the actor who acted first.'),
    key: flag('Whether it is one of the ten events to read first.'),
    account: all('block', 'What happened, each passage with the articles that it rests on.'),
    articles: slugs('The articles that the account cites, in the order of first citation.'),
    restsOn: slugs('The articles that its account, its date or a dispute rests on.'),
    quotations: all('quotation', 'Every quotation in what it tells.'),
    differences: all('difference', 'Where its sources differ.'),
    positions: listOf(
      object('Leads to a position in an article.', {
        article: slug('The article that reports it.'),
        number: count('The position’s number there.'),
      }),
      'Positions reported as taken at this event.',
    ),
    answers: slugs('The events that it answered.'),
    answeredBy: slugs('The events that answered it.'),
    'earlier?': slug('The event before it on the timeline.'),
    'later?': slug('The event after it on the timeline.'),
    firstReported: day('The day from which one of our articles tells it.'),
    added,
    'updated?': day('When it was last corrected.'),
    corrections: listOf(
      object('A public note that we changed something.', {
        date: day('When.'),
        change: text('What was wrong.'),
        why: text('Why it was changed.'),
      }),
      'What we corrected.',
    ),
  }),
  article: object('A source article: something others published, with our summary.', {
    ...identity('the article', 'Our page about it.'),
    formerly,
    title: text('Its headline.'),
    'titleBasis?': text('Where the headline is from, if it was not printed with the text.'),
    publisher: text('Who published it.'),
    'carriedBy?': object('Where it was read, if elsewhere.', {
      name: text('Who carries it.'),
      'url?': address('Where.'),
    }),
    authors: listOf(text('A name.'), 'Who wrote it, as printed.'),
    'authorsBasis?': text('How the authors are known, if not from the article.'),
    contributors: listOf(text('A name.'), 'Who contributed to it.'),
    kind: oneOf(articleKinds, 'What sort of text it is.'),
    published: a('when', 'When it was published.'),
    'publishedBasis?': text('How that date is known, if it is not printed.'),
    knownFrom: day('The day from which its contents count as known.'),
    'url?': address('Its address at its publisher.'),
    'original?': address('Where it can be read: at its publisher, else where it is carried.'),
    'whereFound?': text('Where it can be found, if it has no address.'),
    'archived?': object('A copy in a web archive.', {
      url: address('Where the copy is.'),
      date: day('When it was made.'),
    }),
    language: text('The language of the article, as a tag (BCP 47).'),
    licence: oneOf(['copyright', 'public-domain'], 'Whether the article is under copyright.'),
    textSeen: oneOf(['complete', 'part'], 'How much of it we read.'),
    summary: all('block', 'Our summary of it; all of it rests on the article.'),
    quotations: listOf(
      object('Words found in the article.', {
        text: text('The words, with straight marks and single spaces.'),
        checked: day('When they were compared with the article, word for word.'),
      }),
      'All words of it that this site quotes.',
    ),
    figures: all('figure', 'Numbers that it gives.'),
    positions: all('position', 'What it reports that actors wanted.'),
    events: slugs('The events that rest on it.'),
    added,
  }),
  position: object('What an actor wanted done about the troops, as an article reports it.', {
    number: count('Its number in the article.'),
    address: address('Its place on our page about the article.'),
    actor: slug('Who wanted it.'),
    when: a('when', 'When that was said or done.'),
    'event?': slug('The event at which it was said.'),
    stance: oneOf(stances, 'What was wanted, in one word.'),
    gist: text('What was wanted, in our words.'),
    'quote?': a('quotation', 'Words of the article.'),
  }),
  figure: object('A number that an article gives.', {
    measure: slug('What is counted.'),
    value: number('The number.'),
    certainty: oneOf(certainties, 'How sure the article is of it.'),
    words: text('The number as the pages show it, hedge included.'),
    asOf: a('when', 'The time for which it holds.'),
    kind: oneOf(
      figureKinds,
      'How many there are (level), are to be (plan), have gone or are to go (departure), or were counted (count).',
    ),
  }),
  actor: object('A person, body or group that acts or speaks.', {
    ...identity('the actor', 'Our page about the actor.'),
    formerly,
    name: text('The name.'),
    aliases: listOf(text('A name.'), 'Other names and spellings.'),
    side: slug('The side that the actor is counted with.'),
    roles: listOf(
      object('A role.', {
        role: text('What the actor was.'),
        'from?': a('when', 'Since when, if known.'),
        'to?': a('when', 'Until when, if known.'),
      }),
      'What the actor was, and when.',
    ),
  }),
  side: object('A side in the debate.', {
    ...identity('the side', 'The timeline of its events.'),
    name: text('Its name.'),
    mark: oneOf(marks, 'The shape that marks it.'),
  }),
  place: object('A place where events happened.', {
    ...identity('the place', 'The timeline of what happened there.'),
    name: text('Its name.'),
    'short?': text('What a map calls it.'),
    kind: oneOf(placeKinds, 'What sort of place it is.'),
    'at?': object('Where it is, in degrees (WGS 84).', {
      latitude: number('Degrees north.'),
      longitude: number('Degrees east.'),
      from: text('Where the coordinates are from.'),
      'near?': text('The town that stands for it, if no exact point is at hand, and why.'),
    }),
  }),
  kind: object('A sort of event.', {
    slug: oneOf(eventKinds, 'Its name in these files.'),
    address: address('The timeline of its events.'),
    name: text('Its name on the pages.'),
    singular: text('What one such event is called.'),
    description: text('What counts as such.'),
  }),
  stance: object('What can be wanted done about the troops.', {
    slug: oneOf(stances, 'Its name in these files.'),
    name: text('Its name on the pages.'),
    meaning: text('What it stands for.'),
  }),
  measure: object('A thing that is counted.', {
    slug: slug('Names the measure.'),
    name: text('What is counted.'),
    unit: text('In what.'),
  }),
  level: object(
    'What had been reported of the troop level from a day on, as the timeline’s line shows it.',
    {
      from: day('The day.'),
      'low?': number('The lowest level in force; absent before the first report.'),
      'high?': number('The highest.'),
      'plan?': number('A level announced and not yet reported as reached.'),
      exact: flag('Whether every report in force gives its number as exact.'),
    },
  ),
  disagreement: object('Different numbers for the same measure, kind and time.', {
    measure: slug('What is counted.'),
    kind: oneOf(figureKinds, 'What kind of number it is.'),
    time: a('when', 'The time for which the numbers hold.'),
    accounts: listOf(
      listOf(
        object('A number that an article gives.', {
          article: slug('The article.'),
          value: number('The number.'),
          certainty: oneOf(certainties, 'How sure the article is of it.'),
          words: text('The number as the pages show it, hedge included.'),
          asOf: a('when', 'The time for which it holds.'),
        }),
        'All who give one number.',
      ),
      'The numbers, smaller ones first.',
    ),
    shownOn: slugs('The events that it concerns.'),
    toldIn: listOf(
      object('A question of an event.', {
        event: slug('The event.'),
        question: text('The question.'),
      }),
      'The questions, asked by our authors, that tell the same.',
    ),
  }),
  withdrawal: object('A page that we withdrew.', {
    address: address('Where it was.'),
    date: day('When it was withdrawn.'),
    because: text('Why.'),
    'see?': address('Where to look instead.'),
  }),
};

const parts: Readonly<Record<string, Schema>> = {
  when: object('A date as far as it is known.', {
    edtf: text(
      'The date in EDTF (ISO 8601-2): a year, month, day or closed interval; “~” marks it as approximate, “?” as uncertain, “%” as both.',
    ),
    words: text('The same in words.'),
    first: day('The earliest day that it can be.'),
    last: day('The latest day that it can be.'),
    precision: oneOf(
      ['year', 'month', 'day'],
      'How much of it is known; of an interval, the vaguer end’s.',
    ),
  }),
  block: object('A paragraph, or a paragraph that is a quotation.', {
    kind: oneOf(['paragraph', 'quotation'], 'Which of the two.'),
    passages: all('passage', 'Its passages, in order.'),
  }),
  passage: object('Whole sentences that rest on the same articles: the unit of provenance.', {
    text: text('The words, as plain text.'),
    articles: slugs(
      'The articles of which each alone supports the whole passage; none in a summary, which rests on its article.',
    ),
    emphasis: listOf(
      object('A stretch of the text.', {
        from: place('Where it begins, in UTF-16 code units.'),
        to: place('Where it ends.'),
      }),
      'What is emphasised.',
    ),
    links: listOf(
      object('A stretch of the text that is a link.', {
        from: place('Where it begins, in UTF-16 code units.'),
        to: place('Where it ends.'),
        address: address('Where it leads.'),
      }),
      'What is linked.',
    ),
  }),
  quotation: object('Words of an article.', {
    text: text('The words between the marks.'),
    articles: slugs('The articles of which one has the words.'),
    'foundIn?': slug('The article in whose text they were found, word for word.'),
    'checked?': day('When.'),
    'address?': address('The article at these words.'),
  }),
  difference: object('A question on which articles differ.', {
    question: text('What it is about.'),
    'measure?': slug('What is counted, if it is about numbers.'),
    accounts: listOf(
      listOf(
        object('What is said.', {
          says: text('It, in our words.'),
          articles: slugs('Who say so.'),
        }),
        'The statements that agree.',
      ),
      'The accounts, each of one or more statements that agree.',
    ),
    'settled?': object('The account that ours follows.', {
      article: slug('Whose it is.'),
      why: text('Why.'),
    }),
  }),
};
