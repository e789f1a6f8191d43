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
rm -f "$root/etc/systemd/system/$service.service" "$root"/etc/systemd/system/k3s-backup.{service,timer} "$k3s"
# What a pod has mounted is not ours to delete. The copies in k3s-backups stay.
rm -rf --one-file-system "$root/etc/rancher/k3s" "$root/var/lib/rancher/k3s" "$root/etc/oceanid" "$root/usr/local/lib/oceanid"
systemctl daemon-reload
note 'K3s is uninstalled; the containers that still run end with the next boot'
