import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { ciDetectors, ciRules } from '../../../../src/secrets/rules/ci.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...ciRules.map(tokenDetector), ...ciDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(detectors, [
  'snyk-token',
  'sonarqube-token',
  'sonarcloud-token',
  'codecov-token',
  'circleci-token',
  'circleci-legacy-token',
  'travis-token',
  'buildkite-token',
  'buildkite-agent-token',
  'drone-token',
  'jenkins-token',
  'harness-token',
  'teamcity-token',
  'coveralls-token',
  'codeclimate-token',
  'codacy-token',
  'bitrise-token',
  'semaphore-token',
  'percy-token',
  'browserstack-key',
  'saucelabs-key',
])

describe('tokens of builds and tests', () => {
  it('are known in the commands and files that hold them', () => {
    const [uuid, hex] = [minted('snyk-token'), minted('sonarcloud-token')]
    expect(found(`snyk auth ${uuid}`)).toEqual(['snyk-token: medium'])
    expect(found(`bash <(curl -s https://codecov.io/bash) -t ${uuid}`)).toEqual(['codecov-token: medium'])
    expect(found(`codecov:\n  token: ${uuid}`, 'codecov.yml')).toEqual(['codecov-token: medium'])
    expect(found(`mvn sonar:sonar -Dsonar.login=${hex}`)).toEqual(['sonarcloud-token: medium'])
    expect(found(`sonar.token=${hex}`, 'sonar-project.properties')).toEqual(['sonarcloud-token: medium'])
    expect(found(`https://circleci.com/api/v1/me?circle-token=${hex}`)).toEqual(['circleci-legacy-token: medium'])
    expect(found(`service_name: travis-pro\nrepo_token: ${minted('coveralls-token')}`)).toEqual([
      'coveralls-token: medium',
    ])
    expect(found(`curl -u deploy:${minted('jenkins-token')} https://jenkins.acme.io/job/x/build`)).toEqual([
      'jenkins-token: medium',
    ])
  })

  it('whose prefix others have, or no prefix at all, count for less', () => {
    expect(found(`set key=${minted('octopus-key')}`)).toEqual(['octopus-key: medium'])
    expect(found(`APPVEYOR_TOKEN=${minted('appveyor-token')}`)).toEqual(['appveyor-token: medium'])
    expect(found(`TOKEN=${minted('appveyor-token')}`)).toEqual([])
  })

  it('of TeamCity hold an id', () => {
    const [head, body] = minted('teamcity-token').split('.')
    expect(found(`${head}.${body}.${randomFrom(2).text('ABCDEFabcdef0123456789', 48)}`)).toEqual([
      'teamcity-token: low',
    ])
  })

  it('with fewer or more characters are none', () => {
    for (const id of ['sonarqube-token', 'circleci-token', 'buildkite-token', 'harness-token', 'octopus-key']) {
      const token = minted(id)
      expect(found(`"${token.slice(0, -3)}"`)).toEqual([])
      expect(found(`"${token}a7"`)).toEqual([])
    }
  })

  it('are no versions that a workflow names, no ids and no words', () => {
    const [uuid, hex] = [minted('snyk-token'), minted('sonarcloud-token')]
    expect(found(`uses: SonarSource/sonarqube-scan-action@${hex} # login`)).toEqual([])
    expect(found(`uses: circleci/token-action@${hex}`)).toEqual([])
    expect(found(`SNYK_ORG=${uuid}`)).toEqual([])
    expect(found(`snyk_project_id: ${uuid}`)).toEqual([])
    expect(found(`circle_sha1: ${hex}`)).toEqual([])
    expect(found(`API-${'DOCUMENTATION'.repeat(2)}`)).toEqual([])
    expect(found('const semaphoreToken = acquireSemaphoreSlot')).toEqual([])
    expect(found('drone_token: getDroneServerTokenFromConfig12')).toEqual([])
  })
})
