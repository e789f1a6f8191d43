# shellcheck shell=bash
# When a node is removed, first, on the first server: moves its pods elsewhere. Never for the last server.
#   DRAIN_TIMEOUT  seconds

current=$(node_version "$NODE") || fail 'the API server of the first server does not answer: journalctl -u k3s'
if [ -z "$current" ]; then
  exit 0
fi
servers=$(kubectl get nodes --selector node-role.kubernetes.io/control-plane --output name)
if [ "$servers" = "node/$NODE" ]; then
  fail 'is the last server, and the cluster is lost without it. It stays.'
fi
kubectl cordon "$NODE" >&2
kubectl drain "$NODE" --ignore-daemonsets --delete-emptydir-data --timeout="${DRAIN_TIMEOUT}s" >&2 ||
  fail "could not be drained within $DRAIN_TIMEOUT s (see above). It stays, and takes no new pods."
