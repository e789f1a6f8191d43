#!/usr/bin/env bash
# Sends the findings of `oceanid check` to code scanning: upload-sarif.sh FILE REF COMMIT
# The file may be a stranger's: of its findings the rule, the text and the place are taken, and only as those of oceanid. So it cannot pass for another
# tool, and no link of it leads anywhere: a place is a file of this repository, and a text is no Markdown.
#   REPOSITORY  owner/name
set -euo pipefail

file=$1 ref=$2 commit=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

jq '
  def text: {text: (.text | tostring | gsub("\\]\\("; "] (") | .[:2000])};
  def file: select(type == "string" and test("^[A-Za-z0-9._-][^:?#\\\\]*$") and (test("(^|/)\\.\\.(/|$)") | not));
  {version: "2.1.0", runs: [.runs[0] | {
    tool: {driver: {name: "oceanid", rules: [.tool.driver.rules[]? | {id: (.id | tostring), shortDescription: (.shortDescription | text)}]}},
    results: [.results[:1000][]? | .locations[0].physicalLocation as $at | ($at.artifactLocation.uri | file) as $uri | {
      ruleId: (.ruleId | tostring), level: "error", message: (.message | text),
      locations: [{physicalLocation: {artifactLocation: {uri: $uri}, region: {startLine: ($at.region.startLine | numbers // 1)}}}]
    }]
  }]}' "$file" >"$work/sarif"
jq --null-input --arg ref "$ref" --arg commit "$commit" --arg sarif "$(gzip --stdout "$work/sarif" | base64 --wrap=0)" \
  '{commit_sha: $commit, ref: $ref, sarif: $sarif, tool_name: "oceanid"}' >"$work/request"
# A private repository without code scanning refuses it; the findings are in the log of the check as well.
gh api --method POST "repos/$REPOSITORY/code-scanning/sarifs" --input "$work/request" --silent ||
  echo "::warning::Code scanning has not taken the findings: is it on for this repository?"
