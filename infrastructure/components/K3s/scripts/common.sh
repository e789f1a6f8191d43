# shellcheck shell=bash
# What the other scripts share: it is put in front of each. The program sets the variables:
#   NODE     the name of the node that this is about
#   VERSION  the K3s version that it should have, such as v1.35.8+k3s1
#   OCEANID_ROOT  a folder to treat as /; not set on a node
# They run as root, and a node may say of itself what it likes: that is compared and shown, and never evaluated.
set -euo pipefail
# A character is a byte, and [0-9] has ten of them.
export LC_ALL=C

root="${OCEANID_ROOT:-}"
k3s="$root/usr/local/bin/k3s"

# One line, and nothing in it that a terminal would obey.
note() {
  printf 'oceanid: %s: %s\n' "$NODE" "${1//[^[:print:]]/?}" >&2
}

fail() {
  note "$1"
  exit 1
}

# The numbers of a version: "1 35 8 1" of v1.35.8+k3s1. It fails for anything else, which must not come into arithmetic: bash runs the
# command in a[$(command)], and takes 08 for octal.
numbers() {
  local n='(0|[1-9][0-9]{0,2})'
  [[ $1 =~ ^v$n\.$n\.$n(-rc[0-9]{1,3})?\+k3s$n$ ]] || return
  printf '%s %s %s %s' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}" "${BASH_REMATCH[5]}"
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

# Why K3s cannot go from this version to VERSION: it is none, back, or over a minor version. Nothing when it can.
step_problem() {
  local -a from to
  if ! numbers "$1" >/dev/null; then
    printf "it reports the version '%s', which is not one of K3s. Look at what runs there: install a release of K3s, or take it out of nodes." "$1"
    return
  fi
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

# The version that a node runs, as the API server knows it; nothing for a node that it does not know.
node_version() {
  kubectl get node "$1" --ignore-not-found --output 'jsonpath={.status.nodeInfo.kubeletVersion}'
}
