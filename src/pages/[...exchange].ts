import type { APIRoute, GetStaticPaths } from 'astro';
import { filesToWrite, type FileToWrite } from '../exchange/exchange-files.ts';
import { pathOf } from '../exchange/manifest.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

interface Props extends Record<string, unknown> {
  file: FileToWrite;
}

// A build writes these files itself, beside Astro: there are twice as many of them as of pages.
export const getStaticPaths = (async () =>
  (import.meta.env.DEV ? filesToWrite(await openArchive()) : []).map((file) => ({
    params: { exchange: pathOf(file.to) },
    props: { file },
  }))) satisfies GetStaticPaths;

/** While authors work, every file in which the timeline goes elsewhere: data, feeds, citations. */
export const GET: APIRoute<Props> = async ({ props: { file } }) =>
  new Response(file.write(await openArchive(), site), {
    headers: { 'content-type': file.mediaType },
  });
