#!/usr/bin/env bash
# Times the built `oceanid preview` of all clusters, as a ratio to the start of the same program that does nothing
# (`oceanid --version`): machines differ, the ratio much less. Prints the medians and the peak memory.
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
preview=$(median dotnet "$program" preview)
awk -v n="$nothing" -v p="$preview" -v r="$runs" \
  'BEGIN { printf "oceanid preview, all clusters: %d ms; oceanid --version: %d ms; ratio %.1f (medians of %d runs)\n", p, n, p / n, r }'
if [ -x /usr/bin/time ]; then
  /usr/bin/time -f '%M' dotnet "$program" preview 2>&1 >/dev/null | awk '{ printf "peak memory: %d MB\n", $1 / 1024 }'
fi
