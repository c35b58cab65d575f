import { base62, changed, crc32 } from './checksums.mjs'
import { alnum, checksum, context, encoded, form, hex, number, structure, uuid } from './kind.mjs'
import { BASE32, BASE62, BASE64URL, LOWER_DIGITS } from './random.mjs'

/**
 * Package and image registries. Where a kind has no note, its form is generally known and was not read in the
 * vendor's documents.
 */

const BASE58 = [...BASE62].filter(character => !'0OIl'.includes(character)).join('')

/**
 * A macaroon of version 2: where, who, the restrictions of PyPI and a signature. The two places are given in base64.
 * The documents of pypitoken and libmacaroons have the format.
 */
function macaroon(random, place) {
  const where = Buffer.from(place, 'base64')
  const field = (type, data) => Buffer.concat([Buffer.from([type, data.length]), data])
  const project = JSON.stringify([1, [uuid(random)]])
  const bytes = Buffer.concat([
    Buffer.from([2]),
    field(1, where),
    field(2, Buffer.from(uuid(random))),
    Buffer.from([0]),
    ...random.pick([[], [field(2, Buffer.from(project)), Buffer.from([0])]]),
    ...[field(2, Buffer.from(JSON.stringify([3, uuid(random)]))), Buffer.from([0])],
    Buffer.from([0]),
    field(6, random.bytes(32)),
  ])
  return `pypi-${bytes.toString('base64url')}`
}

const npm = random => {
  const body = alnum(random, 30)
  return `npm_${body}${base62(crc32(body), 6)}`
}

export const kinds = [
  // GitHub's changelog; two published examples fit the checksum
  checksum('npm-token', 'npm', 'access token', ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'NPM_AUTH_TOKEN'], npm, {
    spoil: (token, random) => changed(token, -2, BASE62, random),
  }),
  // a UUID, before 2021
  context('npm-legacy-token', 'npm', 'access token of the old form', ['NPM_TOKEN', '_authToken'], uuid, {
    context: (random, token) =>
      random.pick([`//registry.example.com/:_authToken=${token}`, `NPM_TOKEN=${token}`, `npm_token: "${token}"`]),
  }),
  structure('pypi-token', 'PyPI', 'API token', ['PYPI_TOKEN', 'PYPI_API_TOKEN', 'TWINE_PASSWORD'], r =>
    macaroon(r, 'cHlwaS5vcmc='),
  ),
  structure('testpypi-token', 'TestPyPI', 'API token', ['TEST_PYPI_TOKEN', 'TESTPYPI_API_TOKEN'], r =>
    macaroon(r, 'dGVzdC5weXBpLm9yZw=='),
  ),
  // gitleaks
  form(
    'rubygems-key',
    'RubyGems',
    'API key',
    ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY', 'rubygems_api_key'],
    r => `rubygems_${hex(r, 48)}`,
  ),
  // microsoft/security-utilities: 43 characters of base 32 behind the prefix
  form(
    'nuget-key',
    'NuGet',
    'API key',
    ['NUGET_API_KEY', 'NUGET_KEY', 'NUGET_TOKEN'],
    r => `oy2${r.text(BASE32.toLowerCase(), 43)}`,
  ),
  // form generally known
  form(
    'crates-token',
    'crates.io',
    'API token',
    ['CARGO_REGISTRY_TOKEN', 'CRATES_IO_TOKEN'],
    r => `cio${alnum(r, 32)}`,
  ),
  // gitleaks
  form(
    'clojars-token',
    'Clojars',
    'deploy token',
    ['CLOJARS_TOKEN', 'CLOJARS_PASSWORD'],
    r => `CLOJARS_${r.text(LOWER_DIGITS, 60)}`,
  ),
  // form generally known: 32 hexadecimal digits
  context('hex-key', 'Hex', 'API key', ['HEX_API_KEY', 'HEX_PM_API_KEY'], r => hex(r, 32)),
  // kingfisher: 27 characters
  form(
    'docker-hub-token',
    'Docker Hub',
    'personal access token',
    ['DOCKERHUB_TOKEN', 'DOCKER_PASSWORD', 'DOCKER_HUB_TOKEN'],
    r => `dckr_pat_${r.text(BASE64URL, 27)}`,
  ),
  // form generally known: 32 characters
  form(
    'docker-hub-organization-token',
    'Docker Hub',
    'organization access token',
    ['DOCKERHUB_TOKEN', 'DOCKER_ORG_TOKEN'],
    r => `dckr_oat_${r.text(BASE64URL, 32)}`,
  ),
  // CredSweeper: base 58 of 54 bytes, 73 characters in all; no checksum is known
  form(
    'artifactory-key',
    'JFrog',
    'Artifactory API key',
    ['ARTIFACTORY_API_KEY', 'JFROG_API_KEY', 'ARTIFACTORY_PASSWORD'],
    r => `AKCp${r.text(BASE58, 69)}`,
  ),
  // CredSweeper: base64 of four parts, the first naming the kind, then version, expiry and secret
  structure(
    'jfrog-reference-token',
    'JFrog',
    'reference token',
    ['JFROG_ACCESS_TOKEN', 'ARTIFACTORY_TOKEN', 'JF_ACCESS_TOKEN'],
    r => encoded(`reftkn:01:${number(r, 10)}:${alnum(r, 27)}`),
  ),
  // form generally known: 40 hexadecimal digits
  context('cloudsmith-key', 'Cloudsmith', 'API key', ['CLOUDSMITH_API_KEY', 'CLOUDSMITH_TOKEN'], r => hex(r, 40)),
  // Private Packagist's documents: 60 random digits and a checksum of 8 whose making is not described
  form(
    'packagist-token',
    'Private Packagist',
    'authentication token',
    ['PACKAGIST_TOKEN', 'COMPOSER_TOKEN'],
    r => `packagist_${r.pick(['ort', 'out', 'uut'])}_${hex(r, 68)}`,
  ),
  // form generally known: two letters before a UUID
  context(
    'anaconda-token',
    'Anaconda',
    'API token',
    ['ANACONDA_API_TOKEN', 'ANACONDA_TOKEN', 'CONDA_TOKEN'],
    r => `${r.text('abcdefghijklmnopqrstuvwxyz', 2)}-${uuid(r)}`,
  ),
  // form generally known: a UUID
  context('chocolatey-key', 'Chocolatey', 'API key', ['CHOCOLATEY_API_KEY', 'CHOCO_API_KEY'], uuid),
  // form generally known: what Sonatype's portal gives out as a password
  context('maven-central-token', 'Maven Central', 'user token', ['OSSRH_PASSWORD', 'MAVEN_CENTRAL_PASSWORD'], r =>
    r.bytes(33).toString('base64'),
  ),
]
