#!/usr/bin/env bash
# Sends the findings of `oceanid check` to code scanning: upload-sarif.sh FILE REF COMMIT
# The file may be a stranger's: its findings are taken, and only as those of oceanid, so that it cannot pass for another tool.
#   REPOSITORY  owner/name
set -euo pipefail

file=$1 ref=$2 commit=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jq '.runs |= [.[0] | .tool.driver.name = "oceanid" | del(.automationDetails, .tool.extensions)]' "$file" >"$work/sarif"
jq --null-input --arg ref "$ref" --arg commit "$commit" --arg sarif "$(gzip --stdout "$work/sarif" | base64 --wrap=0)" \
  '{commit_sha: $commit, ref: $ref, sarif: $sarif, tool_name: "oceanid"}' >"$work/request"
# A private repository without code scanning refuses it; the findings are in the log of the check as well.
gh api --method POST "repos/$REPOSITORY/code-scanning/sarifs" --input "$work/request" --silent ||
  echo "::warning::Code scanning has not taken the findings: is it on for this repository?"
