# Oceanid. `make` alone lists what there is.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Which clusters (default: all), what to compare with (default: nothing) and what (default: the working tree), the format of the
# output, and a folder for the manifests (default: none).
CLUSTER ?=
AGAINST ?=
OF ?=
FORMAT ?= text
OUTPUT ?=
ESC ?=
FROM ?=

configuration := --configuration Release
oceanid := ./oceanid

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: preview
preview: ## Show what each cluster would get [CLUSTER="tethys …"] [FORMAT=json] [OUTPUT=dir] [AGAINST=main [FORMAT=markdown]: what changes]
	@$(oceanid) preview $(CLUSTER) --format $(FORMAT) $(if $(OUTPUT),--output "$(OUTPUT)") $(if $(AGAINST),--against "$(AGAINST)") $(if $(OF),--of "$(OF)")

.PHONY: check
check: ## Check that programs and Git tree fit together [CLUSTER="tethys …"] [FORMAT=json|sarif] [ESC=1: and Pulumi Cloud]
	@$(oceanid) check $(CLUSTER) --format $(FORMAT) $(if $(ESC),--esc)

.PHONY: esc-init
esc-init: ## Print the commands for what a cluster still needs of ESC; run none [CLUSTER=tethys]
	@$(oceanid) esc-init $(CLUSTER)

.PHONY: rules
rules: ## Print what is checked, and why
	@$(oceanid) check --list

.PHONY: test
test: packages ## Run all tests
	@tests/tools.sh
	@dotnet test Oceanid.Infra.sln $(configuration) --nologo --verbosity quiet --logger 'console;verbosity=minimal'

.PHONY: snapshots
snapshots: packages ## Accept what the programs declare now into tests/snapshots; read the diff before you commit it
	@for project in tests/oceanid tests/repository; do ACCEPT_SNAPSHOTS=1 dotnet test $$project $(configuration) --nologo --verbosity quiet --filter TestCategory=Snapshot; done
	@git status --short -- tests/snapshots

.PHONY: schemas
schemas: ## Make tools/knowledge anew for the pinned versions, from upstream [FROM=dir: from its files]
	@dotnet run --project tools/refresh $(configuration) -- $(if $(FROM),"$(FROM)")

.PHONY: build
build: packages ## Compile everything; warnings are errors
	@dotnet build Oceanid.Infra.sln $(configuration) --nologo --verbosity quiet

.PHONY: format
format: packages ## Format the code
	@dotnet format Oceanid.Infra.sln

.PHONY: format-check
format-check: packages ## Fail if the code is not formatted
	@dotnet format Oceanid.Infra.sln --verify-no-changes

.PHONY: install
install: ## Put oceanid on the PATH, as a link in ~/.local/bin, and its completion for bash
	@mkdir -p ~/.local/bin ~/.local/share/bash-completion/completions
	@ln -sf "$(CURDIR)/oceanid" ~/.local/bin/oceanid
	@cp tools/oceanid/completion.bash ~/.local/share/bash-completion/completions/oceanid
	@case ":$$PATH:" in *":$$HOME/.local/bin:"*) ;; *) echo 'Add ~/.local/bin to your PATH.' ;; esac

.PHONY: bench
bench: packages ## Time preview and check, as a ratio to the start of the program
	@./oceanid --version >/dev/null
	@tests/bench.sh

# Asks the package feed once; PulumiPackages in the environment decides instead.
.PHONY: packages
packages:
	@[ -n "$${PulumiPackages:-}" ] || [ -e .pulumi-packages.props ] || tools/pulumi-stand-in/probe.sh
