#!/usr/bin/env bash
# What everybody does on the first day: makes the example their own, in a scratch clone of what is committed here. The check and the tests that see
# the tree must stay green. tests/fork.sh --all runs all tests. The old values are read from the tree, so that this holds in a fork of it as well.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

git clone --quiet --no-hardlinks "$root" "$scratch/fork"
[ ! -e "$root/.pulumi-packages.props" ] || cp "$root/.pulumi-packages.props" "$scratch/fork/"
cd "$scratch/fork"
shopt -s globstar nullglob
stacks=(Pulumi.yaml infrastructure/*/Pulumi*.yaml)
tree=("${stacks[@]}" infrastructure/*/esc/*.yaml clusters/**/*.yaml apps/**/*.yaml)

# Edits files with sed; nothing to edit is a mistake here.
edit() {
  local what=$1 expression=$2
  shift 2
  sed -i -E "$expression" "$@"
  [ -n "$(git diff --name-only)" ] || { echo "fork: $what: nothing to change in $*" >&2; exit 1; }
  git -c user.name=fork -c user.email=fork@example.org -c commit.gpgsign=false commit --quiet --all --message "$what"
}

organization=$(grep -hoE 'organization: +[A-Za-z0-9-]+' "${stacks[@]}" | head -1 | sed 's/.* //')
edit "organization $organization" "s/\b$organization\b/another-org/g" "${tree[@]}"

for stack in infrastructure/cluster/Pulumi.*.yaml; do
  cluster=$(basename "$stack" .yaml)
  cluster=${cluster#Pulumi.}
  # The items of the list, and the node that the workspaces run on.
  nodes=$(awk '/^  [^ #]/ { list = /:nodes:/ } list && /^    - name:/ { print $3 } /^  oceanid-cluster:node:/ { print $2 }' "$stack" | sort -u)
  for node in $nodes; do
    edit "node $node" "s/^(    - name|  oceanid-cluster:node): $node$/\1: $node-forked/" "$stack"
    esc=infrastructure/cluster/esc/oceanid-cluster-$cluster.yaml
    ! grep -q "hostKey-$node:" "$esc" || edit "host key of $node" "s/hostKey-$node:/hostKey-$node-forked:/" "$esc"
  done
  ! grep -qE '^      host: ' "$stack" || edit "addresses of $cluster" 's/^(      host: )[0-9]+\.[0-9]+\.[0-9]+/\1198.51.100/' "$stack"
done

# example.com of podinfo.example.com: the last two labels of each host in the stack files.
sed -E 's/#.*//' infrastructure/{apps,networking}/Pulumi.*.yaml | grep -oE '\b([a-z0-9-]+\.)+[a-z]{2,}\b' | sed -E 's/.*\b([a-z0-9-]+\.[a-z]+)$/\1/' | sort -u |
  while read -r domain; do
    edit "domain $domain" "s/\b${domain/./\\.}\b/forked.example/g" infrastructure/{apps,networking}/Pulumi.*.yaml apps/**/*.yaml
  done

mkdir -p apps/base/forked
cat >apps/base/forked/kustomization.yaml <<'EOF'
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [deployment.yaml]
EOF
cat >apps/base/forked/deployment.yaml <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata: { name: forked, namespace: forked }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: forked } }
  template:
    metadata: { labels: { app.kubernetes.io/name: forked } }
    spec:
      serviceAccountName: forked
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: forked
          image: ghcr.io/stefanprodan/podinfo:6.9.0
          resources: { requests: { cpu: 10m, memory: 16Mi }, limits: { cpu: 100m, memory: 32Mi } }
          securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }
EOF
git add apps/base/forked
edit 'an app' 's/^(  oceanid-apps:apps:)$/\1\n    - name: forked/' infrastructure/apps/Pulumi.*.yaml
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
