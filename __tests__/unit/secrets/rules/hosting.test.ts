import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { hostingDetectors, hostingRules } from '../../../../src/secrets/rules/hosting.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...hostingRules.map(tokenDetector), ...hostingDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(
  detectors,
  [
    'github-token',
    'github-oauth-token',
    'github-app-user-token',
    'github-app-token',
    'github-refresh-token',
    'github-fine-grained-token',
    'gitlab-token',
    'gitlab-routable-token',
    'gitlab-deploy-token',
    'gitlab-runner-token',
    'gitlab-runner-registration-token',
    'gitlab-trigger-token',
    'gitlab-job-token',
    'gitlab-feed-token',
    'gitlab-incoming-mail-token',
    'gitlab-agent-token',
    'gitlab-oauth-secret',
    'gitlab-scim-token',
    'gitlab-feature-flags-token',
    'bitbucket-app-password',
    'bitbucket-access-token',
    'atlassian-api-token',
    'bitbucket-server-token',
    'atlassian-server-token',
    'azure-devops-token',
    'gitea-token',
    'sourcegraph-token',
    'sourcegraph-license-key',
    'gitpod-token',
  ],
  { 'bitbucket-access-token': 'medium', 'atlassian-api-token': 'medium' },
)

describe('tokens of code hosts', () => {
  it('are found in addresses, headers and after what joins them', () => {
    const token = minted('github-token')
    expect(found(`git clone https://x-access-token:${token}@github.com/acme/app.git`)).toEqual(['github-token: high'])
    expect(found(`curl -H "Authorization: token ${token}" https://api.github.com`)).toEqual(['github-token: high'])
    expect(found(`https://${minted('gitlab-token')}@gitlab.com`)).toEqual(['gitlab-token: high'])
    expect(found(`ACME-${minted('gitlab-token')}`)).toEqual(['gitlab-token: high'])
  })

  it('of GitHub apps may hold a JSON Web Token', () => {
    const jwt = [
      { alg: 'RS256', typ: 'JWT' },
      { iss: '12345', jti: 'f3K9qZp7' },
    ].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const token = `ghs_12345_${[...jwt, randomFrom(5).text('abcdefghijklmnopqrstuvwxyz0123456789', 86)].join('.')}`
    expect(found(`TOKEN=${token}`)).toEqual(['github-app-token: high'])
    expect(found(`TOKEN=${token.replace('eyJ', 'abc')}`)).toEqual(['github-app-token: low'])
  })

  it('of GitLab may be routable whatever they are for, and are proven then', () => {
    const routable = minted('gitlab-routable-token')
    expect(found(routable.replace('glpat-', 'gldt-'))).toEqual(['gitlab-deploy-token: low'])
    expect(found(`token: ${routable}.`)).toEqual(['gitlab-routable-token: high'])
  })

  it('with fewer or more characters are none', () => {
    expect(found(`"${minted('github-token').slice(0, -1)}"`)).toEqual([])
    expect(found(`"${minted('github-fine-grained-token')}a"`)).toEqual([])
    expect(found(`"${minted('gitlab-token')}abc"`)).toEqual([])
    expect(found(`"${minted('sourcegraph-license-key')}0"`)).toEqual([])
  })

  it('that are made up are none', () => {
    expect(
      found(
        `ghp_${'x'.repeat(36)} glpat-${'your-token-here-00000'.slice(0, 20)} ghp_${'0123456789abcdef'.repeat(3).slice(0, 36)}`,
      ),
    ).toEqual([])
  })
})

describe('an Azure DevOps token of the old form', () => {
  const token = minted('azure-devops-legacy-token')

  it.each([
    `AZURE_DEVOPS_EXT_PAT=${token}`,
    `https://build:${token}@dev.azure.com/acme/_git/app`,
    `"token": "${token}"`,
    `$pat = '${token}'\nInvoke-RestMethod https://dev.azure.com/acme`,
    `<add key="ClearTextPassword" value="x"/><!-- vsts ${token} -->`,
  ])('is found near a word: %s', content => {
    expect(found(content)).toEqual(['azure-devops-legacy-token: high'])
  })

  it('is nothing where its checksum fails', () => {
    const { spoil } = kindOf('azure-devops-legacy-token')
    expect(found(`AZURE_DEVOPS_EXT_PAT=${spoil?.(token, randomFrom(2))}`)).toEqual([])
  })
})

describe('40 hexadecimal digits', () => {
  const digits = minted('gitea-token')

  it('are a token where their name says so', () => {
    expect(found(`GITHUB_TOKEN=${digits}`)).toEqual(['github-legacy-token: medium'])
    expect(found(`const forgejoToken = "${digits}"`)).toEqual(['gitea-token: medium'])
  })

  it.each([
    `gitea_commit: ${digits}`,
    `uses: gitea/checkout@${digits}`,
    `https://codeberg.org/acme/app/commit/${digits}`,
    `GITHUB_SHA=${digits}`,
  ])('are none elsewhere: %s', content => {
    expect(found(content)).toEqual([])
  })
})
