#!/usr/bin/env bash
# Times the built `oceanid preview` and `oceanid check` of all clusters, and `oceanid preview --against`, as a ratio to the start of the same
# program that does nothing (`oceanid --version`): machines differ, the ratio much less. Prints the medians and the peak memory.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-7}
program=$(dotnet msbuild tools/oceanid -getProperty:TargetPath -property:Configuration=Release)

# A scratch clone, so that there is a clean tree, and a change of data that this checkout need not have.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
git clone --quiet --no-hardlinks . "$scratch/clean"
cp -r "$scratch/clean" "$scratch/changed"
sed -i 's/replicas: .*/replicas: 2/' "$scratch/changed/apps/base/podinfo/deployment.yaml"

median() {
  for _ in $(seq "$runs"); do
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    echo "$(( (${EPOCHREALTIME/./} - ${start/./}) / 1000 ))"
  done | sort -n | sed -n "$(( (runs + 1) / 2 ))p"
}

measure() {
  local what=$1 took peak
  shift
  took=$(median dotnet "$program" "$@")
  peak=$(/usr/bin/time -f '%M' dotnet "$program" "$@" 2>&1 >/dev/null | tail -1) || peak=0
  awk -v c="$what" -v n="$nothing" -v t="$took" -v k="$peak" \
    'BEGIN { printf "%s: %d ms, %.1f times that; peak memory %d MB\n", c, t, t / n, k / 1024 }'
}

nothing=$(median dotnet "$program" --version)
echo "oceanid --version: $nothing ms (medians of $runs runs)"
measure 'oceanid preview, all clusters' preview
measure 'oceanid check, all clusters' check
measure 'oceanid preview --against HEAD, a clean tree' preview --against HEAD --repository "$scratch/clean"
measure 'oceanid preview --against HEAD, a change in a manifest' preview --against HEAD --repository "$scratch/changed"
