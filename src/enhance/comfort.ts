import css from './comfort.css?inline';

/**
 * Comforts for those who run scripts: copying the link to an event, keys for going from event to event,
 * and filters that are as they were on going back. Without it every link still leads where it leads.
 *
 * A page’s own few bytes (`Comfort.astro`) import this on first use, and call `respond` from then on.
 */
declare global {
  /** Answers something that happened in one of the places of comfort. */
  var respond: (event: Event) => void;
}

/** Where keys work. */
const places = '.entry, .period, .turning';

const status = document.createElement('p');
const keys = document.createElement('p');
prepare();

globalThis.respond = (event) => {
  const target = event.target as HTMLElement;
  const button = target.closest<HTMLElement>('.copy');
  if (event.type === 'click' && button !== null) void copyLink(button);
  // An earlier key may have moved the focus since this one was pressed.
  const focused = document.activeElement ?? target;
  if (event instanceof KeyboardEvent && isPlain(event)) follow(event.key, focused);
};

/** Nothing of this moves what is on the page: buttons stand in the space below an entry. */
function prepare(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);

  status.role = 'status';
  status.className = 'visually-hidden';
  keys.className = 'keys';
  keys.hidden = true;
  showHint(document.activeElement);
  addEventListener('focusin', ({ target }) => showHint(target as Element));
  addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) showHint(null);
  });
  document.querySelector('main')?.append(status, keys);

  for (const entry of document.querySelectorAll('.entry')) entry.append(copyButton(entry));

  const form = document.querySelector<HTMLFormElement>('.filters');
  if (form !== null) rememberFilters(form);
}

function copyButton(entry: Element): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy link';
  button.ariaLabel = `Copy link: ${linkIn(entry)?.textContent.trim()}`;
  return button;
}

/** The link to an event’s own page, in its entry or beside its button. */
function linkIn(place: Element | null | undefined): HTMLAnchorElement | null | undefined {
  return place?.querySelector('h2 a, h3 a, a.permalink');
}

async function copyLink(button: HTMLElement): Promise<void> {
  const address = linkIn(button.closest('.entry, dd'))?.href ?? location.href;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = 'Copied';
    status.textContent = 'Link copied';
  } catch {
    // Refused, or not at hand where the site is not served securely.
    button.textContent = 'Not copied';
    status.textContent = `The browser did not copy the link. It is ${address}`;
  }
  setTimeout(() => {
    button.textContent = 'Copy link';
    status.textContent = '';
  }, 4000);
}

/**
 * Single keys work only where the focus is inside what they work on (WCAG 2.1.4); there they are told.
 * Nothing is changed that is so already: the filters’ styles ask what the page has, and a change of any
 * kind has the browser look at every entry anew.
 */
function showHint(focused: Element | null): void {
  const isTold = focused?.closest(places) != null && focused.matches(':focus-visible');
  if (keys.hidden === isTold) keys.hidden = !isTold;
  const isTurning = isTold && focused.closest('.turning') !== null;
  if (!isTold || keys.dataset['turning'] === String(isTurning)) return;
  keys.dataset['turning'] = String(isTurning);
  const [onward, back] = isTurning ? ['later', 'earlier'] : ['next event', 'previous event'];
  keys.replaceChildren(key('j'), ` ${onward} `, key('k'), ` ${back}`);
}

function key(name: string): HTMLElement {
  const cap = document.createElement('kbd');
  cap.textContent = name;
  return cap;
}

/** Is this a key by itself, pressed while not writing anything? */
function isPlain({ altKey, ctrlKey, metaKey, isComposing, target }: KeyboardEvent): boolean {
  const isWriting =
    (target as HTMLElement).isContentEditable ||
    (target as Element).matches('input, select, textarea');
  return !altKey && !ctrlKey && !metaKey && !isComposing && !isWriting;
}

function follow(pressed: string, from: Element): void {
  if (pressed !== 'j' && pressed !== 'k') return;
  const turning = from.closest('.turning');
  if (turning !== null) {
    turning.querySelector<HTMLElement>(pressed === 'j' ? '[rel=next]' : '[rel=prev]')?.click();
  } else if (from.closest('.entry, .period')) {
    const entry = pressed === 'j' ? entryAfter(from) : entryBefore(from);
    linkIn(entry)?.focus({ preventScroll: true });
    entry?.scrollIntoView();
  }
}

function entryAfter(place: Element): Element | undefined {
  return shownEntries().find(
    (entry) => place.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

function entryBefore(place: Element): Element | undefined {
  return shownEntries().findLast(
    (entry) =>
      place.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_PRECEDING &&
      !entry.contains(place),
  );
}

/** Neither folded away nor filtered out. */
function shownEntries(): Element[] {
  return [...document.querySelectorAll('.entry')].filter((entry) => entry.checkVisibility());
}

/**
 * Keeps the filters with their entry in the browser’s history: going back finds them as they were,
 * arriving anew finds none, and nothing is stored beyond the window.
 */
function rememberFilters(form: HTMLFormElement): void {
  const options = [...form.querySelectorAll('option')];
  const boxes = [...form.querySelectorAll('input')];
  const chosen = () => [
    ...options.map(({ selected }) => selected),
    ...boxes.map(({ checked }) => checked),
  ];
  // A link to the page that one is on keeps the state of its entry, but is an arrival.
  const kept: unknown = isArrival() ? undefined : history.state?.filters;
  if (Array.isArray(kept) && kept.length === chosen().length) {
    for (const [index, option] of options.entries()) option.selected = kept[index];
    for (const [index, box] of boxes.entries()) box.checked = kept[options.length + index];
  }
  const keep = () => history.replaceState({ filters: chosen() }, '');
  keep();
  form.addEventListener('change', keep);
  // The choices are undone after the event.
  form.addEventListener('reset', () => setTimeout(keep));
  // A place on the page is an entry of its own in the history.
  addEventListener('hashchange', keep);
}

/** Neither back or forward in the history, nor anew from the server. */
function isArrival(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (navigation as PerformanceNavigationTiming | undefined)?.type === 'navigate';
}
