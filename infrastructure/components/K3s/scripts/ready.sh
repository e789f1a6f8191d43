# shellcheck shell=bash
# After an install or an upgrade, on the first server: waits until the node is ready with its version, sets its labels and taints (K3s
# itself only does when a node registers), and lets pods come back.
#   READY_TIMEOUT  seconds
#   LABELS, TAINTS  what kubectl takes, one word each; what the program has set before and no longer wants is taken away

state() {
  kubectl get node "$NODE" --output 'jsonpath={.status.conditions[?(@.type=="Ready")].status} {.status.nodeInfo.kubeletVersion}'
}

if ! wait_for "True $VERSION" state; then
  kubectl describe node "$NODE" >&2 || true
  fail "is not ready with $VERSION after $READY_TIMEOUT s (it is '${seen:-unknown}'). On the node: journalctl -u k3s -u k3s-agent"
fi

# What tells one label or taint from another: "key" of key=value, "key:Effect" of key=value:Effect.
identity() {
  local key=${1%%=*} effect=${1##*:}
  if [ "$kind" = label ] || [ "$key" = "$1" ]; then printf '%s' "$key"; else printf '%s:%s' "$key" "$effect"; fi
}

# An annotation remembers what was set. A node may write its own: a word that is no label or taint, such as an option of kubectl, is refused.
set_all() {
  local kind=$1 word before identities=' '
  local -a words old
  read -ra words <<<"$2"
  for word in "${words[@]}"; do identities+="$(identity "$word") "; done
  before=$(kubectl get node "$NODE" --output "jsonpath={.metadata.annotations.oceanid\\.dev/${kind}s}")
  read -rd '' -a old <<<"$before" || true
  for word in "${old[@]}"; do
    [[ $word =~ ^([a-z0-9][a-z0-9.-]{0,252}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,62}(:[A-Za-z]+)?$ ]] ||
      fail "its annotation oceanid.dev/${kind}s has '$word', which is no $kind. See who wrote that, and take it away: kubectl annotate node $NODE oceanid.dev/${kind}s-"
    [[ $identities == *" $word "* ]] || words+=("$word-")
  done
  [ "${#words[@]}" != 0 ] || return 0
  kubectl "$kind" node "$NODE" --overwrite "${words[@]}" >&2
  kubectl annotate node "$NODE" --overwrite "oceanid.dev/${kind}s=${identities# }" >&2
}

set_all label "${LABELS:-}"
set_all taint "${TAINTS:-}"
give_back

# By which who joins knows the cluster: the hash of its certificate authority, out of the token in K3s' secure form.
[ "$NODE" != "$FOUNDER" ] || sed -nE 's/^(K10[0-9a-f]{64})::.*/\1/p' "$root/var/lib/rancher/k3s/server/token"
