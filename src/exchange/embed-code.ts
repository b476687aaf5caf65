import { toHtml } from 'hast-util-to-html';
import { narrow, type Frame } from './embed-frame.ts';
import { addressIn, type Publication } from './publication.ts';

/**
 * The HTML with which another page shows one of ours: an `<iframe>`.
 *
 * Its sandbox lets nothing run; links may open in a new tab, which is then a tab like any other. The
 * style keeps the frame within a narrow page and makes it as much higher there as the text then needs.
 * Where a page’s policy refuses styles, the frame has the width and height of its attributes.
 */
export function embedCode(frame: Frame, site: Pick<Publication, 'name' | 'origin'>): string {
  const { to, title, width, height } = frame;
  return toHtml({
    type: 'element',
    tagName: 'iframe',
    properties: {
      src: addressIn(site, to),
      title: `${title} · ${site.name}`,
      width,
      height,
      loading: 'lazy',
      sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
      style: ['border: 0', 'max-width: 100%', ...heightByScreen(frame)].join('; '),
    },
    children: [],
  });
}

/**
 * The height of a frame that is as wide as the screen lets it: falling in a straight line from that on
 * the narrowest screen. What a text needs falls faster at first, so that it stays below this line.
 */
function heightByScreen({ width, height, narrowHeight }: Frame): string[] {
  if (narrowHeight <= height) return [];
  const fall = Math.floor((100 * (narrowHeight - height)) / (width - narrow.frame));
  const start = narrowHeight + Math.ceil((fall * narrow.screen) / 100);
  return [`height: clamp(${height}px, ${start}px - ${fall}vw, ${narrowHeight}px)`];
}
