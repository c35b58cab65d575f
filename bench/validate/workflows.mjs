// Workflows as teams have them, about 2.5 kB each: no two alike.
const STACKS = [
  {
    language: 'python',
    setup: 'actions/setup-python',
    sha: 'a26af69be951a213d495a4c3e4e4022e16d87065',
    key: 'python-version',
    versions: ['"3.10"', '"3.11"', '"3.12"'],
    install: 'pip install -r requirements-dev.txt',
    lint: 'ruff check src tests',
    test: 'pytest --cov=src --cov-branch --cov-report=xml -n auto',
  },
  {
    language: 'node',
    setup: 'actions/setup-node',
    sha: 'a0853c24544627f65ddf259abe73b1d18a591444',
    key: 'node-version',
    versions: ['20', '22', '24'],
    install: 'npm ci --no-audit',
    lint: 'npm run lint -- --max-warnings 0',
    test: 'npm test -- --coverage',
  },
]
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0'
const UPLOAD = 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2'

/** Pairs of a path and a workflow's text. */
export function workflows(count) {
  return Array.from({ length: count }, (_, at) => [`.github/workflows/service-${at}.yml`, workflow(at)])
}

function workflow(at) {
  const stack = STACKS[at % STACKS.length]
  const service = `service-${at}`
  return `name: ${service}
run-name: ${service} on \${{ github.ref_name }} by \${{ github.actor }}
on:
  push:
    branches: [main, 'release/**']
    paths: ['services/${service}/**', '.github/workflows/${service}.yml']
  pull_request:
    paths: ['services/${service}/**']
  schedule:
    - cron: '${at % 60} ${at % 24} * * 1-5'
permissions:
  contents: read
concurrency:
  group: ${service}-\${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
env:
  SERVICE: ${service}
defaults:
  run:
    shell: bash
    working-directory: services/${service}
jobs:
  lint:
    runs-on: ubuntu-24.04
    timeout-minutes: ${5 + (at % 10)}
    steps:
      - uses: ${CHECKOUT}
        with: { persist-credentials: false }
      - uses: ${stack.setup}@${stack.sha}
        with:
          ${stack.key}: ${stack.versions[at % 3]}
      - run: ${stack.install}
      # The same rules as the pre-commit hook.
      - run: ${stack.lint}
  test:
    needs: lint
    runs-on: \${{ matrix.os }}
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-24.04, macos-15]
        version: [${stack.versions.join(', ')}]
        exclude:
          - os: macos-15
            version: ${stack.versions[0]}
    steps:
      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${stack.setup}@${stack.sha}
        with:
          ${stack.key}: \${{ matrix.version }}
      - name: Install
        run: ${stack.install}
      - name: Test
        id: test
        env:
          DATABASE_URL: \${{ secrets.DATABASE_URL }}
        run: |
          set -o pipefail
          ${stack.test} | tee "test-$SERVICE.log"
          echo "passed=true" >> "$GITHUB_OUTPUT"
      - name: Keep the report
        if: always() && steps.test.outcome != 'skipped'
        uses: ${UPLOAD}
        with:
          name: report-${service}-\${{ matrix.os }}-\${{ matrix.version }}
          path: services/${service}/coverage*
          retention-days: ${7 + (at % 14)}
  done:
    if: always()
    needs: [lint, test]
    runs-on: ubuntu-24.04
    steps:
      - run: test "\${{ contains(needs.*.result, 'failure') }}" = false
        working-directory: .
`
}
