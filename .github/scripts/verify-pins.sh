#!/usr/bin/env bash
# Asks GitHub whether each action that a workflow pins is still the commit of the tag beside it: a hash alone tells a reader nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."

wrong=0
while read -r action commit tag; do
  repository=$(cut -d / -f 1,2 <<<"$action")
  # An annotated tag is an object of its own; ^{} is its commit.
  found=$(git ls-remote "https://github.com/$repository" "refs/tags/$tag" "refs/tags/$tag^{}" | tail -n 1 | cut -f 1)
  if [ "$found" = "$commit" ]; then
    echo "$action $tag is $commit"
  else
    echo "::error::$action is pinned to $commit, but its tag $tag is ${found:-missing}."
    wrong=1
  fi
done < <(grep -hoE 'uses: [A-Za-z0-9_./-]+@[0-9a-f]{40} # v[0-9.]+' .github/workflows/*.yml | sed -E 's/uses: (.*)@([0-9a-f]{40}) # (.*)/\1 \2 \3/' | sort -u)
exit "$wrong"
