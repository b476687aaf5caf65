import { foldSpelling, soundOf } from '../model/sounds.ts';

/** What this page uses of Pagefind, whose files are written into the built site. */
interface Engine {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  search(words: string | null, options: SearchOptions): Promise<{ readonly results: Found[] }>;
}

interface SearchOptions {
  readonly filters: Readonly<Record<string, string>>;
  readonly sort?: Readonly<Record<string, 'asc' | 'desc'>>;
}

/** Something found, and a way to fetch what is to be shown of it. */
interface Found {
  readonly id: string;
  data(): Promise<{
    readonly url: string;
    /** Plain text but for `<mark>`; `<` and `>` are written as entities. */
    readonly excerpt: string;
    readonly content: string;
    readonly meta: Readonly<Record<'title', string>> & { when?: string; publisher?: string };
    readonly filters: { readonly kind: readonly [keyof typeof kindNames] };
  }>;
}

/** What was found, in the order in which it is shown. */
interface Answer {
  readonly exact: readonly Found[];
  /** Things that name somebody whose name sounds like a word asked for. */
  readonly alike: readonly Found[];
}

const kindNames = { event: 'Event', article: 'Source', actor: 'Actor' };

/** How many results are shown at a time. */
const batch = 20;

/** With fewer exact results than these, names that sound alike are looked for too. */
const few = 5;

const form = document.querySelector<HTMLFormElement>('form[data-engine]')!;
const status = document.getElementById('_found')!;
const more = document.getElementById('_more')!;
const sections = ['_results', '_alike'].map((id) => document.getElementById(id)!);

let engine: Promise<Engine> | undefined;
/** Counts the questions, so that a late answer to an earlier one is not shown. */
let latest = 0;
let showMore = (): void => undefined;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const asked = [...new FormData(form)].filter(([, value]) => value !== '');
  history.pushState(null, '', `?${new URLSearchParams(asked as [string, string][])}`);
  void answer();
});
form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement) form.requestSubmit();
});
more.addEventListener('click', () => showMore());
addEventListener('popstate', () => void answer());
void answer();

/** Answers what the page’s address asks. */
async function answer(): Promise<void> {
  const question = ++latest;
  const { words, filters } = readAddress();
  clear();
  if (words === '' && Object.keys(filters).length === 0) return;
  status.textContent = 'Searching…';
  try {
    engine ??= loadEngine();
    const found = await find(await engine, words, filters);
    const items = await fetchItems(found, 0);
    if (question === latest) show(found, words, items);
  } catch {
    engine = undefined;
    if (question === latest) status.textContent = form.dataset['failure']!;
  }
}

/** Takes the question from the address, and writes it into the forms of the page. */
function readAddress(): { readonly words: string; readonly filters: SearchOptions['filters'] } {
  const asked = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll<HTMLInputElement>('[name=q]')) {
    field.value = asked.get('q') ?? '';
  }
  const filters: Record<string, string> = {};
  for (const field of form.querySelectorAll('select')) {
    const value = asked.get(field.name) ?? '';
    field.value = value;
    // An option that the page does not have filters nothing.
    if (field.selectedIndex < 0) field.value = '';
    if (field.value !== '') filters[field.name] = value;
  }
  return { words: (asked.get('q') ?? '').trim(), filters };
}

async function loadEngine(): Promise<Engine> {
  const found = (await import(/* @vite-ignore */ form.dataset['engine']!)) as Engine;
  await found.options({
    // The index has whole addresses. A few hundred records need no second thread.
    baseUrl: '/',
    noWorker: true,
    excerptLength: 32,
    excerptEllipsis: '…',
    // A name before what it is mentioned in; “5” before “500”.
    ranking: {
      termSimilarity: 4,
      metaWeights: { title: 5, aliases: 5, when: 4, names: 1, sounds: 1 },
    },
  });
  return found;
}

async function find(
  { search }: Engine,
  words: string,
  filters: SearchOptions['filters'],
): Promise<Answer> {
  if (words === '') {
    const { results } = await search(null, { filters, sort: { day: 'asc' } });
    return { exact: results, alike: [] };
  }
  const { results: matching } = await search(foldSpelling(words), { filters });
  const sounds = words.split(/\s+/).flatMap((word) => soundOf(word) ?? []);
  if (matching.length >= few || sounds.length === 0) return { exact: matching, alike: [] };
  const sounding = await search(sounds.join(' '), { filters });
  if (sounding.results.length === 0) return { exact: matching, alike: [] };
  // Who misspells a name looks for whom it belongs to, before all that mention them.
  const named = await search(sounds.join(' '), { filters: { kind: 'actor', ...filters } });
  const exact = await keepThoseWith(words, matching);
  const known = new Set(exact.map(({ id }) => id));
  const alike = new Map(
    [...named.results, ...sounding.results].map((found) => [found.id, found] as const),
  );
  return { exact, alike: [...alike.values()].filter(({ id }) => !known.has(id)) };
}

/** For a word that it does not know the engine takes its beginning: “Kata” for “Katayib”. */
async function keepThoseWith(words: string, found: readonly Found[]): Promise<Found[]> {
  const wanted = foldSpelling(words).split(/\s+/);
  const texts = await Promise.all(
    found.map(async (one) => {
      const { content, meta } = await one.data();
      return foldSpelling([content, ...Object.values(meta)].join(' '));
    }),
  );
  return found.filter((_, index) => wanted.every((word) => texts[index]!.includes(word)));
}

function clear(): void {
  status.textContent = '';
  more.hidden = true;
  for (const section of sections) {
    section.hidden = true;
    section.querySelector('ol')!.replaceChildren();
  }
}

function show(found: Answer, words: string, items: readonly HTMLLIElement[]): void {
  status.textContent = tell(found, words);
  append(found, items, 0);
}

/** How much was found, in words: the page announces it. */
function tell({ exact, alike }: Answer, words: string): string {
  const about = words === '' ? '' : ` for “${words}”`;
  const exactly = `${exact.length} ${exact.length === 1 ? 'result' : 'results'}${about}`;
  if (alike.length === 0 && exact.length === 0) {
    return `Nothing was found${about}. Try fewer words, another spelling or no filters, or look through the lists below.`;
  }
  if (alike.length === 0) return exactly;
  const alikeToo = `${alike.length} where a name sounds alike`;
  return exact.length === 0
    ? `No exact result${about}, but ${alikeToo}`
    : `${exactly}, and ${alikeToo}`;
}

/** Shows what was fetched, and offers to fetch what comes after it. */
function append(found: Answer, items: readonly HTMLLIElement[], from: number): void {
  for (const [index, item] of items.entries()) {
    const section = sections[from + index < found.exact.length ? 0 : 1]!;
    section.hidden = false;
    section.querySelector('ol')!.append(item);
  }
  const shown = from + items.length;
  more.hidden = shown >= found.exact.length + found.alike.length;
  showMore = () => void continueFrom(found, shown);
}

async function continueFrom(found: Answer, from: number): Promise<void> {
  const question = latest;
  const items = await fetchItems(found, from);
  if (question !== latest) return;
  append(found, items, from);
  items[0]?.querySelector('a')?.focus();
}

function fetchItems({ exact, alike }: Answer, from: number): Promise<HTMLLIElement[]> {
  return Promise.all([...exact, ...alike].slice(from, from + batch).map(toItem));
}

async function toItem(found: Found): Promise<HTMLLIElement> {
  const { url, excerpt, meta, filters } = await found.data();
  const { title, when, publisher } = meta;
  const link = make('a', title);
  link.href = url;
  const about = make('p', ...(when ? [make('b', when), ' '] : []));
  about.append(make('span', kindNames[filters.kind[0]]));
  if (publisher) about.append(' ', make('span', publisher));
  return make('li', about, make('h3', link), make('p', ...readExcerpt(excerpt)));
}

/** Text and marks, made as such: nothing that an excerpt holds is taken for markup. */
function readExcerpt(excerpt: string): (Node | string)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((part) => {
    const text = part
      .replace(/<\/?mark>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>');
    return text === part ? text : make('mark', text);
  });
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}
