import type { APIRoute, GetStaticPaths } from 'astro';
import { citationFiles } from '../../exchange/citation-file.ts';
import { citeArticle, citeSummary } from '../../exchange/csl.ts';
import type { Article } from '../../model/archive.ts';
import { citationFormats, type CitationFormat } from '../../model/permalink.ts';
import { openArchive } from '../../open-archive.ts';
import { site } from '../../site.ts';

export const getStaticPaths = (async () => {
  const { articles } = await openArchive();
  return articles.flatMap((article) =>
    citationFormats.map((format) => ({
      params: { slug: article.slug, format },
      props: { article },
    })),
  );
}) satisfies GetStaticPaths;

/** How to cite an article, and how our summary of it: two entries that nobody can confuse. */
export const GET: APIRoute<{ article: Article }, { format: CitationFormat }> = ({
  params,
  props,
}) => {
  const { mediaType, write } = citationFiles[params.format];
  return new Response(write([citeArticle(props.article), citeSummary(props.article, site)]), {
    headers: { 'content-type': `${mediaType}; charset=utf-8` },
  });
};
