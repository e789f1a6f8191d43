# shellcheck shell=bash
# First of all, on the first server: refuses a version that a node cannot go to, before any is touched, and names every such node.
#   NODES  the names of all nodes

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
[ -z "$refused" ] || fail 'nothing was changed.'
