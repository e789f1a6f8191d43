#!/usr/bin/env bash
# Fetches what the workflow pull-request has left behind, for a job that may write: fetch-preview.sh FOLDER
# Whoever has opened the pull request has made the artifact, so nothing of it is believed: two files are read out of it by name (no path, no
# link, no file mode of it is used), each below a size and only as JSON; and the number of the pull request is asked of GitHub, by its commit.
#   REPOSITORY       owner/name
#   RUN_ID           the run that has left the artifact
#   HEAD_SHA, HEAD_REPOSITORY  what that run was for
# Sets the outputs `number` (none where the pull request is closed, or has moved on) and `found` (none where the run has left no preview, since
# it has failed before).
set -euo pipefail

folder=$1
readonly most=$((8 * 1024 * 1024))

fail() {
  echo "::error::$1"
  exit 1
}

number=$(gh api --paginate "repos/$REPOSITORY/pulls?state=open&per_page=100" \
  --jq '.[] | select(.head.sha == env.HEAD_SHA and .head.repo.full_name == env.HEAD_REPOSITORY) | .number' | sed -n 1p)
if [ -z "$number" ]; then
  echo "No open pull request has $HEAD_SHA as its head: there is nothing to comment on."
  exit 0
fi
[[ $number =~ ^[0-9]+$ ]] || fail "GitHub's answer is no number."
echo "number=$number" >>"$GITHUB_OUTPUT"

artifact=$(gh api "repos/$REPOSITORY/actions/runs/$RUN_ID/artifacts?name=preview" --jq '.artifacts[0] // empty | "\(.id) \(.size_in_bytes)"')
if [ -z "$artifact" ]; then
  echo 'The run has left no preview.'
  exit 0
fi
[[ $artifact =~ ^([0-9]+)\ ([0-9]+)$ ]] || fail "GitHub's answer is no artifact."
((BASH_REMATCH[2] <= most)) || fail "The artifact has ${BASH_REMATCH[2]} bytes; a preview has less than $most."
mkdir -p "$folder"
gh api "repos/$REPOSITORY/actions/artifacts/${BASH_REMATCH[1]}/zip" >"$folder/artifact.zip"

for file in preview.json check.sarif; do
  # A zip can unpack to far more than it has.
  unzip -p "$folder/artifact.zip" "$file" 2>/dev/null | head -c "$((most + 1))" >"$folder/$file" || true
  (($(wc -c <"$folder/$file") <= most)) || fail "$file unpacks to more than $most bytes."
  # One document, and not none: jq says nothing against an empty file.
  if ! jq --slurp --exit-status 'length == 1 and (.[0] | type == "object")' "$folder/$file" >/dev/null 2>&1; then
    fail "$file is missing, or no JSON."
  fi
done
rm "$folder/artifact.zip"
echo 'found=true' >>"$GITHUB_OUTPUT"
