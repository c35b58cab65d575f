import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isTextAsBefore, prepare } from '../../../../src/secrets/text/prepare.js'
import { removeFolder, temporaryFolder } from '../../../support/folder.js'
import { mutated, randomOf } from '../../../support/mutations.js'
import { describeWith } from '../../../support/tools.js'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

function contentOf(bytes: Uint8Array, path = 'a.txt'): string | null {
  const prepared = prepare(path, bytes)
  return prepared.kind === 'text' ? Buffer.from(prepared.text.content, 'latin1').toString('utf8') : null
}

function skipped(path: string, bytes: Uint8Array): [why: string, what: string] | null {
  const prepared = prepare(path, bytes)
  return prepared.kind === 'skipped' ? [prepared.why, prepared.what] : null
}

describe('a text', () => {
  it('keeps its bytes', () => {
    const bytes = Buffer.from('naïve\n')
    expect(prepare('a.py', bytes)).toEqual({
      kind: 'text',
      text: { path: 'a.py', kind: 'python', content: bytes.toString('latin1') },
      converted: null,
    })
    expect(prepare('a', bytesOf('na\xefve'))).toMatchObject({ kind: 'text', text: { content: 'na\xefve' } })
  })

  it.each<[string, (text: string) => Buffer, string | null]>([
    ['UTF-8 with a mark', text => Buffer.from(`\ufeff${text}`), null],
    ['UTF-16LE with a mark', text => Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF-16LE'],
    ['UTF-16BE with a mark', text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'UTF-16BE'],
    ['UTF-16LE', text => Buffer.from(text, 'utf16le'), 'UTF-16LE'],
    ['UTF-16BE', text => Buffer.from(text, 'utf16le').swap16(), 'UTF-16BE'],
    ['UTF-32LE', text => utf32(`\ufeff${text}`), 'UTF-32LE'],
    ['UTF-32BE', text => utf32(`\ufeff${text}`).swap32(), 'UTF-32BE'],
  ])('in %s is read as UTF-8', (_, encode, converted) => {
    const text = 'password = "größer 😀"\r\nsecond line\n'
    expect(contentOf(encode(text))).toBe(text)
    expect(prepare('a', encode(text))).toMatchObject({ converted })
  })

  it('in UTF-16 that is cut within a character is read up to there', () => {
    expect(contentOf(Buffer.from('\ufeffabc', 'utf16le').subarray(0, 7))).toBe('ab')
  })

  it('with a NUL only later is a text', () => {
    expect(contentOf(bytesOf(`${'x'.repeat(8192)}\0`))).toHaveLength(8193)
    expect(skipped('a', bytesOf(`${'x'.repeat(8191)}\0`))).toEqual(['binary', 'binary file'])
  })

  it.each(['BZh9 is no archive', 'MZ, he said', 'BM25 ranking', 'OTTO', 'RIFFs', '070701', '0', '0\x82', 'II', 'PAR1'])(
    'that begins with %j is one',
    text => {
      expect(contentOf(Buffer.from(text))).toBe(text)
    },
  )
})

describe('what is no text', () => {
  it.each<[string, string | Buffer, string, string]>([
    ['a', '', 'empty', 'empty file'],
    ['a', '\xef\xbb\xbf', 'empty', 'empty file'],
    ['a', 'abc\0def', 'binary', 'binary file'],
    ['a.zip', 'PK\x03\x04abc', 'archive', 'zip archive'],
    ['a.JAR', 'PK\x03\x04abc', 'archive', 'Java archive'],
    ['a-1.0.whl', 'PK\x03\x04abc', 'archive', 'Python wheel'],
    ['a.gz', gzipSync('abc'), 'archive', 'gzip archive'],
    ['a.tar', `${'n'.padEnd(257, '\0')}ustar\x0000`, 'archive', 'tar archive'],
    ['a.7z', '7z\xbc\xaf\x27\x1c', 'archive', '7z archive'],
    ['a.rar', 'Rar!\x1a\x07\x00', 'archive', 'rar archive'],
    ['a.xz', '\xfd7zXZ\0', 'archive', 'xz archive'],
    ['a.zst', '\x28\xb5\x2f\xfd', 'archive', 'zstd archive'],
    ['a.bz2', 'BZh91AY&SY', 'archive', 'bzip2 archive'],
    ['a.png', '\x89PNG\r\n\x1a\n', 'binary', 'PNG image'],
    ['a.jpg', '\xff\xd8\xff\xe0', 'binary', 'JPEG image'],
    ['a.pdf', '%PDF-1.7', 'binary', 'PDF document'],
    ['A.class', '\xca\xfe\xba\xbe\0\0', 'binary', 'Java class'],
    ['a.so', '\x7fELF', 'binary', 'ELF program'],
    ['a.exe', 'MZ\x90\0', 'binary', 'Windows program'],
    ['a.woff2', 'wOF2\0\x01', 'binary', 'font'],
    ['a.db', 'SQLite format 3\0', 'binary', 'SQLite database'],
    ['key4.db', 'SQLite format 3\0', 'key-store', 'Firefox key database'],
    ['a.kdbx', '\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5', 'key-store', 'KeePass database'],
    ['no-ending', '\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5', 'key-store', 'KeePass database'],
    ['a.psafe3', 'PWS3abc', 'key-store', 'Password Safe database'],
    ['login.keychain-db', 'kych\0\x01', 'key-store', 'macOS keychain'],
    ['x/A.agilekeychain/data/default/1.1password', '{}', 'key-store', '1Password keychain'],
    ['service.keytab', '\x05\x02\0\0', 'key-store', 'Kerberos key table'],
  ])('%s with %j is named', (path, content, why, what) => {
    expect(skipped(path, typeof content === 'string' ? bytesOf(content) : content)).toEqual([why, what])
  })

  it('is a key in DER, and a PKCS#12 store', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    expect(skipped('a.der', privateKey.export({ type: 'pkcs8', format: 'der' }))).toEqual(['private-key', 'PKCS#8 key'])
    expect(skipped('a.der', publicKey.export({ type: 'spki', format: 'der' }))?.[0]).not.toBe('private-key')
    const sealed = { type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' } as const
    expect(skipped('a.der', privateKey.export(sealed))).toEqual(['key-store', 'encrypted PKCS#8 key'])
  })

  it('is a store of Java, where it holds more than certificates', () => {
    const certificate = '\0\0\0\x02\0\x01a12345678\0\x05X.509\0\0\0\x03abc'
    const key = '\0\0\0\x01\0\x01b12345678\0\0\0\x03abc\0\0\0\0'
    const store = (count: number, entries: string): Buffer =>
      bytesOf(`\xfe\xed\xfe\xed\0\0\0\x02\0\0\0${String.fromCharCode(count)}${entries}${'d'.repeat(20)}`)
    expect(skipped('cacerts', store(2, certificate + certificate))).toEqual([
      'binary',
      'Java key store of certificates only',
    ])
    expect(skipped('a', store(2, certificate + key))).toEqual(['key-store', 'Java key store'])
    expect(skipped('a', store(1, key))).toEqual(['key-store', 'Java key store'])
    expect(skipped('a', store(9, certificate))).toEqual(['key-store', 'Java key store'])
  })
})

describe('a pointer of Git LFS', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0a'.repeat(32)}\nsize 123\n`

  it('is named', () => {
    expect(skipped('a.bin', Buffer.from(pointer))?.[0]).toBe('lfs-pointer')
    const extended = pointer.replace('oid', `ext-0-foo sha256:${'1b'.repeat(32)}\noid`)
    expect(skipped('a.bin', Buffer.from(extended))?.[0]).toBe('lfs-pointer')
  })

  it.each([`${pointer}more`, pointer.replace('size', 'password hunter2\nsize'), `x${pointer}`])(
    'is none with more: %j',
    text => {
      expect(contentOf(Buffer.from(text))).toBe(text)
    },
  )
})

describeWith(['openssl'], 'a store of OpenSSL', () => {
  it('is named', async () => {
    const folder = await temporaryFolder()
    const run = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k', '-out', 'c', '-subj', '/CN=a')
    run('pkcs12', '-export', '-inkey', 'k', '-in', 'c', '-out', 'a.p12', '-passout', 'pass:abcdef')
    expect(skipped('renamed', readFileSync(join(folder, 'a.p12')))).toEqual(['key-store', 'PKCS#12 key store'])
    await removeFolder(folder)
  })
})

describe('bytes that begin as a text', () => {
  const HEADS = ['', '#!/bin/sh\n', '{"a": 1}', '0\x82', '0', '<?xml version="1.0"?>', '\xef\xbb\xbf', 'BZh9', 'PK']
  const textOf = (bytes: Buffer) => {
    const prepared = prepare('a', bytes)
    return prepared.kind === 'text' ? { kind: prepared.text.kind, size: prepared.text.content.length } : null
  }

  it('are one of the same kind wherever that is said without a look at all of them', () => {
    const rest = fc.oneof(fc.stringMatching(/^[a-z\n]{0,2000}$/), fc.string({ unit: 'binary', maxLength: 40 }))
    const lengths = fc.integer({ min: 0, max: 9000 })
    let said = 0
    fc.assert(
      fc.property(fc.constantFrom(...HEADS), lengths, rest, rest, (head, length, one, other) => {
        const beginning = bytesOf(head + 'text '.repeat(length / 5))
        const [before, after] = [one, other].map(end => Buffer.concat([beginning, Buffer.from(end)])) as [
          Buffer,
          Buffer,
        ]
        const text = textOf(before)
        if (text?.size !== before.length || !isTextAsBefore(after, beginning.length)) return
        said += 1
        expect(textOf(after)).toEqual({ kind: text.kind, size: after.length })
      }),
      { numRuns: 1000 },
    )
    expect(said).toBeGreaterThan(100)
  })

  it('take a look where a NUL is among the first of them, few are the same, or they are few', () => {
    const text = bytesOf('text '.repeat(1000))
    expect(isTextAsBefore(text, 300)).toBe(true)
    expect(isTextAsBefore(Buffer.concat([text, Buffer.alloc(1)]), 5000)).toBe(false)
    expect(isTextAsBefore(text, 200)).toBe(false)
    expect(isTextAsBefore(text.subarray(0, 900), 900)).toBe(false)
  })
})

describe('any bytes', () => {
  it('are prepared', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (path, bytes) => {
        const prepared = prepare(path, bytes)
        expect(['text', 'skipped']).toContain(prepared.kind)
        if (prepared.kind === 'text') expect(prepared.text.content).toMatch(/^[\0-\xff]+$/)
      }),
    )
    const random = randomOf(6)
    const zip = Buffer.concat([bytesOf('PK\x03\x04'), deflateRawSync('abc')])
    const seeds = [
      zip,
      Buffer.from('\ufeffabc', 'utf16le'),
      bytesOf('\xfe\xed\xfe\xed\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\x01b'),
    ]
    for (let run = 0; run < 500; run += 1) expect(prepare('a', mutated(seeds[run % 3] as Buffer, random))).toBeDefined()
  })
})

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(4 * [...text].length)
  Array.from(text, (character, at) => bytes.writeUInt32LE(character.codePointAt(0) as number, 4 * at))
  return bytes
}
