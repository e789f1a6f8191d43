#!/usr/bin/env bash
# What everybody does on the first day, in a scratch clone of what is committed here: makes the example their own, adds a cluster and an app, and removes
# both again. In between the check and the tests that see the tree must be green; tests/fork.sh --all runs all tests. In a fork that is somebody's own already
# the first step is left out.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

git clone --quiet --no-hardlinks "$root" "$scratch/fork"
[ ! -e "$root/.pulumi-packages.props" ] || cp "$root/.pulumi-packages.props" "$scratch/fork/"
cd "$scratch/fork"
shopt -s globstar nullglob

commit() {
  git add --all
  git -c user.name=fork -c user.email=fork@example.org -c commit.gpgsign=false commit --quiet --message "$1"
}

# Edits files with sed; nothing to edit is a mistake here.
edit() {
  local what=$1 expression=$2
  shift 2
  sed -i -E "$expression" "$@"
  [ -n "$(git diff --name-only)" ] || { echo "fork: $what: nothing to change in $*" >&2; exit 1; }
  commit "$what"
}

# What a command changes is so many new files, and so many that were there.
oceanid() {
  local new=$1 edited=$2 found
  shift 2
  ./oceanid "$@"
  git add --all
  found="$(git diff --cached --name-only --diff-filter=A | wc -l) $(git diff --cached --name-only --diff-filter=M | wc -l)"
  [ "$found" = "$new $edited" ] || { echo "fork: $1: $found files come and change, not $new $edited" >&2; exit 1; }
  git diff --cached --numstat | awk -v what="$1 $2" '{ lines += $1 } END { printf "fork: %s: %d lines\n", what, lines }'
  commit "$1 $2"
}

# Run again, nothing changes.
again() {
  [ "$(./oceanid "$@")" = 'Nothing to change.' ] || { echo "fork: $1 changes something when it runs again" >&2; exit 1; }
}

key='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIForkedForkedForkedForkedForkedForkedForkedFork'
if grep -qE '^ +host: (192\.0\.2|198\.51\.100|203\.0\.113)\.' infrastructure/cluster/Pulumi.*.yaml; then
  init=(init --organization acme --repository ssh://git@github.com/acme/fleet --cluster home --server home=admin@10.20.30.40 --host-key "$key" --domain home.acme.net)
  ./oceanid "${init[@]}"
  commit 'make it mine'
  again "${init[@]}"
fi
mine=$(git rev-parse HEAD)

cluster=(add-cluster styx --server styx=10.20.30.41 --host-key "$key" --domain styx.acme.net --app podinfo)
oceanid 3 0 "${cluster[@]}"
again "${cluster[@]}"
app=(add-app wiki --image ghcr.io/stefanprodan/podinfo:6.9.0 --port 9898 --cluster styx)
oceanid 2 1 "${app[@]}"
again "${app[@]}"
./oceanid preview styx | grep -q 'Deployment wiki/wiki\|Deployment wiki' || { echo 'fork: the preview does not show the app' >&2; exit 1; }

edit 'images of the apps' 's/(image: +[^:]+:[0-9]+\.[0-9]+\.)[0-9]+/\199/' apps/**/*.yaml
edit 'cloudflared' 's/(cloudflare\/cloudflared:[0-9]+\.[0-9]+\.)[0-9]+/\199/' infrastructure/components/Versions.cs

make check
if [ "${1:-}" = --all ]; then
  make test
else
  # Of the programs' tests those that read the repository: the others have a fleet of their own. This script is a test of the commands that edit it.
  dotnet test tests/infrastructure --configuration Release --nologo --verbosity quiet --logger 'console;verbosity=minimal' \
    --filter 'FullyQualifiedName~UrnTests|FullyQualifiedName~ArtifactTests|FullyQualifiedName~WithoutPulumiCloudTests|FullyQualifiedName~ShellCheckTests'
  dotnet test tests/repository --configuration Release --nologo --verbosity quiet --logger 'console;verbosity=minimal' --filter 'FullyQualifiedName!~EditCommandTests'
fi

oceanid 0 1 remove-app wiki --cluster styx
oceanid 0 0 remove-cluster styx --files
# But for the versions, what is left is what made it mine.
left=$(git diff --name-only "$mine" | grep -vxE 'apps/base/.*\.yaml|infrastructure/components/Versions\.cs' || true)
[ -z "$left" ] || { echo "fork: more is left than init has changed: $left" >&2; exit 1; }
