#!/usr/bin/env bash
# Previews each stack of one cluster with a refresh, one after another: drift-preview.sh CLUSTER FOLDER
#   ROOT  the checkout; default: that of this script
# FOLDER gets a folder PROGRAM-CLUSTER for each.
set -euo pipefail

cluster=$1 folder=$2
scripts=$(dirname "$0")
while read -r program; do
  # Without --run-program the refresh would use the provider of the state: that of the workspace, which this runner is not.
  "$scripts/pulumi-preview.sh" "$program" "$cluster" "$folder/$program-$cluster" --refresh --run-program --expect-no-changes
done < <("$scripts/matrix.sh" | jq --raw-output --arg cluster "$cluster" '.include[] | select(.cluster == $cluster) | .program')
