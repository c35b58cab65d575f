import { isAgeIdentity } from '../proof/bech32.js'
import { nkeySeedRole } from '../proof/crc16.js'
import { decodeJsonObject, textMember } from '../proof/json.js'
import { isWireguardPrivateKey } from '../proof/wireguard.js'
import { hashicorpDetectors, hashicorpRules } from './hashicorp.js'
import { type NearRule, nearRule, UUID } from './near.js'
import { checksum } from './proofs.js'
import { refined } from './refined.js'
import type { Proof, TokenRule } from './rule.js'

/** Secret stores, networks and clusters. Where a rule has no source, its form is generally known. */

const BASE64 = /[\w+/-]/
/** Without what looks alike. */
const UNLIKE = '[2-9A-HJ-NP-TV-Z]'

const DOPPLER = '(?:[a-z0-9][a-z0-9_-]{1,34}\\.)?[A-Za-z0-9]{40,44}'

const tokenRules: readonly TokenRule[] = [
  // https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/
  { id: 'pulumi-token', what: 'a Pulumi access token', keywords: ['pul-'], form: /pul-[0-9a-f]{40}/ },
  // https://docs.doppler.com/reference/auth-token-formats; a service token may name its config
  {
    id: 'doppler-personal-token',
    what: 'a Doppler personal token',
    keywords: ['dp.pt.'],
    form: /dp\.pt\.[A-Za-z0-9]{40,44}/,
  },
  {
    id: 'doppler-service-token',
    what: 'a Doppler service token',
    keywords: ['dp.st.'],
    form: new RegExp(`dp\\.st\\.${DOPPLER}`),
  },
  {
    id: 'doppler-other-token',
    what: 'a Doppler token',
    keywords: ['dp.ct.', 'dp.sa.', 'dp.said.', 'dp.scim.', 'dp.audit.'],
    form: /dp\.(?:ct|sa(?:id)?|scim|audit)\.[A-Za-z0-9]{40,44}/,
  },
  // an id and two keys
  {
    id: 'infisical-token',
    what: 'an Infisical service token',
    keywords: ['st.'],
    form: /st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}/,
  },
  // https://developer.1password.com/docs/service-accounts/security/
  {
    id: 'onepassword-service-token',
    what: 'a 1Password service account token',
    keywords: ['ops_eyj'],
    form: /ops_eyJ[A-Za-z0-9+/_-]{200,3000}={0,2}/,
    around: BASE64,
    prove: proveServiceAccount,
  },
  // https://1passwordstatic.com/files/security/1password-white-paper.pdf; older keys have two groups as one
  {
    id: 'onepassword-secret-key',
    what: 'a 1Password secret key',
    keywords: ['a3-'],
    form: new RegExp(`A3-${UNLIKE}{6}-${UNLIKE}{6}-?(?:${UNLIKE}{5}-){3}${UNLIKE}{5}`),
  },
  // https://tailscale.com/kb/1277/key-prefixes; the oldest keys do not say what they are for
  {
    id: 'tailscale-key',
    what: 'a Tailscale key',
    keywords: ['tskey-'],
    form: /tskey-(?:(?:api|auth|client|oauth|scim|webhook)-)?[A-Za-z0-9]{6,24}-[A-Za-z0-9]{20,64}/,
  },
  // https://github.com/nats-io/nkeys: the third letter of a seed is always A
  {
    id: 'nats-seed',
    what: 'a seed of NATS',
    keywords: ['sua', 'saa', 'soa', 'sna', 'sca', 'sxa'],
    form: /S[UAONCX]A[A-P][A-Z2-7]{54}/,
    prove: seed => checksum(nkeySeedRole(seed) !== null),
  },
  // https://age-encryption.org/v1: upper case as age writes it, which Bech32 does not ask for
  {
    id: 'age-key',
    what: 'a secret key of age',
    keywords: ['age-secret-key-1'],
    form: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}|age-secret-key-1[02-9ac-hj-np-z]{58}/,
    prove: key => checksum(isAgeIdentity(key)),
  },
  // gitleaks; icons are named by their digests
  {
    id: 'infracost-key',
    what: 'an Infracost API key',
    keywords: ['ico-'],
    form: /ico-(?![0-9a-f]{32})[A-Za-z0-9]{32}/,
    around: /[\w.-]/,
  },
  // https://zuplo.com/docs/articles/api-key-management: a key and its checksum
  { id: 'zuplo-key', what: 'a Zuplo API key', keywords: ['zpka_'], form: /zpka_[0-9a-f]{32}_[0-9a-f]{8}/ },
  // https://docs.redhat.com/en/documentation/openshift_container_platform: authentication
  { id: 'openshift-token', what: 'an OpenShift token', keywords: ['sha256~'], form: /sha256~[\w-]{43}/ },
  // https://github.com/rancher/rancher: letters without vowels and what looks alike; cluster tokens name their cluster
  {
    id: 'rancher-token',
    what: 'a Rancher API token',
    keywords: ['token-', 'kubeconfig-u'],
    form: /(?:token|kubeconfig-u(?:ser)?)-[a-z0-9]{5,16}(?:\.[a-z0-9-]{1,24})?:[bcdfghjklmnpqrstvwxz2456789]{54}/,
  },
  // https://docs.portainer.io/api/access: base64 of 32 bytes
  {
    id: 'portainer-key',
    what: 'a Portainer access token',
    keywords: ['ptr_'],
    form: /ptr_[A-Za-z0-9+/]{43}=/,
    around: BASE64,
  },
]

const nearRules: readonly NearRule[] = [
  // https://ngrok.com/docs: an id that sorts by time, and a random part
  {
    id: 'ngrok-token',
    what: 'an ngrok authtoken or API key',
    words: ['ngrok', 'authtoken'],
    form: /[1-4][A-Za-z0-9]{26}_[1-9A-Za-z][A-Za-z0-9]{19,24}/,
    named: /token|key|auth|secret|ngrok/i,
  },
  // https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/
  {
    id: 'kubernetes-bootstrap-token',
    what: 'a Kubernetes bootstrap token',
    words: ['kubeadm', 'bootstrap', 'kubernetes', 'k3s', 'k8s'],
    form: /[a-z0-9]{6}\.[a-z0-9]{16}/,
    named: /token|secret/i,
  },
  { id: 'zerotier-token', what: 'a ZeroTier API token', words: ['zerotier', 'zt'], form: /[A-Za-z0-9]{32}/ },
  { id: 'teleport-token', what: 'a Teleport join token', words: ['teleport'], form: /[0-9a-f]{32}/ },
  {
    id: 'bitwarden-client-secret',
    what: 'a Bitwarden API key',
    words: ['bitwarden', 'bw_', 'bwclient', 'vaultwarden'],
    form: /[A-Za-z0-9]{30}/,
    named: /secret|api_?key/i,
  },
  // https://www.keycloak.org/docs: UUIDs until version 16
  {
    id: 'keycloak-client-secret',
    what: 'a Keycloak client secret',
    words: ['keycloak', 'kc_', 'kcclient', 'kcsecret'],
    form: new RegExp(`[A-Za-z0-9]{32}|${UUID.source}`),
    named: /secret|cred/i,
  },
  {
    id: 'ansible-galaxy-key',
    what: 'an Ansible Galaxy API key',
    words: ['galaxy'],
    form: /[0-9a-f]{40}/,
  },
]

/**
 * Version, id, secret and encryption key, which nothing else looks like; it has no literal to search for.
 *
 * Source: https://bitwarden.com/help/access-tokens/
 */
const bitwardenSecret = nearRule({
  id: 'bitwarden-secret',
  what: 'a Bitwarden access token',
  words: ['bws', 'bitwarden', 'access_token', 'accesstoken', 'access-token'],
  form: new RegExp(`0\\.${UUID.source}\\.[A-Za-z0-9]{28,32}:[A-Za-z0-9+/]{22}==`),
})

/** https://www.wireguard.com: `wg genkey`, which any tool that asks for such a key takes. */
const wireguardPrivateKey = nearRule({
  id: 'wireguard-key',
  what: 'a WireGuard private key',
  words: ['privatekey', 'private_key', 'private-key', 'wireguard'],
  form: /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/,
  named: /private[_-]?key|secret/i,
})

const wireguardPresharedKey = nearRule({
  id: 'wireguard-key',
  what: 'a WireGuard preshared key',
  words: ['presharedkey', 'preshared_key', 'preshared-key', 'wireguard'],
  form: /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/,
  named: /pre[_-]?shared|psk/i,
})

export const infraRules: readonly TokenRule[] = [...hashicorpRules, ...tokenRules]

export const infraDetectors = [
  ...hashicorpDetectors,
  ...nearRules.map(nearRule),
  refined(bitwardenSecret, match => ({ ...match, confidence: 'high', reason: 'it has the form of one' })),
  refined(wireguardPrivateKey, match => (isWireguardPrivateKey(match.secret) ? match : null)),
  wireguardPresharedKey,
]

function proveServiceAccount(token: string): Proof {
  const account = decodeJsonObject(token.slice('ops_'.length))
  const holds = account !== null && textMember(account, 'secretKey') !== null && textMember(account, 'email') !== null
  return { holds, reason: holds ? 'it holds the keys of an account' : 'it has the form of one, but holds no keys' }
}
