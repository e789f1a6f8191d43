#!/usr/bin/env bash
# Prints the stacks of this checkout as the matrix of a job: one entry for each program and each cluster that it has a stack file for.
set -euo pipefail
cd "$(dirname "$0")/../.."

for file in infrastructure/*/Pulumi.*.yaml; do
  program=$(basename "$(dirname "$file")")
  cluster=$(basename "$file")
  cluster=${cluster#Pulumi.}
  jq --null-input --arg program "$program" --arg cluster "${cluster%.yaml}" '{program: $program, cluster: $cluster}'
done | jq --slurp --compact-output '{include: sort_by(.cluster, .program)}'
