# shellcheck shell=bash
# When a node is removed, first, on the first server: moves its pods elsewhere, and takes it out of etcd. Never for the last server.
#   READY_TIMEOUT  seconds that etcd may take

current=$(node_version "$NODE") || fail 'the API server of the first server does not answer: journalctl -u k3s'
if [ -z "$current" ]; then
  exit 0
fi
servers=$(kubectl get nodes --selector node-role.kubernetes.io/control-plane --output name)
if [ "$servers" = "node/$NODE" ]; then
  fail 'is the last server, and the cluster is lost without it. It stays.'
fi
evict || fail "could not be drained within $DRAIN_TIMEOUT s (see above). It stays, and takes pods as before."

# While it still runs: a member that is down counts for the majority all the same, and of two servers the one that is left would have none. The
# annotations are those of K3s' own controller (k3s, pkg/etcd/member_controller.go).
label() { kubectl get node "$NODE" --output "jsonpath={.metadata.$1}"; }
if [ "$(label 'labels.node-role\.kubernetes\.io/etcd')" = true ]; then
  kubectl annotate node "$NODE" --overwrite etcd.k3s.cattle.io/remove=true >&2
  gone() { [ -z "$(label 'annotations.etcd\.k3s\.cattle\.io/removed-node-name')" ] || echo gone; }
  wait_for gone gone || fail "etcd has not let it go within $READY_TIMEOUT s: journalctl -u k3s. It stays; run again."
fi
