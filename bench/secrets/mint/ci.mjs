import { signedToken } from './jwt.mjs'
import { alnum, context, encoded, form, hex, structure, uuid, weakForm } from './kind.mjs'
import { BASE62, BASE64URL, LOWER_DIGITS, UPPER_DIGITS } from './random.mjs'

/**
 * Building, testing and delivering. Where a kind has no note, its form is generally known and was not read in the
 * vendor's documents.
 */

const BASE58 = [...BASE62].filter(character => !'0OIl'.includes(character)).join('')

export const kinds = [
  context('snyk-token', 'Snyk', 'API token', ['SNYK_TOKEN', 'SNYK_API_TOKEN', 'SNYK_OAUTH_TOKEN'], uuid),
  // SonarQube's documents: the letter says of a project, a user or global analysis
  form('sonarqube-token', 'SonarQube', 'token', ['SONAR_TOKEN', 'SONARQUBE_TOKEN', 'SONAR_LOGIN'], r =>
    [r.pick(['sqp', 'squ', 'sqa']), hex(r, 40)].join('_'),
  ),
  context('sonarcloud-token', 'SonarQube', 'token of the old form', ['SONAR_TOKEN', 'SONARCLOUD_TOKEN'], r =>
    hex(r, 40),
  ),
  context('codecov-token', 'Codecov', 'upload token', ['CODECOV_TOKEN'], uuid),
  // CircleCI's documents have the prefixes; the parts are generally known
  form('circleci-token', 'CircleCI', 'API token', ['CIRCLE_TOKEN', 'CIRCLECI_TOKEN', 'CIRCLECI_API_TOKEN'], r =>
    [r.pick(['CCIPAT', 'CCIPRJ']), r.text(BASE58, 22), hex(r, 40)].join('_'),
  ),
  context('circleci-legacy-token', 'CircleCI', 'API token of the old form', ['CIRCLE_TOKEN', 'CIRCLECI_TOKEN'], r =>
    hex(r, 40),
  ),
  // gitleaks
  context('travis-token', 'Travis CI', 'access token', ['TRAVIS_TOKEN', 'TRAVIS_API_TOKEN', 'TRAVIS_CI_TOKEN'], r =>
    r.text(BASE64URL, 22),
  ),
  // form generally known
  form(
    'buildkite-token',
    'Buildkite',
    'API access token',
    ['BUILDKITE_TOKEN', 'BUILDKITE_API_TOKEN', 'BUILDKITE_ACCESS_TOKEN'],
    r => `bkua_${hex(r, 40)}`,
  ),
  context('buildkite-agent-token', 'Buildkite', 'agent token', ['BUILDKITE_AGENT_TOKEN'], r => hex(r, 50)),
  context('drone-token', 'Drone', 'access token', ['DRONE_TOKEN', 'DRONE_CI_TOKEN', 'DRONE_ACCESS_TOKEN'], r =>
    alnum(r, 32),
  ),
  // Jenkins prepends a version, 11, to 32 digits
  context('jenkins-token', 'Jenkins', 'API token', ['JENKINS_TOKEN', 'JENKINS_API_TOKEN', 'JENKINS_USER_TOKEN'], r =>
    ['11', hex(r, 32)].join(''),
  ),
  // gitleaks
  form(
    'harness-token',
    'Harness',
    'access token',
    ['HARNESS_API_KEY', 'HARNESS_TOKEN', 'HARNESS_PLATFORM_API_KEY'],
    r => [r.pick(['pat', 'sat']), r.text(BASE64URL, 22), hex(r, 24), alnum(r, 20)].join('.'),
  ),
  // gitleaks: 26 characters; the prefix is used by others too
  weakForm(
    'octopus-key',
    'Octopus Deploy',
    'API key',
    ['OCTOPUS_API_KEY', 'OCTOPUS_CLI_API_KEY'],
    r => `API-${r.text(UPPER_DIGITS, 26)}`,
  ),
  structure('argocd-token', 'Argo CD', 'account token', ['ARGOCD_AUTH_TOKEN', 'ARGOCD_TOKEN'], r =>
    signedToken(r, 'HS256', { iss: 'argocd', sub: `${r.pick(['ci', 'admin', 'deployer'])}:apiKey`, jti: uuid(r) }),
  ),
  // form generally known: a header that names the version, and two more parts
  structure('teamcity-token', 'TeamCity', 'access token', ['TEAMCITY_TOKEN', 'TEAMCITY_ACCESS_TOKEN'], r =>
    [encoded('{"typ": "TCV2"}', 'base64'), r.text(BASE64URL, 27), encoded(uuid(r), 'base64')].join('.'),
  ),
  // form generally known
  weakForm(
    'appveyor-token',
    'AppVeyor',
    'API token',
    ['APPVEYOR_TOKEN', 'APPVEYOR_API_TOKEN', 'APPVEYOR_API_KEY'],
    r => `v2.${r.text(LOWER_DIGITS, 20)}`,
  ),
  context('coveralls-token', 'Coveralls', 'repository token', ['COVERALLS_REPO_TOKEN', 'COVERALLS_TOKEN'], r =>
    alnum(r, 32),
  ),
  context('codeclimate-token', 'Code Climate', 'test reporter id', ['CC_TEST_REPORTER_ID', 'CODECLIMATE_TOKEN'], r =>
    hex(r, 64),
  ),
  context('codacy-token', 'Codacy', 'project token', ['CODACY_PROJECT_TOKEN', 'CODACY_API_TOKEN'], r => hex(r, 32)),
  context('bitrise-token', 'Bitrise', 'access token', ['BITRISE_TOKEN', 'BITRISE_API_TOKEN'], r =>
    r.text(BASE64URL, 86),
  ),
  context('semaphore-token', 'Semaphore', 'API token', ['SEMAPHORE_API_TOKEN', 'SEMAPHORE_TOKEN'], r =>
    r.text(BASE64URL, 20),
  ),
  // form generally known
  context('percy-token', 'Percy', 'project token', ['PERCY_TOKEN'], r =>
    [r.pick(['web_', 'app_', '']), hex(r, 64)].join(''),
  ),
  context('browserstack-key', 'BrowserStack', 'access key', ['BROWSERSTACK_ACCESS_KEY', 'BROWSERSTACK_KEY'], r =>
    alnum(r, 20),
  ),
  context('saucelabs-key', 'Sauce Labs', 'access key', ['SAUCE_ACCESS_KEY', 'SAUCELABS_ACCESS_KEY'], uuid),
]
