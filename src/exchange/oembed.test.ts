import type { Element } from 'hast';
import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { embedCode } from './embed-code.ts';
import type { Frame } from './embed-frame.ts';
import { aPublication } from './examples.ts';
import { formatOEmbed } from './oembed.ts';

const site = { ...aPublication, name: 'The Troop Question' };

function aFrame(written: Partial<Frame> = {}): Frame {
  return {
    to: { embed: 'vote' },
    page: { event: 'vote' },
    title: 'The vote',
    width: 600,
    height: 300,
    narrower: [
      { width: 280, height: 500 },
      { width: 380, height: 400 },
    ],
    ...written,
  };
}

/** What a parser of HTML makes of code: all its nodes, of which the first is the frame. */
function parse(html: string) {
  const nodes = fromHtml(html, { fragment: true }).children;
  return { frame: nodes[0] as Element, others: nodes.slice(1) };
}

describe('an answer of oEmbed', () => {
  test('has all that version 1.0 asks of a rich one', () => {
    const answer = JSON.parse(formatOEmbed(aFrame(), site));
    expect(answer).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'The vote',
      provider_name: 'The Troop Question',
      provider_url: 'https://example.org/',
      cache_age: 86_400,
      html: embedCode(aFrame(), site),
      width: 600,
      height: 300,
      thumbnail_url: 'https://example.org/cards/events/vote.png',
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
  });

  test('names addresses from the root of the server where no origin is known', () => {
    const answer = JSON.parse(formatOEmbed(aFrame(), { ...site, origin: undefined }));
    expect(answer.provider_url).toBe('/');
    expect(answer).not.toHaveProperty('thumbnail_url');
    expect(parse(answer.html).frame.properties['src']).toBe('/embed/vote/');
  });

  const hostile = [
    '"><script>alert(1)</script>',
    'Tom & Jerry &amp; &quot;',
    '‘It’s “over”’, he said',
    '</iframe><p>',
    'line\nbreak\ttab',
    'برلمان العراق \u202e',
    '🕊️ 👩‍👩‍👧',
    '{"json": "\\u003c"}',
    '',
  ];

  test('is one frame, whatever is in a headline, and has all of it as its title', () => {
    const title = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(title, title, (headline, name) => {
        const answer = JSON.parse(formatOEmbed(aFrame({ title: headline }), { ...site, name }));
        expect([answer.title, answer.provider_name]).toEqual([headline, name]);
        const { frame, others } = parse(answer.html);
        expect(others).toEqual([]);
        expect(frame.tagName).toBe('iframe');
        expect(frame.properties['title']).toBe(`${headline} · ${name}`);
        expect(frame.properties['src']).toBe('https://example.org/embed/vote/');
      }),
    );
  });
});

describe('the code of a frame', () => {
  test('allows nothing but links in new tabs', () => {
    const { frame } = parse(embedCode(aFrame(), site));
    expect(frame.properties['sandbox']).toEqual(['allow-popups', 'allow-popups-to-escape-sandbox']);
    expect(frame.properties['allow']).toBeUndefined();
  });

  test('is never lower on a screen than straight lines between the heights it was given', () => {
    const step = fc.integer({ min: 0, max: 120 }).map((tens) => tens * 10);
    fc.assert(
      fc.property(
        step,
        step,
        step,
        fc.integer({ min: 320, max: 1600 }),
        (low, one, two, screen) => {
          // The narrower a frame, the more does a pixel of its width cost in height.
          const [some, more] = [Math.min(one, two), Math.max(one, two)];
          const [height, middle] = [low + 200, low + 200 + some * 2];
          const highest = middle + more;
          const narrower = [
            { width: 280, height: highest },
            { width: 380, height: middle },
          ];
          const shown = heightOn(screen, embedCode(aFrame({ height, narrower }), site), height);
          const line =
            screen < 420
              ? highest - ((highest - middle) * (screen - 320)) / 100
              : middle - ((middle - height) * (screen - 420)) / 220;
          expect(shown).toBeGreaterThanOrEqual(Math.max(height, line) - 0.001);
          expect(shown).toBeLessThanOrEqual(highest);
        },
      ),
    );
    expect(heightOn(320, embedCode(aFrame(), site))).toBe(500);
    expect(heightOn(420, embedCode(aFrame(), site))).toBe(400);
    expect(heightOn(1280, embedCode(aFrame(), site))).toBe(300);
  });

  test('leaves the height as it is where a narrow frame needs no more', () => {
    expect(embedCode(aFrame({ narrower: [{ width: 280, height: 300 }] }), site)).not.toContain(
      'clamp',
    );
  });
});

/** Computes the height that the code gives its frame, as a browser does. */
function heightOn(screen: number, code: string, otherwise = 300): number {
  const [, low = '', lines = '', high = ''] =
    /height: clamp\((\d+)px, max\((.*?)\), (\d+)px\)/.exec(code) ?? [];
  if (low === '') return otherwise;
  const heights = lines.split(', ').map((line) => {
    const [, start, fall] = /^(\d+)px - (\d+)vw$/.exec(line)!;
    return Number(start) - (Number(fall) * screen) / 100;
  });
  return Math.max(Number(low), Math.min(Number(high), Math.max(...heights)));
}
