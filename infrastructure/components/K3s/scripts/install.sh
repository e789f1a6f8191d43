# shellcheck shell=bash
# Installs or upgrades K3s on the node that it runs on, completes what was begun, and changes nothing on a node that is as it should
# be. Standard input has files: for each a line "MODE /its/path", then its lines, each after one space. They hold secrets, so nothing
# of them is printed.
#   ROLE         server or agent
#   DOWNLOAD     where the releases are
#   READY_TIMEOUT  seconds that the service may take to start
#   BACKUP_HOUR  when to run backup.sh (UTC); only set on a server that has no etcd

systemd="$root/etc/systemd/system"
if [ "$ROLE" = server ]; then service=k3s other='k3s-agent'; else service='k3s-agent' other=k3s; fi
changed=

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

installed_version() {
  [ -x "$k3s" ] || return 0
  "$k3s" --version 2>/dev/null | sed -nE 's/^k3s version (\S+).*/\1/p' || true
}

check_disk() {
  local folder=$1 need=$2 free
  mkdir -p "$folder"
  free=$(df -Pk "$folder" | awk 'NR == 2 { print $4 }')
  [[ $free =~ ^(0|[1-9][0-9]{0,14})$ ]] || fail "cannot see how much room $folder has: df says '$free'."
  ((free >= need * 1024)) || fail "$folder has $((free / 1024)) MiB left, and K3s needs $need. Make room and run again."
}

download() {
  local asset sums arch work
  case "$(uname -m)" in
    x86_64) arch=amd64 asset=k3s ;;
    aarch64) arch=arm64 asset=k3s-arm64 ;;
    armv7l) arch=arm asset=k3s-armhf ;;
    *) fail "K3s has no release for $(uname -m)." ;;
  esac
  sums=sha256sum-$arch.txt
  check_disk "$(dirname "$k3s")" 300
  check_disk "$root/var/lib/rancher" 1000

  # Beside its place, so that the move is one step; a broken download is never in the way of the next.
  work="$k3s.download"
  rm -rf "$work"
  mkdir -p "$work"
  # shellcheck disable=SC2064 # now, not later
  trap "rm -rf '$work'" EXIT
  local base="$DOWNLOAD/${VERSION/+/%2B}"
  curl --fail --silent --show-error --location --retry 3 --output "$work/$sums" "$base/$sums" ||
    fail "cannot download $base/$sums. Check the version and the network, and run again."
  curl --fail --silent --show-error --location --retry 3 --output "$work/$asset" "$base/$asset" ||
    fail "the download of $base/$asset broke off. Run again."
  (cd "$work" && grep -E " \*?$asset\$" "$sums" | sha256sum --check --status -) ||
    fail "$base/$asset does not have the checksum that $sums gives. Nothing was installed; run again, and be suspicious if it stays so."
  chmod 755 "$work/$asset"
  mv -f "$work/$asset" "$k3s"
  rm -rf "$work"
  trap - EXIT
  changed=1
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
  [[ $file == /etc/rancher/* ]] || changed=$before
}

unit() {
  place "$systemd/$service.service" 644 <<UNIT
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
  timeout "$READY_TIMEOUT" systemctl "$1" "$service" ||
    fail "$service does not start, or not within $READY_TIMEOUT s: journalctl -u $service"
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
  if [ -n "$changed" ]; then
    systemctl daemon-reload
    systemctl enable k3s-backup.timer
    systemctl restart k3s-backup.timer
  fi
}

[ ! -e "$systemd/$other.service" ] ||
  fail "it is installed with the other role. Take it out of the nodes with allowUninstall set, and put it back with the role $ROLE."
current=$(installed_version)
if [ "$current" != "$VERSION" ]; then
  problem=$([ -z "$current" ] || step_problem "$current")
  [ -z "$problem" ] || fail "$problem"
  download
fi
files
unit
if [ -n "$changed" ]; then
  note "installs $VERSION as $ROLE${current:+ (had $current)}"
  systemctl daemon-reload
  systemctl enable "$service"
  start restart
elif ! systemctl is-active --quiet "$service"; then
  note "starts $service"
  systemctl enable "$service"
  start start
fi
if [ -n "${BACKUP_HOUR:-}" ]; then
  backup
elif [ -e "$systemd/k3s-backup.timer" ]; then
  # The database has become etcd, which takes its own snapshots.
  systemctl disable --now k3s-backup.timer
  rm -f "$systemd"/k3s-backup.{service,timer}
fi
