import { absoluteAddress, permalink, type Destination } from '../model/permalink.ts';

/** The site as its formats name it. */
export interface Publication {
  readonly name: string;
  readonly description: string;
  /** A language tag (BCP 47). */
  readonly language: string;
  /** The public origin; without it, addresses in formats begin at the root of the server. */
  readonly origin: string | undefined;
  readonly licence: { readonly name: string; readonly address: string };
}

/** Where something of ours is found, for readers who are elsewhere. */
export function addressIn({ origin }: Pick<Publication, 'origin'>, to: Destination): string {
  return absoluteAddress(permalink(to), origin);
}
