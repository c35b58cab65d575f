import { describe, expect, it } from '@jest/globals'
import { found, steps } from '../../../support/security-rules.js'

const SHA = '11bd71901bbe5b1630ceea73d27597364c9af683'

describe('actions', () => {
  it.each([
    ['a/b@v1', ['7 warning unpinned-action']],
    ['github/codeql-action/init@v3', ['7 note unpinned-action']],
    ['a/b@main', ['7 warning unpinned-action']],
    [`a/b@${SHA}`, []],
    [`a/b@${SHA.slice(0, 7)}`, ['7 warning unpinned-action']],
    ['./local', []],
    ['docker://alpine', ['7 warning unpinned-image']],
    ['docker://alpine:3.20', []],
    [`docker://alpine@sha256:${'a'.repeat(64)}`, []],
    ['docker://registry.example:5000/alpine', ['7 warning unpinned-image']],
    [`actions-rs/cargo@${SHA}`, ['7 warning archived-action']],
    [`Gradle/Gradle-Build-Action@${SHA}`, ['7 warning archived-action']],
    [`action/checkout@${SHA}`, ['7 warning lookalike-action']],
    [`actoins/setup-node@${SHA}`, ['7 warning lookalike-action']],
    [`dockerr/build-push-action@${SHA}`, ['7 warning lookalike-action']],
    [`actions/setup-nodes@${SHA}`, []],
    [`action/other@${SHA}`, []],
    [`a/./b@${SHA}`, ['7 note odd-action-path']],
    [`a/b//c@${SHA}`, ['7 note odd-action-path']],
    [`extractions/setup-just@${SHA}`, ['7 warning unpinned-tool']],
  ])('%s', (uses, problems) => {
    expect(found(steps('push', `uses: ${uses}`))).toEqual(problems)
  })

  it('are told of in composite actions, and the image of a Docker action', () => {
    const head = 'name: a\ndescription: b\n'
    const composite = `${head}runs:\n  using: composite\n  steps:\n    - uses: a/b@v1\n`
    expect(found(composite, undefined, 'x/action.yml')).toEqual(['6 warning unpinned-action'])
    const docker = `${head}runs:\n  using: docker\n  image: docker://alpine\n`
    expect(found(docker, undefined, 'action.yml')).toEqual(['5 warning unpinned-image'])
    expect(found(docker.replace('docker://alpine', 'Dockerfile'), undefined, 'action.yml')).toEqual([])
  })

  it('are told of where a job calls a workflow', () => {
    const text = 'on: push\npermissions: {}\njobs:\n  a:\n    uses: a/b/.github/workflows/c.yml@v1\n'
    expect(found(text)).toEqual(['5 warning unpinned-action'])
  })
})

describe('images', () => {
  it('are told of in containers, services and the matrix', () => {
    const text = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    container: node
    services:
      b: { image: 'postgres:latest' }
      c: { image: 'postgres:17' }
      d: { image: '\${{ inputs.x }}' }
    steps: []
  b:
    runs-on: ubuntu-latest
    strategy: { matrix: { image: ['node:22', node] } }
    container:
      image: \${{ matrix.image }}
    steps: []
`
    expect(found(text)).toEqual(['6 warning unpinned-image', '8 warning unpinned-image', '16 warning unpinned-image'])
  })
})

describe('dependabot.yml', () => {
  it('waits for a week, and runs no code', () => {
    const text = `version: 2
updates:
  - package-ecosystem: npm
  - package-ecosystem: pip
    cooldown: { default-days: 2 }
  - package-ecosystem: docker
    cooldown: { semver-major-days: 9 }
  - package-ecosystem: gomod
    cooldown: { default-days: 7 }
    insecure-external-code-execution: deny
  - package-ecosystem: cargo
    cooldown: { default-days: 14 }
    insecure-external-code-execution: allow
`
    expect(found(text, undefined, '.github/dependabot.yml')).toEqual([
      '3 note dependabot-cooldown',
      '5 note dependabot-cooldown',
      '7 note dependabot-cooldown',
      '13 warning dependabot-execution',
    ])
  })
})
