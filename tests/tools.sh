#!/usr/bin/env bash
# Installs what the tests run besides .NET, where it is missing and may be installed: as root on a Debian or Ubuntu, which a CI runner or a
# container is. Elsewhere it says what is missing; the tests that need it then say why they cannot run.
set -euo pipefail

missing=()
command -v shellcheck >/dev/null || missing+=(shellcheck)
command -v ssh >/dev/null || missing+=(openssh-client)
command -v jq >/dev/null || missing+=(jq)
command -v unzip >/dev/null || missing+=(unzip)
[ -x /usr/sbin/sshd ] || missing+=(openssh-server)
[ "${#missing[@]}" != 0 ] || exit 0

sudo=()
if [ "$(id -u)" != 0 ]; then
  # Only where nobody is asked for a password: a CI runner.
  [ -n "${CI:-}" ] && sudo -n true 2>/dev/null && sudo=(sudo -n)
fi
if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && [ "${#sudo[@]}" = 0 ]; }; then
  echo "note: some tests need ${missing[*]}: apt-get install ${missing[*]}" >&2
  exit 0
fi
echo "Installing what the tests need: ${missing[*]}" >&2
{
  "${sudo[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
} >/dev/null 2>&1 || echo "note: they could not be installed" >&2
