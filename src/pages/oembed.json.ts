import type { APIRoute } from 'astro';
import { frameOfTimeline } from '../exchange/embed-frame.ts';
import { formatOEmbed } from '../exchange/oembed.ts';
import { site } from '../site.ts';

/** How to show the timeline on another page. */
export const GET: APIRoute = () =>
  new Response(formatOEmbed(frameOfTimeline, site), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
