import { absoluteAddress, permalink } from '../model/permalink.ts';
import { embedCode } from './embed-code.ts';
import type { EmbeddedSite, Frame } from './embed-frame.ts';

/** The type of media of an answer, by which pages are found to have one. */
export const oembedType = 'application/json+oembed';

/**
 * What a program that shows one of our pages within another needs to know: an answer of oEmbed 1.0
 * (https://oembed.com, section 2.3) of the type “rich”, as JSON.
 *
 * As a file it can take no account of a largest width or height that was asked for.
 */
export function formatOEmbed(frame: Frame, site: EmbeddedSite): string {
  const answer = {
    version: '1.0',
    type: 'rich',
    title: frame.title,
    provider_name: site.name,
    provider_url: absoluteAddress(permalink('timeline'), site.origin),
    cache_age: secondsOfADay,
    html: embedCode(frame, site),
    width: frame.width,
    height: frame.height,
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

/** How long an answer may be kept: headlines and accounts change seldom, and addresses never. */
const secondsOfADay = 86_400;
