# shellcheck shell=bash
# What the other scripts share: it is put in front of each. The program sets the variables:
#   ACTION   create, update or delete: what Pulumi does with the command
#   NODE     the name of the node that this is about
#   VERSION  the K3s version that it should have, such as v1.35.8+k3s1
#   DOWNLOAD  where the releases are
#   DRAIN_TIMEOUT  seconds
#   OCEANID_ROOT  a folder to treat as /; not set on a node
# They run as root, and a node may say of itself what it likes: that is compared and shown, and never evaluated.
set -euo pipefail
# A character is a byte, and [0-9] has ten of them.
export LC_ALL=C

root="${OCEANID_ROOT:-}"
k3s="$root/usr/local/bin/k3s"
# What the last install that ended well has left: the node that this machine is, the founder of its cluster, and what K3s was started with.
mark="$root/etc/oceanid/k3s-node"

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

# A field of the mark, from 1; nothing without a mark.
marked() {
  [ ! -e "$mark" ] || cut -d ' ' -f "$1" "$mark"
}

# The version of a K3s binary; nothing for a file that is none.
version_of() {
  [ -x "$1" ] || return 0
  "$1" --version 2>/dev/null | sed -nE 's/^k3s version (\S+).*/\1/p' || true
}

check_disk() {
  local folder=$1 need=$2 free
  mkdir -p "$folder"
  free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
  [[ $free =~ ^(0|[1-9][0-9]{0,14})$ ]] || fail "cannot see how much room $folder has: df says '$free'."
  ((free >= need * 1024)) || fail "$folder has $((free / 1024)) MiB left, and K3s needs $need. Make room and run again."
}

# A server that does not answer, or sends next to nothing, is given up.
get() {
  curl --fail --silent --show-error --location --retry 3 --connect-timeout 20 --speed-limit 1024 --speed-time 60 --output "$1" "$2"
}

# Puts the binary of VERSION beside its place, so that the move there is one step.
fetch() {
  local asset sums arch base work="$k3s.download"
  [ "$(version_of "$k3s.next")" != "$VERSION" ] || return 0
  case "$(uname -m)" in
    x86_64) arch=amd64 asset=k3s ;;
    aarch64) arch=arm64 asset=k3s-arm64 ;;
    armv7l) arch=arm asset=k3s-armhf ;;
    *) fail "K3s has no release for $(uname -m)." ;;
  esac
  sums=sha256sum-$arch.txt
  check_disk "$(dirname "$k3s")" 300
  check_disk "$root/var/lib/rancher" 1000

  # A broken download is never in the way of the next.
  rm -rf "$work"
  mkdir -p "$work"
  # shellcheck disable=SC2064 # now, not later
  trap "rm -rf '$work'" EXIT
  base="$DOWNLOAD/${VERSION/+/%2B}"
  get "$work/$sums" "$base/$sums" || fail "cannot download $base/$sums. Check the version and the network, and run again."
  get "$work/$asset" "$base/$asset" || fail "the download of $base/$asset broke off. Run again."
  (cd "$work" && grep -E " \*?$asset\$" "$sums" | sha256sum --check --status -) ||
    fail "$base/$asset does not have the checksum that $sums gives. Nothing was installed; run again, and be suspicious if it stays so."
  chmod 755 "$work/$asset"
  mv -f "$work/$asset" "$k3s.next"
  rm -rf "$work"
  trap - EXIT
}

# An API server that hangs is an error, and no wait for ever.
kubectl() {
  "$k3s" kubectl --request-timeout=30s "$@"
}

# The version that a node runs, as the API server knows it; nothing for a node that it does not know.
node_version() {
  kubectl get node "$1" --ignore-not-found --output 'jsonpath={.status.nodeInfo.kubeletVersion}'
}

# Moves the pods of the node elsewhere, as far as their PodDisruptionBudgets allow it in time. What an administrator has cordoned stays so:
# an annotation says that it was this script, and is there before, so that an interruption leaves nothing cordoned.
evict() {
  local cordoned
  cordoned=$(kubectl get node "$NODE" --output 'jsonpath={.spec.unschedulable}') || return
  if [ "$cordoned" != true ]; then
    kubectl annotate node "$NODE" --overwrite oceanid.dev/cordoned=true >&2 || return
    kubectl cordon "$NODE" >&2 || return
  fi
  kubectl drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout="${DRAIN_TIMEOUT}s" >&2 && return
  give_back || true
  return 1
}

# Lets pods come back, if evict has sent them away.
give_back() {
  local cordoned
  cordoned=$(kubectl get node "$NODE" --output 'jsonpath={.metadata.annotations.oceanid\.dev/cordoned}') || return
  [ "$cordoned" = true ] || return 0
  kubectl uncordon "$NODE" >&2 || return
  kubectl annotate node "$NODE" oceanid.dev/cordoned- >&2
}

# Waits for a command to print something; no longer than READY_TIMEOUT seconds.
wait_for() {
  local wanted=$1 deadline
  shift
  deadline=$(($(date +%s) + READY_TIMEOUT))
  until seen=$("$@" 2>/dev/null || true) && [ "$seen" = "$wanted" ]; do
    (($(date +%s) < deadline)) || return
    sleep 3
  done
}
