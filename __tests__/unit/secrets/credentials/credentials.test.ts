import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { credentialFiles } from '../../../../src/secrets/credentials/index.js'
import type { Match } from '../../../../src/secrets/model.js'
import { kindOf } from '../../../../src/secrets/text/kinds.js'
import { mutated, randomOf } from '../../../support/mutations.js'
import { TODAY } from '../../../support/secrets.js'
import { samples, text } from './samples.js'

function matchesIn(path: string, content: string): Match[] {
  return credentialFiles
    .filter(file => file.reads(path))
    .flatMap(file => file.detect({ path, kind: kindOf(path), content, today: TODAY }))
}

const same = (value: string): string => value
const rows = samples.map((sample, number) => [`${sample.path} (${number})`, sample] as const)

describe('credentialFiles', () => {
  it.each(rows)('reads %s', (_, { path, content, password = text(14), write = same, secret = same }) => {
    const written = write(password)
    const whole = content(written)
    const found = matchesIn(path, whole).filter(match => match.confidence !== 'low')
    expect(found.map(match => match.secret)).toEqual([secret(password)])
    const [{ start, end, what, reason, name }] = found as [Match]
    const place = whole.slice(start, end)
    if (place.length <= written.length)
      expect(place.replaceAll(/\s/g, '')).toBe(secret(written) === secret(password) ? secret(password) : written)
    expect(`${what} ${reason} ${name}`).not.toContain(password)
    expect(`${what} ${reason} ${name}`).not.toContain(written)
  })

  it.each(rows)('finds nothing in %s without a secret', (_, { path, content, write = same }) => {
    for (const placeholder of ['', '${PASSWORD}', '<password>', 'changeme', 'your-password-here', 'xxxxxxxxxxxx']) {
      expect(matchesIn(path, content(write(placeholder)))).toEqual([])
    }
  })

  it.each([
    ['.env.example', 'DB_PASSWORD=hunter2\nDB_PORT=5432\n'],
    ['settings.xml', '<settings><server><password>{COQLCE6DU6GtcS5P=}</password></server></settings>'],
    ['.htpasswd', '# users\n'],
    ['etc/shadow', 'root:!:1:0:9:7:::\nbin:*:1:0:9:7:::\n'],
    ['group_vars/all.yml', 'db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6638643965\n'],
    ['k8s/secret.yaml', 'kind: Secret\ndata:\n  username: am8=\n  ca.crt: LS0tLS1CRUdJTg==\n'],
    ['k8s/config.yaml', `kind: ConfigMap\ndata:\n  greeting: ${text(16)}\n`],
    ['wp-config-sample.php', "<?php define('AUTH_KEY', 'put your unique phrase here');"],
    ['config/database.yml', "production:\n  password: <%= ENV['DB_PASSWORD'] %>\n"],
    ['.npmrc', '//registry.example/:_authToken=${NPM_TOKEN}\n'],
    ['terraform.tfvars', 'password_policy = "strong"\nsecret_name = "prod/db"\n'],
    ['config.php', "<?php // $password = 'hunter2x';\n/* define('DB_PASSWORD', 'hunter2x'); */\n"],
  ])('finds nothing in %s that is no secret', (path, content) => {
    expect(matchesIn(path, content)).toEqual([])
  })

  it.each([
    ['config/database.yml', 'test:\n  password: postgres\n'],
    [
      'NuGet.config',
      `<packageSourceCredentials><a><add key="Password" value="${text(60)}"/></a></packageSourceCredentials>`,
    ],
    ['a.rdp', `full address:s:a\npassword 51:b:${text(64, '0123456789ABCDEF')}\n`],
    ['credentials.xml', `<c><password>{AQAA${text(40)}=}</password></c>`],
  ])('doubts what stands in %s', (path, content) => {
    expect(matchesIn(path, content)).toMatchObject([{ confidence: 'low' }])
  })

  it('lets a real key in an example count', () => {
    const key = text(40)
    expect(matchesIn('.env.example', `API_TOKEN=${key}\n`)).toMatchObject([{ secret: key, confidence: 'medium' }])
  })

  it('knows a value once, by what knows most of it', () => {
    const content = `<add key="ClearTextPassword" value="${text(14)}" />`
    expect(matchesIn('NuGet.Config', content)).toMatchObject([{ what: 'a password in a NuGet.config' }])
  })

  it('proves the private key of a kubeconfig', () => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    })
    const content = (data: string): string => `users:\n- name: jo\n  user:\n    client-key-data: ${data}\n`
    const found = (pem: string) => matchesIn('.kube/config', content(Buffer.from(pem).toString('base64')))
    expect(found(privateKey)).toMatchObject([{ confidence: 'high' }])
    expect(found(privateKey.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA'))).toMatchObject([{ confidence: 'low' }])
  })

  it('ends on files that are damaged', () => {
    const random = randomOf(7)
    for (const { path, content, password = text(14), write = same } of samples) {
      const whole = Buffer.from(content(write(password)), 'latin1')
      for (let times = 0; times < 8; times += 1) {
        const damaged = mutated(whole, random).toString('latin1')
        for (const { start, end } of matchesIn(path, damaged)) {
          expect(start >= 0 && end >= start && end <= damaged.length).toBe(true)
        }
      }
    }
  })
})
