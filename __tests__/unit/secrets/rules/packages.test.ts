import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { packageDetectors, packageRules } from '../../../../src/secrets/rules/packages.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...packageRules.map(tokenDetector), ...packageDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(detectors, [
  'npm-token',
  'npm-legacy-token',
  'pypi-token',
  'testpypi-token',
  'rubygems-key',
  'nuget-key',
  'crates-token',
  'clojars-token',
  'hex-key',
  'docker-hub-token',
  'docker-hub-organization-token',
  'artifactory-key',
  'jfrog-reference-token',
  'cloudsmith-key',
  'packagist-token',
  'anaconda-token',
  'chocolatey-key',
  'maven-central-token',
])

describe('tokens of registries', () => {
  it('of PyPI that are not complete are likely ones still', () => {
    expect(found(`password = ${minted('pypi-token').slice(0, -8)}`)).toEqual(['pypi-token: medium'])
    expect(found('password = pypi-AgEIcHlwaS5vcmc...')).toEqual([])
  })

  it('of npm stand in its configuration, and in old ones are UUIDs', () => {
    expect(found(`//registry.example.com/:_authToken=${minted('npm-token')}\n`)).toEqual(['npm-token: high'])
    const old = minted('npm-legacy-token')
    expect(found(`//registry.example.com/:_authToken=${old}\n`)).toEqual(['npm-legacy-token: medium'])
    expect(found(`npm_project_id: ${old}`)).toEqual([])
  })

  it.each([
    (token: string) => `https://conda.anaconda.org/t/${token}/acme`,
    (token: string) => `anaconda -t ${token} upload app.tar.bz2`,
    (token: string) => `anaconda --token ${token} upload app.tar.bz2`,
    (token: string) => `ANACONDA_API_TOKEN: "${token}"`,
  ])('of Anaconda stand in addresses and on command lines (%#)', written => {
    expect(found(written(minted('anaconda-token')))).toEqual(['anaconda-token: medium'])
  })

  it('are no words that begin like one, nor parts of other text', () => {
    expect(found('import cioCalculatorForTheBigNumbersOfIt from "cio"')).toEqual([])
    expect(found(`oy2${'abcdefghijklmnopqrstuvwxyz'.repeat(2).slice(0, 43)}`)).toEqual([])
    expect(found(`sha512-${minted('nuget-key')}`)).toEqual([])
    expect(found(`anaconda id: ${minted('npm-legacy-token')}`)).toEqual([])
  })
})
