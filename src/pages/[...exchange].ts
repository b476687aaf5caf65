import type { APIRoute, GetStaticPaths } from 'astro';
import { filesToWrite, type FileToWrite } from '../exchange/exchange-files.ts';
import { pathOf } from '../exchange/manifest.ts';
import { openArchive } from '../open-archive.ts';
import { site } from '../site.ts';

interface Props extends Record<string, unknown> {
  file: FileToWrite;
}

export const getStaticPaths = (async () =>
  filesToWrite(await openArchive()).map((file) => ({
    params: { exchange: pathOf(file.to) },
    props: { file },
  }))) satisfies GetStaticPaths;

/** Every file in which the timeline goes elsewhere: data, feeds, calendar, citations. */
export const GET: APIRoute<Props> = async ({ props: { file } }) =>
  new Response(file.write(await openArchive(), site), {
    headers: { 'content-type': file.mediaType },
  });
