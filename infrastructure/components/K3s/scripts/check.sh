# shellcheck shell=bash
# First of all, on the first server: refuses what the cluster cannot do, before any node is touched: a version that a node cannot go to, and
# the end of several servers at once.
#   NODES    the names of all nodes
#   SERVERS  the names of the servers

# A server that is new, or half installed, has nothing to go back from.
[ -x "$k3s" ] || exit 0
refused=
for name in $NODES; do
  # One at a time: in a list of all, the version of one could look like the line of another.
  current=$(node_version "$name" 2>/dev/null) || exit 0
  problem=$([ -z "$current" ] || step_problem "$current")
  if [ -n "$problem" ]; then
    NODE=$name note "$problem"
    refused=1
  fi
done

# etcd works as long as more than half of its members do, and only then lets one go.
known=$(kubectl get nodes --selector node-role.kubernetes.io/control-plane --output name 2>/dev/null) || exit 0
leaving=()
for server in $known; do
  [[ " $SERVERS " == *" ${server#node/} "* ]] || leaving+=("${server#node/}")
done
if ((${#leaving[@]} > 1)); then
  note "would lose ${#leaving[@]} servers in one change: ${leaving[*]}. etcd would lose its majority, and the cluster its database. Take out one, run, see that the others are Ready (kubectl get nodes), and then take out the next."
  refused=1
fi
[ -z "$refused" ] || fail 'nothing was changed.'
