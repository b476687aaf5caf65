import { toHtml } from 'hast-util-to-html';
import { margins, type Frame } from './embed-frame.ts';
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
 * The height of a frame that is as wide as the screen lets it: straight lines between the heights that
 * it needs at some widths. What a text needs falls ever more slowly as its lines grow longer, so that it
 * stays below these lines, and the higher of two lines is the one that counts.
 */
function heightByScreen({ width, height, narrower }: Frame): string[] {
  const points = [...narrower, { width, height }];
  const highest = Math.max(...points.map((point) => point.height));
  if (highest === height) return [];
  const lines = points.slice(1).map((to, index) => {
    const from = points[index]!;
    const fall = Math.max(
      0,
      Math.floor((100 * (from.height - to.height)) / (to.width - from.width)),
    );
    const start = from.height + Math.ceil((fall * (from.width + margins)) / 100);
    return `${start}px - ${fall}vw`;
  });
  return [`height: clamp(${height}px, max(${lines.join(', ')}), ${highest}px)`];
}
