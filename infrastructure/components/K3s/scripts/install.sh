# shellcheck shell=bash
# Installs or upgrades K3s on the node that it runs on, completes what was begun, and changes nothing on a node that is as it should
# be. wanted_files prints files: for each a line "MODE /its/path", then its lines, each after one space. They hold secrets, so nothing
# of them is printed.
#   ROLE         server or agent
#   FOUNDER      the server that founds the cluster
#   READY_TIMEOUT  seconds that the service may take to start
#   BACKUP_HOUR  when to run backup.sh (UTC); only set on a server that has no etcd

systemd="$root/etc/systemd/system"
if [ "$ROLE" = server ]; then service=k3s other='k3s-agent'; else service='k3s-agent' other=k3s; fi
changed=
wanted=
registries=

# Puts standard input into a file, whole or not at all, and remembers whether that changed it.
place() {
  local file=$1 mode=$2
  mkdir -p "$(dirname "$file")"
  (umask 077 && cat >"$file.new") || { rm -f "$file.new"; fail "cannot write $file: is the disk full?"; }
  chmod "$mode" "$file.new"
  if cmp -s "$file.new" "$file"; then
    rm -f "$file.new"
  else
    mv -f "$file.new" "$file"
    changed=1
  fi
}

# Only what is K3s' own is a reason to restart it.
files() {
  local mode='' file='' text='' line before
  while IFS= read -r line || [ -n "$line" ]; do
    if [[ $line == ' '* ]]; then
      text+=${line:1}$'\n'
    else
      put
      read -r mode file <<<"$line"
      text=
      [[ $file == /* ]] || fail 'the program sent something that is not a list of files.'
    fi
  done
  [ -n "$file" ] || fail 'the program sent no configuration.'
  put
}

put() {
  [ -n "$file" ] || return 0
  before=$changed
  place "$root$file" "$mode" < <(printf '%s' "$text")
  [[ $file != */registries.yaml ]] || registries=1
  if [[ $file == /etc/rancher/* ]]; then wanted+="$file $text"; else changed=$before; fi
}

# A proxy and the like stand in the files that K3s' own installer reads too.
unit() {
  cat <<UNIT
[Unit]
Description=K3s $ROLE
Documentation=https://k3s.io
Wants=network-online.target
After=network-online.target

[Service]
Type=$([ "$ROLE" = server ] && echo notify || echo exec)
# The pods live on while K3s restarts.
KillMode=process
Delegate=yes
LimitNOFILE=1048576
LimitNPROC=infinity
LimitCORE=infinity
TasksMax=infinity
TimeoutStartSec=0
EnvironmentFile=-/etc/default/%N
EnvironmentFile=-/etc/sysconfig/%N
EnvironmentFile=-/etc/systemd/system/%N.service.env
Restart=always
RestartSec=5s
ExecStartPre=-/sbin/modprobe br_netfilter
ExecStartPre=-/sbin/modprobe overlay
ExecStart=/usr/local/bin/k3s $ROLE

[Install]
WantedBy=multi-user.target
UNIT
}

# A server that waits for one that does not answer would wait for ever.
start() {
  timeout "$READY_TIMEOUT" systemctl "$1" "$service" && return
  # Its words are shown, and nothing in them that a terminal would obey.
  journalctl --unit="$service" --lines=15 --no-pager --output=cat 2>/dev/null | while IFS= read -r line; do note "$line"; done || true
  fail "$service does not start, or not within $READY_TIMEOUT s. The last lines of its journal are above; all of it: journalctl -u $service"
}

backup() {
  changed=
  place "$systemd/k3s-backup.service" 644 <<UNIT
[Unit]
Description=Copy of the K3s database

[Service]
Type=oneshot
EnvironmentFile=/etc/oceanid/k3s-backup.env
ExecStart=/usr/local/lib/oceanid/k3s-backup.sh
# However the copy ended: K3s must not stand still.
ExecStopPost=-/usr/bin/systemctl kill --kill-who=main --signal=CONT k3s
UNIT
  place "$systemd/k3s-backup.timer" 644 <<UNIT
[Unit]
Description=Daily copy of the K3s database

[Timer]
OnCalendar=*-*-* $(printf %02d "$BACKUP_HOUR"):00:00 UTC
Persistent=true

[Install]
WantedBy=timers.target
UNIT
  if [ -n "$changed" ] || ! systemctl is-active --quiet k3s-backup.timer; then
    systemctl daemon-reload
    systemctl enable k3s-backup.timer
    systemctl restart k3s-backup.timer
  fi
}

[ "$ACTION" != update ] || [ -e "$k3s" ] || [ -e "$root/etc/rancher/k3s" ] || [ -e "$root/var/lib/rancher/k3s" ] ||
  fail "there is nothing of K3s here, although $NODE was installed before. Another host is another machine, and so is one that was set up anew: take $NODE out of nodes, run, and add it then. Of a machine that is gone: docs/k3s-nodes.md."
[ ! -e "$systemd/$other.service" ] ||
  fail "it is installed with the other role. Take it out of the nodes with allowUninstall set, and put it back with the role $ROLE."
current=$(version_of "$k3s")
if [ "$current" != "$VERSION" ]; then
  problem=$([ -z "$current" ] || step_problem "$current")
  [ -z "$problem" ] || fail "$problem"
  fetch
  mv -f "$k3s.next" "$k3s"
  changed=1
fi
files < <(wanted_files)
# Without k3sRegistries those of an administrator stay; what this program has put there goes.
ours="$root/etc/rancher/k3s/registries.yaml"
if [ -z "$registries" ] && grep -qs '^# Written by the program oceanid-cluster' "$ours"; then
  rm -f "$ours"
  changed=1
fi
place "$systemd/$service.service" 644 < <(unit)

# K3s may have been started with something else: an install that was interrupted has left no mark.
digest=$(printf '%s\n' "$VERSION" "$(unit)" "$wanted" | sha256sum | cut -d ' ' -f 1)
if [ -n "$changed" ] || [ "$(marked 3)" != "$digest" ]; then
  note "installs $VERSION as $ROLE${current:+ (had $current)}"
  systemctl daemon-reload
  systemctl enable "$service"
  start restart
elif ! systemctl is-active --quiet "$service"; then
  note "starts $service"
  systemctl enable "$service"
  start start
fi
place "$mark" 600 <<<"$NODE $FOUNDER $digest"

if [ -n "${BACKUP_HOUR:-}" ] && [ ! -e "$root/var/lib/rancher/k3s/server/db/etcd" ]; then
  backup
elif [ -e "$systemd/k3s-backup.timer" ]; then
  # The database is etcd, which takes its own snapshots.
  systemctl disable --now k3s-backup.timer
  rm -f "$systemd"/k3s-backup.{service,timer}
fi
