#!/usr/bin/env bash
# Opens, updates or closes the one issue about the drift of a cluster: drift-issue.sh CLUSTER FOLDER
# FOLDER has a folder PROGRAM-CLUSTER for each stack, from pulumi-preview.sh --expect-no-changes.
#   REPOSITORY  owner/name
#   RUN_URL     the run, for who wants to read all of it
set -euo pipefail

cluster=$1 folder=$2
[[ $cluster =~ ^[a-z0-9-]+$ ]] || { echo "::error::No cluster: $cluster"; exit 1; }
title="Drift on $cluster"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

drifted=
mkdir "$work/stacks"
for stack in "$folder"/*-"$cluster"/; do
  [ -e "$stack/status" ] || { echo "::error::$stack has no result."; exit 1; }
  if [ "$(cat "$stack/status")" != 0 ]; then
    drifted=1
    cp -r "$stack" "$work/stacks/"
  fi
done

id=$(gh api --paginate "repos/$REPOSITORY/issues?state=open&labels=drift&per_page=100" --jq ".[] | select(.title == \"$title\") | .number" | sed -n 1p)
if [ -z "$drifted" ]; then
  if [ -n "$id" ]; then
    gh api --method POST "repos/$REPOSITORY/issues/$id/comments" --field body="No drift any more: $RUN_URL" --silent
    gh api --method PATCH "repos/$REPOSITORY/issues/$id" --field state=closed --silent
  fi
  echo "No drift on $cluster."
  exit 0
fi

{
  printf 'A preview with a refresh finds that the cluster is not what the repository says, or cannot tell: [the run](%s).\n\n' "$RUN_URL"
  "$(dirname "$0")/pulumi-section.sh" "$work/stacks"
} >"$work/body"
jq --null-input --arg title "$title" --rawfile body "$work/body" '{title: $title, body: $body, labels: ["drift"]}' >"$work/request"
if [ -n "$id" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/$id" --input "$work/request" --silent
else
  gh api --method POST "repos/$REPOSITORY/issues" --input "$work/request" --silent
fi
echo "Drift on $cluster."
