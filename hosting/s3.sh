#!/bin/sh
# S3 and stores like it: sh hosting/s3.sh s3://BUCKET copies dist/ with the types and the caching that a
# store cannot know. Make the bucket a website first, with a page for folders and one for what is missing:
#
#   aws s3 website s3://BUCKET --index-document index.html --error-document 404.html
#
# Under a path, build with BASE=/history/ and name s3://BUCKET/history (and history/404.html above). A
# bucket sends neither compression nor further headers; what stands before it, such as CloudFront, does:
# have it compress, and send the headers that dist/_headers names.
set -eu
bucket=$1

put() { # put FROM TO …: copies a folder, or what --include names of it
  from=$1 to=$2
  shift 2
  aws s3 cp "$from" "$to" --recursive --only-show-errors "$@"
}
hashed() { # names are made of the content
  put "dist/$1" "$bucket/$1" --cache-control 'public, max-age=31536000, immutable' --content-type "$2"
}
typed() { # all files with this ending
  put dist "$bucket" --cache-control no-cache --content-type "$2" --exclude '*' --include "*$1" \
    --exclude '_astro/*' --exclude 'search/pagefind/*/*'
}

# What pages need comes before the pages, and what is gone goes last.
hashed _astro 'text/javascript; charset=utf-8'
for folder in filter fragment index; do hashed "search/pagefind/$folder" application/octet-stream; done
put dist "$bucket" --cache-control no-cache --exclude '*.*' --include 'search/pagefind/*.*' \
  --exclude 'search/pagefind/*/*' --exclude '*.js' --exclude '*.json' --content-type application/octet-stream
typed .js 'text/javascript; charset=utf-8'
typed .json 'application/json; charset=utf-8'
typed .csl.json application/vnd.citationstyles.csl+json
typed .svg 'image/svg+xml; charset=utf-8'
typed .png image/png
typed .txt 'text/plain; charset=utf-8'
typed .xml 'application/xml; charset=utf-8'
typed .ics 'text/calendar; charset=utf-8'
typed .csv 'text/csv; charset=utf-8'
typed .md 'text/markdown; charset=utf-8'
typed .bib 'application/x-bibtex; charset=utf-8'
typed .ris 'application/x-research-info-systems; charset=utf-8'
typed .html 'text/html; charset=utf-8'
aws s3 sync dist "$bucket" --delete --size-only --only-show-errors
