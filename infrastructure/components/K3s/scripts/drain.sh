# shellcheck shell=bash
# Before an upgrade, on the first server: moves the pods of the node elsewhere, as far as their PodDisruptionBudgets allow it in time.
# Does nothing for a node that is new or has the version already.
#   FOUNDER  this very server

if [ ! -x "$k3s" ]; then
  [ "$NODE" = "$FOUNDER" ] || fail 'the first server has no K3s.'
  exit 0
fi
if ! current=$(node_version "$NODE" 2>/dev/null); then
  # Half installed: the next step completes it.
  [ "$NODE" = "$FOUNDER" ] || fail 'the API server of the first server does not answer: journalctl -u k3s'
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
evict ||
  fail "could not be drained within $DRAIN_TIMEOUT s: a PodDisruptionBudget or a pod without an owner stands in the way (see above). It takes pods as before, with $current."
