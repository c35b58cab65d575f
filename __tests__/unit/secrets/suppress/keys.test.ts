import { describe, expect, it } from '@jest/globals'
import { keysIn, matchOf } from '../../../support/matches.js'
import { Mint, privateKeys, sha1 } from '../../../support/secret-samples.js'

/** No key's beginning stands here as a whole. */
const DASHES = '-'.repeat(5)

const mint = new Mint(11)

/** The entries of a secret that stands as `@` in a line. */
function entries(rule: string, secret: string, line: string, path = 'a.txt') {
  const content = `first\n${line.replace('@', secret)}\nlast\n`
  const match = matchOf(content, rule, secret)
  return keysIn(path, content, match).entries.map(({ type, hash, line: at }) => ({ type, hash, at }))
}

describe('the type of a secret', () => {
  it.each([
    ['github-token', mint.github(), '@', 'GitHub Token'],
    ['github-refresh-token', mint.github('ghr'), '@', 'GitHub Token'],
    ['gitlab-trigger-token', `glptt-${mint.text(40)}`, '@', 'GitLab Token'],
    ['aws-access-key-id', `AKIA${'A'.repeat(16)}`, '@', 'AWS Access Key'],
    ['slack-webhook', `https://hooks.slack.com/services/T${'0'.repeat(8)}/B1/x`, '@', 'Slack Token'],
    ['discord-webhook', `https://discord.com/api/webhooks/1/${mint.text(68)}`, '@', 'Secret Keyword'],
    ['kubernetes-service-account-token', mint.jwt(), '@', 'JSON Web Token'],
    ['lemonsqueezy-key', mint.jwt(), '@', 'JSON Web Token'],
    ['openssh-private-key', `${DASHES}BEGIN OPENSSH PRIVATE KEY${DASHES}`, '@', 'Private Key'],
    ['gcp-service-account', `${DASHES}BEGIN PRIVATE KEY${DASHES}`, '@', 'Private Key'],
    ['braintree-private-key', sha1('x').slice(0, 32), '@', 'Hex High Entropy String'],
    ['postgres-url', 's3cret-word', 'postgres://joe:@@db.example.com', 'Basic Auth Credentials'],
    ['git-url-credentials', 's3cret-word', 'https://joe:@@git.example.com', 'Basic Auth Credentials'],
    ['mysql-url', 's3cret-word', 'joe:@@tcp(db.example.com)', 'Base64 High Entropy String'],
    ['url-credentials', 's3cret!', 'https://joe:@@example.com', 'Secret Keyword'],
    ['azure-storage-legacy-key', `${mint.text(86)}==`, 'AccountKey=@', 'Azure Storage Account access key'],
    ['azure-cosmos-key', `${mint.text(86)}==`, 'AccountKey=@', 'Azure Storage Account access key'],
    ['azure-redis-key', `${mint.text(43)}=`, '@', 'Base64 High Entropy String'],
    ['ibm-cloud-key', mint.text(44), '@', 'IBM Cloud IAM Key'],
    ['assigned-secret', 'pass word!', '@', 'Secret Keyword'],
    ['something-new', 'pass word!', '@', 'Secret Keyword'],
  ])('of %s', (rule, secret, line, type) => {
    expect(entries(rule, secret, line)[0]?.type).toBe(type)
  })
})

describe('what is written of a secret', () => {
  it.each([
    ['stripe-live-key', 'Stripe Access Key', `sk_live_${mint.text(40)}`, (secret: string) => secret.slice(0, 32)],
    [
      'openai-key',
      'OpenAI Token',
      `sk-proj-${mint.text(74)}T3BlbkFJ${mint.text(74)}`,
      (secret: string) => secret.slice(0, 110),
    ],
    [
      'discord-bot-token',
      'Discord Bot Token',
      `M${mint.text(25)}.${mint.text(6)}.${mint.text(38)}`,
      (secret: string) => secret.slice(0, 61),
    ],
    ['jwt', 'JSON Web Token', mint.jwt(), (secret: string) => secret.slice(0, secret.lastIndexOf('.') + 1)],
    ['artifactory-key', 'Artifactory Credentials', `AKC${mint.text(60)}`, (secret: string) => `"${secret}"`],
    ['telegram-bot-token', 'Telegram Bot Token', `123456789:${mint.text(35)}`, (secret: string) => secret],
  ])('is as much as detect-secrets takes: %s', (rule, type, secret, taken) => {
    expect(entries(rule, secret, 'x = "@"')).toEqual([{ type, hash: sha1(taken(secret)), at: 2 }])
  })

  it('goes on as far as detect-secrets reads', () => {
    const npm = `npm_${mint.text(36)}`
    expect(entries('npm-token', npm, '//r.example.com/:_authToken=@ # x ')[0]?.hash).toBe(sha1(`${npm} # x`))
    const account = `${mint.text(86)}==`
    expect(entries('azure-storage-key', account, 'AccountKey=@;x')[0]?.hash).toBe(sha1(`AccountKey=${account}`))
    const word = mint.text(12)
    expect(entries('url-credentials', word, 'x = "https://joe:@@example.com/"')[0]?.hash).toBe(sha1(word))
  })

  it('is what is random about it where detect-secrets has no detector for it', () => {
    const token = `sk-ant-api03-${mint.text(93)}AA`
    const type = 'Base64 High Entropy String'
    expect(entries('anthropic-key', token, 'x = "@"')).toEqual([{ type, hash: sha1(token), at: 2 }])
    expect(entries('anthropic-key', token, 'KEY=@')).toEqual([{ type, hash: sha1(`KEY=${token}`), at: 2 }])
    expect(entries('anthropic-key', token, 'KEY=@', 'a.ini')).toEqual([{ type, hash: sha1(token), at: 2 }])
    const hex = sha1('x')
    expect(entries('some-key', hex, 'KEY=@')).toEqual([{ type: 'Hex High Entropy String', hash: sha1(hex), at: 2 }])
    expect(entries('some-key', 'pass word!', 'x = "@"')).toEqual([
      { type: 'Secret Keyword', hash: sha1('pass word!'), at: 2 },
    ])
  })

  it('is its mark and itself where detect-secrets takes all of a form for the same', () => {
    const token = mint.github('gho')
    expect(entries('github-token', token, 'x = "@"')).toEqual([
      { type: 'GitHub Token', hash: sha1('gho'), at: 2 },
      { type: 'Base64 High Entropy String', hash: sha1(token), at: 2 },
    ])
    const { pkcs1 } = privateKeys()
    const lines = pkcs1.split('\n')
    const [mark, own] = entries('private-key', pkcs1, '@')
    expect(mark).toEqual({ type: 'Private Key', hash: sha1('BEGIN RSA PRIVATE KEY'), at: 2 })
    const middle = (own?.at ?? 0) - 2
    expect(middle).toBeGreaterThan(2)
    expect(own).toEqual({ type: 'Base64 High Entropy String', hash: sha1(lines[middle] ?? ''), at: 2 + middle })
  })
})

describe('what a secret is known by', () => {
  it('has the value in every length that detect-secrets may have taken', () => {
    const content = 'a: 1\npassword: Bearer s3cret-é # note\n'
    const bytes = Buffer.from(content).toString('latin1')
    const { hashes } = keysIn(
      'a.yaml',
      bytes,
      matchOf(bytes, 'assigned-secret', Buffer.from('s3cret-é').toString('latin1')),
    )
    expect(hashes).toEqual(expect.arrayContaining(['s3cret-é', 's3cret-é # note', 'Bearer s3cret-é # note'].map(sha1)))
    const quoted = `x = ['a', "Basic joe:secret, x"]`
    const known = keysIn('a.js', quoted, matchOf(quoted, 'assigned-secret', 'secret'))
    expect(known.hashes).toContain(sha1('Basic joe:secret, x'))
  })

  it('holds nothing that other secrets have too', () => {
    const token = mint.github()
    const { hashes, mark } = keysIn('a.env', `T=${token}`, matchOf(`T=${token}`, 'github-token', token))
    expect(mark).toBe(sha1('ghp'))
    expect(hashes).not.toContain(mark)
    for (const empty of ['', 'T', 'T=', '=']) expect(hashes).not.toContain(sha1(empty))
  })

  it('is found in no time in a long line of signs', () => {
    const secret = 'x'.repeat(200_000)
    const content = `${'"=:\''.repeat(50_000)}${secret}${'"=:\''.repeat(50_000)}`
    for (const rule of ['private-key', 'url-credentials', 'jwt', 'npm-token', 'assigned-secret']) {
      expect(keysIn('a.js', content, matchOf(content, rule, secret)).hashes).toContain(sha1(secret))
    }
  })
})
