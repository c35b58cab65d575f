import { describe, expect, it } from '@jest/globals'
import { strength } from '../../../../src/secrets/value/strength.js'
import { ALPHABETS, drawnTexts } from '../../../support/drawn.js'

const CHOSEN =
  'hunter2 Winter2024! s3cr3t P@ssw0rd! Tr0ub4dor&3 Summer2023 password123 p@55w0rd qwerty123! dragon99 MyP@ss1 Zaq12wsx 1qaz2wsx monkey!7 pass@word1 Admin@123 admin123 welcome1 f00b4r trustno1 L0g1n! gr8Pass! Pa$$w0rd $uperS3cret blue.Monkey.42! Company2024! Maple_River9 purple-kettle-42 Sparrow_71'
const EITHER = 'sunshine postgres letmein admin root superman dragon changeit iloveyou'
const ORDINARY =
  'true localhost us-east-1 utf-8 bearer SHA256withRSA application/json password_reset X-Api-Key my-app/db TLSv1.2 AES-256-GCM ISO-8859-1 HS256 oauth2 base64 x86_64 python3.11 v1.2.3 eu-west-2 s3://bucket/key foo@bar.com 10px #main h1 col-md-6 windows-1252 secp256k1 http/1.1 log4j2.xml PBKDF2WithHmacSHA256 redis://localhost:6379 __init__ Mozilla/5.0 $HOME error.404 amd64 2fa what? 3des iso8601 w-1/2 abc'

describe('strength', () => {
  it.each(CHOSEN.split(' '))('takes it for a password: %s', text => {
    expect(strength(text)).toBeGreaterThanOrEqual(0.5)
  })

  it.each(EITHER.split(' '))('leaves it open: %s', text => {
    expect(strength(text)).toBeGreaterThanOrEqual(0.2)
    expect(strength(text)).toBeLessThan(0.5)
  })

  it.each(ORDINARY.split(' '))('takes it for something else: %s', text => {
    expect(strength(text)).toBeLessThanOrEqual(0.25)
  })

  it('knows passphrases from sentences', () => {
    expect(strength('correct horse battery staple')).toBeGreaterThanOrEqual(0.5)
    expect(strength('correct-horse-battery-staple')).toBe(0.3)
    expect(strength('Please enter your password')).toBeLessThan(0.2)
  })

  it('takes what a generator of passwords makes for one', () => {
    const texts = drawnTexts(`${ALPHABETS.alphanumeric}!@#$%^&*`, 16, 1000)
    expect(texts.filter(text => strength(text) < 0.5).length).toBeLessThan(10)
  })
})
