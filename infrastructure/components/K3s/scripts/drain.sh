# shellcheck shell=bash
# Before an upgrade, on the first server: moves the pods of the node elsewhere, as far as their PodDisruptionBudgets allow it in time.
# Does nothing for a node that is new or has the version already.
#   SELF           1 when the node is this very server
#   DRAIN_TIMEOUT  seconds

if [ ! -x "$k3s" ]; then
  [ "$SELF" = 1 ] || fail 'the first server has no K3s.'
  exit 0
fi
if ! current=$(node_version "$NODE" 2>/dev/null); then
  # Half installed: the next step completes it.
  [ "$SELF" = 1 ] || fail 'the API server of the first server does not answer: journalctl -u k3s'
  exit 0
fi
if [ -z "$current" ] || [ "$current" = "$VERSION" ]; then
  exit 0
fi
others=$(kubectl get nodes --output name | grep --count --invert-match --line-regexp "node/$NODE" || true)
if [ "$others" = 0 ]; then
  note 'is the only node: its pods have nowhere to go, and stay'
  exit 0
fi
kubectl cordon "$NODE" >&2
if ! kubectl drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout="${DRAIN_TIMEOUT}s" >&2; then
  kubectl uncordon "$NODE" >&2 || true
  fail "could not be drained within $DRAIN_TIMEOUT s: a PodDisruptionBudget or a pod without an owner stands in the way (see above). It is back in service, with $current."
fi
