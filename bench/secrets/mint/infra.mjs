import { base32, bech32, changed, crc16 } from './checksums.mjs'
import { signedToken } from './jwt.mjs'
import { alnum, checksum, context, encoded, form, hex, structure, uuid, weakForm } from './kind.mjs'
import { BASE32, BASE64URL, LOWER_DIGITS } from './random.mjs'

/**
 * Secret stores, networks and clusters. Where a kind has no note, its form is generally known and was not read in the
 * vendor's documents.
 */

const field = (tag, bytes) => Buffer.concat([Buffer.from([tag, bytes.length]), bytes])

/** A service token of Vault since 1.10: a protocol buffer of version, HMAC and the token inside (hashicorp/vault). */
function vaultToken(random) {
  const inner = field(0x0a, Buffer.from(`hvs.${alnum(random, 24)}`))
  const index = Buffer.from([0x10, 0x80 | random.int(128), 1 + random.int(127)])
  const token = Buffer.concat([inner, index])
  const bytes = [Buffer.from([8, 1]), field(0x12, random.bytes(32)), field(0x1a, token)]
  return `hvs.${Buffer.concat(bytes).toString('base64url')}`
}

/** A batch token is encrypted: the number of the key, a version and what looks random. */
const vaultBatchToken = random =>
  `hvb.${Buffer.concat([Buffer.from([0, 0, 0, 1, 2]), random.bytes(100 + random.int(90))]).toString('base64url')}`

/** A seed of NATS: two bytes that say what it is, 32 random ones and CRC-16 with its low byte first (nats-io/nkeys). */
function natsSeed(random) {
  const type = random.pick([20, 0, 13, 2, 14, 23]) << 3
  const body = Buffer.concat([Buffer.from([(18 << 3) | (type >> 5), (type & 31) << 3]), random.bytes(32)])
  const sum = crc16(body)
  return base32(Buffer.concat([body, Buffer.from([sum & 0xff, sum >> 8])]), BASE32)
}

const secretKey = random =>
  ['A3', ...[6, 6, 5, 5, 5, 5].map(length => random.text('23456789ABCDEFGHJKLMNPQRSTVWXYZ', length))].join('-')

/** A service account of 1Password: a JSON in base64 (the members are generally known). */
const serviceAccountToken = random =>
  `ops_${encoded({
    signInAddress: random.pick(['my.1password.com', 'kestrel.1password.com', 'northgate.1password.eu']),
    userAuth: { method: 'SRPg-4096', alg: 'PBES2g-HS256', iterations: 650000, salt: encoded(random.bytes(16)) },
    email: `${random.text(LOWER_DIGITS, 13)}@1passwordserviceaccounts.com`,
    srpX: hex(random, 64),
    muk: {
      alg: 'A256GCM',
      ext: true,
      k: encoded(random.bytes(32)),
      key_ops: ['encrypt', 'decrypt'],
      kty: 'oct',
      kid: 'mp',
    },
    secretKey: secretKey(random),
    throttleSecret: { seed: hex(random, 64), uuid: random.text(BASE32, 26) },
    deviceUuid: random.text(BASE32.toLowerCase(), 26),
  })}`

const kubernetesToken = random => {
  const namespace = random.pick(['default', 'ci', 'monitoring', 'kube-system'])
  const name = random.pick(['deployer', 'prometheus', 'admin-user'])
  return signedToken(random, 'RS256', {
    iss: 'kubernetes/serviceaccount',
    'kubernetes.io/serviceaccount/namespace': namespace,
    'kubernetes.io/serviceaccount/secret.name': `${name}-token-${random.text(LOWER_DIGITS, 5)}`,
    'kubernetes.io/serviceaccount/service-account.name': name,
    'kubernetes.io/serviceaccount/service-account.uid': uuid(random),
    sub: `system:serviceaccount:${namespace}:${name}`,
  })
}

export const kinds = [
  structure('vault-service-token', 'HashiCorp', 'Vault service token', ['VAULT_TOKEN', 'VAULT_ROOT_TOKEN'], vaultToken),
  // gitleaks: 138 to 300 characters
  form('vault-batch-token', 'HashiCorp', 'Vault batch token', ['VAULT_TOKEN', 'VAULT_BATCH_TOKEN'], vaultBatchToken),
  // in Vault without an enterprise licence the token inside is what people get
  form('vault-short-token', 'HashiCorp', 'short Vault service token', ['VAULT_TOKEN', 'VAULT_ROOT_TOKEN'], r =>
    ['hvs.', alnum(r, 24)].join(''),
  ),
  weakForm('vault-legacy-token', 'HashiCorp', 'Vault token of the old form', ['VAULT_TOKEN'], r =>
    ['s.', alnum(r, 24)].join(''),
  ),
  // gitleaks
  form('terraform-cloud-token', 'HashiCorp', 'Terraform Cloud token', ['TF_API_TOKEN', 'TFE_TOKEN', 'ATLAS_TOKEN'], r =>
    [alnum(r, 14), 'atlasv1', alnum(r, 67)].join('.'),
  ),
  context('hashicorp-client-secret', 'HashiCorp', 'HCP client secret', ['HCP_CLIENT_SECRET'], r =>
    r.text(BASE64URL, 64),
  ),
  context('consul-token', 'HashiCorp', 'Consul token', ['CONSUL_HTTP_TOKEN', 'CONSUL_TOKEN'], uuid),
  context('nomad-token', 'HashiCorp', 'Nomad token', ['NOMAD_TOKEN'], uuid),
  // gitleaks
  form('pulumi-token', 'Pulumi', 'access token', ['PULUMI_ACCESS_TOKEN', 'PULUMI_TOKEN'], r => `pul-${hex(r, 40)}`),
  // gitleaks has the first; the others are in Doppler's documents, their lengths as generally known
  form(
    'doppler-personal-token',
    'Doppler',
    'personal token',
    ['DOPPLER_TOKEN', 'DOPPLER_PERSONAL_TOKEN'],
    r => `dp.pt.${alnum(r, 43)}`,
  ),
  form(
    'doppler-service-token',
    'Doppler',
    'service token',
    ['DOPPLER_TOKEN', 'DOPPLER_SERVICE_TOKEN'],
    r => `dp.st.${r.pick(['', 'dev.', 'prd.', 'stg_eu.'])}${alnum(r, 43)}`,
  ),
  form('doppler-other-token', 'Doppler', 'CLI, SCIM, audit or service account token', ['DOPPLER_TOKEN'], r =>
    ['dp', r.pick(['ct', 'sa', 'scim', 'audit']), alnum(r, 43)].join('.'),
  ),
  // form generally known: an id and two keys
  form('infisical-token', 'Infisical', 'service token', ['INFISICAL_TOKEN', 'INFISICAL_SERVICE_TOKEN'], r =>
    ['st', hex(r, 24), hex(r, 32), hex(r, 32)].join('.'),
  ),
  structure(
    'onepassword-service-token',
    '1Password',
    'service account token',
    ['OP_SERVICE_ACCOUNT_TOKEN', 'ONEPASSWORD_TOKEN'],
    serviceAccountToken,
  ),
  // 1Password's white paper
  form('onepassword-secret-key', '1Password', 'secret key', ['OP_SECRET_KEY', 'ONEPASSWORD_SECRET_KEY'], secretKey),
  // Tailscale's documents show the prefixes; the parts' lengths are generally known
  form('tailscale-key', 'Tailscale', 'key', ['TS_AUTHKEY', 'TAILSCALE_AUTHKEY', 'TAILSCALE_API_KEY'], r =>
    ['tskey', r.pick(['auth', 'api', 'client']), `k${alnum(r, 11)}CNTRL`, alnum(r, 32)].join('-'),
  ),
  // kingfisher
  context('ngrok-token', 'ngrok', 'authtoken or API key', ['NGROK_AUTHTOKEN', 'NGROK_API_KEY', 'NGROK_AUTH_TOKEN'], r =>
    [`2${alnum(r, 26)}`, r.text('123456789', 1) + alnum(r, 20)].join('_'),
  ),
  checksum('nats-seed', 'NATS', 'nkey seed', ['NATS_SEED', 'NKEY_SEED', 'NATS_NKEY'], natsSeed, {
    spoil: (token, random) => changed(token, 20, BASE32, random),
  }),
  // age's specification: bech32 whose parts are written in capitals
  checksum(
    'age-key',
    'age',
    'secret key',
    ['SOPS_AGE_KEY', 'AGE_SECRET_KEY', 'AGE_KEY'],
    r => bech32('age-secret-key-', r.bytes(32)).toUpperCase(),
    { spoil: (token, random) => changed(token, -2, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', random) },
  ),
  // gitleaks
  form(
    'openshift-token',
    'OpenShift',
    'user token',
    ['OPENSHIFT_TOKEN', 'OC_TOKEN'],
    r => `sha256~${encoded(r.bytes(32))}`,
  ),
  structure(
    'kubernetes-service-account-token',
    'Kubernetes',
    'service account token',
    ['KUBE_TOKEN', 'K8S_TOKEN', 'SERVICE_ACCOUNT_TOKEN'],
    kubernetesToken,
  ),
  // Kubernetes' documents
  context('kubernetes-bootstrap-token', 'Kubernetes', 'bootstrap token', ['KUBEADM_TOKEN', 'BOOTSTRAP_TOKEN'], r =>
    [r.text(LOWER_DIGITS, 6), r.text(LOWER_DIGITS, 16)].join('.'),
  ),
  // Rancher's random letters leave out vowels and what looks alike
  form('rancher-token', 'Rancher', 'API token', ['RANCHER_TOKEN', 'RANCHER_TOKEN_KEY', 'CATTLE_TOKEN'], r => {
    const letters = length => r.text('bcdfghjklmnpqrstvwxz2456789', length)
    return `${r.pick(['token-', 'kubeconfig-u-'])}${letters(5)}:${letters(54)}`
  }),
  // forms generally known
  context('zerotier-token', 'ZeroTier', 'API token', ['ZEROTIER_TOKEN', 'ZEROTIER_CENTRAL_TOKEN', 'ZT_TOKEN'], r =>
    alnum(r, 32),
  ),
  context('teleport-token', 'Teleport', 'join token', ['TELEPORT_TOKEN', 'TELEPORT_JOIN_TOKEN'], r => hex(r, 32)),
  weakForm('portainer-key', 'Portainer', 'access token', ['PORTAINER_API_KEY', 'PORTAINER_TOKEN'], r =>
    ['ptr_', r.bytes(32).toString('base64')].join(''),
  ),
  // form generally known
  weakForm('bitwarden-secret', 'Bitwarden', 'secrets manager access token', ['BWS_ACCESS_TOKEN'], r =>
    ['0', uuid(r), `${alnum(r, 30)}:${r.bytes(16).toString('base64')}`].join('.'),
  ),
  context('bitwarden-client-secret', 'Bitwarden', 'API key of a user', ['BW_CLIENTSECRET'], r => alnum(r, 30)),
  context('keycloak-client-secret', 'Keycloak', 'client secret', ['KEYCLOAK_CLIENT_SECRET', 'KC_CLIENT_SECRET'], r =>
    alnum(r, 32),
  ),
  context('wireguard-key', 'WireGuard', 'private key', ['WIREGUARD_PRIVATE_KEY', 'WG_PRIVATE_KEY'], wireguard, {
    context: (random, token) =>
      random.pick([`PrivateKey = ${token}`, `WIREGUARD_PRIVATE_KEY=${token}`, `wireguard_private_key: "${token}"`]),
  }),
  context('ansible-galaxy-key', 'Ansible', 'Galaxy API key', ['GALAXY_API_KEY', 'ANSIBLE_GALAXY_TOKEN'], r =>
    hex(r, 40),
  ),
]

/** 32 bytes with the bits that Curve25519 wants, in base64. */
function wireguard(random) {
  const bytes = random.bytes(32)
  bytes[0] &= 248
  bytes[31] = (bytes[31] & 127) | 64
  return bytes.toString('base64')
}
