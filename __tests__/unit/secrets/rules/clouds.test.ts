import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { cloudDetectors, cloudRules } from '../../../../src/secrets/rules/clouds.js'
import { tokenDetector } from '../../../../src/secrets/rules/rule.js'
import { findsMinted } from '../../../support/minted-rules.js'
import { matchesIn } from '../../../support/secrets.js'

const detectors = [...cloudRules.map(tokenDetector), ...cloudDetectors]
const minted = (id: string, seed = 1) => kindOf(id).mint(randomFrom(seed))
const found = (content: string, path?: string) =>
  matchesIn(detectors, content, path).map(({ rule, confidence }) => `${rule}: ${confidence}`)

findsMinted(
  detectors,
  [
    'aws-access-key-id',
    'aws-secret-access-key',
    'aws-session-token',
    'aws-bedrock-key',
    'aws-bedrock-short-key',
    'aws-mws-token',
    'aws-appsync-key',
    'amazon-login-secret',
    'gcp-api-key',
    'google-oauth-secret',
    'google-refresh-token',
    'google-access-token',
    'gcp-hmac-secret',
    'firebase-server-key',
    'digitalocean-token',
    'digitalocean-oauth-token',
    'digitalocean-refresh-token',
    'digitalocean-spaces-secret',
    'alibaba-access-key-id',
    'alibaba-access-key-secret',
    'tencent-secret-id',
    'tencent-secret-key',
    'oracle-customer-secret-key',
    'ibm-cloud-key',
    'yandex-api-key',
    'yandex-iam-token',
    'yandex-static-key-secret',
    'scaleway-secret-key',
    'linode-token',
    'hetzner-token',
    'vultr-key',
    'ovh-secret',
    'heroku-key',
    'heroku-legacy-key',
    'fly-token',
    'fly-macaroon-token',
    'render-key',
    'railway-token',
    'netlify-token',
    'netlify-legacy-token',
    'vercel-token',
    'vercel-legacy-token',
    'cloudflare-token',
    'cloudflare-legacy-token',
    'cloudflare-global-key',
    'cloudflare-origin-ca-key',
  ],
  // Their checksums are not documented.
  { 'cloudflare-token': 'medium', 'vercel-token': 'medium' },
)

describe('a secret key of AWS', () => {
  const [id, secret] = [minted('aws-access-key-id'), minted('aws-secret-access-key', 3)]
  const both = ['aws-access-key-id: high', 'aws-secret-access-key: medium']

  it.each([
    `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
    `new BasicAWSCredentials("${id}", "${secret}")`,
    `access_key: ${id}\nsecret_key: ${secret}\n`,
    `mc alias set store https://s3.amazonaws.com ${id} ${secret}`,
    `id,key\n${id},${secret}\n`,
    `{"AccessKeyId":"${id}","Status":"Active","SecretAccessKey":"${secret}"}`,
  ])('is found beside its id (%#)', content => {
    expect(found(content)).toEqual(both)
  })

  it('is found before its id too', () => {
    expect(found(`key = "${secret}"\nid = "${id}"`)).toEqual([...both].reverse())
  })

  it.each([
    `AWS_SECRET_ACCESS_KEY=${secret}`,
    `awsSecretKey: '${secret}'`,
    `cloud.aws.credentials.secret-key=${secret}`,
    `provider "aws" {\n  secret_key = "${secret}"\n}`,
    `s3.Config{SecretAccessKey: "${secret}"}`,
    `--env "AWS_SECRET_ACCESS_KEY=${secret}"`,
  ])('is found by its name (%#)', content => {
    expect(found(content)).toEqual(['aws-secret-access-key: medium'])
  })

  it('is no digest, no path and no hash of a lockfile', () => {
    const digest = randomFrom(4).text('0123456789abcdef', 40)
    expect(found(`${id}\ncommit: ${digest}`)).toEqual(['aws-access-key-id: high'])
    expect(found(`aws_access_key: ${digest}`)).toEqual([])
    expect(found(`aws_secret = "com/amazonaws/services/s3/internal/Mult"`)).toEqual([])
    expect(found(`aws integrity: ${secret}`)).toEqual([])
  })
})

describe('ids and tokens of clouds', () => {
  it('of AWS without an account in it may be one, and that of the documents is none', () => {
    expect(found(`AKIA${'B'}${minted('aws-access-key-id').slice(5)}`)).toEqual(['aws-access-key-id: medium'])
    expect(found(`AKIA${'IOSFODNN7'}${'EXAMPLE'}`)).toEqual([])
    expect(
      found(`${minted('aws-session-token').slice(0, 100)}EXAMPLE${minted('aws-session-token').slice(100)}`),
    ).toEqual([])
  })

  it('that are cut short are none', () => {
    expect(found(`token ya29.c.${randomFrom(6).text('abcdefgh01234XYZ', 40)}...`)).toEqual([])
  })

  it('stand beside the id that they belong to', () => {
    const [tencent, alibaba] = [minted('tencent-secret-key'), minted('alibaba-access-key-secret')]
    expect(found(`id: ${minted('tencent-secret-id')}\nkey: ${tencent}`)).toContain('tencent-secret-key: medium')
    expect(found(`id: ${minted('alibaba-access-key-id')}\nkey: ${alibaba}`)).toContain(
      'alibaba-access-key-secret: medium',
    )
  })

  it('of which digests and ids are a part are not these', () => {
    const [digest, uuid] = [randomFrom(7).text('0123456789abcdef', 64), minted('heroku-legacy-key')]
    expect(found(`cloudflare_key: ${digest.slice(0, 40)}`)).toEqual([])
    expect(found(`hetzner_key: ${digest}`)).toEqual([])
    expect(found(`linode/cli@sha256:${digest}`)).toEqual([])
    expect(found(`SCW_DEFAULT_PROJECT_ID=${uuid}\nHEROKU_APP_ID=${uuid}\nrailway_project: ${uuid}`)).toEqual([])
  })
})
