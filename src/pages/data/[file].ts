import type { APIRoute, GetStaticPaths } from 'astro';
import { exchangeFiles, type ExchangeFile } from '../../exchange/manifest.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

interface Props extends Record<string, unknown> {
  file: ExchangeFile;
}

export const getStaticPaths = (() =>
  exchangeFiles.flatMap((file) =>
    typeof file.to === 'object' && 'data' in file.to
      ? [{ params: { file: file.to.data }, props: { file } }]
      : [],
  )) satisfies GetStaticPaths;

/** Every file of the whole timeline that lies in this folder. */
export const GET: APIRoute<Props> = async ({ props: { file } }) =>
  new Response(await file.write(await openArchive(), site), {
    headers: { 'content-type': file.mediaType },
  });
