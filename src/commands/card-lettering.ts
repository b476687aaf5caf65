import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import bidiFactory from 'bidi-js';
import { Blob, Buffer, Direction, Face, Font, shape } from 'harfbuzzjs';
import type { Glyph, Lettering, Weight } from '../exchange/lettering.ts';
import { projectFolder } from './command.ts';

/** The faces of the cards, in the order in which they are asked for a character. */
const FACES: Readonly<Record<Weight, readonly string[]>> = {
  bold: [
    'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    'noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf',
  ],
  plain: [
    'source-serif-4/500Medium/SourceSerif4_500Medium.ttf',
    'noto-naskh-arabic/500Medium/NotoNaskhArabic_500Medium.ttf',
  ],
};

/**
 * The lettering of the cards: HarfBuzz shapes the words with the faces, in the order that the Unicode
 * bidirectional algorithm (UAX 9) gives them on a line.
 */
export function openLettering(): Lettering {
  const faces = { bold: FACES.bold.map(openFace), plain: FACES.plain.map(openFace) };
  const widths = { bold: new Map<string, number>(), plain: new Map<string, number>() };
  return {
    has: (character) => faces.bold.some((face) => face.has(character)),
    // The same beginnings of lines are measured again and again while words look for their place.
    measure: (line, weight) =>
      remember(widths[weight], line, () =>
        layOut(line, faces[weight]).reduce((sum, { glyphs }) => sum + widthOf(glyphs), 0),
      ),
    trace: (line, weight, isFromRight) => place(layOut(line, faces[weight], isFromRight)),
  };
}

/** One file of a face, opened. */
interface OpenFace {
  readonly unitsPerEm: number;
  has(character: string): boolean;
  /** The glyphs of a text in one direction, from the left. */
  shape(text: string, isFromRight: boolean): readonly ShapedGlyph[];
  outline(glyph: number): string;
}

/** Lengths in ems. */
interface ShapedGlyph {
  readonly glyph: number;
  readonly advance: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** A stretch of a line that is in one face and runs in one direction. */
interface Run {
  readonly face: OpenFace;
  readonly glyphs: readonly ShapedGlyph[];
}

function openFace(file: string): OpenFace {
  const bytes = readFileSync(join(projectFolder, 'node_modules/@expo-google-fonts', file));
  const face = new Face(new Blob(bytes));
  const font = new Font(face);
  const unitsPerEm = face.upem;
  const buffer = new Buffer();
  const outlines = new Map<number, string>();
  return {
    unitsPerEm,
    has: (character) => font.nominalGlyph(character.codePointAt(0)!) !== undefined,
    shape: (text, isFromRight) => {
      buffer.reset();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      buffer.setDirection(isFromRight ? Direction.RTL : Direction.LTR);
      shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      return buffer.getGlyphInfos().map(({ codepoint }, index) => {
        const { xAdvance, xOffset, yOffset } = positions[index]!;
        return {
          glyph: codepoint,
          advance: xAdvance / unitsPerEm,
          shiftX: xOffset / unitsPerEm,
          shiftY: yOffset / unitsPerEm,
        };
      });
    },
    outline: (glyph) => remember(outlines, glyph, () => font.glyphToPath(glyph)),
  };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

const bidi = bidiFactory();

/** The runs of a line from left to right. */
function layOut(line: string, faces: readonly OpenFace[], isFromRight = false): Run[] {
  const { levels } = bidi.getEmbeddingLevels(line, isFromRight ? 'rtl' : 'ltr');
  const stretches = splitByFace(line, faces, levels);
  return orderVisually(stretches).map(({ text, face, level }) => ({
    face,
    glyphs: face.shape(text, level % 2 === 1),
  }));
}

interface Stretch {
  readonly text: string;
  readonly face: OpenFace;
  readonly level: number;
}

/** Splits a line where its face or its level changes; a mark stays in the face of its letter. */
function splitByFace(line: string, faces: readonly OpenFace[], levels: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  let index = 0;
  for (const character of line) {
    const level = levels[index]!;
    const last = stretches.at(-1);
    const isMark = /[\p{M}\u200C]/u.test(character);
    const face =
      (isMark ? last?.face : undefined) ??
      faces.find((candidate) => candidate.has(character)) ??
      faces[0]!;
    if (last !== undefined && last.face === face && last.level === level) {
      stretches[stretches.length - 1] = { ...last, text: last.text + character };
    } else {
      stretches.push({ text: character, face, level });
    }
    index += character.length;
  }
  return stretches;
}

/** Rule L2: from the highest level down to the lowest odd one, turns round all that is at it or above. */
function orderVisually(stretches: readonly Stretch[]): Stretch[] {
  let ordered = [...stretches];
  const highest = Math.max(0, ...stretches.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    const turned: Stretch[] = [];
    let waiting: Stretch[] = [];
    for (const stretch of ordered) {
      if (stretch.level >= level) {
        waiting.unshift(stretch);
      } else {
        turned.push(...waiting, stretch);
        waiting = [];
      }
    }
    ordered = [...turned, ...waiting];
  }
  return ordered;
}

function widthOf(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, 0);
}

/** Sets the glyphs of the runs one after the other; those without an outline, such as spaces, are left out. */
function place(runs: readonly Run[]): Glyph[] {
  let x = 0;
  return runs.flatMap(({ face, glyphs }) =>
    glyphs.flatMap(({ glyph, advance, shiftX, shiftY }) => {
      const start = x + shiftX;
      x += advance;
      const outline = face.outline(glyph);
      return outline === '' ? [] : [{ outline, unitsPerEm: face.unitsPerEm, x: start, y: shiftY }];
    }),
  );
}
