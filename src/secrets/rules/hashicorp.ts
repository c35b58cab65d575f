import { isVaultBatchToken, isVaultServiceToken } from '../proof/vault.js'
import { type NearRule, nearRule, UUID } from './near.js'
import { perhaps } from './proofs.js'
import { ofRandomText } from './refined.js'
import type { TokenRule } from './rule.js'

/** Secrets of HashiCorp. */

/** Nowhere promised. */
const SOUND = 'it holds what such a token does'

/** What access lists call a token; its accessor is none. */
const ACL_TOKEN =
  /^(?!.*(?:accessor|token (?:info|read|update|delete)|name$|url$|file$|path$)).*(?:token|secret|master)/is

export const hashicorpRules: readonly TokenRule[] = [
  // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes; recovery tokens are made alike
  {
    id: 'vault-service-token',
    what: 'a Vault service token',
    keywords: ['hvs.', 'hvr.'],
    form: /hv[sr]\.[\w-]{80,300}/,
    confidence: 'medium',
    prove: token => perhaps(isVaultServiceToken(token), SOUND),
  },
  {
    id: 'vault-batch-token',
    what: 'a Vault batch token',
    keywords: ['hvb.'],
    form: /hvb\.[\w-]{120,400}/,
    confidence: 'medium',
    prove: token => perhaps(isVaultBatchToken(token), SOUND),
  },
  // https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens; the lengths generally known
  {
    id: 'terraform-cloud-token',
    what: 'a Terraform Cloud token',
    keywords: ['.atlasv1.'],
    form: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/,
    before: 14,
  },
]

/** Without an enterprise licence the token inside is what people get. It could be a member's name but for being random. */
const vaultShortToken: TokenRule = {
  id: 'vault-short-token',
  what: 'a Vault service token',
  keywords: ['hvs.', 'hvr.'],
  form: /hv[sr]\.[A-Za-z0-9]{24}/,
}

const nearRules: readonly NearRule[] = [
  // https://developer.hashicorp.com/vault/docs/upgrading/upgrade-to-1.0.0: prefixes of one letter, and a namespace after it
  {
    id: 'vault-legacy-token',
    what: 'a Vault token',
    words: ['vault', 'openbao', 'bao_'],
    form: /(?:[sr]\.[A-Za-z0-9]{24}(?:\.[A-Za-z0-9]{5,6})?|b\.AAAA[\w-]{110,250})/,
    named: /token|login|auth|vault|key|secret/i,
  },
  // form generally known
  {
    id: 'hashicorp-client-secret',
    what: 'a client secret of the HashiCorp Cloud Platform',
    words: ['hcp', 'hashicorp'],
    form: /[\w-]{64}/,
    named: /secret/i,
  },
  // https://developer.hashicorp.com/consul/docs/security/acl/tokens: the accessor's id is no secret
  {
    id: 'consul-token',
    what: 'a Consul token',
    words: ['consul'],
    form: UUID,
    named: ACL_TOKEN,
  },
  // https://developer.hashicorp.com/nomad/docs/concepts/acl
  { id: 'nomad-token', what: 'a Nomad token', words: ['nomad'], form: UUID, named: ACL_TOKEN },
]

export const hashicorpDetectors = [ofRandomText(vaultShortToken, 'hvs.'.length), ...nearRules.map(nearRule)]
