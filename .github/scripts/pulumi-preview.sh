#!/usr/bin/env bash
# Runs `pulumi preview` of one stack and keeps what it prints: pulumi-preview.sh PROGRAM CLUSTER FOLDER [OPTION...]
#   ROOT  the checkout; default: that of this script
# FOLDER gets output.txt and status; a failed preview is a result too, so this succeeds.
set -euo pipefail

program=$1 cluster=$2 folder=$3
shift 3
scripts=$(realpath "$(dirname "$0")")
cd "${ROOT:-$(dirname "$0")/../..}"

[[ $program =~ ^[a-z0-9-]+$ && $cluster =~ ^[a-z0-9-]+$ ]] || { echo "::error::No stack: $program/$cluster"; exit 1; }
organization=$("$scripts/organization.sh" "$cluster")

options=(--diff --non-interactive --color never --stack "$organization/oceanid-$program/$cluster")
# What a merge does is what the operator does; and it needs no key of a node.
[ "$program" != cluster ] || options+=(--config oceanid-cluster:runner=operator)
mkdir -p "$folder"
# The operator may be at it: it has the lock of the stack for a few minutes.
for _ in 1 2 3 4 5; do
  status=0
  pulumi preview --cwd "infrastructure/$program" "${options[@]}" "$@" >"$folder/output.txt" 2>&1 || status=$?
  if [ "$status" = 0 ] || ! grep -qE 'Another update is currently in progress|currently locked by' "$folder/output.txt"; then break; fi
  sleep "${LOCK_WAIT:-60}"
done
echo "$status" >"$folder/status"
cat "$folder/output.txt"
