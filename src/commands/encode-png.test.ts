import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodePng } from './encode-png.ts';

test('another decoder reads the same colours', async () => {
  const pictures = fc
    .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 20 }) })
    .chain(({ width, height }) =>
      fc
        .array(fc.constantFrom(...someColours(200)), {
          minLength: width * height,
          maxLength: width * height,
        })
        .map((colours) => ({ width, height, rgba: Uint8Array.from(colours.flat()) })),
    );
  await fc.assert(
    fc.asyncProperty(pictures, async (picture) => {
      expect(decode(await encodePng(picture), picture)).toEqual(Buffer.from(picture.rgba));
    }),
    { numRuns: 30 },
  );
});

test('of more than 256 colours, the rarer ones become the nearest of the others', async () => {
  const colours = [...someColours(300), ...someColours(256)];
  const picture = { width: colours.length, height: 1, rgba: Uint8Array.from(colours.flat()) };
  const pixels = decode(await encodePng(picture), picture);
  expect(pixels.subarray(0, 256 * 4)).toEqual(Buffer.from(picture.rgba.subarray(0, 256 * 4)));
  for (let at = 256 * 4; at < 300 * 4; at += 1) {
    expect(Math.abs(pixels[at]! - picture.rgba[at]!)).toBeLessThan(64);
  }
});

/** Different opaque colours. */
function someColours(count: number): [number, number, number, number][] {
  return Array.from({ length: count }, (_, index) => [
    (index * 37) % 256,
    index % 256,
    Math.floor(index / 256) * 9,
    255,
  ]);
}

/** The pixels of a PNG as resvg sees them. */
function decode(png: Buffer, { width, height }: { width: number; height: number }): Buffer {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}" image-rendering="optimizeSpeed"/></svg>`;
  return Buffer.from(new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels);
}
