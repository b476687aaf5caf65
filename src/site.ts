import packageJson from '../package.json' with { type: 'json' };

/** What appears on every page. */
export const site = {
  name: 'The Troop Question',
  description: packageJson.description,
  language: 'en',
  /** The licence of our own text. */
  licence: { name: 'CC BY 4.0', address: 'https://creativecommons.org/licenses/by/4.0/' },
  /** The public origin, such as `https://example.org`, which the build checks; without it nothing is called canonical. */
  origin: URL.parse((process.env['SITE'] ?? '').trim())?.origin,
  /** Whether pages name a picture for previews of their links; the build checks and makes them. */
  hasCards: (process.env['CARDS'] ?? '').trim() !== 'off',
  /**
   * The day of the first public release, such as `2026-12-01`; undefined until then. From this day on
   * no account changes without a correction that readers can see.
   */
  launched: undefined as string | undefined,
} as const;

/**
 * Where a reader can report an error: the host's `CONTACT`, a web or mail address; without it the
 * repository named in package.json.
 *
 * @param about The page's address, to go into the subject of a mail.
 */
export function reportAddress(about: string): string {
  const contact = (process.env['CONTACT'] ?? '').trim();
  if (/^https?:\/\//.test(contact)) return contact;
  if (contact !== '') {
    const mailbox = contact.replace(/^mailto:/, '');
    return `mailto:${mailbox}?subject=${encodeURIComponent(`Error on ${about}`)}`;
  }
  return packageJson.repository.url.replace(/^git\+/, '').replace(/\.git$/, '/issues');
}
