#!/usr/bin/env bash
# Prints the Pulumi organization of the fleet: organization.sh [CLUSTER]; that of a cluster where its stack file names another.
set -euo pipefail
cd "${ROOT:-$(dirname "$0")/../..}"

for file in ${1:+"infrastructure/cluster/Pulumi.$1.yaml"} Pulumi.yaml; do
  [ -e "$file" ] || continue
  organization=$(sed -nE 's/^ *oceanid-cluster:organization: *([A-Za-z0-9_-]+) *$/\1/p' "$file")
  [ -z "$organization" ] || break
done
[ -n "${organization:-}" ] || { echo '::error::Pulumi.yaml names no organization.' >&2; exit 1; }
echo "$organization"
