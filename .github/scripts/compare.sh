#!/usr/bin/env bash
# Compares the preview of a pull request with the default branch, as the comment on it: compare.sh PREVIEW COMMENT
# PREVIEW may be a stranger's, so time and memory have an end. What is refused, or is no preview, is a comment as well; where there is none the file
# stays as it is, and this fails.
set -euo pipefail

preview=$1 comment=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$(dirname "$0")/../.."

make --silent preview FORMAT=json >"$work/main.json"
# 2 GB; the worst that was made for it takes a fraction.
DOTNET_GCHeapHardLimit=0x80000000 timeout --kill-after=10 300 \
  make --silent preview AGAINST="$work/main.json" OF="$preview" FORMAT=markdown >"$work/comment.md" || [ -s "$work/comment.md" ]
mv "$work/comment.md" "$comment"
