#!/usr/bin/env bash
# Runs `pulumi preview` of one stack and keeps what it prints: pulumi-preview.sh PROGRAM CLUSTER FOLDER [OPTION...]
# FOLDER gets output.txt and status; a failed preview is a result too, so this succeeds.
set -euo pipefail

program=$1 cluster=$2 folder=$3
shift 3
cd "$(dirname "$0")/../.."

[[ $program =~ ^[a-z0-9-]+$ && $cluster =~ ^[a-z0-9-]+$ ]] || { echo "::error::No stack: $program/$cluster"; exit 1; }
organization=$(sed -nE 's/^ *oceanid-cluster:organization: *([A-Za-z0-9_-]+) *$/\1/p' "infrastructure/cluster/Pulumi.$cluster.yaml")
[ -n "$organization" ] || { echo "::error::infrastructure/cluster/Pulumi.$cluster.yaml names no organization."; exit 1; }

options=(--diff --non-interactive --color never --stack "$organization/oceanid-$program/$cluster")
# What a merge does is what the operator does; and it needs no key of a node.
[ "$program" != cluster ] || options+=(--config oceanid-cluster:runner=operator)
mkdir -p "$folder"
status=0
pulumi preview --cwd "infrastructure/$program" "${options[@]}" "$@" >"$folder/output.txt" 2>&1 || status=$?
echo "$status" >"$folder/status"
cat "$folder/output.txt"
