import { absoluteAddress, permalink, type Destination } from '../model/permalink.ts';

/** The site as its formats name it. */
export interface Publication {
  readonly name: string;
  readonly description: string;
  /** A language tag (BCP 47). */
  readonly language: string;
  /** The public origin, such as `https://example.org`; without it files name addresses without one. */
  readonly origin: string | undefined;
  /** The licence of our own words; the words of the articles are their publishers’. */
  readonly licence: { readonly name: string; readonly address: string };
  /** Whether there are pictures for previews of links. */
  readonly hasCards: boolean;
}

/**
 * Where something is found, as a file for others gives it: with the public origin, or, where none is
 * known, from the root of the server that the file itself is on.
 */
export function addressIn({ origin }: Pick<Publication, 'origin'>, to: Destination): string {
  return absoluteAddress(permalink(to), origin);
}

/** Where a link in our text leads: to a page of ours, by its path, or elsewhere, as it stands. */
export function addressOfLink(address: string, publication: Pick<Publication, 'origin'>): string {
  return /^\/(?!\/)/.test(address) ? addressIn(publication, { path: address }) : address;
}
