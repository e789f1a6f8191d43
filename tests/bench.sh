#!/usr/bin/env bash
# Times the built `oceanid preview` and `oceanid check` of all clusters, and `oceanid preview --against`, as a ratio to the start of the same
# program that does nothing (`oceanid --version`): machines differ, the ratio much less. Prints the medians and the peak memory.
set -euo pipefail
shopt -s extglob
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

# A fleet of so many clusters: equal ones, or each with a patch of its own.
fleet() {
  local folder=$1 clusters=$2 own=$3 number
  cp -r "$scratch/clean" "$folder"
  rm -rf "$folder"/clusters/!(base) "$folder"/apps/overlays "$folder"/infrastructure/*/Pulumi.*.yaml
  for number in $(seq "$clusters"); do
    mkdir "$folder/clusters/c$number"
    printf 'resources:\n  - ../base\n' >"$folder/clusters/c$number/kustomization.yaml"
    [ "$own" = equal ] || printf 'commonAnnotations:\n  example.com/cluster: "%s"\n' "$number" >>"$folder/clusters/c$number/kustomization.yaml"
    printf 'environment: [default/oceanid-cluster-c%s]\n' "$number" >"$folder/infrastructure/cluster/Pulumi.c$number.yaml"
    printf 'environment: [default/oceanid-apps-c%s]\nconfig: { domain: c%s.example.com, apps: [{ name: podinfo }] }\n' "$number" "$number" >"$folder/infrastructure/apps/Pulumi.c$number.yaml"
  done
}

# What the clusters apply, built with nothing around it: what a preview could at best cost without building equal folders once.
bare() {
  local folder
  for folder in "$1"/clusters/!(base); do
    kubectl kustomize "$folder"
    kubectl kustomize "$1/clusters/base/stacks"
    kubectl kustomize "$1/apps/base/podinfo"
  done
}

nothing=$(median dotnet "$program" --version)
echo "oceanid --version: $nothing ms (medians of $runs runs)"
measure 'oceanid preview, all clusters' preview
measure 'oceanid check, all clusters' check
measure 'oceanid preview --against HEAD, a clean tree' preview --against HEAD --repository "$scratch/clean"
measure 'oceanid preview --against HEAD, a change in a manifest' preview --against HEAD --repository "$scratch/changed"

runs=1
for clusters in ${FLEETS:-1 10 100}; do
  for own in equal patched; do
    folder=$scratch/$own-$clusters
    fleet "$folder" "$clusters" "$own"
    kustomize=$(median bare "$folder")
    preview=$(median dotnet "$program" preview --repository "$folder")
    awk -v n="$clusters" -v o="$own" -v k="$kustomize" -v p="$preview" \
      'BEGIN { printf "oceanid preview, a fleet of %d (%s): %d ms, %.2f times kubectl kustomize of every folder (%d ms)\n", n, o, p, p / k, k }'
  done
done
