# shellcheck shell=bash
# What the other scripts share: it is put in front of each. The program sets the variables:
#   NODE     the name of the node that this is about
#   VERSION  the K3s version that it should have, such as v1.34.1+k3s1
#   OCEANID_ROOT  a folder to treat as /; only the tests set it
set -euo pipefail

root="${OCEANID_ROOT:-}"
k3s="$root/usr/local/bin/k3s"

fail() {
  printf 'oceanid: %s: %s\n' "$NODE" "$1" >&2
  exit 1
}

note() {
  printf 'oceanid: %s: %s\n' "$NODE" "$1" >&2
}

# The numbers of a version: "1 34 1 1" of v1.34.1+k3s1.
numbers() {
  printf '%s\n' "$1" | sed -E 's/^v([0-9]+)\.([0-9]+)\.([0-9]+)(-rc[0-9]+)?\+k3s([0-9]+)$/\1 \2 \3 \5/'
}

# Whether the first version is older than the second.
older() {
  local -a a b
  local i
  read -ra a <<<"$(numbers "$1")"
  read -ra b <<<"$(numbers "$2")"
  for i in 0 1 2 3; do
    ((a[i] == b[i])) || { ((a[i] < b[i])); return; }
  done
  return 1
}

# Why K3s cannot go from this version to VERSION: back, or over a minor version. Nothing when it can.
step_problem() {
  local -a from to
  if older "$VERSION" "$1"; then
    printf 'it runs %s, and K3s cannot go back to %s. Set kubernetesVersion to %s or newer, or restore a snapshot.' "$1" "$VERSION" "$1"
    return
  fi
  read -ra from <<<"$(numbers "$1")"
  read -ra to <<<"$(numbers "$VERSION")"
  if ((to[1] > from[1] + 1)); then
    printf 'it runs %s, and an upgrade to %s would leave out a minor version. Upgrade to v%s.%s first.' "$1" "$VERSION" "${to[0]}" "$((from[1] + 1))"
  fi
}

kubectl() {
  "$k3s" kubectl "$@"
}

# The version that the node runs, as the API server knows it; nothing for a node that it does not know.
node_version() {
  kubectl get node "$NODE" --ignore-not-found --output 'jsonpath={.status.nodeInfo.kubeletVersion}'
}
