#!/usr/bin/env bash
# Ends a run that must not reach a runner of our own: refuse-runner.sh
# Whoever opens a pull request in a public repository may bring a workflow that names the runner, and a branch may too: it would run there.
#   REPOSITORY  owner/name
#   BRANCH      the branch that runs
set -euo pipefail

known=$(gh api "repos/$REPOSITORY" --jq '"\(.private) \(.default_branch)"')
[ "${known%% *}" = true ] || { echo "::error::$REPOSITORY is public, and a public repository must have no self-hosted runner. Unset DRIFT_RUNNER."; exit 1; }
[ "${known#* }" = "$BRANCH" ] || { echo "::error::Only the default branch may use the runner, and this is $BRANCH."; exit 1; }
