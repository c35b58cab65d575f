import { decodeBase64 } from '../../proof/json.js'
import { readPem } from '../../proof/pem.js'
import { isRandom } from '../../value/randomness.js'
import { type Entry, valueIn } from '../entries.js'
import type { Format, Reading } from '../format.js'
import { json } from '../grammars/json.js'
import { places } from '../grammars/lines.js'
import { yaml } from '../grammars/yaml.js'
import { afterColon, decodedText, pair } from '../readings.js'
import { isSecretName } from '../senses.js'

const KUBECONFIG =
  'kubeconfig .kube/config *.kubeconfig *kubeconfig.yaml *kubeconfig.yml *kubeconfig.conf kubeconfig-* kubeconfig.yml kubeconfig.yaml kubeconfig.conf kubeconfig.txt admin.conf kubelet.conf controller-manager.conf scheduler.conf kube_config.yaml kube_config kube_config*.yml kube.config .kube-config k3s.yaml kube-config config.kube *-kubeconfig'
const DOCKER =
  '.docker/config.json config.json .dockercfg dockercfg .dockerconfigjson auth.json dockerconfig.json docker-config.json docker-auth.json containers/auth.json *dockerconfig.json'

/** Containers and clusters: registries' logins, kubeconfigs, manifests of secrets. */
export const kubernetes: readonly Format[] = [
  { what: "Docker's logins", names: DOCKER, holds: ['"auth"'], read: json, keys: 'auth', as: pair },
  {
    what: "Docker's logins",
    names: DOCKER,
    holds: ['"auths"', '"auth"', '"identitytoken"'],
    read: json,
    keys: 'identitytoken registrytoken password',
    below: /^auths\.|^[a-z\d.-]{1,100}\.[a-z]{2,}\.|\//,
  },
  {
    what: 'a kubeconfig',
    names: KUBECONFIG,
    read: yaml,
    keys: 'token password access-token id-token refresh-token client-secret',
    below: /users?\./,
  },
  { what: 'a kubeconfig', names: KUBECONFIG, read: yaml, keys: 'client-key-data', as: keyData },
  {
    what: 'a kubeconfig',
    names: 'config *.yaml *.yml *.conf',
    holds: ['client-key-data:'],
    read: yaml,
    keys: 'client-key-data',
    as: keyData,
  },
  { what: 'a kubeconfig', names: 'config', holds: ['current-context:'], read: yaml, keys: 'token password' },
  {
    what: 'a kubeconfig',
    names: 'config kubeconfig *.kubeconfig *.json',
    holds: ['"client-key-data"'],
    read: json,
    keys: 'client-key-data token password',
    below: /users?\./,
    as: (value, entry) => (entry.name === 'client-key-data' ? keyData(value) : { secret: value }),
  },
  {
    what: 'a Kubernetes Secret',
    names: '*.yaml *.yml *.tpl',
    holds: ['kind: Secret', "kind: 'Secret'", 'kind: "Secret"'],
    read: yaml,
    keys: '*',
    as: ofSecret,
  },
  {
    what: 'a Kubernetes Secret',
    names: '*.json',
    holds: ['"kind": "Secret"', '"kind":"Secret"'],
    read: json,
    keys: '*',
    as: ofSecret,
  },
  {
    what: "Kubernetes' static tokens",
    names: 'known_tokens.csv tokens.csv token-auth.csv basic_auth.csv',
    read: places(/^(?<secret>[^\s,#"]{8,400}),(?<user>[^\s,]{1,100}),/dgm, 'token'),
    keys: '*',
  },
  { what: "Helm's or Argo CD's repositories", names: 'repositories.yaml', read: yaml, keys: 'password' },
]

/** The key of a client's certificate, in PEM and that in base64. */
function keyData(value: string): Reading | null {
  const key = decodeBase64(value)?.toString('latin1') ?? ''
  if (!key.startsWith('-----BEGIN ')) return null
  const isKey = readPem(key, 0)?.valid === 'valid'
  const [confidence, reason] = isKey
    ? (['high', 'it is a private key'] as const)
    : (['low', 'it says that it is a private key, but is none'] as const)
  return { secret: value, sort: 'sealed', what: "a client's private key", confidence, reason }
}

/** A value of `data` or `stringData`: the first is in base64, and the value's name or randomness says that it matters. */
function ofSecret(value: string, { name, group }: Entry): Reading | null {
  const sort = group.name.toLowerCase()
  const manifest = group.parent
  if ((sort !== 'data' && sort !== 'stringdata') || valueIn(manifest ?? undefined, 'kind') !== 'Secret') return null
  const text = sort === 'data' ? decodedText(value.replaceAll(/\s/g, '')) : value
  if (text === null) return null
  const decoded = sort === 'data' ? { decoded: true as const } : {}
  if (name.startsWith('.dockerc')) return dockerLogin(text, decoded)
  if (/^(?:ca|tls|server|client)\.crt$|^namespace$/.test(name)) return null
  if (!isSecretName(name) && !(text.length >= 12 && isRandom(text))) return null
  return { secret: text, ...decoded, what: 'a value' }
}

function dockerLogin(text: string, decoded: { decoded?: true }): Reading | null {
  const [, auth = ''] = /"auth"\s{0,4}:\s{0,4}"([A-Za-z0-9+/=]{4,4096})"/.exec(text) ?? []
  const [, password] = /"password"\s{0,4}:\s{0,4}"([^"]{1,4096})"/.exec(text) ?? []
  const secret = password ?? afterColon(decodedText(auth) ?? '')?.secret
  return secret === undefined ? null : { secret, ...decoded, what: "a registry's login" }
}
