import type { Mark } from '../model/actor.ts';
import {
  cardSize,
  type ArticleCard,
  type Card,
  type EventCard,
  type SectionCard,
} from '../model/card.ts';
import { daysBetween } from '../model/partial-date.ts';
import { markOutlines, spineThickness } from '../model/shapes.ts';
import { spineOn, type SpineChange, type SpineState } from '../model/spine.ts';
import { beginning } from '../model/timeline.ts';
import { fitText, type Room } from './fit-text.ts';
import { isFromRight, toDrawable, type Lettering, type Weight } from './lettering.ts';

/** The colours of the light pages, by their roles; a test compares them with the pages’ own. */
export const colours = {
  paper: '#fbf8f1',
  tint: '#f1eadb',
  ink: '#1d1a16',
  muted: '#625a4e',
  rule: '#d9cfbd',
  spine: '#b9a988',
  band: '#dccfb4',
  plan: '#6f5f40',
  disc: '#1d4b7a',
  square: '#2c6a3d',
  diamond: '#0e6a70',
  triangle: '#8d5300',
  pentagon: '#75408c',
  hexagon: '#99282c',
  ring: '#505c6b',
  cross: '#5c5348',
} as const satisfies Readonly<Record<string, string> & Record<Mark, string>>;

/** What drawing takes besides the card. */
export interface CardTools {
  readonly lettering: Lettering;
  /** The site’s name, on every card. */
  readonly siteName: string;
}

/**
 * Draws a card as SVG of 1200 by 630 pixels. All words are outlines, so that it looks the same
 * wherever it is painted.
 */
export function drawCard(card: Card, tools: CardTools): string {
  const sheet = new Sheet(tools);
  if (card.kind === 'event') drawEvent(card, sheet);
  else if (card.kind === 'article') drawArticle(card, sheet);
  else drawSection(card, sheet);
  return sheet.toSvg();
}

/** Where the timeline’s line runs, and how much thicker than on pages. */
const spineMiddle = 106;
const spineScale = 3.2;

/** Beside the line. */
const column = { start: 222, end: 1136 } as const;
/** Where there is no line. */
const wide = { start: 84, end: 1116 } as const;

const top = 66;
/** Where the words end and the foot begins. */
const footRule = 546;
const footBaseline = 594;

interface Column {
  readonly start: number;
  readonly end: number;
}

function drawEvent(card: EventCard, sheet: Sheet): void {
  drawSpine(sheet, card.spine, 0, cardSize.height);
  drawMarkOnSpine(sheet, card.sides[0]!.mark);
  let y = sheet.write(card.date, column, top, {
    height: 104,
    sizes: [84, 76, 68, 60, 54, 48],
    leading: 1.05,
    weight: 'bold',
  });
  // Each note on one line, with the dot after it.
  const notes = card.notes.map((note) => note.replaceAll(' ', '\u00A0')).join('\u00A0· ');
  y = sheet.write(notes, column, y + 10, {
    ...small,
    height: 78,
    colour: colours.muted,
  });
  y = drawSides(sheet, card.sides, y + 18);
  sheet.write(card.headline, column, y + 24, {
    ...headline,
    height: footRule - 22 - (y + 24),
    weight: 'bold',
  });
  drawFoot(sheet, column, card.spineWords);
}

/** A headline takes the room there is; the smallest size is for those nobody should write. */
const headline = {
  sizes: [74, 68, 62, 56, 51, 46, 42, 38, 34, 30, 27, 24, 21],
  leading: 1.14,
} as const;

const small = { sizes: [32, 28, 25, 22], leading: 1.2, weight: 'plain' } as const;

function drawArticle(card: ArticleCard, sheet: Sheet): void {
  sheet.fill(colours.tint);
  // The double rule of the pages’ masthead: there is no line, as an article is no event.
  sheet.add(rectangle(wide.start, top - 22, wide.end - wide.start, 5, colours.ink));
  sheet.add(rectangle(wide.start, top - 13, wide.end - wide.start, 2, colours.ink));
  let y = sheet.write(card.date, wide, top + 18, {
    height: 72,
    sizes: [64, 56, 48, 42],
    leading: 1.1,
    weight: 'bold',
  });
  y = sheet.write(card.origin, wide, y + 12, {
    height: 92,
    sizes: [38, 34, 30, 26],
    leading: 1.2,
    weight: 'bold',
    colour: colours.plan,
  });
  const notes = card.notes.join('. ');
  const notesHeight = notes === '' ? 0 : 66;
  y = sheet.write(card.headline, wide, y + 26, {
    ...headline,
    height: footRule - 22 - notesHeight - (y + 26),
    weight: 'plain',
  });
  if (notes !== '') {
    sheet.write(notes, wide, footRule - 16 - notesHeight, {
      ...small,
      sizes: [28, 25, 22],
      height: notesHeight,
      colour: colours.muted,
    });
  }
  drawFoot(sheet, wide, ['A source of this timeline']);
}

function drawSection(card: SectionCard, sheet: Sheet): void {
  drawYear(sheet, card.spine);
  const y = sheet.write(card.title, column, 150, {
    height: 230,
    sizes: [104, 96, 88, 80, 72, 64],
    leading: 1.06,
    weight: 'bold',
  });
  sheet.write(card.says, column, y + 26, {
    height: footRule - 22 - (y + 26),
    sizes: [42, 38, 34, 30],
    leading: 1.25,
    weight: 'plain',
  });
  drawFoot(sheet, column, []);
}

/** The site’s name, and a line or two of what to know on the other side. */
function drawFoot(sheet: Sheet, { start, end }: Column, lines: readonly string[]): void {
  sheet.add(rectangle(start, footRule, end - start, 2, colours.rule));
  const nameEnd = sheet.spell(sheet.siteName.toUpperCase(), start, footBaseline, 25);
  for (const [index, line] of lines.entries()) {
    const natural = sheet.measure(line, 'plain');
    const size = Math.min(27, (end - nameEnd - 40) / natural);
    const baseline = footBaseline + (index - (lines.length - 1) / 2) * 32;
    const place = { size, weight: 'plain', colour: colours.plan } as const;
    sheet.line(line, end - natural * size, baseline, place);
  }
}

/** The marks of the sides with their names, in as many rows as they take. */
function drawSides(sheet: Sheet, sides: EventCard['sides'], from: number): number {
  const size = sides.length > 4 ? 26 : 32;
  const markSide = size * 0.9;
  const room = column.end - column.start - markSide - 12;
  let x: number = column.start;
  let y = from;
  for (const { name, mark } of sides) {
    const natural = sheet.measure(name, 'plain') * size;
    const fitted = size * Math.min(1, room / natural);
    const width = Math.min(room, natural) + markSide + 12;
    if (x > column.start && x + width > column.end) {
      x = column.start;
      y += size * 1.3;
    }
    sheet.add(drawMark(mark, x, y + size * 0.12, markSide));
    sheet.line(name, x + markSide + 12, y + size * 0.85, {
      size: fitted,
      weight: 'plain',
      colour: colours[mark],
    });
    x += width + 30;
  }
  return y + size;
}

/** The mark of the side that acted first, on the line, as on the timeline. */
function drawMarkOnSpine(sheet: Sheet, mark: Mark): void {
  const side = 58;
  const y = top + 42;
  sheet.add(`<circle cx="${spineMiddle}" cy="${y}" r="48" fill="${colours.paper}"/>`);
  sheet.add(drawMark(mark, spineMiddle - side / 2, y - side / 2, side));
}

function drawMark(mark: Mark, x: number, y: number, side: number): string {
  const scale = short(side / 20);
  return `<path transform="translate(${short(x)} ${short(y)}) scale(${scale})" fill="${colours[mark]}" d="${markOutlines[mark]}"/>`;
}

/** The line from one height to another in one state: a band, an outline for a plan, or dots. */
function drawSpine(sheet: Sheet, { level, plan }: SpineState, from: number, to: number): void {
  const height = to - from;
  if (level === undefined) {
    sheet.add(
      `<path d="M${spineMiddle} ${short(from + 12)}V${short(to)}" stroke="${colours.spine}" stroke-width="10" stroke-dasharray="0 26" stroke-linecap="round"/>`,
    );
  } else {
    for (const [troops, colour] of [
      [level.high, colours.band],
      [level.low, colours.spine],
    ] as const) {
      const width = thicknessOf(troops);
      sheet.add(rectangle(spineMiddle - width / 2, from, width, height, colour));
    }
  }
  if (plan === undefined) return;
  for (const side of [-1, 1]) {
    const x = short(spineMiddle + side * (thicknessOf(plan) / 2 - 2));
    sheet.add(
      `<path d="M${x} ${short(from)}V${short(to)}" stroke="${colours.plan}" stroke-width="4" stroke-dasharray="15 10"/>`,
    );
  }
}

/** The line through the whole year, the first day at the top. */
function drawYear(sheet: Sheet, changes: readonly SpineChange[]): void {
  const ending = '2021-01-01';
  const days = daysBetween(beginning, ending);
  const within = changes.filter(({ from }) => from > beginning && from < ending);
  const states = [{ from: beginning, state: spineOn(changes, beginning) }, ...within];
  // In whole pixels, so that no seam shows.
  const heightOf = (day: string) =>
    Math.round((daysBetween(beginning, day) / days) * cardSize.height);
  for (const [index, { from, state }] of states.entries()) {
    const next = states[index + 1]?.from ?? ending;
    if (next !== from) drawSpine(sheet, state, heightOf(from), heightOf(next));
  }
}

function thicknessOf(troops: number): number {
  return spineThickness(troops) * spineScale;
}

interface LineStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour?: string | undefined;
  readonly fromRight?: boolean;
}

/** What has been drawn so far. */
class Sheet {
  readonly siteName: string;
  readonly #lettering: Lettering;
  readonly #parts: string[] = [];
  #paper: string = colours.paper;

  constructor({ lettering, siteName }: CardTools) {
    this.#lettering = lettering;
    this.siteName = siteName;
  }

  add(part: string): void {
    this.#parts.push(part);
  }

  fill(paper: string): void {
    this.#paper = paper;
  }

  /** The width of words as they are drawn, in ems. */
  measure(words: string, weight: Weight): number {
    return this.#lettering.measure(toDrawable(words, this.#lettering), weight);
  }

  /**
   * Writes words into a column from a height down, as large as their room allows.
   *
   * @returns where they end
   */
  write(
    words: string,
    { start, end }: Column,
    from: number,
    { colour, ...room }: Omit<Room, 'width'> & Pick<LineStyle, 'colour'>,
  ): number {
    const text = toDrawable(words, this.#lettering);
    const fromRight = isFromRight(text);
    // Arabic stands higher and hangs lower.
    const leading = room.leading * (fromRight ? 1.15 : 1);
    const placed = { ...room, leading, width: end - start };
    const { size, lines } = fitText(text, placed, this.#lettering);
    for (const [index, line] of lines.entries()) {
      const baseline = from + size * (0.8 + index * leading);
      const x = fromRight ? end - this.#lettering.measure(line, room.weight) * size : start;
      this.line(line, x, baseline, { size, weight: room.weight, colour, fromRight });
    }
    return from + size * (1 + (lines.length - 1) * leading);
  }

  line(
    words: string,
    x: number,
    baseline: number,
    { size, weight, colour = colours.ink, fromRight = false }: LineStyle,
  ): void {
    const text = toDrawable(words, this.#lettering);
    const glyphs = this.#lettering.trace(text, weight, fromRight).map((glyph) => {
      const scale = Number((size / glyph.unitsPerEm).toFixed(5));
      const place = `${short(x + glyph.x * size)} ${short(baseline - glyph.y * size)}`;
      return `<path transform="translate(${place}) scale(${scale} -${scale})" d="${glyph.outline}"/>`;
    });
    this.add(`<g fill="${colour}">${glyphs.join('')}</g>`);
  }

  /**
   * Writes capitals apart from one another, as in the pages’ masthead.
   *
   * @returns where they end
   */
  spell(words: string, start: number, baseline: number, size: number): number {
    let x = start;
    for (const letter of words) {
      if (letter !== ' ') this.line(letter, x, baseline, { size, weight: 'bold' });
      x += (this.#lettering.measure(letter, 'bold') + 0.14) * size;
    }
    return x;
  }

  toSvg(): string {
    const { width, height } = cardSize;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rectangle(0, 0, width, height, this.#paper)}${this.#parts.join('')}</svg>`;
  }
}

function rectangle(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${colour}"/>`;
}

function short(number: number): number {
  return Number(number.toFixed(2));
}
