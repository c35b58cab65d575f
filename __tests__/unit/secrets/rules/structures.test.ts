import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { structureDetectors } from '../../../../src/secrets/rules/structures.js'
import { matchesIn } from '../../../support/secrets.js'

const TIMES = 20

/** Kinds of the mint that these detectors find under their ids, and how sure they are of them. */
const HIGH =
  'ado-net-connection-string amqp-url argocd-token astronomer-token basic-auth-header clickhouse-url curl-user ec-private-key escaped-private-key ftp-url gcp-service-account git-url-credentials jdbc-url jwt kafka-jaas kubernetes-service-account-token laravel-app-key ldap-url lemonsqueezy-key monday-token mongodb-url mssql-url mysql-url n8n-key openssh-private-key pgp-private-key pkcs8-private-key postgres-url putty-private-key redis-url rsa-private-key smtp-url snowflake-url sqlalchemy-url supabase-service-key url-credentials'
const MEDIUM =
  'bearer-header django-secret-key encrypted-openssh-private-key encrypted-private-key encrypted-rsa-private-key fernet-key htpasswd-apr1 htpasswd-bcrypt htpasswd-sha jenkins-password-hash jenkins-secret machine-key mysql-native-hash rails-master-key rails-secret-key-base sha512-crypt-hash wireguard-preshared-key yescrypt-hash'

const rows = [
  ...HIGH.split(' ').map((id): [string, string] => [id, 'high']),
  ...MEDIUM.split(' ').map((id): [string, string] => [id, 'medium']),
]

describe('secrets without a vendor', () => {
  it.each(rows)('%s is found, with %s confidence', (id, confidence) => {
    const kind = kindOf(id)
    for (let seed = 0; seed < TIMES; seed += 1) {
      const random = randomFrom(`${id} ${seed}`)
      const token = kind.mint(random)
      const line = kind.context?.(random, token) ?? (kind.bytes ? token : `x = "${token}"`)
      const [match, ...others] = matchesIn(structureDetectors, line)
      expect(match).toMatchObject({ rule: id, confidence })
      expect(others.filter(({ rule }) => rule !== id)).toEqual([])
      const whole = `${line} ${Buffer.from(token).toString('base64')}`
      expect(whole).toContain(match?.secret)
      expect(match?.reason).not.toContain(match?.secret)
    }
  })

  it('that are encrypted vaults are nothing to tell', () => {
    expect(matchesIn(structureDetectors, kindOf('ansible-vault').mint(randomFrom(1)))).toEqual([])
  })
})
