#!/usr/bin/env bash
# Puts Markdown into a section of the one comment on a pull request, and leaves its other sections alone: comment.sh SECTION FILE
#   REPOSITORY  owner/name
#   NUMBER      the pull request
#   HEAD_SHA    the commit that it is about
set -euo pipefail

section=$1 file=$2
readonly marker='<!-- oceanid-preview -->'
readonly most=65536

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Somebody else's comment may begin with the marker too.
id=$(gh api --paginate "repos/$REPOSITORY/issues/$NUMBER/comments?per_page=100" \
  --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- oceanid-preview -->"))) | .id' | sed -n 1p)
if [ -n "$id" ]; then
  gh api "repos/$REPOSITORY/issues/comments/$id" --jq .body | tr -d '\r' >"$work/old"
else
  : >"$work/old"
fi

# What a section has now, without the lines around it.
content() {
  if [ "$1" = "$section" ]; then
    [[ ! ${HEAD_SHA:-} =~ ^[0-9a-f]{40}$ ]] || printf 'Of the commit %s:\n\n' "\`$HEAD_SHA\`"
    grep --fixed-strings --line-regexp --invert-match -e "$marker" "$file" || true
  else
    sed -n "/^<!-- section $1 -->\$/,/^<!-- end $1 -->\$/p" "$work/old" | sed '1d;$d'
  fi
}

{
  echo "$marker"
  for name in preview pulumi; do
    content "$name" >"$work/section"
    if [ -s "$work/section" ]; then
      printf '<!-- section %s -->\n' "$name"
      cat "$work/section"
      printf '\n<!-- end %s -->\n' "$name"
    fi
  done
} >"$work/new"

if (($(wc -m <"$work/new") > most)); then
  echo "::error::The comment has more than $most characters."
  exit 1
fi
jq --null-input --rawfile body "$work/new" '{body: $body}' >"$work/request"
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$id" --input "$work/request" --silent
else
  gh api --method POST "repos/$REPOSITORY/issues/$NUMBER/comments" --input "$work/request" --silent
fi
