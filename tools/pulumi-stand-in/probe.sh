#!/usr/bin/env bash
# Asks the package feed once whether it carries the official Pulumi packages, says which packages this machine will
# use and why, and remembers that in .pulumi-packages.props. Delete that file to ask again.
# Exit status: 0 a choice was made, 1 the feed gave no usable answer (nothing is remembered).
set -euo pipefail
cd "$(dirname "$0")/../.."

# English, because the answer is read.
export DOTNET_CLI_UI_LANGUAGE=en
answer=$(dotnet restore tools/pulumi-stand-in/contract -p:PulumiPackages=official --verbosity quiet --nologo 2>&1) && choice=official || choice=
if [ -n "$choice" ]; then
  why="the package feed carries them"
elif missing=$(sed -nE 's/.*error NU110[12]: Unable to find package (Pulumi(\.[A-Z][A-Za-z]+)*).*/\1/p' <<<"$answer" | sort -u) && [ -n "$missing" ]; then
  choice=stand-in
  why="the package feed does not carry $(paste -sd, <<<"$missing" | sed 's/,/, /g') (NuGet NU1101/NU1102)"
else
  printf 'The official Pulumi packages could not be restored, for a reason other than that the feed lacks them:\n%s\n' "$answer" >&2
  printf 'Mend that, or choose with PulumiPackages=official|stand-in.\n' >&2
  exit 1
fi

cat > .pulumi-packages.props <<EOF
<Project>
  <!-- Written by make: $why. Delete this file to ask again. -->
  <PropertyGroup>
    <PulumiPackages>$choice</PulumiPackages>
  </PropertyGroup>
</Project>
EOF
printf 'Pulumi packages: %s, because %s (remembered in .pulumi-packages.props).\n' "$choice" "$why" >&2
