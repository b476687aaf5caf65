import type { APIRoute, GetStaticPaths } from 'astro';
import { citationFiles } from '../../exchange/citation-file.ts';
import { citeArticle } from '../../exchange/csl.ts';
import { citationFormats, type CitationFormat } from '../../model/permalink.ts';
import { openArchive } from '../../open-archive.ts';

export const getStaticPaths = (() =>
  citationFormats.map((format) => ({ params: { format } }))) satisfies GetStaticPaths;

/** The whole bibliography: every article that this timeline rests on. */
export const GET: APIRoute<Record<string, unknown>, { format: CitationFormat }> = async ({
  params,
}) => {
  const { articles } = await openArchive();
  const { mediaType, write } = citationFiles[params.format];
  return new Response(write(articles.map(citeArticle)), {
    headers: { 'content-type': `${mediaType}; charset=utf-8` },
  });
};
