import { describe, expect, it } from '@jest/globals'
import { senseOf } from '../../../../src/secrets/assignments/names.js'
import { wordsOf } from '../../../../src/secrets/assignments/words.js'

describe('the words of a name', () => {
  it.each([
    ['dbPassword', ['db', 'password']],
    ['DB_PASSWORD', ['db', 'password']],
    ['db.password', ['db', 'password']],
    ['dbpassword', ['db', 'password']],
    ['x-api-key', ['x', 'api', 'key']],
    ['AWSSecretAccessKey2', ['aws', 'secret', 'access', 'key', '2']],
    ['apiTokens', ['api', 'token']],
    ['pass_word', ['password']],
    ['compass', ['compass']],
    ['monkey', ['monkey']],
  ])('%s', (name, words) => {
    expect(wordsOf(name)).toEqual(words)
  })
})

describe('what a name says', () => {
  it.each([
    ['password', 'password', 'a password'],
    ['MYSQL_ROOT_PASSWORD', 'password', 'a password'],
    ['db_pass', 'password', 'a password'],
    ['passphrase', 'password', 'a passphrase'],
    ['old_password_2', 'password', 'a password'],
    ['clientSecret', 'key', 'a secret'],
    ['SECRET_KEY_BASE', 'key', 'a secret key'],
    ['apikey', 'key', 'an API key'],
    ['API_KEY_PROD', 'key', 'an API key'],
    ['private_key', 'key', 'a private key'],
    ['licenseKey', 'key', 'a licence key'],
    ['github_token', 'key', 'a token'],
    ['mapsKey', 'weak', 'a key'],
    ['passwordFrobnicate', 'weak', 'a password'],
    ['csrf_token', 'weak', 'a token'],
  ])('%s', (name, strength, what) => {
    expect(senseOf(name)).toEqual({ strength, what })
  })

  it.each([
    'password_hash',
    'passwordField',
    'token_url',
    'tokenizer',
    'secretName',
    'secret_arn',
    'public_key',
    'publicKeyToken',
    'sortKey',
    'primary_key',
    'cacheKey',
    'nextPageToken',
    'max_tokens',
    'has_password',
    'forgot_password',
    'encrypted_password',
    'api_key_id',
    'passenger',
    'keyboard',
    'bypass',
    'community',
  ])('%s says nothing', name => {
    expect(senseOf(name)).toBeNull()
  })
})
