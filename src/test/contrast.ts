/**
 * How strongly two colours differ, as WCAG 2.2 defines it: from 1 for equal colours to 21 for black and
 * white. Takes colours as browsers compute them: `rgb(29, 26, 22)`.
 *
 * @throws Error when one of them is transparent or written in another way
 *
 * @example
 * contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)') //=> 21
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** From 0 for black to 1 for white. */
export function luminance(colour: string): number {
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
  if (channels === undefined) throw new Error(`“${colour}” is not an opaque rgb colour`);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => linear(channel / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
