import { decodeBase64 } from '../proof/json.js'
import { type NearRule, nearRule, UUID } from './near.js'
import type { Proof, TokenRule } from './rule.js'

/** Building, testing and delivering. Where a rule has no source, its form is generally known. */

const WHOLE_UUID = new RegExp(`^${UUID.source}$`)

export const ciRules: readonly TokenRule[] = [
  // https://docs.sonarsource.com/sonarqube/latest/user-guide/user-account/generating-and-using-tokens/
  {
    id: 'sonarqube-token',
    what: 'a SonarQube token',
    keywords: ['sqp_', 'squ_', 'sqa_'],
    form: /sq[pua]_[0-9a-f]{40}/,
  },
  // https://circleci.com/docs/managing-api-tokens/
  {
    id: 'circleci-token',
    what: 'a CircleCI API token',
    keywords: ['ccipat_', 'cciprj_'],
    form: /CCIP(?:AT|RJ)_[A-Za-z0-9]{20,24}_[0-9a-f]{40}/,
  },
  // https://buildkite.com/docs/platform/security/tokens
  { id: 'buildkite-token', what: 'a Buildkite API access token', keywords: ['bkua_'], form: /bkua_[0-9a-f]{40}/ },
  // https://buildkite.com/docs/platform/security/tokens: of agents' sessions, of their jobs, of clusters
  {
    id: 'buildkite-agent-token',
    what: 'a Buildkite agent token',
    keywords: ['bkaa_', 'bkaj_', 'bkat_', 'bkct_'],
    form: /bk(?:aa|aj|at|ct)_[\w.-]{40,400}/,
    confidence: 'medium',
  },
  // gitleaks
  {
    id: 'snyk-token',
    what: 'a Snyk access token',
    keywords: ['snyk_uat.', 'snyk_sat.'],
    form: /snyk_[us]at\.[0-9a-z]{8}\.[\w.-]{40,120}/,
  },
  // https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/; parts generally known
  {
    id: 'harness-token',
    what: 'a Harness access token',
    keywords: ['pat.', 'sat.'],
    form: /[ps]at\.[\w-]{22}\.[0-9a-zA-Z]{24}\.[A-Za-z0-9]{20}/,
  },
  // https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key: the prefix is used by others too
  {
    id: 'octopus-key',
    what: 'an Octopus Deploy API key',
    keywords: ['api-'],
    form: /API-(?=[A-Z]{0,24}\d)[A-Z0-9]{25,26}/,
    confidence: 'medium',
  },
  // a header that names the version, random text, and a UUID in base64
  {
    id: 'teamcity-token',
    what: 'a TeamCity access token',
    keywords: ['eyj0exaioiaivenwmij9.'],
    form: /eyJ0eXAiOiAiVENWMiJ9\.[\w-]{20,64}\.[A-Za-z0-9+/_-]{48}/,
    around: /[\w+/-]/,
    prove: proveTeamcity,
  },
]

const nearRules: readonly NearRule[] = [
  { id: 'snyk-token', what: 'a Snyk API token', words: ['snyk'], form: UUID },
  {
    id: 'sonarcloud-token',
    what: 'a SonarQube token',
    words: ['sonar', 'dsonar', 'sonarqube', 'sonarcloud'],
    form: /[0-9a-f]{40}/,
    named: /token|login|auth|secret|passw/i,
  },
  // https://docs.codecov.com/docs/codecov-uploader: `-t` gives the token
  {
    id: 'codecov-token',
    what: 'a Codecov upload token',
    words: ['codecov'],
    form: UUID,
    named: /token|key|auth|secret|\s-t$/i,
  },
  { id: 'circleci-legacy-token', what: 'a CircleCI API token', words: ['circle'], form: /[0-9a-f]{40}/ },
  { id: 'travis-token', what: 'a Travis CI access token', words: ['travis'], form: /[\w-]{22}/ },
  { id: 'buildkite-agent-token', what: 'a Buildkite agent token', words: ['buildkite'], form: /[0-9a-f]{50}/ },
  { id: 'drone-token', what: 'a Drone access token', words: ['drone'], form: /[A-Za-z0-9]{32}/ },
  // https://www.jenkins.io/doc/book/using/using-jenkins-api: a version and digits, in all as long as nothing else is
  { id: 'jenkins-token', what: 'a Jenkins API token', words: ['jenkins'], form: /11[0-9a-f]{32}/, named: /^/ },
  { id: 'appveyor-token', what: 'an AppVeyor API token', words: ['appveyor'], form: /v2\.[a-z0-9]{20}/ },
  // https://docs.coveralls.io: `repo_token` in its configuration file
  {
    id: 'coveralls-token',
    what: 'a Coveralls repository token',
    words: ['coveralls', 'repo_token'],
    form: /[A-Za-z0-9]{32}/,
  },
  // https://docs.codeclimate.com/docs/configuring-test-coverage: an id that lets anybody send reports
  {
    id: 'codeclimate-token',
    what: 'a Code Climate test reporter id',
    words: ['cc_test_reporter', 'cctestreporter', 'codeclimate', 'code_climate'],
    form: /[0-9a-f]{64}/,
    named: /reporter|token|key|secret/i,
  },
  { id: 'codacy-token', what: 'a Codacy token', words: ['codacy'], form: /[0-9a-f]{32}|[A-Za-z0-9]{20}/ },
  { id: 'bitrise-token', what: 'a Bitrise access token', words: ['bitrise'], form: /[\w-]{86}/ },
  {
    id: 'semaphore-token',
    what: 'a Semaphore API token',
    words: ['semaphore'],
    form: /[\w-]{20}/,
    named: /token|api_?key/i,
  },
  // https://www.browserstack.com/docs/percy: what is tested is named in front
  {
    id: 'percy-token',
    what: 'a Percy project token',
    words: ['percy'],
    form: /(?:(?:web|app|auto|ss|vmw|res)_)?(?<random>[0-9a-f]{64})/,
  },
  { id: 'browserstack-key', what: 'a BrowserStack access key', words: ['browserstack'], form: /[A-Za-z0-9]{20}/ },
  { id: 'saucelabs-key', what: 'a Sauce Labs access key', words: ['sauce', 'saucelabs'], form: UUID },
]

export const ciDetectors = nearRules.map(nearRule)

function proveTeamcity(token: string): Proof {
  const last = decodeBase64(token.slice(token.lastIndexOf('.') + 1))
  const holds = WHOLE_UUID.test(last?.toString('latin1') ?? '')
  return { holds, reason: holds ? 'it holds what such a token does' : 'it has the form of one, but holds no id' }
}
