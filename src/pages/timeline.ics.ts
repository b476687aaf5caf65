import type { APIRoute } from 'astro';
import { formatCalendar } from '../exchange/calendar.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

/** The timeline as a calendar to subscribe to. */
export const GET: APIRoute = async () =>
  new Response(formatCalendar(await openArchive(), site), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
