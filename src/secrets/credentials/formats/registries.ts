import type { Format } from '../format.js'
import { inSections as ini, inWords } from '../grammars/dialects.js'
import { json } from '../grammars/json.js'
import { lines, places } from '../grammars/lines.js'
import { xml } from '../grammars/xml.js'
import { yaml } from '../grammars/yaml.js'
import { afterColon, encrypted, inAddress, pairOrToken, perhapsBase64 } from '../readings.js'

const NPM = '_authtoken *:_authtoken'

/** What package managers are given to reach registries. */
export const registries: readonly Format[] = [
  // https://docs.npmjs.com/cli/configuring-npm/npmrc: `_password` is in base64, `_auth` a user and password in it.
  { what: 'an .npmrc', names: '.npmrc npmrc .pnpmrc', read: ini, keys: NPM },
  { what: 'an .npmrc', names: '.npmrc npmrc .pnpmrc', read: ini, keys: '_auth *:_auth', as: pairOrToken },
  { what: 'an .npmrc', names: '.npmrc npmrc .pnpmrc', read: ini, keys: '_password *:_password', as: perhapsBase64 },
  { what: 'a .yarnrc', names: '.yarnrc', read: inWords, keys: `${NPM} _password *:_password` },
  { what: 'a .yarnrc.yml', names: '.yarnrc.yml .yarnrc.yaml', read: yaml, keys: 'npmauthtoken' },
  {
    what: 'a .yarnrc.yml',
    names: '.yarnrc.yml .yarnrc.yaml',
    read: yaml,
    keys: 'npmauthident',
    as: value => afterColon(value) ?? pairOrToken(value),
  },
  { what: 'a .pypirc', names: '.pypirc pypirc', read: ini, keys: 'password' },
  {
    what: 'a pip configuration',
    names: 'pip.conf pip.ini .pip.conf',
    read: ini,
    keys: 'index-url extra-index-url index find-links proxy',
    as: inAddress,
  },
  { what: "Poetry's credentials", names: 'pypoetry/auth.toml', read: ini, keys: 'password *token* pypi' },
  {
    what: "RubyGems' credentials",
    names: 'gem/credentials .gem/credentials',
    read: lines(/^:?(?<name>[\w./:-]{1,100}?):[ \t]{1,8}["']?(?:Basic )?(?<secret>[^\s"']{8,200})/d),
    keys: '*',
  },
  {
    what: "Bundler's configuration",
    names: '.bundle/config',
    read: lines(
      /^BUNDLE_(?<name>[A-Z0-9_]{3,200}__COM|[A-Z0-9_]{1,200}__[A-Z0-9_]{1,200}):[ \t]{1,8}["']?(?<secret>[^\s"']{8,400})/d,
    ),
    keys: '*',
    as: value => (/^[a-z]+:\/\/|^[./~]/.test(value) ? null : (afterColon(value) ?? { secret: value })),
  },
  {
    what: "Cargo's credentials",
    names: '.cargo/credentials .cargo/credentials.toml',
    read: ini,
    keys: 'token secret-key',
  },
  {
    what: "Composer's auth.json",
    names: 'auth.json',
    read: json,
    keys: '*',
    below: /^(?:config\.)?(?:github-oauth|gitlab-token|gitlab-oauth|bearer|custom-headers)\./,
    as: (value, { name }) => (name === 'username' ? null : { secret: value }),
  },
  {
    what: "Composer's auth.json",
    names: 'auth.json',
    read: json,
    keys: 'password consumer-secret access-token',
    below: /^(?:config\.)?(?:http-basic|bitbucket-oauth)\./,
  },
  {
    what: "Maven's settings",
    names: 'settings.xml *-settings.xml settings-*.xml',
    holds: ['<settings', '<servers', '<server>'],
    read: xml,
    keys: 'password passphrase',
    // In braces it is encrypted with a password that is kept elsewhere.
    as: value => (/^\{.*\}$/.test(value) ? null : { secret: value }),
  },
  // Everybody can undo how it is encrypted: https://maven.apache.org/guides/mini/guide-encryption.html
  {
    what: "Maven's security settings",
    names: 'settings-security.xml',
    read: xml,
    keys: 'master',
    as: value =>
      /^\{[A-Za-z0-9+/]{40,400}={0,2}\}$/.test(value) ? { secret: value, what: 'a master password' } : null,
  },
  { what: "Gradle's properties", names: 'gradle.properties', read: ini, keys: '?' },
  { what: "sbt's or Ivy's credentials", names: '.ivy2/.credentials .sbt/.credentials', read: ini, keys: 'password' },
  { what: 'a NuGet.config', names: 'nuget.config', read: xml, keys: 'cleartextpassword' },
  { what: 'a NuGet.config', names: 'nuget.config', read: xml, keys: 'password', below: /credentials\./, as: encrypted },
  { what: 'a NuGet.config', names: 'nuget.config', read: xml, keys: '*', below: /apikeys\./, as: nugetKey },
  {
    what: "Hex's configuration",
    names: '.hex/hex.config hex.config',
    read: places(/(?<name>[\w$]{0,20}key|auth_key)['">]{1,4},[ \t]{0,4}<{0,2}["'](?<secret>[0-9a-zA-Z]{16,200})/dg),
    keys: '*',
  },
  {
    what: "pub's credentials",
    names: 'pub-credentials.json pub-tokens.json .pub-cache/credentials.json',
    read: json,
    keys: 'accesstoken refreshtoken token idtoken',
  },
  {
    what: "conda's configuration",
    names: '.condarc condarc',
    read: places(/\/t\/(?<secret>[\w-]{16,64})\//dg, 'token'),
    keys: '*',
  },
  { what: "PAUSE's credentials", names: '.pause', read: inWords, keys: 'password' },
  {
    what: "JFrog's configuration",
    names: 'jfrog-cli.conf jfrog-cli.conf.v5 jfrog-cli.conf.v6',
    read: json,
    keys: 'password apikey accesstoken refreshtoken sshpassphrase',
  },
  {
    what: "Helm's repositories",
    names: 'helm/repositories.yaml repository/repositories.yaml',
    read: yaml,
    keys: 'password',
  },
]

function nugetKey(value: string, { name }: { name: string }) {
  return name.toLowerCase() === 'key' ? null : encrypted(value)
}
