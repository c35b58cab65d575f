import { createHash, generateKeyPairSync } from 'node:crypto'
import { one, randomOf } from './mutations.js'

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const ALPHANUMERIC = UPPER + UPPER.toLowerCase() + DIGITS

/** Mints secrets: none is in the repository, and the same seed gives the same ones. */
export class Mint {
  private readonly random: () => number

  constructor(seed: number) {
    this.random = randomOf(seed)
  }

  text(length: number, alphabet = ALPHANUMERIC): string {
    return Array.from({ length }, () => one([...alphabet], this.random)).join('')
  }

  awsId(): string {
    return `AKIA${this.text(16, `${UPPER}234567`)}`
  }

  github(kind = 'ghp'): string {
    return `${kind}_${this.text(36)}`
  }

  jwt(): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return [part({ alg: 'HS256', typ: 'JWT' }), part({ sub: this.text(10), iat: 1_700_000_000 }), this.text(43)].join(
      '.',
    )
  }

  /** By the rule that would find them. */
  samples(): Record<string, string> {
    return {
      'github-token': this.github(),
      'github-fine-grained-token': `github_pat_${this.text(22)}_${this.text(59)}`,
      'gitlab-pat': `glpat-${this.text(20)}`,
      'gitlab-trigger-token': `glptt-${this.text(40, HEX)}`,
      'aws-access-key-id': this.awsId(),
      'slack-token': `xoxb-${this.text(11, '123456789')}-${this.text(12, '123456789')}-${this.text(24)}`,
      'slack-webhook': `https://hooks.slack.com/services/T${this.text(8)}/B${this.text(10)}/${this.text(24)}`,
      'stripe-key': `sk_live_${this.text(99)}`,
      'stripe-test-key': `sk_test_${this.text(24)}`,
      'twilio-key': `SK${this.text(32, HEX)}`,
      'pypi-token': `pypi-AgEIcHlwaS5vcmc${this.text(120)}`,
      'openai-key': `sk-proj-${this.text(74)}T3BlbkFJ${this.text(74)}`,
      'anthropic-key': `sk-ant-api03-${this.text(93)}AA`,
      'sendgrid-key': `SG.${this.text(22)}.${this.text(43)}`,
      'discord-bot-token': `M${this.text(25)}.${this.text(6)}.${this.text(38)}`,
      'telegram-bot-token': `${this.text(10, '123456789')}:${this.text(35)}`,
      'artifactory-key': `AKC${this.text(64)}`,
      'mailchimp-key': `${this.text(32, HEX)}-us12`,
      'square-token': `sq0csp-${this.text(43)}`,
      jwt: this.jwt(),
    }
  }
}

/** The block of a private key, and one in the older form of RSA keys. */
export function privateKeys(): { pkcs8: string; pkcs1: string; ec: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    pkcs1: privateKey.export({ type: 'pkcs1', format: 'pem' }) as string,
    ec: ec.export({ type: 'sec1', format: 'pem' }) as string,
  }
}

/** As detect-secrets hashes. */
export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
