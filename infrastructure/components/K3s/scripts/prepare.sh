# shellcheck shell=bash
# Before any node is touched, on each: refuses a machine that is another node's or has another cluster, and a host that K3s would not work on,
# and fetches the release, so that neither a version that does not exist nor a full disk is found when the pods have gone.
#   ROLE     server or agent
#   FOUNDER  the server that founds the cluster, or has founded it

config="$root/etc/rancher/k3s/config.yaml"
service="$root/etc/systemd/system/k3s.service"

# The name of the node that this machine is. The mark of older versions of this program is their configuration.
node_here() {
  if [ -e "$mark" ]; then marked 1; else sed -nE 's/^node-name: "(.*)"$/\1/p' "$config" 2>/dev/null || true; fi
}

name=$(node_here)
[ -z "$name" ] || [ "$name" = "$NODE" ] ||
  fail "this machine is the node $name. A node cannot be renamed: name it $name again, or take $name out of nodes with allowUninstall set, run, and then add $NODE."

# K3s starts an empty cluster on a founder without a database, and lets no server with one join another cluster. So whose cluster a machine has
# must be known first: https://docs.k3s.io/datastore/ha-embedded.
retire="The founder stays where it is; how to retire one: docs/k3s-nodes.md."
of=$(marked 2)
if [ -n "$of" ]; then
  [ "$of" = "$FOUNDER" ] ||
    fail "it is in the cluster that $of has founded, and $FOUNDER would found another, which is empty. Write init: true at $of. $retire"
elif [ "$ROLE" = server ] && [ -e "$root/var/lib/rancher/k3s/server/db" ]; then
  # Installed by an older version of this program, or by hand.
  if grep -qsE -e '^server:|--server|K3S_URL=' "$config" "$service" "$service.env"; then
    [ "$NODE" != "$FOUNDER" ] ||
      fail "it has joined a cluster, and has not founded it. Write init: true at the server that it has joined. $retire"
  else
    [ "$NODE" = "$FOUNDER" ] ||
      fail "it has a cluster of its own, and cannot join that of $FOUNDER. Write init: true here, if this cluster is the one to keep. $retire"
  fi
fi

if [ ! -x "$k3s" ]; then
  [ "$(cat "$root/sys/fs/selinux/enforce" 2>/dev/null)" != 1 ] ||
    fail 'SELinux is enforcing here, and this program does not install the policy k3s-selinux that K3s needs. Set it to permissive, or take another machine.'
  ! systemctl is-active --quiet firewalld ||
    fail "firewalld runs here, and would cut off K3s' pods and nodes. Stop and disable it (the rules of the cluster are NetworkPolicies), or take another machine."
fi

current=$(version_of "$k3s")
if [ "$current" = "$VERSION" ]; then
  rm -f "$k3s.next"
  exit 0
fi
problem=$([ -z "$current" ] || step_problem "$current")
[ -z "$problem" ] || fail "$problem"
fetch
