/** Something that the checker calls an error and that is none. */
export interface CheckerException {
  /** The whole message. */
  readonly message: string;
  /** Where it is specified. */
  readonly specification: string;
  /** A use of it, which browsers keep where they know it. */
  readonly example: string;
}

/**
 * Style rules that are specified, and that browsers either follow or pass over, but that the checker's
 * list of properties and rules does not have yet; and of HTML one attribute, which the checker still
 * limits to the one kind of link that it was first specified for.
 */
export const checkerExceptions: readonly CheckerException[] = [
  {
    message:
      'A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”.',
    specification: 'https://html.spec.whatwg.org/multipage/links.html#link-type-expect',
    example: '<link rel="expect" href="#_end" blocking="render">',
  },
  {
    message: 'CSS: Unrecognized at-rule “@view-transition”',
    specification: 'https://drafts.csswg.org/css-view-transitions-2/#view-transition-rule',
    example: '@view-transition { navigation: auto }',
  },
  {
    message: "CSS: “view-timeline”: Property “view-timeline” doesn't exist.",
    specification: 'https://drafts.csswg.org/scroll-animations-1/#view-timeline-shorthand',
    example: 'section { view-timeline: --month }',
  },
  {
    message: "CSS: “animation-timeline”: Property “animation-timeline” doesn't exist.",
    specification: 'https://drafts.csswg.org/css-animations-2/#animation-timeline',
    example: 'section { animation-timeline: --month }',
  },
  {
    message: "CSS: “animation-range”: Property “animation-range” doesn't exist.",
    specification: 'https://drafts.csswg.org/scroll-animations-1/#animation-range',
    example: 'section { animation-range: exit-crossing }',
  },
  {
    message: "CSS: “container-type”: Property “container-type” doesn't exist.",
    specification: 'https://drafts.csswg.org/css-conditional-5/#container-type',
    example: 'section { container-type: inline-size }',
  },
  {
    message: 'CSS: Unrecognized at-rule “@container”',
    specification: 'https://drafts.csswg.org/css-conditional-5/#container-rule',
    example: '@container (width = 0) { section { display: none } }',
  },
  {
    message: "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    specification: 'https://svgwg.org/svg2-draft/painting.html#PaintOrder',
    example: 'text { paint-order: stroke }',
  },
  {
    message: 'CSS: “contain-intrinsic-block-size”: Parse Error.',
    specification: 'https://drafts.csswg.org/css-values-4/#calc-type-checking',
    example: 'div { contain-intrinsic-block-size: calc(1px * (1ch / 1em)) }',
  },
];
