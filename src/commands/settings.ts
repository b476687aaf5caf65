import { Letter } from './command.ts';

/**
 * The public origin from the variable SITE, without a final slash.
 *
 * @returns undefined where SITE is absent or empty
 * @throws Letter when SITE is anything but an http or https origin
 *
 * @example
 * parseSite('https://example.org/') //=> 'https://example.org'
 */
export function parseSite(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const url = URL.parse(text.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw siteLetter(text);
  if (url.username !== '' || url.password !== '') throw siteLetter(text);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Letter(
      `SITE is “${text}”, but it holds the origin alone, and BASE the path below it. Write:\n\n` +
        `  SITE=${url.origin} BASE=${url.pathname} npm run build`,
    );
  }
  return url.origin;
}

/**
 * The path under which the site lives, from the variable BASE, with a leading and a trailing slash.
 *
 * @returns '/' where BASE is absent or empty
 * @throws Letter when BASE is not a plain path
 *
 * @example
 * parseBase('history/iraq') //=> '/history/iraq/'
 */
export function parseBase(text: string | undefined): string {
  const path = (text ?? '').trim().replace(/^\/|\/$/g, '');
  if (path === '') return '/';
  if (!path.split('/').every(isPlainSegment)) {
    throw new Letter(
      `BASE is “${text}”, which is not a plain path. It takes letters, digits, “-”, “_”, “~” and “.”, ` +
        'with “/” between the parts:\n\n  BASE=/troop-question/ npm run build',
    );
  }
  return `/${path}/`;
}

/**
 * Where readers report errors, from the variable CONTACT: a web address or a mail address.
 *
 * @returns undefined where CONTACT is absent or empty; a mail address without `mailto:`
 * @throws Letter when CONTACT is neither
 */
export function parseContact(text: string | undefined): string | undefined {
  const contact = (text ?? '').trim();
  if (contact === '') return undefined;
  if (/^https?:\/\/[^\s/]+/.test(contact) && URL.canParse(contact)) return contact;
  const mailbox = contact.replace(/^mailto:/, '');
  if (/^[^\s@:/<>]+@[^\s@:/<>]+\.[^\s@:/<>]+$/.test(mailbox)) return mailbox;
  throw new Letter(
    `CONTACT is “${text}”, which is neither a web address nor a mail address. Write one such as:\n\n` +
      '  CONTACT=errors@example.org npm run build',
  );
}

/**
 * Whether pictures of the pages are made for previews of their links, from the variable CARDS: `on` or
 * `off`.
 *
 * @returns true where CARDS is absent or empty
 * @throws Letter when CARDS is anything else
 */
export function parseCards(text: string | undefined): boolean {
  const choice = (text ?? '').trim();
  if (choice === '' || choice === 'on') return true;
  if (choice === 'off') return false;
  throw new Letter(
    `CARDS is “${text}”, but it is “on” or “off”. To build without pictures for previews of links, write:\n\n` +
      '  CARDS=off npm run build',
  );
}

/**
 * The port from the variable PORT.
 *
 * @returns 4321 where PORT is absent or empty
 * @throws Letter when PORT is not a whole number from 0 to 65535
 */
export function parsePort(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return 4321;
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Infinity;
  if (port > 65535) {
    throw new Letter(
      `PORT is “${text}”, but a port is a whole number up to 65535:\n\n  PORT=8080 npm start`,
    );
  }
  return port;
}

function siteLetter(text: string): Letter {
  return new Letter(
    `SITE is “${text}”, which is not a public origin. It begins with http:// or https:// and names a host:\n\n` +
      '  SITE=https://example.org npm run build',
  );
}

function isPlainSegment(segment: string): boolean {
  return /^[A-Za-z0-9._~-]+$/.test(segment) && segment !== '.' && segment !== '..';
}
