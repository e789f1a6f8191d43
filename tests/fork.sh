#!/usr/bin/env bash
# What everybody does on the first day: makes the example their own, in a scratch clone of what is committed here, by hand, and adds a cluster and an
# app. The check and the tests that see the tree must stay green. tests/fork.sh --all runs all tests. The old values are read from the tree, so
# that this holds in a fork of it as well.
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

# An addition is new files alone, of so many files and lines at most.
added() {
  local what=$1 most=$2 lines=$3 changed
  git add --all
  changed=$(git diff --cached --name-only --diff-filter=MDR)
  [ -z "$changed" ] || { echo "fork: $what changes what is there: $changed" >&2; exit 1; }
  git diff --cached --numstat | awk -v what="$what" -v most="$most" -v lines="$lines" '
    { files++; sum += $1 }
    END { printf "fork: %s: %d new files, %d lines\n", what, files, sum; exit files > most || sum > lines }'
  commit "$what"
}

# Whose it is: one line, and the URL of the repository.
organization=$(sed -nE 's/^  oceanid-cluster:organization: *//p' Pulumi.yaml)
edit "organization $organization" "s/\b$organization\b/another-org/g" Pulumi.yaml
left=$(git grep -lw -e "$organization" -- '*.yaml' ':!docs' ':!tests' ':!tools' ':!.github' || true)
[ -z "$left" ] || { echo "fork: the organization stands in more than one file: $left" >&2; exit 1; }

for stack in infrastructure/cluster/Pulumi.*.yaml; do
  # The items of the list, and the node that the workspaces run on.
  nodes=$(awk '/^  [^ #]/ { list = /:nodes:/ } list && /^    - name:/ { print $3 } /^  oceanid-cluster:node:/ { print $2 }' "$stack" | sort -u)
  for node in $nodes; do
    edit "node $node" "s/^(    - name|  oceanid-cluster:node): $node$/\1: $node-forked/" "$stack"
  done
  ! grep -qE '^      host: ' "$stack" || edit "addresses in $stack" 's/^(      host: )[0-9]+\.[0-9]+\.[0-9]+/\1198.51.100/' "$stack"
  ! grep -qE '^      hostKey: ' "$stack" || edit "host keys in $stack" 's/^(      hostKey: [^ ]+ .*)Example/\1Another/' "$stack"
done

# example.com of podinfo.example.com: the last two labels of each host in the stack files.
sed -E 's/#.*//' infrastructure/{apps,networking}/Pulumi.*.yaml | grep -oE '\b([a-z0-9-]+\.)+[a-z]{2,}\b' | grep -v '\.yaml$' | sed -E 's/.*\b([a-z0-9-]+\.[a-z]+)$/\1/' | sort -u |
  while read -r domain; do
    edit "domain $domain" "s/\b${domain/./\\.}\b/forked.example/g" infrastructure/{apps,networking}/Pulumi.*.yaml
  done

# A cluster: its nodes, its apps, and what Flux applies to it.
mkdir -p clusters/styx
cp "$(printf '%s\n' clusters/*/kustomization.yaml | grep -v /base/ | head -1)" clusters/styx/
for other in clusters/*/kustomization.yaml; do
  [[ $other == clusters/base/* ]] || cmp "$other" clusters/styx/kustomization.yaml
done
cat >infrastructure/cluster/Pulumi.styx.yaml <<'EOF2'
environment:
  - default/oceanid-cluster-styx
config:
  oceanid-cluster:nodes:
    - name: styx
      host: 203.0.113.20
      hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIForkedForkedForkedForkedForkedForkedForkedFork
      role: server
EOF2
cat >infrastructure/apps/Pulumi.styx.yaml <<'EOF2'
environment:
  - default/oceanid-apps-styx
config:
  oceanid-apps:domain: styx.forked.example
  oceanid-apps:apps:
    - name: podinfo
EOF2
added 'a cluster' 3 25

# An app: what Flux applies, and its item in the stack file of the cluster.
mkdir -p apps/base/wiki
cat >apps/base/wiki/kustomization.yaml <<'EOF2'
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: wiki
resources: [wiki.yaml]
EOF2
cat >apps/base/wiki/wiki.yaml <<'EOF2'
apiVersion: apps/v1
kind: Deployment
metadata: { name: wiki }
spec:
  replicas: 1
  selector: { matchLabels: { app.kubernetes.io/name: wiki } }
  template:
    metadata: { labels: { app.kubernetes.io/name: wiki }, annotations: { oceanid.dev/checksum: "${checksum}" } }
    spec:
      serviceAccountName: wiki
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: wiki
          image: ghcr.io/stefanprodan/podinfo:6.9.0
          ports: [{ name: http, containerPort: 9898 }]
          resources: { requests: { cpu: 20m, memory: 32Mi }, limits: { cpu: 200m, memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
---
apiVersion: v1
kind: Service
metadata: { name: wiki }
spec: { selector: { app.kubernetes.io/name: wiki }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: wiki }
spec:
  ingressClassName: traefik
  rules:
    - { host: "wiki.${domain}", http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: wiki, port: { name: http } } } }] } }
EOF2
added 'an app' 2 60
printf '    - name: wiki\n      ingress: http\n' >>infrastructure/apps/Pulumi.styx.yaml
commit 'an app, on one cluster'

edit 'images of the apps' 's/(image: +[^:]+:[0-9]+\.[0-9]+\.)[0-9]+/\199/' apps/**/*.yaml
edit 'cloudflared' 's/(cloudflare\/cloudflared:[0-9]+\.[0-9]+\.)[0-9]+/\199/' infrastructure/components/Versions.cs

make check
if [ "${1:-}" = --all ]; then
  make test
else
  for project in tests/infrastructure tests/repository; do
    dotnet test "$project" --configuration Release --nologo --verbosity quiet --logger 'console;verbosity=minimal'
  done
fi
