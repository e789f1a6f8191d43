# shellcheck shell=bash
# First of all, on the first server: refuses a version that a node cannot go to, before any is touched, and names every such node.
#   NODES  the names of all nodes

# A server that is new, or half installed, has nothing to go back from.
[ -x "$k3s" ] || exit 0
versions=$(kubectl get nodes --output 'jsonpath={range .items[*]}{.metadata.name} {.status.nodeInfo.kubeletVersion}{"\n"}{end}' 2>/dev/null) || exit 0
refused=
while read -r name current; do
  [[ " $NODES " == *" $name "* ]] || continue
  problem=$(step_problem "$current")
  if [ -n "$problem" ]; then
    printf 'oceanid: %s: %s\n' "$name" "$problem" >&2
    refused=1
  fi
done <<<"$versions"
[ -z "$refused" ] || fail 'nothing was changed.'
