import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { RefusedArchive } from '../../../src/gate/artifacts.js'
import { readArchive } from '../../../src/platform/archive.js'
import { ENCRYPTED, STORED, UTF8, type ZipEnd, type ZipEntry, zip, zipOf } from '../../support/zip.js'

const MEBIBYTE = 1 << 20
const ZEROS = Buffer.alloc(60 * MEBIBYTE)
const a: ZipEntry = { name: 'a.txt', content: 'a'.repeat(40) }
const b: ZipEntry = { name: 'in/b.txt', content: 'second\n' }

/** The files as text; what is refused in the message's own words. */
async function read(bytes: Uint8Array): Promise<Record<string, string> | string> {
  try {
    const archive = await readArchive(bytes)
    return Object.fromEntries([...archive].map(([name, content]) => [name, Buffer.from(content).toString('utf8')]))
  } catch (error) {
    if (error instanceof RefusedArchive) return error.message
    throw error
  }
}

describe('readArchive', () => {
  const both = { 'a.txt': a.content, 'in/b.txt': b.content }

  it.each<[string, Uint8Array, object]>([
    ['two files', zip([a, b]), both],
    ['no file', zip([]), {}],
    ['an empty file', zip([{ name: 'empty' }]), { empty: '' }],
    ['files that are stored', zip([a, b].map(each => ({ ...each, method: STORED }))), both],
    ['sizes after the data', zip([a, b].map(each => ({ ...each, descriptor: true }))), both],
    ['zip64 in its entries', zip([a, b].map(each => ({ ...each, zip64: true }))), both],
    ['zip64 at its end', zip([a, b], { zip64: true }), both],
    ['folders', zip([{ name: 'in/', mode: 0o040755 }, a, b]), both],
    ['the modes of a system that has none', zip([a, b].map(each => ({ ...each, mode: 0 }))), both],
    ['names beyond ASCII', zip([{ name: 'größe/日本.txt', content: 'x' }]), { 'größe/日本.txt': 'x' }],
    ['ASCII names without the flag for UTF-8', zip([{ ...a, flags: 0 }]), { 'a.txt': a.content }],
    ['names of objects', zipOf({ __proto: '1', constructor: '2' }), { __proto: '1', constructor: '2' }],
    ['a name of 255 characters', zip([{ name: 'n'.repeat(255), content: 'x' }]), { ['n'.repeat(255)]: 'x' }],
    ['a comment', zip([a, b], { comment: 'hello' }), both],
    ['something before it', zip([{ ...a, before: Buffer.from('#!/bin/sh\n') }, b]), both],
    [
      'an archive in it',
      zip([{ name: 'in.zip', content: Buffer.from('PK\u0005\u0006'), method: STORED }]),
      { 'in.zip': 'PK\u0005\u0006' },
    ],
  ])('reads %s', async (_, bytes, files) => {
    expect(await read(bytes)).toEqual(files)
  })

  it('reads 100 files, in the order of the directory', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `${100 - index}.txt`)
    const archive = await readArchive(zip(names.map(name => ({ name, content: name }))))
    expect([...archive.keys()]).toEqual(names)
  })

  it('returns content of its own, not a view of the archive', async () => {
    const bytes = zip([{ ...a, method: STORED }])
    const content = (await readArchive(bytes)).get('a.txt') as Uint8Array
    bytes.fill(0)
    expect(Buffer.from(content).toString()).toBe(a.content)
  })

  it.each<[string, string | Uint8Array, string]>([
    ['/etc/passwd', '/etc/passwd', 'is absolute'],
    ['../a', '../a', 'leads out of the archive'],
    ['a/../../b', 'a/../../b', 'leads out of the archive'],
    ['a/..', 'a/..', 'leads out of the archive'],
    ['a\\b', 'a\\b', 'has a backslash or a colon'],
    ['C:/a', 'C:/a', 'has a backslash or a colon'],
    ['a:stream', 'a:stream', 'has a backslash or a colon'],
    ['NUL', 'a\u0000b', 'has control characters'],
    ['a line break', 'a\n::error::b', 'has control characters'],
    ['an escape', '\u009b31m', 'has control characters'],
    ['nothing', '', 'has an empty part'],
    ['a//b', 'a//b', 'has an empty part'],
    ['./a', './a', 'has an empty part'],
    ['a folder that leads out', '../', 'leads out of the archive'],
    ['256 characters', 'n'.repeat(256), 'is longer than 255 characters'],
    ['broken UTF-8', Buffer.from([0x61, 0xff]), 'is in an unknown encoding'],
    ['overlong UTF-8', Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f]), 'is in an unknown encoding'],
  ])('refuses a name: %s', async (_, name, fault) => {
    const refusal = await read(zip([a, { name, content: 'x' }]))
    expect(refusal).toMatch(new RegExp(`^holds the name ".*", which ${fault}$`))
    expect(refusal).not.toMatch(/\p{Cc}/u)
  })

  it('refuses a name beyond ASCII without the flag for UTF-8', async () => {
    expect(await read(zip([{ name: 'größe', flags: 0 }]))).toContain('is in an unknown encoding')
  })

  it.each<[string, ZipEntry[], ZipEnd, string]>([
    ['a symbolic link', [{ ...a, mode: 0o120777 }], {}, 'holds "a.txt", which is no regular file'],
    ['a device', [{ ...a, mode: 0o020666 }], {}, 'holds "a.txt", which is no regular file'],
    ['a named pipe', [{ ...a, mode: 0o010644 }], {}, 'holds "a.txt", which is no regular file'],
    ['a link that is called a folder', [{ name: 'a/', mode: 0o120777 }], {}, 'holds "a/", which is no regular file'],
    ['a folder without a slash', [{ ...a, mode: 0o040755 }], {}, 'holds "a.txt", which is no regular file'],
    ['a folder with content', [{ name: 'a/', content: 'x' }], {}, 'holds the folder "a/" with content of its own'],
    ['encryption', [{ ...a, flags: UTF8 | ENCRYPTED }], {}, 'holds "a.txt", which is encrypted'],
    ['strong encryption', [{ ...a, flags: UTF8 | 0x41 }], {}, 'cannot be read: strong encryption is not supported'],
    ['another compression', [{ ...a, method: 12, data: Buffer.from('BZh9') }], {}, 'compressed in a way (12)'],
    ['the same name twice', [a, { ...a, content: 'x' }], {}, 'holds "a.txt" twice'],
    ['names that differ in case', [a, { ...a, name: 'A.TXT' }], {}, 'holds "A.TXT" twice'],
    ['names that differ in form', [{ name: 'é' }, { name: 'e\u0301' }], {}, 'twice'],
    ['a checksum of something else', [{ ...a, crc: 1 }], {}, 'holds "a.txt", which is not what its checksum says'],
    ['a stored file that says another size', [{ ...a, method: STORED, size: 4 }], {}, 'size mismatch for stored file'],
    ['a file that is larger than it says', [{ ...a, size: 4 }], {}, 'holds "a.txt", which is larger than it says'],
    ['an empty file that is not', [{ ...a, size: 0 }], {}, 'larger than it says'],
    ['a file that is smaller than it says', [{ ...a, size: 400 }], {}, 'not what its checksum says'],
    ['data that are none', [{ ...a, data: Buffer.from([7, 7, 7]) }], {}, 'cannot be inflated: invalid'],
    [
      'data that end too early',
      [{ ...a, data: deflateRawSync('a'.repeat(40)).subarray(0, 2) }],
      {},
      'cannot be inflated',
    ],
    ['data that run out of the archive', [{ ...a, compressedSize: 9999 }], {}, 'overflows file bounds'],
    ['data that run into the directory', [{ ...a, compressedSize: 30 }, b], {}, 'overlaps with something else'],
    ['two entries of the same data', [a, { ...a, name: 'a.txt', sameAs: 0 }], {}, 'overlaps with something else'],
    ['another name before the data', [{ ...a, localName: 'b.txt' }], {}, 'has two names for "a.txt"'],
    ['another name of the same data', [a, { ...a, name: 'c.txt', sameAs: 0 }], {}, 'has two names for "c.txt"'],
    ['more entries than it says', [a, b], { entryCount: 1 }, 'has a directory that does not end where it should'],
    ['fewer entries than it says', [a, b], { entryCount: 3 }, 'unexpected EOF'],
    ['more entries than can be', [a], { entryCount: 65_535 }, 'has 65535 entries; at most 1000 are read'],
    ['absurdly many entries', [a], { entryCount: 2 ** 52, zip64: true }, 'has 4503599627370496 entries'],
    ['a directory beyond the end', [a], { directoryOffset: 2 ** 31 }, 'unexpected EOF'],
    ['a directory far beyond the end', [a], { directoryOffset: 2 ** 52, zip64: true }, 'unexpected EOF'],
    ['something after the directory', [a], { gap: Buffer.from('gap') }, 'does not end where it should'],
    ['several disks', [a], { disk: 3 }, 'multi-disk zip files are not supported'],
    ['an end in its comment', [a], { comment: zip([b]) }, 'invalid central directory file header signature'],
    [
      'an end in its comment, and more',
      [a],
      { comment: Buffer.concat([zip([]), zip([])]).subarray(0, 30) },
      'nvalid comment length',
    ],
  ])('refuses %s', async (_, entries, end, fault) => {
    expect(await read(zip(entries, end))).toEqual(expect.stringContaining(fault))
  })

  it('refuses 101 files, and counts no folders among them', async () => {
    const files = Array.from({ length: 101 }, (_, index) => ({ name: `${index}` }))
    expect(await read(zip(files))).toBe('holds 101 files; at most 100 are read')
    expect(Object.keys(await read(zip([{ name: 'folder/' }, ...files.slice(1)])))).toHaveLength(100)
  })

  it.each([
    ['nothing', ''],
    ['no archive', '<html>not found</html>'],
    ['the beginning of one', 'PK\u0003\u0004'],
    ['nothing but an end that is too short', 'PK\u0005\u0006'],
  ])('refuses %s', async (_, text) => {
    expect(await read(Buffer.from(text))).toMatch(
      /^cannot be read: End of central directory record signature not found/,
    )
  })
})

describe('a bomb', () => {
  const data = deflateRawSync(ZEROS, { level: 9 })

  it('that tells its size is refused', async () => {
    const bytes = zip([
      { name: '1', content: ZEROS, data },
      { name: '2', size: 5 * MEBIBYTE },
    ])
    expect(bytes.length).toBeLessThan(100_000)
    expect(await read(bytes)).toBe('unpacks to more than 64 MiB')
  })

  it('that tells an absurd size is refused', async () => {
    expect(await read(zip([{ ...a, size: 2 ** 52, zip64: true }]))).toBe('unpacks to more than 64 MiB')
  })

  it('that hides its size is inflated no further than it says', async () => {
    expect(await read(zip([{ name: '1', data, size: 1000 }]))).toBe('holds "1", which is larger than it says')
  })

  it('of entries within each other is refused before anything is inflated', async () => {
    const entries = Array.from({ length: 50 }, () => ({ name: 'bomb', content: ZEROS, data, sameAs: 0 }))
    const bytes = zip([{ name: 'bomb', content: ZEROS, data }, ...entries])
    expect(await read(bytes)).toBe('holds "bomb", which overlaps with something else')
  })

  it('below the limit is read', async () => {
    const archive = await readArchive(zip([{ name: '1', content: ZEROS, data }]))
    expect(archive.get('1')?.length).toBe(60 * MEBIBYTE)
  })
})

describe('an archive that was harmed', () => {
  const samples = {
    plain: zip([a, { name: 'in/' }, b], { comment: 'one' }),
    stored: zip([a, b].map(each => ({ ...each, method: STORED, mode: 0 }))),
    wide: zip([{ ...a, zip64: true }, b], { zip64: true }),
    described: zip([
      { ...a, descriptor: true },
      { name: 'größe', content: 'x', descriptor: true },
    ]),
  }
  const intact = new Map<string, unknown>()

  beforeAll(async () => {
    for (const [name, bytes] of Object.entries(samples)) intact.set(name, await read(bytes))
  })

  const names = Object.keys(samples) as (keyof typeof samples)[]

  it.each(names)('cut off anywhere is refused: %s', async name => {
    const bytes = samples[name]
    for (let length = 0; length < bytes.length; length += 1) {
      expect([length, typeof (await read(bytes.subarray(0, length)))]).toEqual([length, 'string'])
    }
  })

  it.each(names)('with any bit flipped holds the same files or is refused: %s', async name => {
    for (let bit = 0; bit < samples[name].length * 8; bit += 1) {
      const bytes = Uint8Array.from(samples[name])
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7))
      const found = await read(bytes)
      if (typeof found !== 'string') expect([bit, found]).toEqual([bit, intact.get(name)])
    }
  })

  it('in several places holds the same files or is refused', async () => {
    const harm = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), harm, async (name, changes) => {
        const bytes = Uint8Array.from(samples[name])
        for (const [place, byte] of changes) bytes[place % bytes.length] = byte
        const found = await read(bytes)
        if (typeof found !== 'string') expect(found).toEqual(intact.get(name))
      }),
      { numRuns: 2000 },
    )
  })

  it('by pieces cut out or repeated holds the same files or is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 40 }), async (name, place, size) => {
        const bytes = samples[name]
        const at = place % bytes.length
        for (const harmed of [
          Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]),
          Buffer.concat([bytes.subarray(0, at + size), bytes.subarray(at)]),
        ]) {
          const found = await read(harmed)
          if (typeof found !== 'string') expect(found).toEqual(intact.get(name))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('beyond recognition is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        expect(typeof (await read(bytes))).toBe('string')
      }),
    )
  })
})
