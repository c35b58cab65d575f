import type { Detector } from '../model.js'
import { decodeBase64 } from '../proof/json.js'
import { readMacaroon } from '../proof/macaroon.js'
import { nearRule } from './near.js'
import { base62Crc, perhaps } from './proofs.js'
import { ofRandomText } from './refined.js'
import type { TokenRule } from './rule.js'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const PYPI = 'pypi-'
const REFERENCE = /^reftkn:\d\d:\d{10}:[\w-]{16,64}$/

/** Hosts of gems are written into a name with two underscores for a dot. */
const BUNDLER = 'BUNDLE_[A-Z0-9_]{2,80}__[A-Z]{2,12}'

/** Registries of packages and images. Where a rule has no note, its form is generally known. */
export const packageRules: readonly TokenRule[] = [
  {
    id: 'npm-token',
    what: 'an npm access token',
    keywords: ['npm_'],
    // https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format
    form: /npm_[A-Za-z0-9]{36}/,
    prove: base62Crc(4),
  },
  macaroon('pypi-token', 'a PyPI API token', 'AgEIcHlwaS5vcmc', 'pypi.org'), // pragma: allowlist secret
  macaroon('testpypi-token', 'a TestPyPI API token', 'AgENdGVzdC5weXBpLm9yZw', 'test.pypi.org'), // pragma: allowlist secret
  // https://guides.rubygems.org/api-key-scopes
  { id: 'rubygems-key', what: 'a RubyGems API key', keywords: ['rubygems_'], form: /rubygems_[0-9a-f]{48}/ },
  { id: 'clojars-token', what: 'a Clojars deploy token', keywords: ['clojars_'], form: /CLOJARS_[a-z0-9]{60}/ },
  // https://docs.docker.com/security/access-tokens
  {
    id: 'docker-hub-token',
    what: 'a Docker Hub personal access token',
    keywords: ['dckr_pat_'],
    form: /dckr_pat_[\w-]{27}/,
  },
  {
    id: 'docker-hub-organization-token',
    what: 'a Docker Hub organization access token',
    keywords: ['dckr_oat_'],
    form: /dckr_oat_[\w-]{27,32}/,
  },
  // CredSweeper: base 58 of 54 bytes
  {
    id: 'artifactory-key',
    what: 'an Artifactory API key',
    keywords: ['akcp'],
    form: /AKCp[1-9A-HJ-NP-Za-km-z]{69}/,
    around: /[\w+/-]/,
  },
  {
    id: 'jfrog-reference-token',
    what: 'a JFrog reference token',
    keywords: ['cmvmdgtuoj'],
    form: /cmVmdGtuOj[A-Za-z0-9_-]{45,76}/,
    random: false,
    confidence: 'medium',
    prove: token => perhaps(REFERENCE.test(textOf(token)), 'a kind, an expiry and a secret are in it'),
  },
  // Also in a channel's address, and on a command line: https://www.anaconda.com/docs/tools/anaconda-org
  {
    id: 'anaconda-token',
    what: 'an Anaconda API token',
    keywords: ['conda', 'binstar'],
    form: new RegExp(
      `(?:conda|CONDA|Conda|binstar|BINSTAR)(?:[\\w.-]{0,40}["'\`\\])]{0,3}[:=(/ ]{1,3}["'\`]?(?:t/)?|[\\w ]{0,24} (?:-t|--token)[ =])(?<token>[a-z]{2}-${UUID.source})`,
    ),
    confidence: 'medium',
    reason: 'it has the form of one, and stands behind the name of the vendor',
  },
  // https://bundler.io/man/bundle-config.1.html, credentials for gem sources: a user and a password
  {
    id: 'bundler-credentials',
    what: 'a password of a source of gems',
    keywords: ['bundle_'],
    form: new RegExp(
      `${BUNDLER}["']?\\s{0,2}[:=]\\s{0,2}["']?[\\w.@-]{1,64}:(?<token>[\\w.!%+/=~-]{8,64})(?=["']?\\s|$)`,
    ),
    confidence: 'medium',
    reason: 'it stands behind a user, in the setting for a source of gems',
  },
  // https://packagist.com/docs/composer-authentication
  {
    id: 'packagist-token',
    what: 'a Private Packagist token',
    keywords: ['packagist_'],
    form: /packagist_[a-z]{3}_[0-9a-f]{68}/,
  },
]

/** The same for tokens whose form says too little. */
export const packageDetectors: readonly Detector[] = [
  // https://github.com/microsoft/security-utilities
  ofRandomText(
    { id: 'nuget-key', what: 'a NuGet API key', keywords: ['oy2'], form: /oy2[a-z2-7]{43}/, around: /[\w+/-]/ },
    3,
  ),
  ofRandomText(
    {
      id: 'crates-token',
      what: 'a crates.io API token',
      keywords: ['cio'],
      form: /(?=cio[^A-Z]{0,31}[A-Z])(?=cio[^a-z]{0,31}[a-z])cio[A-Za-z0-9]{32}/,
      around: /[\w+/-]/,
    },
    3,
  ),
  // a UUID, before 2021
  nearRule({
    id: 'npm-legacy-token',
    what: 'an npm access token of the old form',
    words: ['npm', '_authtoken'],
    form: UUID,
  }),
  nearRule({
    id: 'hex-key',
    what: 'a Hex API key',
    words: ['hex_api', 'hexapi', 'hex_pm', 'hexpm', 'hex.pm'],
    form: /[0-9a-f]{32}/,
  }),
  nearRule({ id: 'cloudsmith-key', what: 'a Cloudsmith API key', words: ['cloudsmith'], form: /[0-9a-f]{40}/ }),
  nearRule({ id: 'chocolatey-key', what: 'a Chocolatey API key', words: ['chocolatey', 'choco'], form: UUID }),
  nearRule({
    id: 'maven-central-token',
    what: 'a Maven Central user token',
    words: ['ossrh', 'sonatype', 'maven', 'mavencentral', 'central_portal', 'nexus'],
    form: /[A-Za-z0-9+/]{44}/,
    reach: 160,
  }),
]

/** A macaroon with the index it is for at its head, which the beginning gives away. */
function macaroon(id: string, what: string, head: string, place: string): TokenRule {
  return {
    id,
    what,
    keywords: [`${PYPI}${head}`.toLowerCase()],
    form: new RegExp(`${PYPI}${head}[\\w-]{50,2000}={0,2}`),
    random: false,
    confidence: 'medium',
    prove: token => {
      const read = readMacaroon(token.slice(PYPI.length))
      return perhaps(read?.location === place && read.complete, 'it is a complete macaroon')
    },
  }
}

function textOf(token: string): string {
  return decodeBase64(token)?.toString('latin1') ?? ''
}
