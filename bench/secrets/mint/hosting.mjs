import { base36, base62, changed, crc32, hex32 } from './checksums.mjs'
import { alnum, checksum, context, encoded, form, hex, number, structure } from './kind.mjs'
import { annotatedKey, legacyDevOpsToken, spoiledKey } from './microsoft.mjs'
import { BASE32, BASE62, BASE64URL, HEX_UPPER } from './random.mjs'

/**
 * Where code is hosted: GitHub, GitLab, Bitbucket, Azure DevOps, Gitea, Sourcegraph. Where a kind of GitLab has no note,
 * its form is that of gitleaks.
 */

const friendly = (prefix, length) => random => prefix + random.text(BASE64URL, length)

/** The first 30 characters, and their CRC-32 in six digits of base 62 (GitHub's engineering blog; a published example). */
const github = prefix => random => {
  const body = alnum(random, 30)
  return prefix + body + base62(crc32(body), 6)
}
const spoilDigit = { spoil: (token, random) => changed(token, -2, BASE62, random) }

/** A payload that routes, its length in base 36, and the CRC-32 of all of that in base 36 (gitlabhq, RoutableToken). */
function routable(random, prefix) {
  const routes = [`o:${random.int(1e6).toString(36)}`, `u:${random.int(1e9).toString(36)}`]
  const payload = [...random.pick([[], ['c:1']]), ...routes].join('\n')
  const bytes = Buffer.concat([random.bytes(16), Buffer.from(payload), Buffer.from([payload.length])])
  const text = bytes.toString('base64url')
  const head = `${prefix}${text}.01.${base36(text.length, 2)}`
  return head + base36(crc32(head), 7)
}

/** Eight hexadecimal digits at the end: CRC-32 of all that comes before (CredSweeper reads them so). */
const withCrc = (head, digits = value => value.toUpperCase()) => head + digits(hex32(crc32(head)))
const atlassian = (prefix, length) => random => withCrc(`${prefix}${random.text(BASE64URL, length)}=`)
const spoilHex = { spoil: (token, random) => changed(token, -3, HEX_UPPER, random) }

/** A number, a colon and random bytes in base64: HTTP access tokens of the servers and data centers (CredSweeper). */
const serverToken = random =>
  Buffer.concat([Buffer.from(`${number(random, 12)}:`), random.bytes(20)]).toString('base64')

export const kinds = [
  checksum(
    'github-token',
    'GitHub',
    'personal access token',
    ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_PAT', 'GITHUB_ACCESS_TOKEN'],
    github('ghp_'),
    spoilDigit,
  ),
  checksum(
    'github-oauth-token',
    'GitHub',
    'OAuth access token',
    ['GITHUB_TOKEN', 'GITHUB_OAUTH_TOKEN', 'oauth_token'],
    github('gho_'),
    spoilDigit,
  ),
  checksum(
    'github-app-user-token',
    'GitHub',
    'user token of an app',
    ['GITHUB_USER_TOKEN', 'GITHUB_TOKEN'],
    github('ghu_'),
    spoilDigit,
  ),
  checksum(
    'github-app-token',
    'GitHub',
    'installation token of an app',
    ['GITHUB_TOKEN', 'GITHUB_APP_TOKEN', 'GITHUB_INSTALLATION_TOKEN'],
    github('ghs_'),
    spoilDigit,
  ),
  // GitHub's documents show 76 characters, scanners know 36; whether the longer one ends in a checksum is not known
  form('github-refresh-token', 'GitHub', 'refresh token', ['GITHUB_REFRESH_TOKEN'], r =>
    r.pick([() => github('ghr_')(r), () => `ghr_${alnum(r, 76)}`])(),
  ),
  // gitleaks: 82 word characters; the split in 22 and 59 is generally known; its checksum is not published
  form(
    'github-fine-grained-token',
    'GitHub',
    'fine-grained personal access token',
    ['GITHUB_TOKEN', 'GITHUB_PAT', 'GH_TOKEN'],
    r => `github_pat_${alnum(r, 22)}_${alnum(r, 59)}`,
  ),

  // gitleaks; GitLab's list of prefixes
  form(
    'gitlab-token',
    'GitLab',
    'personal access token',
    ['GITLAB_TOKEN', 'GITLAB_PAT', 'GITLAB_PRIVATE_TOKEN', 'private_token'],
    friendly('glpat-', 20),
  ),
  checksum(
    'gitlab-routable-token',
    'GitLab',
    'routable personal access token',
    ['GITLAB_TOKEN', 'GITLAB_PAT', 'GITLAB_ACCESS_TOKEN'],
    r => routable(r, 'glpat-'),
    { spoil: (token, random) => changed(token, -2, '0123456789abcdefghijklmnopqrstuvwxyz', random) },
  ),
  // gitlab!138438
  form(
    'gitlab-deploy-token',
    'GitLab',
    'deploy token',
    ['GITLAB_DEPLOY_TOKEN', 'CI_DEPLOY_PASSWORD'],
    friendly('gldt-', 20),
  ),
  // gitlab#383198; the part that says how the runner was made is generally known
  form('gitlab-runner-token', 'GitLab', 'runner authentication token', ['GITLAB_RUNNER_TOKEN', 'RUNNER_TOKEN'], r =>
    friendly(r.pick(['glrt-', 'glrt-t1_']), 20)(r),
  ),
  form(
    'gitlab-runner-registration-token',
    'GitLab',
    'runner registration token',
    ['REGISTRATION_TOKEN', 'GITLAB_REGISTRATION_TOKEN'],
    friendly('GR1348941', 20),
  ),
  form(
    'gitlab-trigger-token',
    'GitLab',
    'pipeline trigger token',
    ['GITLAB_TRIGGER_TOKEN', 'TRIGGER_TOKEN'],
    r => `glptt-${hex(r, 40)}`,
  ),
  // gitleaks: up to five hexadecimal digits of a partition, then 20 characters
  form(
    'gitlab-job-token',
    'GitLab',
    'job token',
    ['CI_JOB_TOKEN', 'JOB_TOKEN'],
    r => `glcbt-${hex(r, 2)}_${r.text(BASE64URL, 20)}`,
  ),
  form('gitlab-feed-token', 'GitLab', 'feed token', ['GITLAB_FEED_TOKEN', 'feed_token'], friendly('glft-', 20)),
  form(
    'gitlab-incoming-mail-token',
    'GitLab',
    'incoming mail token',
    ['GITLAB_INCOMING_MAIL_TOKEN', 'incoming_email_token'],
    r => `glimt-${r.text('0123456789abcdefghijklmnopqrstuvwxyz', 25)}`,
  ),
  form(
    'gitlab-agent-token',
    'GitLab',
    'agent token for Kubernetes',
    ['GITLAB_AGENT_TOKEN', 'AGENT_TOKEN'],
    friendly('glagent-', 50),
  ),
  form(
    'gitlab-oauth-secret',
    'GitLab',
    'OAuth application secret',
    ['GITLAB_CLIENT_SECRET', 'GITLAB_OAUTH_SECRET', 'app_secret'],
    r => `gloas-${hex(r, 64)}`,
  ),
  form('gitlab-scim-token', 'GitLab', 'SCIM token', ['GITLAB_SCIM_TOKEN', 'SCIM_TOKEN'], friendly('glsoat-', 20)),
  form(
    'gitlab-feature-flags-token',
    'GitLab',
    'feature flags client token',
    ['UNLEASH_INSTANCE_ID', 'GITLAB_FEATURE_FLAGS_TOKEN'],
    friendly('glffct-', 20),
  ),

  checksum(
    'bitbucket-app-password',
    'Bitbucket',
    'app password',
    ['BITBUCKET_APP_PASSWORD', 'BITBUCKET_PASSWORD', 'BB_APP_PASSWORD'],
    r => withCrc(`ATBB${alnum(r, 24)}`),
    spoilHex,
  ),
  // the fixed head behind the prefix is generally known
  checksum(
    'bitbucket-access-token',
    'Bitbucket',
    'access token of a repository, project or workspace',
    ['BITBUCKET_TOKEN', 'BITBUCKET_ACCESS_TOKEN', 'REPO_ACCESS_TOKEN'],
    atlassian('ATCTT3xFfGN0', 171),
    spoilHex,
  ),
  // gitleaks: 192 characters; the fixed head is generally known
  checksum(
    'atlassian-api-token',
    'Atlassian',
    'API token',
    ['ATLASSIAN_API_TOKEN', 'JIRA_API_TOKEN', 'CONFLUENCE_API_TOKEN', 'JIRA_TOKEN'],
    atlassian('ATATT3xFfGF0', 171),
    spoilHex,
  ),
  structure(
    'bitbucket-server-token',
    'Bitbucket',
    'HTTP access token of a data center',
    ['BITBUCKET_TOKEN', 'BITBUCKET_SERVER_TOKEN'],
    r => `BBDC-${serverToken(r)}`,
  ),
  context(
    'atlassian-server-token',
    'Atlassian',
    'personal access token of Jira or Confluence servers',
    ['JIRA_PAT', 'CONFLUENCE_PAT', 'JIRA_PERSONAL_TOKEN', 'CONFLUENCE_PERSONAL_TOKEN'],
    serverToken,
  ),

  checksum(
    'azure-devops-token',
    'Azure DevOps',
    'personal access token',
    ['AZURE_DEVOPS_EXT_PAT', 'AZURE_DEVOPS_PAT', 'ADO_PAT', 'VSTS_TOKEN'],
    r => annotatedKey(r, 'AZDO'),
    { spoil: spoiledKey },
  ),
  checksum(
    'azure-devops-legacy-token',
    'Azure DevOps',
    'personal access token of the old form',
    ['AZURE_DEVOPS_PAT', 'SYSTEM_ACCESSTOKEN', 'VSTS_PAT'],
    legacyDevOpsToken,
    { spoil: (token, random) => changed(token, 20, BASE32.toLowerCase(), random) },
  ),

  // 40 hexadecimal digits without a prefix, in Gitea, Forgejo and so on Codeberg (their documents)
  context(
    'gitea-token',
    'Gitea',
    'access token',
    ['GITEA_TOKEN', 'FORGEJO_TOKEN', 'CODEBERG_TOKEN', 'GITEA_ACCESS_TOKEN'],
    r => hex(r, 40),
  ),
  // gitleaks: 40 hexadecimal digits, in new tokens behind an instance's 16 or the word local
  form('sourcegraph-token', 'Sourcegraph', 'access token', ['SRC_ACCESS_TOKEN', 'SOURCEGRAPH_TOKEN'], r =>
    ['sgp_', r.pick(['', `${hex(r, 16)}_`, 'local_']), hex(r, 40)].join(''),
  ),
  // form generally known: a license key of 64 hexadecimal digits
  form(
    'sourcegraph-license-key',
    'Sourcegraph',
    'license key',
    ['SOURCEGRAPH_LICENSE_KEY', 'SRC_LICENSE_TOKEN'],
    r => `slk_${hex(r, 64)}`,
  ),
  // form generally known: a signature and 40 characters
  form(
    'gitpod-token',
    'Gitpod',
    'personal access token',
    ['GITPOD_TOKEN', 'GITPOD_PAT'],
    r => `gitpod_pat_${encoded(r.bytes(32))}.${alnum(r, 40)}`,
  ),
]
