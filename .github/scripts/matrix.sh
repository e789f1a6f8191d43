#!/usr/bin/env bash
# Prints the stacks of this checkout as the matrix of a job: for each cluster the cluster program and those that the setting `stacks` names, in
# the stack file of the cluster or else in Pulumi.yaml.
set -euo pipefail
cd "${ROOT:-$(dirname "$0")/../..}"

# The projects of a list, written in one line or in several; nothing where a file has no such list.
stacks() {
  awk '/^ +oceanid-cluster:stacks:/ { list = 1; sub(/.*stacks:/, ""); print; next } list && /^ *(- |#)/ { print; next } { list = 0 }' "$1" |
    sed 's/#.*//' | grep -oE '[a-z][a-z0-9-]*' || true
}

for file in infrastructure/cluster/Pulumi.*.yaml; do
  cluster=$(basename "$file" .yaml)
  cluster=${cluster#Pulumi.}
  projects=$(stacks "$file")
  for project in oceanid-cluster ${projects:-$(stacks Pulumi.yaml)}; do
    jq --null-input --arg program "${project#oceanid-}" --arg cluster "$cluster" '{program: $program, cluster: $cluster}'
  done
done | jq --slurp --compact-output '{include: sort_by(.cluster, .program)}'
