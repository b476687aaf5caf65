import { cardNameOf, cardSize } from '../model/card.ts';
import { embedCode } from './embed-code.ts';
import type { Frame } from './embed-frame.ts';
import { formatJson } from './json.ts';
import { addressIn, type Publication } from './publication.ts';

/** The type of media of an answer, by which pages are found to have one. */
export const oembedType = 'application/json+oembed';

/**
 * What a program that shows one of our pages within another needs to know: an answer of oEmbed 1.0
 * (https://oembed.com, section 2.3) of the type “rich”, as JSON.
 *
 * As a file it can take no account of a largest width or height that was asked for.
 */
export function formatOEmbed(frame: Frame, publication: Publication): string {
  const answer = {
    version: '1.0',
    type: 'rich',
    title: frame.title,
    provider_name: publication.name,
    provider_url: addressIn(publication, 'timeline'),
    cache_age: secondsOfADay,
    html: embedCode(frame, publication),
    width: frame.width,
    height: frame.height,
    ...thumbnailOf(frame, publication),
  };
  return formatJson(answer);
}

/** The picture of the page for previews; none where it would have no whole address. */
function thumbnailOf({ page }: Frame, publication: Publication) {
  if (publication.origin === undefined || !publication.hasCards) return {};
  return {
    thumbnail_url: addressIn(publication, { card: cardNameOf(page) }),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  };
}

/** How long an answer may be kept: headlines and accounts change seldom, and addresses never. */
const secondsOfADay = 86_400;
