import { endsWithBase36Crc } from '../proof/crc32.js'
import { readJwt } from '../proof/jwt.js'
import { checksum, perhaps } from './proofs.js'
import type { Proof, TokenRule } from './rule.js'

/** What Rails makes of 15 bytes, in base64url. */
const FRIENDLY = '[\\w-]{20}'
/** A payload, its version in newer ones, its length in base 36, and a checksum. */
const ROUTABLE = '[\\w-]{27,300}\\.(?:\\d{2}\\.)?[0-9a-z]{9}'
const JWT = 'eyJ[\\w-]{16,500}\\.[\\w-]{16,3000}\\.[\\w-]{16,1000}'
const IS_ROUTABLE = new RegExp(`${ROUTABLE}$`)
/** An instance may have a prefix of its own before GitLab's, joined by a hyphen; after a token one goes on with it. */
const AROUND = /\w/
const END = '(?![\\w-])'

/**
 * GitLab's tokens: prefixes with what its generators make. Any kind may be routable.
 *
 * Sources: https://docs.gitlab.com/security/tokens/#token-prefixes,
 * https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
 */
export const gitlabRules: readonly TokenRule[] = [
  token('gitlab-token', 'a GitLab personal access token', 'glpat-', FRIENDLY),
  token('gitlab-routable-token', 'a routable GitLab personal access token', 'glpat-', ROUTABLE),
  token('gitlab-deploy-token', 'a GitLab deploy token', 'gldt-', either(ROUTABLE, FRIENDLY)),
  // The part before the underscore says how the runner was made.
  runner('glrt-'),
  runner('glrtr-'),
  token('gitlab-runner-registration-token', 'a GitLab runner registration token', 'GR1348941', FRIENDLY),
  token('gitlab-trigger-token', 'a GitLab pipeline trigger token', 'glptt-', either(ROUTABLE, '[0-9a-fA-F]{40}')),
  {
    id: 'gitlab-job-token',
    what: 'a GitLab job token',
    keywords: ['glcbt-'],
    // The number of a partition and 20 characters; in newer versions a JSON Web Token, in between a routable one.
    form: new RegExp(`glcbt-${either(JWT, ROUTABLE, `[0-9A-Za-z]{1,5}_${FRIENDLY}`)}${END}`),
    around: AROUND,
    random: false,
    prove: job,
  },
  {
    id: 'gitlab-session-cookie',
    what: "a GitLab session's cookie",
    keywords: ['_gitlab_session='],
    form: /_gitlab_session=(?<token>[0-9a-z]{32})/,
  },
  token('gitlab-feed-token', 'a GitLab feed token', 'glft-', either(ROUTABLE, FRIENDLY)),
  token('gitlab-incoming-mail-token', 'a GitLab incoming mail token', 'glimt-', either(ROUTABLE, '[\\w-]{25}')),
  token('gitlab-agent-token', 'a GitLab agent token for Kubernetes', 'glagent-', either(ROUTABLE, '[\\w-]{50}')),
  token('gitlab-oauth-secret', 'a GitLab OAuth application secret', 'gloas-', either(ROUTABLE, '[\\w-]{64}')),
  token('gitlab-scim-token', 'a GitLab SCIM token', 'glsoat-', either(ROUTABLE, FRIENDLY)),
  token('gitlab-feature-flags-token', 'a GitLab feature flags client token', 'glffct-', either(ROUTABLE, FRIENDLY)),
  token('gitlab-workspace-token', 'a GitLab workspace token', 'glwt-', either(ROUTABLE, FRIENDLY)),
]

function either(...forms: string[]): string {
  return `(?:${forms.join('|')})`
}

function token(id: string, what: string, prefix: string, form: string): TokenRule {
  return {
    id,
    what,
    keywords: [prefix.toLowerCase()],
    form: new RegExp(prefix + form + END),
    around: AROUND,
    prove: routable,
  }
}

function runner(prefix: string): TokenRule {
  const form = `(?:t\\d_)?${either(ROUTABLE, FRIENDLY)}`
  return token('gitlab-runner-token', 'a GitLab runner authentication token', prefix, form)
}

function routable(text: string): Proof | null {
  return IS_ROUTABLE.test(text) ? checksum(endsWithBase36Crc(text)) : null
}

function job(text: string): Proof | null {
  return text.startsWith('glcbt-eyJ')
    ? perhaps(readJwt(text.slice('glcbt-'.length)) !== null, 'a JSON Web Token follows its prefix')
    : routable(text)
}
