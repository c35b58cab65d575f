import type { Detector } from '../model.js'
import { isLegacyDevOpsToken } from '../proof/microsoft.js'
import { annotated } from './microsoft.js'
import { nearRule } from './near.js'
import { onlyProved } from './refined.js'
import { tokenDetector } from './rule.js'

const LEGACY = {
  id: 'azure-devops-legacy-token',
  what: 'an Azure DevOps personal access token of the old form',
} as const
const PROVEN = 'its checksum is right'
const ANY_NAME = /^/

/**
 * Azure DevOps. An old token is 52 characters of base32 with a checksum inside: that is proof enough wherever it stands,
 * but to be looked for it has to stand near a word.
 *
 * Source: https://github.com/microsoft/security-utilities
 */
export const devOpsDetectors: readonly Detector[] = [
  annotated('azure-devops-token', 'an Azure DevOps personal access token', 'AZDO'),
  onlyProved(
    nearRule({
      ...LEGACY,
      words: ['azure', 'devops', 'vsts', 'ado_', 'ado-', 'vss_', 'visualstudio', 'system_accesstoken'],
      form: /[a-z2-7]{52}/,
      reach: 240,
      named: ANY_NAME,
    }),
    isLegacyDevOpsToken,
    PROVEN,
  ),
  onlyProved(
    tokenDetector({
      ...LEGACY,
      keywords: ['token', 'passw', 'secret', '_pat', '-pat', 'pat=', 'pat =', 'pat:', 'auth'],
      form: /[\w-]{3,48}["'`\])]{0,3}[ \t]{0,4}[:=>(,]{1,2}[ \t]{0,4}["'`]?(?<token>[a-z2-7]{52})/,
    }),
    isLegacyDevOpsToken,
    PROVEN,
  ),
]
