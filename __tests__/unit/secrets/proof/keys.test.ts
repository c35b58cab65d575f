import { execFileSync } from 'node:child_process'
import { createHash, createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { privateKeyForm } from '../../../../src/secrets/proof/der.js'
import { readOpensshKey } from '../../../../src/secrets/proof/openssh.js'
import { readPem } from '../../../../src/secrets/proof/pem.js'
import { readPuttyKey } from '../../../../src/secrets/proof/putty.js'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'
import { describeWith, toolPath } from '../../../support/tools.js'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')

function pem(key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8' | 'spki', passphrase?: string): string {
  const sealed = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
  return (key as { export(options: object): string }).export({ type, format: 'pem', ...sealed })
}

const der = (text: string): Buffer => Buffer.from(text.replace(/-----.*-----/g, ''), 'base64')
const keys: [form: string, text: string][] = [
  ['PKCS#1', pem(rsa.privateKey, 'pkcs1')],
  ['PKCS#8', pem(rsa.privateKey, 'pkcs8')],
  ['SEC1', pem(ec.privateKey, 'sec1')],
  ['PKCS#8', pem(ec.privateKey, 'pkcs8')],
  ['PKCS#8', pem(ed.privateKey, 'pkcs8')],
  ['encrypted PKCS#8', pem(rsa.privateKey, 'pkcs8', 'x')],
  ['encrypted PKCS#8', pem(ed.privateKey, 'pkcs8', 'x')],
]
const [[, plain]] = keys as [[string, string]]

describe('DER', () => {
  it.each(keys)('%s is known', (form, text) => {
    const bytes = der(text)
    expect(privateKeyForm(bytes)).toBe(form)
    expect(privateKeyForm(bytes.subarray(0, -1))).toBeNull()
    expect(privateKeyForm(Buffer.concat([bytes, Buffer.alloc(1)]))).toBeNull()
  })

  it('of public keys is no private key', () => {
    for (const { publicKey } of [rsa, ec, ed]) expect(privateKeyForm(der(pem(publicKey, 'spki')))).toBeNull()
    expect(privateKeyForm(der(pem(rsa.publicKey, 'pkcs1')))).toBeNull()
    for (const bytes of [[], [0x30], [0x30, 0x80], [0x30, 0], [0x30, 0x84, 255, 255, 255, 255], [0x30, 0x81, 0]]) {
      expect(privateKeyForm(Uint8Array.from(bytes))).toBeNull()
    }
  })
})

describe('a PEM block', () => {
  it.each(keys)('of %s is valid', (form, text) => {
    expect(readPem(`x${text}`, 1)).toEqual({
      label: /BEGIN (.*?)-----/.exec(text)?.[1],
      encrypted: form.startsWith('encrypted'),
      valid: 'valid',
      end: text.length,
    })
  })

  it('with the headers of OpenSSL is encrypted', () => {
    const text = pem(rsa.privateKey, 'pkcs1', 'x')
    expect(text).toContain('Proc-Type')
    expect(readPem(text, 0)).toMatchObject({ label: 'RSA PRIVATE KEY', encrypted: true, valid: 'valid' })
  })

  const lines = plain.trim().split('\n')
  it.each<[string, string]>([
    ['with CRLF', plain.replaceAll('\n', '\r\n')],
    ['in JSON', JSON.stringify({ key: plain })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ key: plain }))],
    ['in JSON that escapes slashes', JSON.stringify(plain).replaceAll('/', '\\/')],
    ['in JSON that escapes plus signs', JSON.stringify(plain).replaceAll('+', '\\u002b')],
    ['indented', `key: |\n${lines.map(line => `    ${line}`).join('\n')}\n`],
    ['commented', lines.map(line => `# ${line}`).join('\n')],
    ['commented with slashes', lines.map(line => `// ${line}`).join('\n')],
    ['joined', lines.map(line => `"${line}\\n"`).join(' +\n  ')],
    ['joined by dots', lines.map(line => `'${line}' . "\\n"`).join(' .\n  ')],
    ['continued', lines.join('\\n\\\n')],
    ['added in a diff', `@@ -0,0 +1 @@\n${lines.map(line => `+${line}`).join('\n')}\n`],
    ['in one line', lines.join(' ')],
    ['in one line without spaces', lines.join('')],
    ['in XML', lines.join('&#10;')],
  ])('%s is valid', (_, text) => {
    const at = text.indexOf('-----BEGIN')
    const end = text.indexOf('KEY-----', text.indexOf('-----END')) + 'KEY-----'.length
    const read = readPem(text, at)
    expect(read).toMatchObject({ label: 'RSA PRIVATE KEY', encrypted: false, valid: 'valid' })
    expect([end, end + 1]).toContain(read?.end)
  })

  it.each<[string, string, string]>([
    ['without its last line', lines.slice(0, -1).join('\n'), 'valid'],
    ['without its last lines', lines.slice(0, -4).join('\n'), 'truncated'],
    [
      'without its last lines, before something else',
      `${lines.slice(0, -4).join('\n')}\nand so on and on\n`,
      'truncated',
    ],
    ['without its last lines, before another', `${lines.slice(0, -4).join('\n')}\n${plain}`, 'truncated'],
    ['with an END in place of lines', [...lines.slice(0, 10), lines.at(-1)].join('\n'), 'truncated'],
    ['with a line left out', [...lines.slice(0, 5), ...lines.slice(6)].join('\n'), 'truncated'],
    ['with dots', [lines[0], '...', lines.at(-1)].join('\n'), 'damaged'],
    ['with words', [lines[0], 'your private key here', lines.at(-1)].join('\n'), 'damaged'],
    ['with nothing', [lines[0], lines.at(-1)].join('\n'), 'damaged'],
    ['with other bytes', [lines[0], 'A'.repeat(64), lines.at(-1)].join('\n'), 'damaged'],
    ['with another END', plain.replace('END RSA', 'END EC'), 'damaged'],
    ['with nothing after it', lines[0] as string, 'damaged'],
    ['in a sentence', `The line ${lines[0]} begins a key.`, 'damaged'],
  ])('%s is %s', (_, text, valid) => {
    expect(readPem(text, text.indexOf('-----BEGIN'))).toMatchObject({ valid, encrypted: false })
  })

  it('is none elsewhere', () => {
    for (const text of ['', '-----BEGIN', '-----BEGIN a-----', '-----BEGIN  -----', plain.slice(1)]) {
      expect(readPem(text, 0)).toBeNull()
    }
    expect(readPem(pem(rsa.publicKey, 'spki'), 0)).toMatchObject({ label: 'PUBLIC KEY', valid: 'valid' })
  })
})

describe('a key of PuTTY', () => {
  const blob = (text: string): Buffer => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(text.length)
    return Buffer.concat([size, Buffer.from(text, 'latin1')])
  }
  const key = (version: 2 | 3, encryption = 'none'): string => {
    const [publicBlob, privateBlob] = ['p'.repeat(51), 's'.repeat(64)]
    const message = Buffer.concat(['ssh-ed25519', encryption, 'a comment', publicBlob, privateBlob].map(blob))
    const mac =
      version === 2
        ? createHmac('sha1', createHash('sha1').update('putty-private-key-file-mac-key').digest())
        : createHmac('sha256', Buffer.alloc(0))
    const lines = (text: string): string[] =>
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,64}/g) ?? []
    return [
      `PuTTY-User-Key-File-${version}: ssh-ed25519`,
      `Encryption: ${encryption}`,
      'Comment: a comment',
      `Public-Lines: ${lines(publicBlob).length}`,
      ...lines(publicBlob),
      ...(encryption === 'none' ? [] : ['Key-Derivation: Argon2id', 'Argon2-Memory: 8192']),
      `Private-Lines: ${lines(privateBlob).length}`,
      ...lines(privateBlob),
      `Private-MAC: ${mac.update(message).digest('hex')}`,
      '',
    ].join('\r\n')
  }

  it.each<2 | 3>([2, 3])('of version %d is verified', version => {
    const text = key(version)
    expect(readPuttyKey(`x\n${text}rest`, 2)).toEqual({
      version,
      encrypted: false,
      valid: 'valid',
      end: text.length + 2,
    })
    expect(readPuttyKey(text.replaceAll('\r\n', '\n'), 0)?.valid).toBe('valid')
    expect(readPuttyKey(text.replace('a comment', 'b comment'), 0)?.valid).toBe('damaged')
    expect(readPuttyKey(text.slice(0, -80), 0)?.valid).toBe('truncated')
    expect(readPuttyKey(key(version, 'aes256-cbc'), 0)).toMatchObject({ encrypted: true, valid: 'valid' })
  })

  it('is none elsewhere', () => {
    for (const text of ['', 'PuTTY-User-Key-File-', 'PuTTY-User-Key-File-9: ssh-rsa\n'])
      expect(readPuttyKey(text, 0)).toBeNull()
  })
})

describeWith(['ssh-keygen', 'openssl', 'gpg'], 'keys of real tools', () => {
  let folder = ''
  const run = (tool: string, ...args: string[]): string =>
    execFileSync(tool, args, { cwd: folder, stdio: 'pipe' }).toString('latin1')
  const read = (name: string): string => readFileSync(join(folder, name), 'latin1')
  beforeAll(async () => {
    folder = await temporaryFolder()
  })
  afterAll(() => removeFolder(folder))

  it.each(['ed25519', 'ecdsa', 'rsa'])('of OpenSSH, %s', type => {
    run('ssh-keygen', '-q', '-t', type, '-N', '', '-f', type)
    run('ssh-keygen', '-q', '-t', type, '-N', 'passphrase', '-f', `${type}-sealed`)
    expect(readOpensshKey(der(read(type)))).toEqual({ cipher: 'none', keys: 1, encrypted: false, complete: true })
    expect(readOpensshKey(der(read(`${type}-sealed`)))).toMatchObject({ keys: 1, encrypted: true, complete: true })
    expect(readPem(read(type), 0)).toMatchObject({ label: 'OPENSSH PRIVATE KEY', encrypted: false, valid: 'valid' })
    expect(readPem(read(`${type}-sealed`), 0)).toMatchObject({ encrypted: true, valid: 'valid' })
    expect(readPem(read(type).replace(/\n.{10,}\n(?=-----END)/, '\n'), 0)).toMatchObject({ valid: 'truncated' })
    expect(readPem(read(type).replace('b3BlbnNz', 'a3BlbnNz'), 0)).toMatchObject({ valid: 'damaged' })
  })

  it('of OpenSSL, in its old forms', () => {
    run('openssl', 'dsaparam', '-out', 'parameters', '-genkey', '1024')
    run('openssl', 'dsa', '-in', 'parameters', '-out', 'dsa')
    run('openssl', 'ecparam', '-name', 'secp384r1', '-genkey', '-out', 'ec')
    run('openssl', 'genrsa', '-traditional', '-out', 'rsa', '1024')
    run('openssl', 'rsa', '-traditional', '-aes128', '-passout', 'pass:abcdef', '-in', 'rsa', '-out', 'rsa-sealed')
    const first = (name: string) => readPem(read(name), read(name).search(/-----BEGIN (\w+ )?PRIVATE/))
    expect(first('dsa')).toMatchObject({ valid: 'valid', encrypted: false })
    expect(privateKeyForm(der(run('openssl', 'pkey', '-in', 'dsa', '-traditional')))).toBe('DSA')
    expect(first('ec')).toMatchObject({ label: 'EC PRIVATE KEY', valid: 'valid' })
    expect(first('rsa')).toMatchObject({ label: 'RSA PRIVATE KEY', valid: 'valid', encrypted: false })
    expect(first('rsa-sealed')).toMatchObject({ label: 'RSA PRIVATE KEY', valid: 'valid', encrypted: true })
  })

  it.each(['rsa1024', 'ed25519', 'nistp256', 'dsa1024'])('of GnuPG, %s', type => {
    const home = `h-${type}`
    run('mkdir', '-m', '700', home)
    const gpg = (passphrase: string, ...args: string[]): string =>
      run(
        'gpg',
        '--homedir',
        join(folder, home),
        '--batch',
        '--quiet',
        '--pinentry-mode',
        'loopback',
        '--passphrase',
        passphrase,
        ...args,
      )
    gpg('', '--quick-generate-key', 'plain@example.org', type)
    gpg('abcdef', '--quick-generate-key', 'sealed@example.org', type)
    const plain = gpg('', '--armor', '--export-secret-keys', 'plain@example.org')
    const sealed = gpg('abcdef', '--armor', '--export-secret-keys', 'sealed@example.org')
    expect(readPem(plain, 0)).toMatchObject({ label: 'PGP PRIVATE KEY BLOCK', encrypted: false, valid: 'valid' })
    expect(readPem(sealed, 0)).toMatchObject({ encrypted: true, valid: 'valid' })
    expect(readPem(JSON.stringify(plain), 1)).toMatchObject({ encrypted: false, valid: 'valid' })
    expect(readPem(gpg('', '--armor', '--export', 'plain@example.org'), 0)).toMatchObject({
      label: 'PGP PUBLIC KEY BLOCK',
      valid: 'valid',
    })
    const wrong = plain.replace(
      /\n(=.)(.)/,
      (_, first: string, digit: string) => `\n${first}${digit === 'A' ? 'B' : 'A'}`,
    )
    expect(readPem(wrong, 0)).toMatchObject({ valid: 'damaged' })
    expect(readPem(plain.slice(0, plain.length / 2), 0)).toMatchObject({ valid: 'truncated' })
    if (toolPath('gpgconf') !== undefined) run('gpgconf', '--homedir', join(folder, home), '--kill', 'gpg-agent')
  })
})
