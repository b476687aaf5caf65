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
    narrowHeight: 500,
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

  test('is never lower on a screen than a straight line from the narrowest to the column', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 120 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 320, max: 1600 }),
        (tens, more, screen) => {
          const height = tens * 10;
          const narrowHeight = height + more * 10;
          const shown = heightOn(screen, embedCode(aFrame({ height, narrowHeight }), site));
          const line = narrowHeight - ((narrowHeight - height) * (screen - 320)) / (600 - 280);
          expect(shown).toBeGreaterThanOrEqual(Math.max(height, line) - 0.001);
          expect(shown).toBeLessThanOrEqual(narrowHeight);
        },
      ),
    );
    expect(heightOn(320, embedCode(aFrame(), site))).toBe(500);
    expect(heightOn(1280, embedCode(aFrame(), site))).toBe(300);
  });

  test('leaves the height as it is where a narrow frame needs no more', () => {
    expect(embedCode(aFrame({ narrowHeight: 300 }), site)).not.toContain('clamp');
  });
});

/** Computes the height that the code gives its frame, as a browser does. */
function heightOn(screen: number, code: string): number {
  const [, low = '', start = '', fall = '', high = ''] =
    /height: clamp\((\d+)px, (\d+)px - (\d+)vw, (\d+)px\)/.exec(code) ?? [];
  return Math.max(
    Number(low),
    Math.min(Number(high), Number(start) - (Number(fall) * screen) / 100),
  );
}
