import { describe, expect, it } from '@jest/globals'
import { expressionRules } from '../../../../src/validate/expressions/rules.js'
import { securityRules } from '../../../../src/validate/security/all.js'
import { AUDITS } from '../../../../src/validate/security/audits.js'
import { dependabotSecurityRules } from '../../../../src/validate/security/dependabot/all.js'
import { workflowRules } from '../../../../src/validate/workflow/rules/all.js'
import { found, judge } from '../../../support/security-rules.js'

const rules = [...securityRules, ...dependabotSecurityRules]

describe('the security rules', () => {
  it.each(rules)('$id is found in the line of its example, once', ({ id, example }) => {
    const { problems, source } = judge(example.files)
    const lines = problems.filter(({ rule }) => rule.id === id).map(({ start }) => source.positionOf(start).line)
    expect(lines).toEqual([example.line])
  })

  it('each have an id of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })

  it('that stand for audits of zizmor exist', () => {
    const known = new Set([...rules, ...expressionRules, ...workflowRules].map(({ id }) => id))
    const named = Object.values(AUDITS).flat()
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(id => !known.has(id))).toEqual([])
  })

  it('have nothing against a workflow that is in order', () => {
    expect(found(GOOD)).toEqual([])
  })

  it('call no error in a workflow that is only not hardened', () => {
    expect(found(PLAIN)).toEqual([
      '2 note excessive-permissions',
      '6 note excessive-permissions',
      '9 note persisted-credentials',
      '9 note unpinned-action',
      '10 note unpinned-action',
      '14 note excessive-permissions',
      '15 warning unpinned-image',
    ])
  })
})

const SHA = '11bd71901bbe5b1630ceea73d27597364c9af683'

const GOOD = `name: CI
on:
  push: { branches: [main] }
  pull_request:
  workflow_dispatch:
    inputs:
      stage: { type: choice, options: [test, live] }
permissions:
  contents: read
env:
  NODE: 22
jobs:
  test:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os: [ubuntu-latest, macos-latest]
        shard: [1, 2]
    container: node:22
    services:
      db: { image: 'postgres:17', credentials: { username: x, password: '\${{ secrets.DB }}' } }
    steps:
      - uses: actions/checkout@${SHA} # v4.2.2
        with: { persist-credentials: false }
      - uses: actions/setup-node@${SHA} # v4.4.0
        with: { node-version: '\${{ env.NODE }}', cache: npm }
      - uses: ./.github/actions/prepare
      - run: npm ci
      - run: npm test -- --shard=\${{ matrix.shard }}/\${{ strategy.job-total }}
        if: github.event_name != 'push' || contains(fromJSON('["refs/heads/main"]'), github.ref)
      - run: |
          echo "sha=\${{ github.sha }}-\${{ github.run_number }}" >> "$GITHUB_OUTPUT"
          echo "$HOME/bin" >> "$GITHUB_PATH"
          echo "$TITLE by $BRANCH"
          echo "$TOKEN" | docker login ghcr.io -u \${{ github.actor }} --password-stdin
          ./deploy.sh \${{ inputs.stage }} \${{ env.NODE }} \${{ vars.REGION }}
        env:
          TITLE: \${{ github.event.pull_request.title }}
          BRANCH: \${{ github.head_ref || github.ref_name }}
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
          MODE: \${{ github.ref == 'refs/heads/main' && 'live' || 'test' }}
  call:
    needs: test
    uses: ./.github/workflows/deploy.yml
    secrets: { key: '\${{ secrets.KEY }}' }
`

const PLAIN = `# Tests
on: [push, pull_request]


jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { cache: npm }
      - run: npm ci
      - run: npm test -- "\${{ github.sha }}"
  lint:
    container: node
    runs-on: ubuntu-latest
    steps: [{ run: npm run lint }]
`
