#!/usr/bin/env bash
# Times the built `oceanid preview` and `oceanid check` of all clusters, as a ratio to the start of the same program that
# does nothing (`oceanid --version`): machines differ, the ratio much less. Prints the medians and the peak memory.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-7}
program=$(dotnet msbuild infrastructure/preview -getProperty:TargetPath -property:Configuration=Release)

median() {
  for _ in $(seq "$runs"); do
    local start=$EPOCHREALTIME
    "$@" >/dev/null
    echo "$(( (${EPOCHREALTIME/./} - ${start/./}) / 1000 ))"
  done | sort -n | sed -n "$(( (runs + 1) / 2 ))p"
}

nothing=$(median dotnet "$program" --version)
echo "oceanid --version: $nothing ms (medians of $runs runs)"
for command in preview check; do
  took=$(median dotnet "$program" "$command")
  peak=$(/usr/bin/time -f '%M' dotnet "$program" "$command" 2>&1 >/dev/null | tail -1) || peak=0
  awk -v c="$command" -v n="$nothing" -v t="$took" -v k="$peak" \
    'BEGIN { printf "oceanid %s, all clusters: %d ms, %.1f times that; peak memory %d MB\n", c, t, t / n, k / 1024 }'
done
