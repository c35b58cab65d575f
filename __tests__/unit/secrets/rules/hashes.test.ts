import { describe, expect, it } from '@jest/globals'
import { kindOf, randomFrom } from '../../../../bench/secrets/mint/index.mjs'
import { hashDetectors } from '../../../../src/secrets/rules/hashes.js'
import { matchesIn } from '../../../support/secrets.js'

const random = randomFrom('hashes')
const mint = (id: string): string => kindOf(id).mint(random)
const bcrypt = mint('htpasswd-bcrypt')
const crypt = mint('sha512-crypt-hash')
const found = (content: string, path = 'a.txt'): string[] =>
  matchesIn(hashDetectors, content, path).map(({ rule, confidence }) => `${rule} ${confidence}`)

describe('the hash of a password', () => {
  it.each([
    ['behind its user', `admin:${bcrypt}`, 'a.txt', 'htpasswd-bcrypt medium'],
    ['in a compose file', `"users=admin:${bcrypt.replaceAll('$', '$$$$')}"`, 'a.yml', 'htpasswd-bcrypt medium'],
    ['in a file of users', bcrypt, 'etc/.htpasswd', 'htpasswd-bcrypt medium'],
    ['in code', `hash = "${bcrypt}"`, 'a.py', 'htpasswd-bcrypt low'],
    ['in settings for anything', `password_hash: ${bcrypt}`, 'a.yml', 'htpasswd-bcrypt low'],
    ['in settings for a system', `rootpw --iscrypted ${crypt}`, 'ks.cfg', 'sha512-crypt-hash medium'],
    ['in settings for a system', `    passwd: "${crypt}"`, 'user-data.yml', 'sha512-crypt-hash medium'],
    ['in code', `hash = "${crypt}"`, 'a.py', 'sha512-crypt-hash low'],
  ])('counts by its place: %s', (_, content, path, expected) => {
    expect(found(content, path)).toEqual([expected])
  })

  it.each([
    ['sha256-crypt-hash', `$5$${crypt.slice(3, 19)}$${crypt.slice(20, 63)}`],
    ['md5-crypt-hash', `$1$${crypt.slice(3, 11)}$${crypt.slice(20, 42)}`],
    ['ldap-password-hash', `{SSHA}${random.bytes(28).toString('base64')}`],
  ])('%s is known', (rule, hash) => {
    expect(found(`anna:${hash}`)).toEqual([`${rule} medium`])
  })

  it.each([
    ['one that is too short', bcrypt.slice(0, -1)],
    ['one that is too long', `${bcrypt}a`],
    ['one without its salt', `$6$$${crypt.slice(20)}`],
    ['made up', `$2a$10$${'abcdefghijklmnopqrstuvwxyz'.repeat(3).slice(0, 53)}`],
    ['a variable', '$1$2$3'],
  ])('is not %s', (_, content) => {
    expect(found(`admin:${content}`)).toEqual([])
  })

  it("of MySQL's users is likely in statements about them", () => {
    const hash = mint('mysql-native-hash')
    expect(found(`IDENTIFIED BY PASSWORD '${hash}'`)).toEqual(['mysql-native-hash medium'])
    expect(found(`x = "${hash}"`)).toEqual(['mysql-native-hash low'])
    expect(found(`x = "${hash.slice(0, -1)}"`)).toEqual([])
    expect(found(`x = "*${'0'.repeat(40)}"`)).toEqual([])
  })
})

describe('what Jenkins stores', () => {
  it('is known by its lengths', () => {
    const secret = mint('jenkins-secret')
    expect(found(`<password>${secret}</password>`)).toEqual(['jenkins-secret medium'])
    const bytes = Buffer.from(secret.slice(1, -1), 'base64')
    expect(found(`{${bytes.subarray(0, -3).toString('base64')}}`)).toEqual([])
  })

  it('as a hash is found once', () => {
    expect(found(mint('jenkins-password-hash'))).toEqual(['jenkins-password-hash medium'])
  })
})
