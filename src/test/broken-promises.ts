import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** One way to break a promise, and the test that has to notice. */
export interface Breach {
  /** What is wrong, in words. */
  readonly what: string;
  /** The file of the test, in `src/`, without `.test.ts`. */
  readonly file: string;
  /** The title of the test, after what describes it and ` > `; any test of the file where it is left out. */
  readonly title?: string;
  /** What the test's report has to name, so that it fails for this reason and no other. */
  readonly evidence: string;
  /** Does the damage in a folder: a built site, or a copy of the project. */
  readonly damage: Damage;
}

type Damage = (folder: string) => Promise<void>;

/** The settings with which the site to be broken is built. */
export const SETTINGS = { SITE: 'https://example.org', BASE: '/a/b/' } as const;

/** Given to an event before the site is built, so that there are moved pages to break. */
export const FORMER_NAME = 'a-former-name';

const EVENT = 'parliament-vote';
const EVENT_FILE = `events/${EVENT}/index.html`;
/** An event that quotes. */
const QUOTING = 'mckenzie-announces-3000';
const QUOTING_FILE = `events/${QUOTING}/index.html`;
const ARTICLE = '2020-01-10-military-times';
/** The same event for frames on other pages. */
const EMBED = `embed/${EVENT}/index.html`;
const FRONT = 'index.html';
const ABOUT = 'about/index.html';
const PRINT = 'print/index.html';
const SEARCH = 'search/index.html';
const ENTRY = `id="${EVENT}"`;

/** Put together here, since no file may name such a folder, this one included. */
const HOME = ['', 'home', 'jane', ''].join('/');

/** The same holds of the place of the articles’ texts. */
const TEXTS = ['sources', 'seeds'].join('/');

/** A project in which the site is built has this event renamed once. */
export const rename: Damage = async (folder) => {
  const path = join(folder, `content/events/${EVENT}.md`);
  const text = (await readFile(path, 'utf8')).replace(/^formerly:.*\n/m, '');
  await writeFile(path, text.replace(/^---\n/, `---\nformerly: [${FORMER_NAME}]\n`));
};

/** What may go wrong on the pages: each is done to a built site of its own. */
export const SITE_BREACHES: readonly Breach[] = [
  ...inTests('pages', [
    [
      'a layer of styles that comes too early',
      'on every page the layers of styles come in their order',
      ABOUT,
      replace(ABOUT, '<style>', '<style>@layer prose{p{margin:0}}'),
    ],
    [
      'a page without its language',
      'every page says what language it is in',
      ABOUT,
      replace(ABOUT, ' lang="en"', ''),
    ],
    [
      'a page without a main heading',
      'every page has one main heading, with words in it',
      ABOUT,
      replace(ABOUT, /<h1.*?<\/h1>/s, ''),
    ],
    [
      'a page with two main headings',
      'every page has one main heading, with words in it',
      ABOUT,
      add(ABOUT, '<h1>Again</h1>'),
    ],
    [
      'two pages of one title',
      'every page has one title, which no page has that shows something else',
      ABOUT,
      both(retitle(ABOUT, 'The same'), retitle('events/index.html', 'The same')),
    ],
    [
      'a page without a description',
      'every page has a description',
      ABOUT,
      replace(ABOUT, /<meta name="description"[^>]*>/, ''),
    ],
    [
      'a page that cannot be enlarged',
      'every page fits the width of its screen and may be enlarged',
      ABOUT,
      replace(ABOUT, 'initial-scale=1', 'user-scalable=no'),
    ],
    [
      'a level of heading left out',
      'the outline of a page leaves no level of heading out',
      ABOUT,
      add(ABOUT, '<h5>Deep</h5>'),
    ],
    [
      'an id used twice',
      'no id occurs twice on a page',
      `${ABOUT}: _main`,
      add(ABOUT, '<p id="_main"></p>'),
    ],
    [
      'an id that an event could have',
      'an id that could be the name of an event is one',
      `${ABOUT}: licence`,
      add(ABOUT, '<p id="licence"></p>'),
    ],
    [
      'an image without a text',
      'every image has a text to stand for it',
      ABOUT,
      add(ABOUT, '<img src="/a/b/favicon.svg">'),
    ],
    [
      'a drawing without a name',
      'every drawing is named, or hidden from those who cannot see it',
      ABOUT,
      add(ABOUT, '<svg></svg>'),
    ],
  ]),
  ...inTests('html', [
    [
      'a block within a paragraph',
      'every page is valid HTML',
      ABOUT,
      add(ABOUT, '<p><div>A block</div></p>'),
    ],
    [
      'a list with no items but text',
      'every page is valid HTML',
      ABOUT,
      add(ABOUT, '<ul><p>A paragraph</p></ul>'),
    ],
  ]),
  ...inTests('policy', [
    [
      'a page without a policy',
      'every page has one policy, before the first style',
      ABOUT,
      replace(ABOUT, 'content-security-policy', 'x'),
    ],
    [
      'a policy that allows any style',
      'the policy allows nothing from elsewhere and nothing that is not named',
      ABOUT,
      replace(ABOUT, 'style-src ', "style-src 'unsafe-inline' "),
    ],
    [
      'a policy that lets a page choose where its links begin',
      'the policy allows nothing from elsewhere and nothing that is not named',
      ABOUT,
      replace(ABOUT, "base-uri 'none'", "base-uri 'self'"),
    ],
    [
      'a policy that lets scripts come from anywhere on the web',
      'Google’s evaluator of policies finds nothing that weakens one',
      ABOUT,
      replace(ABOUT, "script-src 'none'", 'script-src https:'),
    ],
    [
      'a style that the policy does not know',
      'every style in a page is one that its policy knows',
      ABOUT,
      replace(ABOUT, '</head>', '<style>p{color:red}</style></head>'),
    ],
    [
      'a style on an element',
      'no element carries a style of its own',
      ABOUT,
      replace(ABOUT, '<h1', '<h1 style="color:red"'),
    ],
    [
      'a script',
      'a page runs no script but the one that brings the comforts, or the search, and only if its policy knows it',
      ABOUT,
      replace(ABOUT, '</body>', '<script>1</script></body>'),
    ],
    [
      'a policy that lets in more scripts than the page has',
      'a page runs no script but the one that brings the comforts, or the search, and only if its policy knows it',
      ABOUT,
      replace(ABOUT, "script-src 'none'", "script-src 'self'"),
    ],
    [
      'a script in an attribute',
      'no attribute holds a script',
      ABOUT,
      replace(ABOUT, '<h1', '<h1 onclick="go()"'),
    ],
    [
      'a button that nothing answers',
      'a page with a button has the script that it needs',
      ABOUT,
      add(ABOUT, '<button type="button">Copy link</button>'),
    ],
    [
      'a page that may compile WebAssembly',
      'a page runs no script but the one that brings the comforts, or the search, and only if its policy knows it',
      ABOUT,
      replace(ABOUT, "script-src 'none'", "script-src 'wasm-unsafe-eval'"),
    ],
    [
      'an image from another host',
      'no page loads anything from another host',
      'elsewhere.example',
      add(ABOUT, '<img alt="" src="https://elsewhere.example/x.png">'),
    ],
    [
      'a style sheet from another host',
      'no page loads anything from another host',
      'elsewhere.example',
      replace(ABOUT, '</head>', '<link rel="stylesheet" href="//elsewhere.example/x.css"></head>'),
    ],
    [
      'a font from another host',
      'no page loads anything from another host',
      'elsewhere.example',
      replace(ABOUT, '<style>', '<style>@font-face{src:url(https://elsewhere.example/x)}'),
    ],
    [
      'a drawing from elsewhere',
      'no style sheet and no drawing loads anything from another host',
      'favicon.svg: https://example.com/',
      replace('favicon.svg', '</svg>', '<image href="https://example.com/"/></svg>'),
    ],
    [
      'a cookie',
      'no page sets a cookie',
      ABOUT,
      replace(ABOUT, '</head>', '<meta http-equiv="set-cookie" content="a=b"></head>'),
    ],
  ]),
  ...inTests('host-headers', [
    [
      'a line for headers that no host understands',
      'hosts understand every line of the file for headers, within their limits',
      'Missing header value',
      replace('_headers', 'nosniff', ''),
    ],
    [
      'events that anyone may frame',
      'hosts that read it say of every page who may frame it, and the rest of what all say',
      EVENT_FILE,
      replace('_headers', '/a/b/events/*', '/a/b/evens/*'),
    ],
    [
      'embeds that only we may frame',
      'pages for framing may be framed by anyone',
      'content-security-policy',
      replace('_headers', '/a/b/events/*', '/a/b/e*'),
    ],
    [
      'a page that is kept for ever',
      'files with names made of their content are kept for ever, and no others',
      ABOUT,
      replace('_headers', '/a/b/_astro/*', '/a/b/about/*'),
    ],
    [
      'a calendar that is called a text',
      'types that hosts guess wrong are told, and told right',
      'timeline.ics',
      replace('_headers', 'text/calendar', 'text/plain'),
    ],
    [
      'two policies for one page',
      'no two rules say the same of one file, which one host would join and the other choose from',
      'content-security-policy',
      replace('_headers', '/a/b/events/*', '/a/b/*'),
    ],
  ]),
  ...inTests('text', [
    [
      'a day that the calendar does not have',
      'every date that machines read is a real one',
      '2020-02-30',
      add(ABOUT, '<time datetime="2020-02-30">30 February 2020</time>'),
    ],
    [
      'a date shifted for machines alone',
      'the date that a reader sees is the one that machines read',
      EVENT_FILE,
      replace(EVENT_FILE, 'datetime="2020-01-05"', 'datetime="2020-01-04"'),
    ],
    [
      'two words glued together',
      'no word is glued to the next',
      'Military',
      add(ABOUT, '<p>as<a href="/a/b/">Military Times</a></p>'),
    ],
    [
      'a space before a comma',
      'no comma, full stop or closing quotation mark stands after a space',
      ABOUT,
      add(ABOUT, '<p><a href="/a/b/">One</a> , two</p>'),
    ],
  ]),
  ...inTests('links', [
    [
      'a link without the base',
      'every internal link stays under the base',
      ABOUT,
      add(ABOUT, '<a href="/events/">Events</a>'),
    ],
    [
      'a link that leads nowhere',
      'every internal link leads to a file that exists',
      'no-such-event',
      add(ABOUT, '<a href="/a/b/events/no-such-event/">Event</a>'),
    ],
    [
      'a link to a place that is not there',
      'every link to a place within a page finds it',
      'no-such-event',
      add(ABOUT, '<a href="/a/b/#no-such-event">Event</a>'),
    ],
    [
      'a link without its slash',
      'internal links end in a slash or name a file, and never name index.html',
      ABOUT,
      add(ABOUT, '<a href="/a/b/events">Events</a>'),
    ],
    [
      'a link to index.html',
      'internal links end in a slash or name a file, and never name index.html',
      ABOUT,
      add(ABOUT, '<a href="/a/b/events/index.html">Events</a>'),
    ],
    [
      'a link from where the page stands',
      'internal links begin at the root, so that a page may be read anywhere',
      ABOUT,
      add(ABOUT, '<a href="../events/">Events</a>'),
    ],
    [
      'a page that no link leads to',
      'every page can be reached from the front page',
      'known-on/1999-01-01/index.html',
      copy(ABOUT, 'known-on/1999-01-01/index.html'),
    ],
    [
      'a moved page without a link',
      'a page that has moved leads on, by itself and by a link',
      FORMER_NAME,
      replace(`events/${FORMER_NAME}/index.html`, /(<h1.*?)<a [^>]*>(.*?)<\/a>/s, '$1$2'),
    ],
  ]),
  ...inTests('addresses', [
    [
      'a list for search engines with nothing in it',
      'the list of pages for search engines is there, and empty where no origin is known',
      'expected false to be true',
      replace('sitemap.xml', /<url>.*<\/url>/s, ''),
    ],
    [
      'a file at no promised address',
      'every file stands at an address that is promised',
      'assets/x.css',
      write('assets/x.css', ''),
    ],
    [
      'an event without its page',
      'every event, article, actor and side has its page, and no page is without its file',
      EVENT,
      remove(EVENT_FILE),
    ],
    [
      'a side without its page',
      'every event, article, actor and side has its page, and no page is without its file',
      'iran',
      remove('sides/iran/index.html'),
    ],
    [
      'a page without its file',
      'every event, article, actor and side has its page, and no page is without its file',
      'unheard-of',
      copy(EVENT_FILE, 'actors/unheard-of/index.html'),
    ],
    [
      'an event that is not on the front page',
      'every event stands on the front page, once, under its own name',
      EVENT,
      replace(FRONT, ENTRY, 'id="_"'),
    ],
    [
      'a former name that is no place any more',
      'every former name of an event is still a place on the front page, in its entry',
      FORMER_NAME,
      replace(FRONT, `id="${FORMER_NAME}"`, 'id="_"'),
    ],
    [
      'a former address that hosts are not told of',
      'every former address is in the list for hosts that lead on by themselves',
      FORMER_NAME,
      write('_redirects', '# Former addresses, and where each leads now\n'),
    ],
    [
      'a page that the ledger does not know',
      'the ledger has the address of every page, and every address in it has a page',
      '/events/unheard-of/',
      copy(EVENT_FILE, 'events/unheard-of/index.html'),
    ],
    [
      'an address in the ledger without its page',
      'the ledger has the address of every page, and every address in it has a page',
      `/events/${EVENT}/`,
      remove(EVENT_FILE),
    ],
    [
      'a withdrawal that the ledger does not know',
      'every address that was withdrawn says so',
      ABOUT,
      add(ABOUT, '<p id="_withdrawn">Gone</p>'),
    ],
    [
      'a former address that leads astray',
      'every former address leads to the present one',
      FORMER_NAME,
      replace(`events/${FORMER_NAME}/index.html`, '0; url=/a/b/', '0; url=/'),
    ],
    [
      'a day without its event',
      'every day on which an event happened, here or elsewhere, has a page that leads to it',
      'soleimani-muhandis-killed on 2020-01-02',
      replace('2020/01/02/index.html', /href="[^"]*soleimani[^"]*"/g, 'href="/a/b/"'),
    ],
    [
      'a robot that may not read',
      'robots may read everything',
      'Disallow',
      replace('robots.txt', 'Allow', 'Disallow'),
    ],
  ]),
  ...inTests('evidence', [
    [
      'a quotation that leads nowhere',
      'a quotation in an account is a link to those words in an article that it cites',
      '“without external assistance”: is no link',
      replace(QUOTING_FILE, /<a class="quoted"[^>]*>(“without external assistance”)<\/a>/, '$1'),
    ],
    [
      'a quotation on the timeline that leads to other words',
      'a quotation in an account is such a link on the timeline, too',
      'with internal',
      replace(FRONT, 'text=without%20external', 'text=with%20internal', `id="${QUOTING}"`),
    ],
    [
      'a link to quoted words that hands our page over',
      'a quotation in how a date is known is such a link',
      'no noopener',
      replace(
        QUOTING_FILE,
        /class="quoted" rel="noopener external"/g,
        'class="quoted" rel="external"',
      ),
    ],
    [
      'a quotation of a summary that leads to another article',
      'a quotation in a summary or a position is such a link on the page of its article',
      'leads to https://example.com/',
      replace(
        'articles/2020-09-09-france-24/index.html',
        /(class="quoted"[^>]*href=")https:\/\/www\.france24\.com\//g,
        '$1https://example.com/',
      ),
    ],
    [
      'a link to quoted words that does not say so',
      'a quotation that is a link says what the link leads to',
      QUOTING_FILE,
      replace(QUOTING_FILE, 'id="_original"', 'id="_other"'),
    ],
    [
      'a page that speaks of links it does not have',
      'what a link to quoted words leads to is said on pages with such links alone',
      ABOUT,
      add(ABOUT, '<p id="_original" hidden>Leads to these words in the article.</p>'),
    ],
    [
      'an article that is cited but not among the sources',
      'an event lists every article that its page cites among its sources',
      `${EVENT} does not list`,
      replace(EVENT_FILE, /<h3[^>]*>\s*<a href="[^"]*2020-01-11-npr-wosu\/".*?<\/h3>/s, ''),
    ],
    [
      'a citation that leads to no place',
      'a citation leads to a place on the page of its article; on the front page, to that page at least',
      EVENT_FILE,
      replace(EVENT_FILE, `/#${EVENT}">`, '/">', 'class="cited"'),
    ],
    [
      'a passage that its article does not show',
      'a citation in an account leads to the passage that it ends',
      'Sunnis saw US troops as a safeguard against domination',
      replace(
        'articles/2020-01-10-military-times/index.html',
        'Sunnis saw US troops as a safeguard against domination',
        'Sunnis saw them as a safeguard against domination',
        `id="${EVENT}"`,
      ),
    ],
    [
      'an event that its article does not list',
      'the page of an article lists every event that rests on it, with a link to each',
      `2020-01-10-military-times does not list ${EVENT}`,
      replace('articles/2020-01-10-military-times/index.html', `id="${EVENT}"`, 'id="_"'),
    ],
    [
      'an event that keeps silent about the check',
      'an event says of each article that it quotes when the quotations were checked',
      QUOTING,
      replace(QUOTING_FILE, 'checked word for word', 'checked'),
    ],
    [
      'a wrong number of quotations',
      'the page of an article says how many of its quotations were checked, and when',
      '2020-09-09-france-24',
      replace('articles/2020-09-09-france-24/index.html', /\d+ on this site/, '99 on this site'),
    ],
    [
      'an article without the way to its day',
      'an article leads to the story as of its day, and an event to the day of its first report',
      '2020-09-09-france-24',
      replace(
        'articles/2020-09-09-france-24/index.html',
        '/known-on/2020-09-09/',
        '/about/',
        '<dl',
      ),
    ],
  ]),
  ...inTests('disagreements', [
    [
      'a dispute that is not told',
      'every authored dispute stands on the page with all its accounts and their articles',
      'three more than the quorum',
      replace('disagreements/index.html', 'How many members were present or voted?', 'How many?'),
    ],
    [
      'a dispute that its event does not show',
      'every authored dispute stands on the page of its event with all its accounts',
      'about 180',
      replace(EVENT_FILE, 'about 180', 'about 190'),
    ],
    [
      'a question that leads to no accounts',
      'its question stands on the timeline, with all its accounts or the way to them',
      'nato-suspends-training',
      replace(FRONT, 'nato-suspends-training/#_differences', 'nato-suspends-training/'),
    ],
    [
      'an event with disputes that is left out',
      'events with disputes stand on the page in the order of the timeline',
      EVENT,
      replace('disagreements/index.html', /<h3 id="_parliament-vote".*?<\/h3>/s, ''),
    ],
    [
      'a number without its article',
      'different numbers for one month stand on the page with their articles',
      '2020-01-10-politico',
      replace('disagreements/index.html', '2020-01-10-politico', '2020-01-05-voa', '<table'),
    ],
    [
      'an event that keeps silent about the number of troops',
      'that 5,000 and 5,200 troops were reported for January 2020 is shown, with all who say so',
      '5,000',
      replace(
        'events/us-rejects-withdrawal-talks/index.html',
        'about 5,000',
        'about 5,100',
        'class="dispute"',
      ),
    ],
    [
      'a difference counted twice',
      'the about page counts the questions, and the numbers that are not among them, once',
      'also stand among the questions',
      replace(ABOUT, /\d+ also stand/, '99 also stand'),
    ],
    [
      'one article too many',
      'the about page counts the articles as their files have them',
      'Voice of America',
      replace(ABOUT, /\d+/, '99', '>Voice of America</th>'),
    ],
    [
      'a wrong number of events on one article',
      'the about page counts the events that rest on one article',
      '99',
      replace(ABOUT, />\d+</, '>99<', '>One article</th>'),
    ],
    [
      'a position too many',
      'the about page counts the positions of each side by stance',
      '99',
      replace(ABOUT, />\d+</, '>99<', '>Iran</th>'),
    ],
  ]),
  ...inTests('cards', [
    [
      'an event without a card',
      'every event and article has a card under each of its names, and every section has one',
      `cards/events/${EVENT}.png`,
      remove(`cards/events/${EVENT}.png`),
    ],
    [
      'a card that is gone from its former name',
      'every event and article has a card under each of its names, and every section has one',
      `cards/events/${FORMER_NAME}.png`,
      remove(`cards/events/${FORMER_NAME}.png`),
    ],
    [
      'a card of nothing',
      'every event and article has a card under each of its names, and every section has one',
      'cards/events/no-such-event.png',
      copy(`cards/events/${EVENT}.png`, 'cards/events/no-such-event.png'),
    ],
    [
      'a card that is no picture',
      'every card is a whole PNG of 1200 by 630 pixels, and weighs at most 60 KB',
      'cards/positions.png',
      write('cards/positions.png', 'A picture'),
    ],
    [
      'a card cut short',
      'every card is a whole PNG of 1200 by 630 pixels, and weighs at most 60 KB',
      'cards/timeline.png',
      cutShort('cards/timeline.png'),
    ],
    [
      'two events with one picture',
      'no two events have the same picture',
      'cards/events/tbi-34.png',
      copy(`cards/events/${EVENT}.png`, 'cards/events/tbi-34.png'),
    ],
  ]),
  ...inTests('places', [
    [
      'an event missing from the page of its place',
      'every place has a page with exactly the events that happened there',
      'taji-handover',
      replace('places/taji/index.html', 'id="taji-handover"', 'id="_"'),
    ],
    [
      'an event that does not lead to its place',
      'the page of every event leads to the places where it happened',
      'taji-handover does not lead to taji',
      replace('events/taji-handover/index.html', '/places/taji/', '/places/'),
    ],
    [
      'a base missing from the handovers',
      'every handover of a base stands in the list, in order, with its date and its event',
      'taji-handover',
      replace('places/index.html', 'events/taji-handover/', 'events/', 'class="handovers'),
    ],
    [
      'a map that does not tell what it shows',
      'the map tells in words which bases were handed over, in which order and when',
      '-1',
      replace('places/index.html', /<desc.*?<\/desc>/s, '<desc></desc>'),
    ],
  ]),
  ...inTests('timeline', [
    [
      'two events in the wrong order',
      'the events stand in order: earliest first, the vaguer before the more exact',
      EVENT,
      swapEntries('us-strikes-kataib-hezbollah', EVENT),
    ],
    [
      'a date shifted by a day for machines',
      'each event shows the date in its file, not shifted by a day',
      `${EVENT} is of 2020-01-05`,
      replace(FRONT, 'datetime="2020-01-05"', 'datetime="2020-01-04"', ENTRY),
    ],
    [
      'a date shifted by a day for readers',
      'each event shows the date in its file, not shifted by a day',
      `${EVENT} is of 2020-01-05`,
      replace(FRONT, '>5<', '>4<', ENTRY),
    ],
    [
      'a date shifted by a day on the page of the event',
      'each event shows the date in its file, not shifted by a day',
      `${EVENT} is of 2020-01-05`,
      replace(EVENT_FILE, '>5<', '>4<', '<main'),
    ],
    [
      'a wrong weekday',
      'the page of an event of a day shows its weekday, and no other beside its date',
      EVENT,
      replace(EVENT_FILE, '>Sunday<', '>Saturday<'),
    ],
    [
      'the day in Washington lost',
      'an event whose day differs by place shows both days, on the timeline and on its page',
      'soleimani-muhandis-killed',
      replace(
        FRONT,
        /<time datetime="2020-01-02".*?<\/time>/s,
        '',
        'id="soleimani-muhandis-killed"',
      ),
    ],
    [
      'an article shifted by a day',
      'each article shows its date of publication, not shifted by a day',
      '2020-01-10-military-times',
      replace(
        'articles/2020-01-10-military-times/index.html',
        />10 January 2020</g,
        '>9 January 2020<',
      ),
    ],
    [
      'a silence that was none',
      'every stretch of more than 30 days without an event is marked, with its true length',
      '31',
      replace(FRONT, '</h1>', '</h1><p>31 days without an event here</p>'),
    ],
    [
      'a key event left out',
      'ten key events are listed, and each leads to its place on the timeline',
      EVENT,
      replace(FRONT, `href="/a/b/#${EVENT}"`, 'href="/a/b/#embassy-stormed"'),
    ],
    [
      'a citation lost',
      'every paragraph of every account ends in a citation, and names the articles of its file',
      EVENT,
      replace(FRONT, /<a href="\/a\/b\/articles\/[^>]*>.*?<\/a>/s, '', ENTRY),
    ],
    [
      'a sentence without a citation',
      'every paragraph of every account ends in a citation, and names the articles of its file',
      'Unsourced',
      replace(FRONT, /(class="prose.*?)<\/p>/s, '$1 Unsourced.</p>', ENTRY),
    ],
    [
      'an event that does not lead to its place',
      'each event can be reached from its entry, and its entry from its page',
      EVENT,
      replace(EVENT_FILE, `href="/a/b/#${EVENT}"`, 'href="/a/b/"'),
    ],
  ]),
  ...inTests('print', [
    [
      'an event that is not printed',
      'the printed edition tells every event once, in the order of the timeline',
      EVENT,
      replace(PRINT, ENTRY, 'id="_lost"'),
    ],
    [
      'a printed passage with a source too few',
      'every passage is followed by the numbers of the sources that its file names',
      EVENT,
      replace(PRINT, /<span class="numbers">.*?<\/span>/s, '', ENTRY),
    ],
    [
      'a number that leads to another source',
      'every number in brackets leads to the source of that number, and every source has one',
      '13',
      replace(PRINT, '>12</a>', '>13</a>'),
    ],
    [
      'a source whose address is not written out',
      'every source has its publisher, its headline, how much was read, and its address written out',
      '10',
      replace(PRINT, />https?:[^<]*<\/a>/, '>here</a>', 'id="_source-10"'),
    ],
    [
      'contents without a month',
      'the contents lead to every month and give the numbers of its events',
      '_2020-03',
      replace(PRINT, 'href="#_2020-03"', 'href="#_2020-04"'),
    ],
  ]),
  ...inTests('filters', [
    [
      'an entry of the wrong kind',
      'every entry tells its kind, all its sides and whether it is a key event',
      EVENT,
      replace(FRONT, 'data-kind="decision"', 'data-kind="talks"', ENTRY),
    ],
    [
      'an entry without one of its sides',
      'every entry tells its kind, all its sides and whether it is a key event',
      EVENT,
      replace(FRONT, '<span data-mark="square">', '<span>', ENTRY),
    ],
    [
      'a wrong number of events at a side to choose',
      'every side that acted can be chosen, and says in how many events',
      'hexagon: Iran (99)',
      replace(FRONT, /Iran \(\d+\)/, 'Iran (99)'),
    ],
    [
      'a wrong number of events at a kind to choose',
      'every kind that occurs can be chosen, and says how often it does',
      'talks (99)',
      replace(FRONT, /Talks \(\d+\)/, 'Talks (99)'),
    ],
    [
      'an event missing from the page of its kind',
      'each kind has a page, which lists its events and no others',
      EVENT,
      replace('kinds/decision/index.html', ENTRY, 'id="_lost"'),
    ],
    [
      'an event that leads to another kind',
      'each event leads to the page of its kind',
      EVENT,
      replace(EVENT_FILE, 'kinds/decision/', 'kinds/talks/'),
    ],
  ]),
  ...inFile('test/reading.browser', [
    [
      'a timeline laid out all at once',
      'an event far down the timeline is laid out when the reader comes near it',
      'expected true to be false',
      replace(FRONT, ' deferred', '', 'id="trump-warns-iran"'),
    ],
  ]),
  ...inFile('test/quiet.browser', [
    [
      'a page that is painted by half lines',
      'a page is painted when all is there that a window shows, and not by half lines',
      'to be greater than',
      replace('about/index.html', ' blocking="render"', ''),
    ],
  ]),
  ...inTests('budgets', [
    [
      'a front page that is too heavy',
      'the front page, with all its styles, weighs no more than 40 KB',
      `${FRONT}: `,
      fatten(FRONT),
    ],
    [
      'an event that is too heavy',
      'no page of an event weighs more than 14 KB',
      `${EVENT_FILE}: `,
      fatten(EVENT_FILE),
    ],
    [
      'a script in a file',
      'the comforts weigh no more than 3 KB, and beside them there is only the engine of the search',
      'x.js',
      write('x.js', ''),
    ],
    [
      'comforts that are too heavy',
      'the comforts weigh no more than 3 KB, and beside them there is only the engine of the search',
      '_astro/comfort-x.js: ',
      write('_astro/comfort-x.js', randomBytes(4096).toString('base64')),
    ],
    [
      'a page that brings more than a loader',
      'what brings the comforts takes at most 300 bytes of a page',
      `${EVENT_FILE}: `,
      replace(EVENT_FILE, 'history.state', `'${'x'.repeat(100)}',history.state`),
    ],
  ]),
  ...inTests('search', [
    [
      'a page without a way to the search',
      'every page but those for frames has a form in its header that leads to the search',
      ABOUT,
      replace(ABOUT, /<form role="search".*?<\/form>/s, ''),
    ],
    [
      'a side that cannot be chosen',
      'whatever the index can be filtered by can be chosen on the page, and nothing else',
      'iran',
      replace(SEARCH, '<option value="iran"', '<option value="persia"'),
    ],
    [
      'a search that does not say what it needs',
      'without script the page says so, and leads to every month of the year and every actor',
      'Searching needs script',
      replace(SEARCH, 'Searching needs script', 'Searching'),
    ],
    [
      'an engine without its licence',
      'the engine is complete, with its licence, and nothing lies beside it that is not used',
      'LICENSE',
      remove('search/pagefind/LICENSE'),
    ],
  ]),
  ...inTests('feeds', [
    [
      'an event that a feed leaves out',
      'every feed of events has each of them once, at its address',
      EVENT,
      replace(
        'atom.xml',
        /<entry>\n(?:(?!<\/?entry>)[^])*\/events\/parliament-vote\/[^]*?<\/entry>/,
        '',
      ),
    ],
    [
      'an event that has another identity in one format',
      'an event has one identity in all feeds and in the calendar',
      'urn:uuid:0',
      replace('feed.json', /urn:uuid:./, 'urn:uuid:0-'),
    ],
    [
      'a correction that never was',
      'the feed of corrections has all of them, and all withdrawals',
      'length',
      replace('corrections.xml', '</feed>', '<entry><id>urn:x</id></entry></feed>'),
    ],
    [
      'a feed that does not know where it is',
      'a feed says where it is found',
      'atom.xml',
      replace('rss.xml', '/a/b/rss.xml', '/a/b/atom.xml'),
    ],
    [
      'a link in a feed without its host',
      'no link in a feed needs the page around it, and each of ours leads to a file',
      'rss.xml: /a/b/articles/',
      replace('rss.xml', '"https://example.org/a/b/articles/', '"/a/b/articles/'),
    ],
    [
      'a page that does not tell of the feeds',
      'every page but those for frames tells programs of the feeds',
      `${ABOUT}: /a/b/feed.json`,
      replace(ABOUT, '/a/b/feed.json', '/a/b/feed'),
    ],
    [
      'a calendar that is a day late',
      'the calendar has every event once, on all days on which it may have been',
      '2020-01-06',
      replace('timeline.ics', 'DTSTART;VALUE=DATE:20200105', 'DTSTART;VALUE=DATE:20200106'),
    ],
    [
      'a month in the calendar that only looks like its days',
      'a date in the calendar that is not known to the day is told in words, too',
      'feeds.site.test.ts',
      replace('timeline.ics', ' · 2003', ''),
    ],
    [
      'a calendar with the line ends of a text',
      'every line of the calendar ends in CR and LF and has at most 75 octets',
      'BEGIN:VCALENDAR',
      replace('timeline.ics', 'BEGIN:VCALENDAR\r\n', 'BEGIN:VCALENDAR\n'),
    ],
  ]),
  ...inTests('data', [
    [
      'an event missing from the JSON',
      'the timeline as JSON fits its schema and has every event and every article once',
      EVENT,
      replace('data/timeline.json', `"slug": "${EVENT}"`, '"slug": "another"'),
    ],
    [
      'an event’s file that does not fit the schema',
      'every event has a file of its own, which fits the schema',
      'headline',
      replace(`events/${EVENT}.json`, '"headline"', '"title"'),
    ],
    [
      'a formula in a table',
      'the tables have a row for every event and every article, and no cell that is a formula',
      '=1',
      replace('data/figures.csv', /\r\n[^,]*/, '\r\n=1'),
    ],
    [
      'a file that is not the one in the manifest',
      'the manifest lists every file of the site with its bytes, and no other',
      'data/timeline.md',
      replace('data/timeline.md', '# The', '# A'),
    ],
    [
      'a page that is missing from the manifest',
      'the manifest lists every file of the site with its bytes, and no other',
      EVENT_FILE,
      replace('data/manifest.json', /.*"path":"events\/parliament-vote\/index.html".*\n/, ''),
    ],
    [
      'a manifest that tells the time',
      'the manifest says what this was built from, and nothing of when or where',
      'builtAt',
      replace('data/manifest.json', '"settings"', '"builtAt":"today","settings"'),
    ],
    [
      'a file of data to which nothing leads',
      'the page of the data leads to every file of data, and says how big it is',
      'data/events.csv',
      replace('data/index.html', 'href="/a/b/data/events.csv"', 'href="/a/b/data/events.tsv"'),
    ],
  ]),
  ...inTests('citations', [
    [
      'a citation in a style that is missing',
      'every page of an event or article is cited in three styles, as ours and at its address',
      EVENT_FILE,
      replace(EVENT_FILE, /<dd[^>]*>(?:(?!<\/dd>).)*<\/dd>/s, '', 'class="cite '),
    ],
    [
      'a citation without our name',
      'every page of an event or article is cited in three styles, as ours and at its address',
      EVENT_FILE,
      replace(EVENT_FILE, 'The Troop Question', 'Reuters', 'class="cite '),
    ],
    [
      'a file of citations that is not there',
      'beside every such page lie its citations as files, each with no more and no less than it offers',
      `events/${EVENT}.ris`,
      remove(`events/${EVENT}.ris`),
    ],
    [
      'a citation of another day',
      'our page is cited under its own title, of the day on which we published it',
      EVENT_FILE,
      replace(`events/${EVENT}.csl.json`, /\b20\d\d\b/, '1999', '"issued"'),
    ],
    [
      'a day of access that is nobody’s',
      'our page is cited under its own title, of the day on which we published it',
      'a day of access',
      replace(`events/${EVENT}.csl.json`, '"issued"', '"accessed": {}, "issued"'),
    ],
    [
      'an article that is missing from the bibliography',
      'the bibliography has every article once, in every format',
      'ris',
      replace('data/articles.ris', /TY {2}- .*?ER {2}- \r\n/s, ''),
    ],
    [
      'a page that does not know where it stands',
      'every page that has an address, but the front page, says where it stands among the others',
      ABOUT,
      replace(ABOUT, '"BreadcrumbList"', '"Thing"'),
    ],
    [
      'an event in the wrong place of the list for machines',
      'the page of all events lists them for machines once, in the order of the timeline',
      '/events/strategic-framework-agreement/',
      replace('events/index.html', '"position":2', '"position":3'),
    ],
    [
      'a key event that machines are not told of',
      'the front page lists the key events for machines, as it does for readers',
      EVENT,
      replace('index.html', '"position":2', '"position":3'),
    ],
    [
      'a page that claims to be another’s article',
      'for machines, the page of an event is an article of ours that cites its sources',
      EVENT_FILE,
      replace(EVENT_FILE, '"name":"The Troop Question"', '"name":"Reuters"', '"author"'),
    ],
    [
      'a summary that claims to be the article',
      'for machines, the page of an article is about the article and is not it',
      `articles/${ARTICLE}/`,
      replace(`articles/${ARTICLE}/index.html`, '"@type":"WebPage"', '"@type":"NewsArticle"'),
    ],
    [
      'a head with the day on which the event happened',
      'reference managers find our title, day and address in the head of an event, and of nothing else',
      EVENT_FILE,
      replace(EVENT_FILE, /(name="citation_publication_date" content=")[^"]*/, '$1Sunday'),
    ],
  ]),
  ...inTests('embeds', [
    [
      'a former name without its page for frames',
      'every event has a page for frames and an answer for programs, under each of its names, and nothing else has',
      FORMER_NAME,
      remove(`embed/${FORMER_NAME}/index.html`),
    ],
    [
      'an event that cannot be shown in a frame any more',
      'so has every event that ever was published, for it stands on other people’s pages',
      EVENT,
      remove(EMBED),
    ],
    [
      'a page for frames that can be found',
      'a page for frames is found by no search engine and names the page that tells the same',
      'can be found',
      replace(EMBED, '"noindex"', '"index"'),
    ],
    [
      'a page for frames that names itself',
      'a page for frames is found by no search engine and names the page that tells the same',
      'canonical',
      replace(EMBED, /(rel="canonical" href="[^"]*)events/, '$1embed'),
    ],
    [
      'a page for frames with a form',
      'a page for frames needs nothing that a sandbox forbids',
      EMBED,
      add(EMBED, '<form action="/a/b/search/"></form>'),
    ],
    [
      'a link that puts a whole page into the frame',
      'its links open in tabs of their own; those that stay in the frame lead to other pages for frames',
      EMBED,
      replace(EMBED, /(<h1[^>]*><a)/, '$1 target="_self"'),
    ],
    [
      'a page for frames without its base target',
      'its links open in tabs of their own; those that stay in the frame lead to other pages for frames',
      EMBED,
      replace(EMBED, '<base target="_blank">', ''),
    ],
    [
      'a headline that leads to another event',
      'the page of an event for frames > has its headline, which leads to its permanent address',
      EMBED,
      replace(EMBED, `href="/a/b/events/${EVENT}/"`, `href="/a/b/events/${QUOTING}/"`, '<h1'),
    ],
    [
      'a frame with another date',
      'the page of an event for frames > tells when, with the year, and whatever is doubtful of that',
      EMBED,
      replace(EMBED, 'datetime="2020-01-05"', 'datetime="2020-01-06"'),
    ],
    [
      'a frame that does not say how the date is known',
      'the page of an event for frames > tells when, with the year, and whatever is doubtful of that',
      'how the date is known',
      replace(EMBED, 'How the date is known:', ''),
    ],
    [
      'a frame without the name of an article',
      'the page of an event for frames > tells all that its account tells, and names every article that reports it',
      EMBED,
      replace(EMBED, /<span class="cited">.*?<\/span>/s, ''),
    ],
    [
      'a frame without the mark of a side',
      'the page of an event for frames > names the sides that acted, each with its mark',
      EMBED,
      replace(EMBED, /<svg class="mark".*?<\/svg>/s, ''),
    ],
    [
      'a frame that hides that sources differ',
      'the page of an event for frames > says on what sources differ, where they do',
      EMBED,
      replace(EMBED, /<p class="questions">.*?<\/p>/s, ''),
    ],
    [
      'a frame that does not say whose it is',
      'the page of an event for frames > names this site, and leads to it',
      EMBED,
      replace(EMBED, /<footer[^>]*>.*?<\/p>/s, '<footer>'),
    ],
    [
      'an event missing from the timeline in a frame',
      'the timeline in a frame has every event once, in order, and how the story begins',
      EVENT,
      replace('embed/index.html', new RegExp(`<li[^>]*id="${EVENT}".*?</li>`, 's'), ''),
    ],
    [
      'code that leads nowhere',
      'pages offer code where the site knows its public address, and none that would lead nowhere',
      ABOUT,
      replace(ABOUT, 'src=&quot;https://example.org', 'src=&quot;'),
    ],
    [
      'an answer with a frame of another event',
      'what programs are told is one frame around the page for frames, and its size',
      `oembed/${EVENT}.json`,
      replace(`oembed/${EVENT}.json`, `/embed/${EVENT}/`, `/embed/${QUOTING}/`),
    ],
  ]),
  ...inTests('head', [
    [
      'a published front page that is too heavy',
      'published under a base, the front page weighs no more than 40 KB',
      '40960',
      fatten(FRONT),
    ],
    [
      'a picture that is not there',
      'every page names one picture of its own or of its section, which is there, and what it says',
      EVENT_FILE,
      replace(EVENT_FILE, `cards/events/${EVENT}.png`, 'cards/events/gone.png'),
    ],
    [
      'the picture of another event',
      'every page names one picture of its own or of its section, which is there, and what it says',
      EVENT_FILE,
      replace(EVENT_FILE, `cards/events/${EVENT}.png`, `cards/events/${QUOTING}.png`),
    ],
    [
      'a picture without its words',
      'every page names one picture of its own or of its section, which is there, and what it says',
      ABOUT,
      replace(ABOUT, 'og:image:alt', 'x'),
    ],
    [
      'the address of another page',
      'every page names one address as its own: where it stands, or where it has moved to',
      ABOUT,
      replace(ABOUT, /(rel="canonical" href="[^"]*)about\//, '$1events/'),
    ],
    [
      'an address without the base',
      'every page names one address as its own: where it stands, or where it has moved to',
      ABOUT,
      replace(
        ABOUT,
        'rel="canonical" href="https://example.org/a/b/',
        'rel="canonical" href="https://example.org/',
      ),
    ],
    [
      'a card with another title',
      'a card of the page carries its title, description and address',
      'og:title',
      replace(ABOUT, 'property="og:title" content="', 'property="og:title" content="Not '),
    ],
    [
      'a missing page that can be found',
      'of all pages but those for frames, only what is missing, withdrawn or not there yet is kept out of searches and names no address',
      '404.html',
      replace('404.html', 'noindex', 'index'),
    ],
    [
      'an icon outside the base',
      'under a base, no link and no file to load lies outside it',
      ABOUT,
      replace(ABOUT, 'href="/a/b/favicon.svg"', 'href="/favicon.svg"'),
    ],
    [
      'a page without the icon',
      'every page has the icon',
      ABOUT,
      replace(ABOUT, /<link rel="icon"[^>]*>/, ''),
    ],
    [
      'an event that does not say how to show it',
      'the page of an event says where programs learn how to show it, and offers the code that they get',
      EVENT_FILE,
      replace(EVENT_FILE, 'application/json+oembed', 'application/json'),
    ],
    [
      'a front page that does not say how to show the timeline',
      'the front page says where programs learn how to show the timeline',
      'undefined',
      replace(FRONT, 'application/json+oembed', 'application/json'),
    ],
    [
      'code for another frame',
      'the page of an event says where programs learn how to show it, and offers the code that they get',
      EVENT_FILE,
      replace(EVENT_FILE, 'allow-popups', 'allow-scripts allow-popups'),
    ],
    [
      'a page that search engines are not told of',
      'the list for search engines names every page that stands where it belongs, and no other',
      'about/',
      replace('sitemap.xml', /<url><loc>[^<]*\/about\/<\/loc><\/url>/, ''),
    ],
    [
      'robots left without the list',
      'robots are told where that list is',
      'Sitemap',
      replace('robots.txt', /^Sitemap:.*$/m, ''),
    ],
  ]),
];

/** What may go wrong in the source: done to a copy of the project, and mended after each. */
export const SOURCE_BREACHES: readonly (Breach & { readonly mend: Damage })[] = [
  ...inSource('test/architecture', [
    [
      'a model that reads files',
      'no import points back: content, reading, open-archive, pages, components',
      'model/order.ts imports reading/read-content.ts',
      'src/model/order.ts',
      prepend("import '../reading/read-content.ts';\n"),
    ],
    [
      'a component that asks the archive',
      'no import points back: content, reading, open-archive, pages, components',
      'EventList.astro imports open-archive.ts',
      'src/components/EventList.astro',
      prepend("---\nimport '../open-archive.ts';\n", '---\n'),
    ],
    [
      'Markdown that knows a page',
      'no import points back: content, reading, open-archive, pages, components',
      'markdown/citations.ts imports pages/',
      'src/markdown/citations.ts',
      prepend("import '../pages/robots.txt.ts';\n"),
    ],
    [
      'a model that depends on Node',
      'the model and the formats of exchange are pure: they use no files and nothing of Astro but its zod',
      'node:fs',
      'src/model/order.ts',
      prepend("import 'node:fs';\n"),
    ],
    [
      'a page that asks Astro for content',
      'only open-archive and the collections know the content as Astro carries it',
      'pages/robots.txt.ts',
      'src/pages/robots.txt.ts',
      prepend("import 'astro:content';\n"),
    ],
    [
      'a folder for odds and ends',
      'there is no drawer for odds and ends',
      'utils/order.ts',
      'src/utils/order.ts',
      prepend(''),
    ],
    [
      'a date in the zone of the machine',
      'no date depends on the clock, the zone or the language of the machine',
      'new Date(',
      'src/model/order.ts',
      prepend("new Date('2020-01-05');\n"),
    ],
    [
      'a style attribute',
      'no markup has a style of its own, which the policy would refuse',
      'EventList.astro',
      'src/components/EventList.astro',
      append('<p style="color: red"></p>\n'),
    ],
    [
      'the folder of someone’s machine',
      'no file of the project names a folder of the machine it was written on',
      HOME,
      'README.md',
      append(`${HOME}notes.txt`),
    ],
    [
      'a second file that knows where the texts lie',
      'only the continuous integration knows where the texts of articles lie',
      'README.md',
      'README.md',
      append(TEXTS),
    ],
  ]),
  ...inSource('test/ledger.site', [
    [
      'an address that nobody wrote down',
      'nobody forgot to run npm run ledger: the addresses are up to date',
      'run npm run ledger',
      'content/ledger/addresses.json',
      swap('  "/about/",\n', ''),
    ],
    [
      'a ledger that was forgotten',
      'nobody forgot to run npm run ledger: the comparisons are up to date',
      'run npm run ledger',
      'content/ledger/comparisons.json',
      swap('{"file":"story"', '{"file":"stories"'),
    ],
  ]),
  ...inSource('reading/read-content', [
    [
      'a misquotation that nobody notices',
      undefined,
      'is not certified as standing in',
      'src/reading/verify-quotations.ts',
      swap('found.length > 0 ? undefined : lookUp.explain(use)', 'undefined'),
    ],
  ]),
  ...inSource('reading/check-texts', [
    [
      'copied words that nobody notices',
      undefined,
      'says the same, word for word',
      'src/reading/check-texts.ts',
      swap('const copied = findCopiedRuns(content, texts);', 'const copied: Fault[] = [];'),
    ],
  ]),
  ...inSource('model/partial-date', [
    [
      'events sorted backwards',
      undefined,
      'earlier comes first',
      'src/model/partial-date.ts',
      swap(
        'return compareDays(firstDay(a), firstDay(b))',
        'return compareDays(firstDay(b), firstDay(a))',
      ),
    ],
    [
      'days that the calendar does not have',
      undefined,
      '02-30',
      'src/model/partial-date.ts',
      swap('if (Number(day) > getDaysInMonth(monthDate))', 'if (Number(day) > 31)'),
    ],
  ]),
  ...inSource('model/overview', [
    [
      'a front page that tells all events, however many',
      undefined,
      'expected false to be true',
      'src/model/overview.ts',
      swap('events.length > mostTold', 'events.length > Infinity'),
    ],
  ]),
  ...inSource('test/large.site', [
    [
      'a way past the picture that leads nowhere',
      'links from list to list find their place there',
      'index.html: #_events',
      'src/pages/index.astro',
      swap('id="_events"', ''),
    ],
    [
      'pages that tell all there is, however much',
      'the pages of months tell every event once, and none tells more than a page has room for',
      'to be 200',
      'src/model/parts.ts',
      swap(
        'const count = Math.max(1, Math.ceil(things.length / most));',
        'most = 1e9; const count = 1;',
      ),
    ],
  ]),
  ...inSource('test/portable.browser', [
    [
      'an edition without a server that keeps scripts',
      '/ is whole without a server, and asks for nothing outside',
      'script-src',
      'src/commands/make-portable.ts',
      swap('|| isScript(element)', ''),
    ],
  ]),
  ...inSource('test/failing-build.site', [
    [
      'a build that hides its failure',
      'a build with faults in its content fails',
      'expected +0 to be 1',
      'src/commands/build-site.ts',
      swap('checked === undefined) return 1', 'checked === undefined) return 0'),
    ],
    [
      'an old site left after a failure',
      'it leaves no site behind, not even an earlier one',
      'expected true to be false',
      'src/commands/build-site.ts',
      swap('await setAside(out);', ''),
    ],
    [
      'a stack trace for an author',
      'it prints no stack trace',
      'at ',
      'src/commands/check.ts',
      swap('console.error(text)', 'console.error(text, new Error().stack)'),
    ],
  ]),
  ...inSource('test/hostile.site', [
    [
      'a title that becomes elements',
      'on every page, hostile words > make no element and no attribute that the same page in plain words does not have',
      'index.html: img',
      'src/components/ArticleList.astro',
      // Scripts the build itself refuses.
      swap(
        '{article.title}</a>',
        '<Fragment set:html={article.title.replaceAll(/.?script./g, "")} /></a>',
      ),
    ],
    [
      'a link that is a script',
      'on every page, hostile words > lead to no address but on the web, to write mail, and on this site',
      'javascript:xss()',
      'src/markdown/parse-body.ts',
      swap('if (!isWebAddress(link.url) && !isOwnPath(link.url)) {', 'if (link.url === "") {'),
    ],
    [
      'a cell that is a formula',
      'to others, hostile words arrive as words > in tables',
      'onmouseover',
      'src/exchange/csv.ts',
      swap("`'${text}` : text", 'text : text'),
    ],
    [
      'a slide that shows hostile HTML',
      'to others, hostile words arrive as words > in TimelineJS, which shows HTML',
      'script',
      'src/exchange/timelinejs.ts',
      swap('text: { headline: asHtml(headline)', 'text: { headline'),
    ],
    [
      'a site that appears file by file',
      'a site is seen in its place only when it is whole',
      'to deeply equal []',
      'src/commands/build-site.ts',
      swap('await rename(from, to);', 'await cp(from, to, { recursive: true });'),
    ],
    [
      'a place that no page leads to',
      'the pages are valid, every link leads somewhere, and the policy holds',
      'places/nowhere/index.html',
      'src/pages/places/index.astro',
      swap('{untold.length > 0 &&', '{untold.length > 1_000 &&'),
    ],
    [
      'an example of a card that is not there',
      'a site that is built without cards leads to none',
      '/cards/events/',
      'src/exchange/exchange-files.ts',
      swap('hasCards ? [frames, cards] : [frames]', '[frames, cards]'),
    ],
  ]),
  ...inSource('test/fuzz', [
    [
      'a file that stops the reader',
      'files broken in any way are told whole, or reported with file and line, and soon',
      'A stack trace',
      'src/reading/content-files.ts',
      swap('const problem = describeUnreadable(join(folder, path));', 'const problem = undefined;'),
    ],
  ]),
  ...inSource('commands/interrupted-build', [
    [
      'an Astro that outlives its build',
      'when a build is killed, the Astro that it started ends too, and writes no pages',
      'index.html',
      'src/commands/build.ts',
      swap('hasChannel: true', 'hasChannel: false'),
    ],
  ]),
  ...inSource('commands/work-in-progress', [
    [
      'a build that clears away another',
      'what a process works in that is running stays',
      'expected 2 to be',
      'src/commands/work-in-progress.ts',
      swap('if (pid === process.pid || !isRunning(pid)) return true;', 'return true;'),
    ],
  ]),
  ...inSource('test/reproducible.site', [
    [
      'dates in the zone of the machine',
      undefined,
      '"events/parliament-vote/index.html"',
      'src/model/date-wording.ts',
      swap('format(parseISO(iso, { in: utc })', 'format(new Date(iso)'),
    ],
  ]),
];

type Row = readonly [what: string, title: string, evidence: string, damage: Damage];

function inTests(theme: string, rows: readonly Row[]): Breach[] {
  return inFile(`test/${theme}.site`, rows);
}

function inFile(file: string, rows: readonly Row[]): Breach[] {
  return rows.map(([what, title, evidence, damage]) => ({
    what,
    file,
    title,
    evidence,
    damage,
  }));
}

type SourceRow = readonly [
  what: string,
  title: string | undefined,
  evidence: string,
  path: string,
  change: (text: string) => string,
];

/** Changes to one file each; a file that is not there is written, and mended by its removal. */
function inSource(file: string, rows: readonly SourceRow[]): (Breach & { mend: Damage })[] {
  return rows.map(([what, title, evidence, path, change]) => {
    let whole: string | undefined;
    return {
      what,
      file,
      ...(title === undefined ? {} : { title }),
      evidence,
      damage: async (folder) => {
        whole = await readFile(join(folder, path), 'utf8').catch(() => undefined);
        await write(path, change(whole ?? ''))(folder);
      },
      mend: (folder) => (whole === undefined ? remove(path) : write(path, whole))(folder),
    };
  });
}

function prepend(line: string, before = ''): (text: string) => string {
  return (text) => line + text.slice(before.length);
}

function append(line: string): (text: string) => string {
  return (text) => text + line;
}

function swap(from: string, to: string): (text: string) => string {
  return (text) => replaceOrRefuse(text, from, to);
}

/** Replaces the first match in a file, or the first after a mark. */
function replace(file: string, from: string | RegExp, to: string, mark = ''): Damage {
  return async (folder) => {
    const text = await readFile(join(folder, file), 'utf8');
    const start = text.indexOf(mark);
    if (start === -1) throw new Error(`${file} has no ${mark}.`);
    const changed = replaceOrRefuse(text.slice(start), from, to);
    await writeFile(join(folder, file), text.slice(0, start) + changed);
  };
}

/** A breach that changes nothing would prove nothing. */
function replaceOrRefuse(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`There is no ${from} to replace.`);
  return changed;
}

/** Adds something at the end of a page's own part. */
function add(file: string, html: string): Damage {
  return replace(file, '</main>', `${html}</main>`);
}

function retitle(file: string, title: string): Damage {
  return replace(file, /<title>.*?<\/title>/s, `<title>${title}</title>`);
}

function both(one: Damage, other: Damage): Damage {
  return async (folder) => {
    await one(folder);
    await other(folder);
  };
}

/** Adds 20,000 bytes that cannot be compressed. */
function fatten(file: string): Damage {
  return replace(file, '</main>', `<!--${randomBytes(15_000).toString('base64')}--></main>`);
}

function swapEntries(one: string, other: string): Damage {
  return async (folder) => {
    await replace(FRONT, `id="${one}"`, 'id="_"')(folder);
    await replace(FRONT, `id="${other}"`, `id="${one}"`)(folder);
    await replace(FRONT, 'id="_"', `id="${other}"`)(folder);
  };
}

function write(file: string, text: string): Damage {
  return async (folder) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
}

/** Leaves the first half of a file. */
function cutShort(file: string): Damage {
  return async (folder) => {
    const bytes = await readFile(join(folder, file));
    await writeFile(join(folder, file), bytes.subarray(0, bytes.length / 2));
  };
}

function copy(from: string, to: string): Damage {
  return (folder) => cp(join(folder, from), join(folder, to));
}

function remove(file: string): Damage {
  return (folder) => rm(join(folder, file));
}
