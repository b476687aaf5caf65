import { describe, expect, test } from 'vitest';
import { formatFault } from './located-fault.ts';
import { readContent } from './read-content.ts';
import { reportContent } from './report-content.ts';
import { inFolder, sampleContent, sampleWith, type SampleContent } from './sample-content.ts';

const vote = 'events/parliament-vote.md';
const strike = 'events/soleimani-muhandis-killed.md';
const voa = 'articles/2020-01-05-voa.md';
const militaryTimes = 'articles/2020-01-10-military-times.md';
const pompeo = 'actors/mike-pompeo.yaml';

test('content in order has no faults and is read whole', async () => {
  const { content, faults } = await inFolder(sampleContent, readContent);
  expect(faults).toEqual([]);
  expect(content.events.map(({ slug }) => slug)).toEqual([
    'parliament-vote',
    'soleimani-muhandis-killed',
  ]);
  expect(content.events[0]).toMatchObject({
    file: 'content/events/parliament-vote.md',
    when: { iso: '2020-01-05' },
    whenBasis: {
      text: '“Sunday” in a report of 5 January, a Sunday',
      articles: ['2020-01-05-voa'],
      quotations: [{ text: 'Sunday' }],
    },
    formerly: ['parliament-resolution'],
    elsewhere: [],
    key: false,
  });
  expect(content.articles).toHaveLength(2);
  expect(content.articles[1]).toMatchObject({ figures: [{ value: 5000 }], formerly: [] });
  expect(content.story).toHaveLength(1);
});

describe('a field is reported if it holds', () => {
  testFaults([
    [
      'an unknown field',
      vote,
      'kind: decision',
      'knid: x\nkind: decision',
      ['8:7 there is no field “knid” here; did you mean “kind”?'],
    ],
    [
      'a field of another kind of file',
      strike,
      'kind: strike',
      'stance: leave\nkind: strike',
      [
        '4:9 there is no field “stance” here; the fields are headline, when, whenBasis, elsewhere, place, alsoAt, kind, actors, key, answers, order, added, formerly, disputes, corrections, minor',
      ],
    ],
    [
      'two unknown fields',
      pompeo,
      'aliases:',
      'alias: x\nside2: y\naliases:',
      [
        '2:8 there is no field “alias” here; the fields are name, aliases, side, roles, formerly',
        '3:8 there is no field “side2” here; did you mean “side”?',
      ],
    ],
    [
      'a missing field',
      vote,
      'kind: decision\n',
      '',
      [
        '2:1 kind is missing; write one of decision, statement, attack, strike, talks, protest, movement, background',
      ],
    ],
    [
      'a field named and left empty',
      vote,
      'kind: decision',
      'kind:',
      [
        '8:1 kind is missing; write one of decision, statement, attack, strike, talks, protest, movement, background',
      ],
    ],
    [
      'a missing field in a list',
      militaryTimes,
      '    stance: reduce\n',
      '',
      [
        '15:5 positions 1, stance is missing; write one of leave, reduce, negotiate, conditional, stay',
      ],
    ],
    [
      'a missing address',
      voa,
      'url: https://example.org/vote\n',
      '',
      [
        '2:1 url is missing; give the address, or say in “whereFound” where the article can be found',
      ],
    ],
    [
      'an address without a scheme',
      voa,
      'https://example.org/vote',
      'example.org/vote',
      ['7:6 url: “example.org/vote” is no web address; write one such as https://example.org/page'],
    ],
    [
      'a list where text is due',
      vote,
      'headline: Parliament votes to end the foreign troop presence',
      'headline: [Parliament votes]',
      ['2:11 headline must be text, such as: Parliament votes to end the foreign troop presence'],
    ],
    [
      'text where a list is due',
      vote,
      'actors: [iraqi-parliament]',
      'actors: iraqi-parliament',
      ['9:9 actors must be a list: write [one, two], or one “- …” a line'],
    ],
    [
      'text where fields are due',
      pompeo,
      '- { role: US secretary of state, from: 2018-04 }',
      '- US secretary of state',
      ['5:5 roles 1 must hold fields (role, from, to)'],
    ],
    [
      'an empty item of a list',
      pompeo,
      '[Secretary Pompeo]',
      '[""]',
      ['2:11 aliases 1 is empty; write something like: Michael R. Pompeo'],
    ],
    [
      'nobody who acts',
      vote,
      'actors: [iraqi-parliament]',
      'actors: []',
      ['9:9 actors is empty; list who acted, the first actor first: [iraqi-parliament]'],
    ],
    [
      'an unknown word',
      vote,
      'kind: decision',
      'kind: decison',
      [
        '8:7 kind: “decison” is none of decision, statement, attack, strike, talks, protest, movement, background; did you mean “decision”?',
      ],
    ],
    [
      'no number',
      militaryTimes,
      'value: 5000',
      'value: "5,000"',
      ['13:42 figures 1, value: “5,000” is no number; write 5000'],
    ],
    [
      'no number at all',
      militaryTimes,
      'value: 5000',
      'value: many',
      ['13:42 figures 1, value: “many” is no number; write digits only, such as 5000'],
    ],
    [
      'a day that February lacks',
      vote,
      'when: 2020-01-05',
      'when: 2020-02-30',
      ['3:7 when: February 2020 has 29 days; write 2020-02-29 or an earlier day'],
    ],
    [
      '29 February of a common year',
      vote,
      'when: 2020-01-05',
      'when: 2019-02-29',
      ['3:7 when: February 2019 has 28 days; write 2019-02-28 or an earlier day'],
    ],
    [
      'a date without its noughts',
      vote,
      'when: 2020-01-05',
      'when: 2020-1-5',
      ['3:7 when: "2020-1-5" is not a date we can read; write 2020-01-05'],
    ],
    [
      'a date in words',
      voa,
      'published: 2020-01-05',
      'published: 5 January 2020',
      ['5:12 published: "5 January 2020" is not a date we can read; write 2020-01-05'],
    ],
    [
      'a month where a day is due',
      vote,
      'added: 2026-11-22',
      'added: 2026-11',
      ['11:8 added: "2026-11" names no day; write the day too, such as 2026-11-01'],
    ],
    [
      'a slug that is none',
      vote,
      'actors: [iraqi-parliament]',
      'actors: [Iraqi Parliament]',
      ['9:10 actors 1: “Iraqi Parliament” is no slug; write iraqi-parliament'],
    ],
    [
      'a label with quotation marks',
      pompeo,
      'name: Mike Pompeo',
      'name: Mike “Mike” Pompeo',
      ['1:7 name has quotation marks, which mark words of an article; write it without them'],
    ],
    [
      'a quotation within its own marks',
      militaryTimes,
      'quote: with fewer resources',
      'quote: “with fewer resources”',
      ['20:12 positions 1, quote is a quotation by itself; write it without quotation marks'],
    ],
    [
      'a date known without a citation',
      vote,
      ' [@2020-01-05-voa]\nplace',
      '\nplace',
      [
        '4:12 whenBasis: no citation follows ““Sunday” in a report of 5 …”; end the sentence with one: … [@2020-01-10-military-times].',
      ],
    ],
    [
      'a date known by two passages',
      vote,
      '“Sunday” in a report of 5 January,',
      '“Sunday” there [@2020-01-05-voa].',
      [
        '4:12 whenBasis: this must be one passage; write one line with one bracket at its end: … [@one; @two]',
      ],
    ],
    [
      'quotation marks in how a date is known',
      vote,
      '“Sunday” in',
      '"Sunday" in',
      [
        '4:12 whenBasis: " is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname',
      ],
    ],
  ]);
});

describe('a reference is reported if it is', () => {
  testFaults([
    [
      'an unknown actor',
      vote,
      'actors: [iraqi-parliament]',
      'actors: [iraqi-parliament, iraqi-parlament]',
      [
        '9:28 nothing is known of an actor “iraqi-parlament”; did you mean “iraqi-parliament”? If not, add its file to content/actors/',
      ],
    ],
    [
      'an unknown actor like no other',
      vote,
      'actors: [iraqi-parliament]',
      'actors: [hassan-rouhani]',
      ['9:10 nothing is known of an actor “hassan-rouhani”; add its file to content/actors/'],
    ],
    [
      'an unknown actor of a position',
      militaryTimes,
      'actor: mike-pompeo',
      'actor: mike-pompei',
      [
        '15:12 nothing is known of an actor “mike-pompei”; did you mean “mike-pompeo”? If not, add its file to content/actors/',
      ],
    ],
    [
      'an unknown article',
      vote,
      '}\n      - { says: about 170, article: 2020-01-10-military-times',
      '}\n      - { says: about 170, article: 2020-01-01-upi',
      ['17:37 nothing is known of an article “2020-01-01-upi”; add its file to content/articles/'],
    ],
    [
      'a citation of an unknown article',
      vote,
      'the troops [@2020-01-05-voa]',
      'the troops [@2020-01-05-vao]',
      [
        '19:1 nothing is known of an article “2020-01-05-vao”; did you mean “2020-01-05-voa”? If not, add its file to content/articles/',
      ],
    ],
    [
      'an unknown article in how a date is known',
      vote,
      'a Sunday [@2020-01-05-voa]',
      'a Sunday [@2020-01-05-vao]',
      [
        '4:12 nothing is known of an article “2020-01-05-vao”; did you mean “2020-01-05-voa”? If not, add its file to content/articles/',
      ],
    ],
    [
      'a citation of an unknown article in the story',
      'story.md',
      '2020-01-05-voa',
      '2020-01-05-vao',
      [
        '1:57 nothing is known of an article “2020-01-05-vao”; did you mean “2020-01-05-voa”? If not, add its file to content/articles/',
      ],
    ],
    [
      'an unknown event',
      vote,
      '[soleimani-muhandis-killed]',
      '[soleimani-killed]',
      ['10:11 nothing is known of an event “soleimani-killed”; add its file to content/events/'],
    ],
    [
      'an event by its former slug',
      militaryTimes,
      'event: parliament-vote',
      'event: parliament-resolution',
      [
        '17:12 “parliament-resolution” is a former name of the event “parliament-vote”; write parliament-vote',
      ],
    ],
    [
      'an unknown side',
      pompeo,
      'side: united-states',
      'side: united-state',
      [
        '3:7 nothing is known of a side “united-state”; did you mean “united-states”? If not, add it to content/sides.yaml',
      ],
    ],
    [
      'an unknown place',
      vote,
      'place: baghdad',
      'place: bagdad',
      [
        '7:8 nothing is known of a place “bagdad”; did you mean “baghdad”? If not, add it to content/places.yaml',
      ],
    ],
    [
      'an unknown place elsewhere',
      vote,
      'place: baghdad',
      'elsewhere: [{ place: erbil, when: 2020-01-05 }]',
      ['7:22 nothing is known of a place “erbil”; add it to content/places.yaml'],
    ],
    [
      'an unknown measure',
      militaryTimes,
      'us-troops-in-iraq',
      'us-troops-in-irak',
      [
        '13:16 nothing is known of a measure “us-troops-in-irak”; did you mean “us-troops-in-iraq”? If not, add it to content/measures.yaml',
      ],
    ],
    [
      'an actor named twice',
      vote,
      'actors: [iraqi-parliament]',
      'actors: [iraqi-parliament, iraqi-parliament]',
      ['9:28 “iraqi-parliament” stands here twice; leave one out'],
    ],
    [
      'a former slug that is another event’s',
      vote,
      '[parliament-resolution]',
      '[soleimani-muhandis-killed]',
      [
        '12:12 “soleimani-muhandis-killed” already leads to content/events/soleimani-muhandis-killed.md; a former slug belongs to one thing only, so leave it out',
      ],
    ],
    [
      'a former slug that is its own',
      vote,
      '[parliament-resolution]',
      '[parliament-vote]',
      [
        '12:12 “parliament-vote” already leads to content/events/parliament-vote.md; a former slug belongs to one thing only, so leave it out',
      ],
    ],
    [
      'an event that answers itself',
      vote,
      '[soleimani-muhandis-killed]',
      '[parliament-vote]',
      ['10:11 an event cannot answer itself; name the earlier event that it answers'],
    ],
    [
      'an event that answers a later one',
      strike,
      'added:',
      'answers: [parliament-vote]\nadded:',
      [
        '6:11 “parliament-vote” (2020-01-05) comes after this event (2020-01-03); an event answers only earlier ones, so correct a date or let “parliament-vote” answer this one',
      ],
    ],
    [
      'a dispute with one account',
      vote,
      '      - { says: about 170, article: 2020-01-10-military-times }\n',
      '',
      [
        '16:7 disputes 1, accounts has fewer than two accounts; a dispute needs what at least two say',
      ],
    ],
    [
      'a dispute of one article with itself',
      vote,
      'says: about 170, article: 2020-01-10-military-times',
      'says: about 170, article: 2020-01-05-voa',
      [
        '16:7 disputes 1, accounts must be of at least two articles; add the account of another, or tell in the body what the one article leaves open',
      ],
    ],
    [
      'a side listed twice',
      'sides.yaml',
      '- { slug: iraqi-parliament',
      '- { slug: united-states, name: US, mark: ring }\n- { slug: iraqi-parliament',
      ['2:11 “united-states” stands in this list twice; leave one out'],
    ],
    [
      'a link to an unknown event',
      vote,
      '/events/soleimani-muhandis-killed/',
      '/events/soleimani-muhandis-kiled/',
      [
        '22:1 the link to /events/soleimani-muhandis-kiled/ leads nowhere: nothing is known of an event “soleimani-muhandis-kiled”; did you mean “soleimani-muhandis-killed”? If not, add its file to content/events/',
      ],
    ],
    [
      'a link to no page',
      vote,
      '/events/soleimani-muhandis-killed/',
      '/events/soleimani-muhandis-killed',
      [
        '22:1 the link to /events/soleimani-muhandis-killed leads nowhere; link to a page of ours as /events/parliament-vote/, or to an address with https://',
      ],
    ],
    [
      'a link written with percent signs',
      vote,
      '/events/soleimani-muhandis-killed/',
      '/events/soleimani%2Dmuhandis-killed/',
      [
        '22:1 the link to /events/soleimani%2Dmuhandis-killed/ leads nowhere: nothing is known of an event “soleimani%2Dmuhandis-killed”; did you mean “soleimani-muhandis-killed”? If not, add its file to content/events/',
      ],
    ],
  ]);
});

describe('YAML is reported if it holds', () => {
  testFaults([
    [
      'broken YAML',
      vote,
      'headline: Parliament votes',
      'headline: Parliament: votes',
      [
        '2:11 the YAML cannot be read: Nested mappings are not allowed in compact mappings; put text that holds : or # or begins with a mark in quotes, and close what you open',
      ],
    ],
    [
      'a list that is not closed',
      vote,
      'actors: [iraqi-parliament]',
      'actors: [iraqi-parliament',
      [
        '10:1 the YAML cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]; close what you open, and begin fields that belong together at the same column',
      ],
    ],
    [
      'an unknown tag',
      vote,
      'headline: Parliament',
      'headline: !Parliament',
      [
        '2:11 the YAML cannot be read: Unresolved tag: !Parliament; put text that begins with ! in quotes',
      ],
    ],
    [
      'a field written twice',
      vote,
      'kind: decision',
      'kind: decision\nkind: attack',
      ['9:1 the YAML cannot be read: Map keys must be unique; write each field once'],
    ],
    [
      'a tab as indent',
      pompeo,
      '  - { role',
      '	- { role',
      ['5:1 the YAML cannot be read: Tabs are not allowed as indentation; indent with spaces'],
    ],
    [
      'a value that YAML takes for an alias',
      vote,
      'headline: Parliament',
      'headline: *The Post* Parliament',
      ['2:11 YAML takes the * at the start for a sign of its own; put the text in quotes'],
    ],
    [
      'a value that YAML takes for an anchor',
      vote,
      'headline: Parliament',
      'headline: &c Parliament',
      ['2:14 YAML takes the & at the start for a sign of its own; put the text in quotes'],
    ],
    [
      'a key that is a list',
      pompeo,
      'name: Mike Pompeo',
      '[name]: Mike Pompeo',
      [
        '1:1 YAML takes ?, [ or { at the start of a field’s name for a sign of its own; put the text in quotes',
      ],
    ],
    [
      'no front matter',
      strike,
      '---\nheadline',
      'headline',
      ['1:1 has no front matter; begin with a line ---, then the fields, then a line ---'],
    ],
    [
      'front matter that is not closed',
      strike,
      '2026-11-22\n---',
      '2026-11-22',
      ['1:1 has no front matter; begin with a line ---, then the fields, then a line ---'],
    ],
    [
      'fields instead of a list',
      'sides.yaml',
      sampleContent['sides.yaml'],
      'united-states: disc\n',
      ['1:1 must be a list; begin each entry with “- slug: …”'],
    ],
  ]);
});

describe('a body is reported if it holds', () => {
  testFaults([
    [
      'an empty body',
      strike,
      'A drone struck at the airport [@2020-01-10-military-times].\n',
      '',
      ['8:1 the body is empty; tell what happened, with its citations'],
    ],
    [
      'a comment alone',
      voa,
      'Members voted in *Baghdad*, says the report.\n\n> Some of them stayed away.',
      '<!-- later -->',
      [
        '12:1 raw HTML does not belong in a body; use only paragraphs, *emphasis*, links and block quotations',
      ],
    ],
    [
      'a heading',
      strike,
      'A drone',
      '# What happened\n\nA drone',
      ['8:1 a heading does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'an underlined heading',
      strike,
      'military-times].',
      'military-times].\n===',
      ['8:1 a heading does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a list',
      strike,
      'A drone',
      '- one\n- two\n\nA drone',
      ['8:1 a list does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a code block',
      strike,
      'A drone',
      '    code\n\nA drone',
      [
        '8:1 a code block (a fence, or an indent of four spaces) does not belong in a body; use only paragraphs, *emphasis* and links',
      ],
    ],
    [
      'code',
      strike,
      'A drone',
      'A `drone`',
      ['8:3 code does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'an image',
      strike,
      'A drone',
      'A ![drone](/drone.png) drone',
      ['8:3 an image does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a table',
      strike,
      'A drone',
      '| a | b |\n| - | - |\n| 1 | 2 |\n\nA drone',
      ['8:1 a table does not belong in a body; write sentences, without |'],
    ],
    [
      'raw HTML',
      strike,
      'A drone',
      'A <b>drone</b>',
      [
        '8:3 raw HTML does not belong in a body; use only paragraphs, *emphasis* and links',
        '8:11 raw HTML does not belong in a body; use only paragraphs, *emphasis* and links',
      ],
    ],
    [
      'a block of raw HTML',
      strike,
      'A drone',
      '<div>\n\nA drone',
      ['8:1 raw HTML does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a reference definition',
      strike,
      'military-times].',
      'military-times].\n\n[there]: https://example.org/',
      [
        '10:1 a reference definition does not belong in a body; use only paragraphs, *emphasis* and links',
      ],
    ],
    [
      'a reference link',
      strike,
      'A drone',
      'A [drone][there]',
      ['8:9 a reference link does not belong in a body; write [words](https://…)'],
    ],
    [
      'strong emphasis',
      strike,
      'A drone',
      'A **drone**',
      ['8:3 strong emphasis does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a rule',
      strike,
      'military-times].',
      'military-times].\n\n***',
      ['10:1 a rule does not belong in a body; use only paragraphs, *emphasis* and links'],
    ],
    [
      'a block quotation in an event',
      strike,
      'A drone',
      '> A drone',
      [
        '8:1 a block quotation does not belong in a body; use only paragraphs, *emphasis* and links',
      ],
    ],
    [
      'a forced break',
      strike,
      'A drone struck',
      'A drone  \nstruck',
      [
        '8:8 a forced line break (two spaces or a backslash at the end of a line) does not belong in a body; use only paragraphs, *emphasis* and links',
      ],
    ],
    [
      'a footnote',
      strike,
      'drone struck',
      'drone[^1] struck',
      ['8:8 footnotes are not used here; cite the article: [@slug]'],
    ],
    [
      'struck text',
      strike,
      'A drone',
      'A ~~drone~~',
      ['8:3 struck text does not belong in a body; leave it out'],
    ],
    [
      'a character reference',
      strike,
      'A drone',
      'A&nbsp;drone',
      ['8:2 a character reference does not belong in a body; write the character itself'],
    ],
    [
      'a heading within a block quotation',
      voa,
      '> Some',
      '> # Some',
      [
        '14:3 a heading does not belong in a body; use only paragraphs, *emphasis*, links and block quotations',
      ],
    ],
    [
      'a link that runs a script',
      strike,
      'A drone',
      'A [drone](javascript:alert(1))',
      [
        '8:3 “javascript:alert(1)” is no address to link to; begin with https:// or, for a page of ours, with /',
      ],
    ],
    [
      'a link to an unnamed scheme',
      strike,
      'A drone',
      'A [drone](//example.org/)',
      [
        '8:3 “//example.org/” is no address to link to; begin with https:// or, for a page of ours, with /',
      ],
    ],
    [
      'a link without words',
      strike,
      'A drone',
      'A [](https://example.org/) drone',
      ['8:3 the link has no words; write in its brackets what it leads to'],
    ],
    [
      'a link with a title',
      strike,
      'A drone',
      'A [drone](https://example.org/ "see")',
      ['8:3 the link has a title, which few can see; leave “see” out'],
    ],
  ]);
});

describe('a citation is reported if there is', () => {
  testFaults([
    [
      'a paragraph without a citation',
      strike,
      ' [@2020-01-10-military-times]',
      '',
      [
        '8:1 no citation follows “A drone struck at the airport.”; end the sentence with one: … [@2020-01-10-military-times].',
      ],
    ],
    [
      'words after the last citation',
      strike,
      'military-times].',
      'military-times]. Nobody said who did it, or why they did it.',
      [
        '8:61 no citation follows “Nobody said who did it, or …”; end the sentence with one: … [@2020-01-10-military-times].',
      ],
    ],
    [
      'a citation of nothing',
      strike,
      '[@2020-01-10-military-times]',
      '[@]',
      ['8:31 “[@]” is no citation; write [@slug], or [@one; @two] for several articles'],
    ],
    [
      'a citation with a comma',
      vote,
      '[@2020-01-05-voa; @2020-01-10-military-times]',
      '[@2020-01-05-voa, @2020-01-10-military-times]',
      [
        '20:20 “[@2020-01-05-voa, @2020-01-10-military-times]” is no citation; write [@slug], or [@one; @two] for several articles',
      ],
    ],
    [
      'an article cited twice at once',
      vote,
      '[@2020-01-05-voa; @2020-01-10-military-times]',
      '[@2020-01-05-voa; @2020-01-05-voa]',
      ['20:20 “[@2020-01-05-voa; @2020-01-05-voa]” names an article twice; leave one out'],
    ],
    [
      'a citation of something unknown',
      strike,
      '[@2020-01-10-military-times]',
      '[@unknown]',
      ['8:1 nothing is known of an article “unknown”; add its file to content/articles/'],
    ],
    [
      'a citation without brackets',
      strike,
      '[@2020-01-10-military-times]',
      '@2020-01-10-military-times',
      [
        '8:31 “@2020-01-10-military-times” has an @ outside brackets; write a citation as [@slug], and leave addresses out',
      ],
    ],
    [
      'an e-mail address',
      strike,
      'A drone',
      'A drone of a.b@example.org',
      [
        '8:12 “a.b@example.org” has an @ outside brackets; write a citation as [@slug], and leave addresses out',
      ],
    ],
    [
      'a citation defined as a link',
      strike,
      'military-times].',
      'military-times].\n\n[@a]: https://example.org/',
      [
        '10:1 a reference definition does not belong in a body; write a citation in brackets at the end of a sentence: … [@slug].',
      ],
    ],
    [
      'a citation with an address',
      strike,
      '[@2020-01-10-military-times]',
      '[@2020-01-10-military-times](https://example.org/)',
      ['8:31 a citation has no address of its own; write only [@slug]'],
    ],
    [
      'an escaped citation',
      strike,
      '[@2020-01-10-military-times]',
      '\\[@2020-01-10-military-times\\]',
      ['8:31 a backslash hides a bracket or @; write it plainly: [@slug]'],
    ],
    [
      'an escaped @',
      strike,
      '[@2020-01-10-military-times]',
      '[\\@2020-01-10-military-times]',
      ['8:32 a backslash hides a bracket or @; write it plainly: [@slug]'],
    ],
    [
      'a citation in the middle of a sentence',
      strike,
      'A drone struck',
      'A drone [@2020-01-10-military-times] struck',
      ['8:9 a citation stands directly before a full stop or ends its paragraph; move it there'],
    ],
    [
      'a citation after a full stop',
      vote,
      'the troops [@2020-01-05-voa]. Sunni',
      'the troops. [@2020-01-05-voa] Sunni',
      ['19:47 a citation stands directly before a full stop or ends its paragraph; move it there'],
    ],
    [
      'two citations side by side',
      vote,
      '[@2020-01-05-voa; @2020-01-10-military-times]',
      '[@2020-01-05-voa] [@2020-01-10-military-times]',
      [
        '20:38 no words stand before this citation; write it after what it supports, several articles in one bracket: [@one; @two]',
      ],
    ],
    [
      'two citations with a full stop between',
      vote,
      '[@2020-01-05-voa; @2020-01-10-military-times]',
      '[@2020-01-05-voa].[@2020-01-10-military-times]',
      [
        '20:38 no words stand before this citation; write it after what it supports, several articles in one bracket: [@one; @two]',
      ],
    ],
    [
      'a citation before all words',
      strike,
      'A drone struck at the airport [@2020-01-10-military-times].',
      '[@2020-01-10-military-times] A drone struck.',
      [
        '8:1 no words stand before this citation; write it after what it supports, several articles in one bracket: [@one; @two]',
      ],
    ],
    [
      'a citation within emphasis',
      strike,
      '[@2020-01-10-military-times]',
      '*[@2020-01-10-military-times]*',
      ['8:31 a citation stands inside emphasis or a link; move it outside'],
    ],
    [
      'a citation within a link',
      strike,
      'A drone',
      'A [drone [@2020-01-05-voa]](https://example.org/)',
      ['8:3 a citation stands inside emphasis or a link; move it outside'],
    ],
    [
      'a sentence without a full stop',
      strike,
      'military-times].',
      'military-times]',
      [
        '8:31 the sentence has no full stop; write it after the citation: [@2020-01-10-military-times].',
      ],
    ],
    [
      'a passage of more than 45 words',
      strike,
      'A drone',
      'On that day ' + 'word '.repeat(40) + 'a drone',
      [
        '8:1 49 words rest on one citation, from “On that day word word word …”; write at most 45, each passage with its own citation',
      ],
    ],
    [
      'a citation in a summary',
      voa,
      'report.',
      'report [@2020-01-10-military-times].',
      ['12:45 a summary rests on its own article; leave the citation out'],
    ],
  ]);
});

describe('text is reported if it has', () => {
  testFaults([
    [
      'straight quotation marks',
      strike,
      'drone',
      '"drone"',
      [
        '8:3 " is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname',
        '8:9 " is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname',
      ],
    ],
    [
      'a quotation that is not closed',
      strike,
      'A drone',
      '“A drone',
      ['8:1 the quotation opened by “ is not closed; write ” after it'],
    ],
    [
      'a quotation that was not opened',
      strike,
      'drone',
      'drone”',
      ['8:8 ” closes a quotation that was never opened; open it or leave the mark out'],
    ],
    [
      'a quotation within the same marks',
      strike,
      'A drone',
      '“A “drone”',
      ['8:1 the quotation opened by “ is not closed before the next “; write ” after it'],
    ],
    [
      'a single mark with two ends',
      strike,
      'A drone',
      'The ‘lawmakers’ vote’ and a drone',
      ['8:5 several ’ follow this ‘, so its end cannot be told; put the quotation in “ ”'],
    ],
    [
      'a quotation of more than 25 words',
      militaryTimes,
      'The work might',
      'He said “' + 'word '.repeat(25) + 'end”. The work might',
      ['22:9 a quotation of 26 words; quote at most 25 and say the rest in our own words'],
    ],
    [
      'a block quotation of more than 25 words',
      voa,
      '> Some',
      '> ' + 'word '.repeat(25) + 'some',
      ['14:3 a quotation of 30 words; quote at most 25 and say the rest in our own words'],
    ],
    [
      'a straight quotation mark in a headline',
      vote,
      'votes to end',
      'votes to "end"',
      [
        '2:11 headline: " is not a mark we can check; put words of an article in “ ”, use ’ for an apostrophe, and *emphasis* for a title or nickname',
      ],
    ],
    [
      'a soft hyphen',
      strike,
      'airport',
      'air\u00ADport',
      ['8:26 a soft hyphen (U+00AD) stands here; delete it and type the text again'],
    ],
    [
      'a byte that is not UTF-8',
      strike,
      'airport',
      'air\uFFFDport',
      [
        '8:26 a character that is not UTF-8 (U+FFFD) stands here; delete it and type the text again',
      ],
    ],
  ]);
});

describe('a file is reported if', () => {
  test.each<[what: string, content: SampleContent, ...faults: string[]]>([
    [
      'its name is no slug',
      { ...sampleContent, 'actors/Barham Salih.yaml': sampleContent[pompeo] },
      'content/actors/Barham Salih.yaml:1:1 a file’s name is its slug, and “Barham Salih” is none; rename it, say, to barham-salih.yaml',
    ],
    [
      'another folder holds the same name',
      {
        ...sampleContent,
        'events/january/parliament-vote.md': sampleContent[vote].replace(/formerly.*\n/, ''),
      },
      'content/events/parliament-vote.md:1:1 content/events/january/parliament-vote.md has the same name, so the same slug; rename one of them',
    ],
    [
      'it lies where nothing is read',
      { ...sampleContent, 'notes/todo.txt': '' },
      'content/notes/todo.txt:1:1 no content is read from here; put it in articles/, events/ or actors/, or take it out of content/',
    ],
    [
      'its name ends in another way than its neighbours’',
      { ...sampleContent, 'events/parliament-vote.markdown': sampleContent[vote] },
      'content/events/parliament-vote.markdown:1:1 files here end in .md; rename it or take it out of content/',
    ],
    [
      'it should be there and is not',
      without('sides.yaml'),
      'content/sides.yaml:1:1 is missing; list the sides in it: - { slug: united-states, name: United States, mark: disc }',
    ],
  ])('%s', async (_, content, ...faults) => {
    expect(await faultsOf(content)).toEqual(faults);
  });

  test('the whole folder is not there', async () => {
    expect((await readContent('/nowhere/content')).faults.map(({ file }) => file)).toEqual([
      'content/ledger/accounts.json',
      'content/ledger/addresses.json',
      'content/ledger/comparisons.json',
      'content/ledger/quotations.json',
      'content/ledger/texts.json',
      'content/ledger/tombstones.json',
      'content/measures.yaml',
      'content/places.yaml',
      'content/sides.yaml',
      'content/story.md',
    ]);
  });

  test.each(['README.md', 'ledger/addresses.txt', 'events/.draft.md.swp', '.DS_Store'])(
    'but %s may lie there',
    async (path) => {
      expect(await faultsOf({ ...sampleContent, [path]: '' })).toEqual([]);
    },
  );
});

const howTo = (slug: string) =>
  `put its text into a folder as ${slug}.txt and run npm run ledger -- --texts FOLDER`;

describe('a quotation is reported if it', () => {
  testFaults([
    [
      'was changed in a summary',
      militaryTimes,
      'on “with fewer resources”',
      'on “with fewer troops”',
      [
        `22:22 “with fewer troops” is not certified as standing in 2020-01-10-military-times; ${howTo('2020-01-10-military-times')}`,
      ],
    ],
    [
      'was changed in a position',
      militaryTimes,
      'quote: with fewer resources',
      'quote: with few resources',
      [
        `20:12 “with few resources” is not certified as standing in 2020-01-10-military-times; ${howTo('2020-01-10-military-times')}`,
      ],
    ],
    [
      'is part of a certified one',
      militaryTimes,
      'on “with fewer resources”',
      'on “with fewer”',
      [
        `22:22 “with fewer” is not certified as standing in 2020-01-10-military-times; ${howTo('2020-01-10-military-times')}`,
      ],
    ],
    [
      'was changed in a block quotation',
      voa,
      '> Some of them',
      '> Many of them',
      [
        `14:3 “Many of them stayed away.” is not certified as standing in 2020-01-05-voa; ${howTo('2020-01-05-voa')}`,
      ],
    ],
    [
      'explains a date in words of another article',
      vote,
      '“Sunday”',
      '“with fewer resources”',
      [
        `5:3 “with fewer resources” is not certified as standing in 2020-01-05-voa; ${howTo('2020-01-05-voa')}`,
      ],
    ],
    [
      'stands in a headline and in no article of the event',
      strike,
      'A US strike',
      'A “US” strike',
      [
        `2:13 “US” is not certified as standing in 2020-01-10-military-times; ${howTo('2020-01-10-military-times')}`,
      ],
    ],
    [
      'stands in a dispute and in no article of the event',
      vote,
      'How many members',
      'How many “members”',
      [
        '14:24 “members” is not certified as standing in 2020-01-05-voa or 2020-01-10-military-times; put the text of one of them into a folder as 2020-01-05-voa.txt or 2020-01-10-military-times.txt and run npm run ledger -- --texts FOLDER',
      ],
    ],
    [
      'is in a dispute what another account says',
      vote,
      'says: 168 present',
      'says: “with fewer resources”',
      [
        `16:17 “with fewer resources” is not certified as standing in 2020-01-05-voa; ${howTo('2020-01-05-voa')}`,
      ],
    ],
    [
      'leaves too few words beside a gap',
      militaryTimes,
      'on “with fewer resources”',
      'on “with […] resources”',
      [
        '22:22 a gap in the quotation “with […] resources” has only “with” on one side; quote at least 3 words on each side of […] or of an insertion, or quote without it',
      ],
    ],
  ]);

  test('stands in an article whose text was never compared', async () => {
    expect(await faultsOf({ ...sampleContent, 'ledger/texts.json': '[]' })).toContain(
      `content/articles/2020-01-05-voa.md:14:3 “Some of them stayed away.” is not certified, as the text of 2020-01-05-voa was never compared; ${howTo('2020-01-05-voa')}`,
    );
  });
});

describe('a quotation is in order', () => {
  test('where another article that its passage cites has it', async () => {
    const content = sampleWith(
      vote,
      'members opposed it',
      'members opposed it “with fewer resources”',
    );
    expect(await faultsOf(content)).toEqual([]);
  });

  test('with other marks, dashes and spaces than its certificate', async () => {
    const content = sampleWith(
      militaryTimes,
      'on “with fewer resources”',
      'on «with\nfewer resources»',
    );
    expect(await faultsOf(content)).toEqual([]);
  });

  test('under a new name of its article', async () => {
    const renamed = Object.entries(sampleContent).map(([path, text]): [string, string] => [
      path.startsWith('ledger/') ? path : path.replace('2020-01-05-voa', '2020-01-05-voice'),
      path.startsWith('ledger/')
        ? text
        : text
            .replaceAll('2020-01-05-voa', '2020-01-05-voice')
            .replace('url: https://example.org/vote', '$&\nformerly: [2020-01-05-voa]'),
    ]);
    const { content, faults } = await inFolder(Object.fromEntries(renamed), readContent);
    expect(faults).toEqual([]);
    expect(content.quotations.map(({ article, text }) => [article, text])).toEqual([
      ['2020-01-05-voice', 'Some of them stayed away.'],
      ['2020-01-05-voice', 'Sunday'],
      ['2020-01-10-military-times', 'with fewer resources'],
    ]);
  });

  test('and is carried once for each article, with the day of its check', async () => {
    const { content } = await inFolder(sampleContent, readContent);
    expect(content.quotations.at(-1)).toEqual({
      article: '2020-01-10-military-times',
      text: 'with fewer resources',
      selects: [['with fewer resources']],
      checked: '2026-11-22',
    });
  });
});

describe('a file of the ledger is reported if it', () => {
  const keep =
    'keep the records of both sides, each on its line, or take the file from the last commit, and run npm run ledger';

  test.each<[what: string, text: string, fault: string]>([
    [
      'holds two versions that were not merged',
      '[\n<<<<<<< ours\n  "/a/"\n=======\n  "/b/"\n>>>>>>> theirs\n]\n',
      '2:1 two versions of the ledger were not merged',
    ],
    [
      'lacks a comma',
      '[\n  "/a/",\n  "/b/"\n  "/c/"\n]\n',
      '3:1 this is not JSON, one record a line',
    ],
    [
      'has a comma too many',
      '[\n  "/a/",\n  "/b/",\n]\n',
      '3:1 this is not JSON, one record a line',
    ],
    ['breaks off', '[\n  "/a/",\n  "/b', '3:1 this is not JSON, one record a line'],
    ['is empty', '', '1:1 this is not JSON, one record a line'],
    [
      'holds no address',
      '[\n  "/a/",\n  "events/b"\n]\n',
      '3:3 is not as it was written: must be an address such as /events/x/',
    ],
  ])('%s', async (_, text, fault) => {
    expect(await faultsOf({ ...sampleContent, 'ledger/addresses.json': text })).toEqual([
      `content/ledger/addresses.json:${fault}; ${keep}`,
    ]);
  });

  test('holds a record with an unknown key', async () => {
    const spoilt = sampleContent['ledger/texts.json'].replace('"checked"', '"cheked":"","checked"');
    expect(await faultsOf({ ...sampleContent, 'ledger/texts.json': spoilt })).toEqual([
      `content/ledger/texts.json:2:3 is not as it was written: Unrecognized key: "cheked"; ${keep} (or write [] into it, and run npm run ledger -- --texts FOLDER)`,
    ]);
  });

  test.each([
    ['lacks a key', '[{"digest":""}]', '“article” is missing'],
    ['has a value of another kind', '[{"article":2020}]', '“article” is of another kind'],
    ['holds something that is no record', '[2020]', 'a record is of another kind'],
    ['is no list', '{}', 'the list is of another kind'],
  ])('%s', async (_, text, fault) => {
    const faults = await faultsOf({ ...sampleContent, 'ledger/texts.json': text });
    expect(faults[0]).toContain(` is not as it was written: ${fault}; ${keep}`);
  });

  test('names a day that there is not', async () => {
    const spoilt = sampleContent['ledger/texts.json'].replace('2026-11-22', '2026-99-99');
    expect(await faultsOf({ ...sampleContent, 'ledger/texts.json': spoilt })).toEqual([
      expect.stringMatching(
        /^content\/ledger\/texts\.json:2:\d+ is not as .*: there is no month 99;/,
      ),
    ]);
  });

  test('is missing', async () => {
    const { 'ledger/tombstones.json': _, ...others } = sampleContent;
    expect(await faultsOf(others)).toEqual([
      'content/ledger/tombstones.json:1:1 this file of the ledger is missing; take it from the last commit, or, if there never was one, write [] into it',
    ]);
  });
});

describe('one report', () => {
  test('holds all faults of all files, by file, from top to bottom', async () => {
    const content = {
      ...sampleContent,
      [vote]: sampleContent[vote]
        .replace('kind: decision', 'knid: decision')
        .replace('baghdad', 'basra')
        .replace('an answer', '**an answer**'),
      [voa]: sampleContent[voa].replace('kind: report', 'kind: rumour').replace('url: ', 'utl: '),
      [pompeo]: sampleContent[pompeo].replace('united-states', 'united-nations'),
      'sides.yaml': sampleContent['sides.yaml'] + '- { slug: iran, name: Iran, mark: star }\n',
    };
    expect((await faultsOf(content)).map((fault) => fault.replace(/ .*/, ''))).toEqual([
      'content/articles/2020-01-05-voa.md:2:1',
      'content/articles/2020-01-05-voa.md:4:7',
      'content/articles/2020-01-05-voa.md:7:6',
      'content/events/parliament-vote.md:2:1',
      'content/events/parliament-vote.md:7:8',
      'content/events/parliament-vote.md:8:7',
      'content/events/parliament-vote.md:22:15',
      'content/sides.yaml:3:35',
    ]);
  });

  test.each<[what: string, content: SampleContent, fault: string]>([
    [
      'an article',
      sampleWith(voa, 'kind: report', 'kind: rumour'),
      'content/articles/2020-01-05-voa.md:4:7',
    ],
    [
      'an event',
      sampleWith(strike, 'kind: strike', 'kind: raid'),
      'content/events/soleimani-muhandis-killed.md:4:7',
    ],
    [
      'an actor',
      sampleWith(pompeo, 'name: Mike Pompeo', 'nmae: Mike Pompeo\nname: M'),
      'content/actors/mike-pompeo.yaml:1:7',
    ],
    ['a side', sampleWith('sides.yaml', 'mark: disc', 'mark: star'), 'content/sides.yaml:1:53'],
    [
      'a list of places that cannot be read',
      sampleWith('places.yaml', 'name: Baghdad, kind: town }', 'name: Baghdad'),
      'content/places.yaml:2:1',
    ],
    [
      'a list of measures that is empty',
      { ...sampleContent, 'measures.yaml': '' },
      'content/measures.yaml:1:1',
    ],
  ])('does not repeat the fault of %s where others refer to it', async (_, content, fault) => {
    expect((await faultsOf(content)).map((line) => line.replace(/ .*/, ''))).toEqual([fault]);
  });

  test('ends in the number of faults', async () => {
    const faulty = sampleWith(vote, 'kind: decision', 'kind: decison');
    const { content, text } = await inFolder(faulty, reportContent);
    expect(content).toBeUndefined();
    expect(text).toMatch(
      /^content\/events\/parliament-vote.md:8:7 .*\n\n1 fault in the content; nothing was built\.$/,
    );
  });

  test('says what was read where there are no faults', async () => {
    const { content, text } = await inFolder(sampleContent, reportContent);
    expect(content?.events).toHaveLength(2);
    expect(text).toBe(
      '2 events, 2 articles, 2 actors: no faults; 4 quotations checked word for word.\n' +
        '5 files not compared with the articles’ texts as they stand now; npm run ledger -- --report names them.',
    );
  });
});

describe('a place is right', () => {
  test.each<[what: string, change: (text: string) => string]>([
    ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['after a byte order mark', (text) => `\uFEFF${text}`],
    ['with both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ])('%s', async (_, change) => {
    const changeAll = (content: SampleContent) =>
      Object.fromEntries(Object.entries(content).map(([path, text]) => [path, change(text)]));
    expect(await faultsOf(changeAll(sampleContent))).toEqual([]);

    const spoilt = {
      ...sampleContent,
      [vote]: sampleContent[vote]
        .replace('place: baghdad', 'place: bagdad')
        .replace('a strike [', '“a strike ['),
      'story.md': sampleContent['story.md'].replace('A strike', 'A **strike**'),
    };
    expect((await faultsOf(changeAll(spoilt))).map((fault) => fault.replace(/ .*/, ''))).toEqual([
      'content/events/parliament-vote.md:7:8',
      'content/events/parliament-vote.md:22:65',
      'content/story.md:1:3',
    ]);
  });

  test('after letters of several bytes, in fields and in bodies', async () => {
    const content = sampleWith(
      strike,
      'A drone',
      'Soleimani’s *Sipāh-e Qods* – سپاه قدس – and `drones`',
    );
    expect(await faultsOf(content)).toEqual([
      'content/events/soleimani-muhandis-killed.md:8:45 code does not belong in a body; use only paragraphs, *emphasis* and links',
    ]);
    expect(
      await faultsOf(sampleWith(vote, '{ says: 168 present,', '{ says: “é” و, artikel: x,')),
    ).toEqual([
      expect.stringContaining(
        'content/events/parliament-vote.md:16:33 there is no field “artikel” here; did you mean “article”?',
      ),
    ]);
  });

  test('after indents, escapes and line breaks within a paragraph', async () => {
    const content = sampleWith(
      strike,
      'A drone struck',
      'A \\*drone\\*\n   struck \\# once *and\n   again* at "one"',
    );
    expect((await faultsOf(content)).map((fault) => fault.replace(/ is .*/, ''))).toEqual([
      'content/events/soleimani-muhandis-killed.md:10:14 "',
      'content/events/soleimani-muhandis-killed.md:10:18 "',
    ]);
  });
});

function testFaults(
  rows: readonly (readonly [
    what: string,
    path: keyof typeof sampleContent,
    from: string,
    to: string,
    faults: readonly string[],
  ])[],
): void {
  test.each(rows)('%s', async (_, path, from, to, faults) => {
    const inThatFile = faults.map((fault) => `content/${path}:${fault}`);
    expect(await faultsOf(sampleWith(path, from, to))).toEqual(inThatFile);
  });
}

async function faultsOf(content: SampleContent): Promise<string[]> {
  const { faults } = await inFolder(content, readContent);
  return faults.map(formatFault);
}

function without(path: keyof typeof sampleContent): SampleContent {
  return Object.fromEntries(Object.entries(sampleContent).filter(([name]) => name !== path));
}
