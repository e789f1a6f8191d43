# shellcheck shell=bash
# When a node is removed, second, on the node: stops K3s, so that it does not register again.
#   ROLE       server or agent
#   UNINSTALL  1 to remove K3s and its data as well

# Pulumi deletes last. What runs here by then may be another node's: only what bears the mark of this one is stopped.
owner=$(marked 1)
if [ "$owner" != "$NODE" ]; then
  note "nothing was stopped: this machine $([ -n "$owner" ] && echo "is the node $owner" || echo "does not bear its mark")"
  exit 0
fi
if [ "$ROLE" = server ]; then service=k3s; else service='k3s-agent'; fi
systemctl disable --now "$service" || fail "$service cannot be stopped: journalctl -u $service"
if [ "$UNINSTALL" != 1 ]; then
  note 'K3s is stopped and stays installed (allowUninstall is not set)'
  exit 0
fi
systemctl disable --now k3s-backup.timer 2>/dev/null || true

# As K3s' own k3s-killall.sh and k3s-uninstall.sh do (k3s, install.sh). Its containers outlive it, each below a shim; what they have mounted is
# not ours to delete, so that goes first.
data="$root/var/lib/rancher/k3s"
tree() {
  local process
  for process in "$@"; do
    echo "$process"
    # shellcheck disable=SC2046 # numbers
    tree $(pgrep --parent "$process" || true)
  done
}
# shellcheck disable=SC2046 # numbers
processes=$(tree $(pgrep --full "^$data/data/[^/]+/bin/containerd-shim" || true))
# shellcheck disable=SC2086 # numbers
[ -z "$processes" ] || kill -KILL $processes 2>/dev/null || true
awk '{ print $2 }' /proc/self/mounts | sort --reverse | while IFS= read -r mount; do
  case "$mount" in
    "$root/run/k3s"/* | "$root/var/lib/kubelet"/* | "$data"/* | "$root/run/netns/cni-"*) umount "$mount" || note "cannot unmount $mount, which stays" ;;
  esac
done
for link in cni0 flannel.1 flannel-v6.1 flannel-wg flannel-wg-v6; do
  [ ! -e "$root/sys/class/net/$link" ] || ip link delete "$link" || true
done
for name in kubectl crictl ctr; do
  if [ "$(readlink "$root/usr/local/bin/$name")" = k3s ]; then rm -f "$root/usr/local/bin/$name"; fi
done
rm -f "$root/etc/systemd/system/$service.service" "$root/etc/systemd/system/$service.service.env" "$root"/etc/systemd/system/k3s-backup.{service,timer}
rm -f "$k3s" "$k3s.next" "$root"/usr/local/bin/k3s{,-agent}-{killall,uninstall}.sh
rm -rf --one-file-system "$data" "$root/etc/rancher" "$root/var/lib/kubelet" "$root/var/lib/cni" "$root/run/k3s" "$root/run/flannel" \
  "$root/etc/oceanid" "$root/usr/local/lib/oceanid"
systemctl daemon-reload
note 'K3s is uninstalled; its rules of iptables go with the next boot, and copies of the database stay in /var/lib/rancher/k3s-backups'
