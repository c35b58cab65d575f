import type { Entry, ZipFile } from 'yauzl'
import { type Archive, RefusedArchive } from '../gate/artifacts.js'
import { entryName } from './archive-names.js'

const MOST_FILES = 100
/** Folders have entries of their own, which hold nothing. */
const MOST_ENTRIES = 10 * MOST_FILES
const MEBIBYTE = 1 << 20
const MOST_BYTES = 64 * MEBIBYTE

const STORED = 0
const DEFLATED = 8
const KIND = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

/** A file of the archive, and where its header begins and its data begin and end. */
interface Member {
  name: string
  entry: Entry
  header: number
  start: number
  end: number
}

/**
 * Reads a zip archive from anywhere. What another program could read in another way is refused rather than read: names
 * that differ between directory and headers, entries that overlap, directories that end too early.
 *
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 *
 * @throws RefusedArchive
 */
export async function readArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const members = (await list(zip)).filter(({ name }) => !name.endsWith('/'))
  refuseBeyondLimits(members)
  refuseDuplicates(members)
  const archive = new Map<string, Uint8Array>()
  for (const member of members) archive.set(member.name, await contentOf(member, zip))
  return archive
}

async function list(zip: Buffer): Promise<Member[]> {
  // Loaded only where there is an archive, as is zlib below: most jobs read none.
  const { fromBufferPromise } = await import('yauzl')
  try {
    const file = await fromBufferPromise(zip, { decodeStrings: false })
    if (file.entryCount > MOST_ENTRIES) refuse(`has ${file.entryCount} entries; at most ${MOST_ENTRIES} are read`)
    const directory = cursorOf(file)
    const members: Member[] = []
    for await (const entry of file.eachEntry()) members.push(await memberOf(entry, file))
    if (cursorOf(file) !== directoryEnd(file, zip)) refuse('has a directory that does not end where it should')
    refuseOverlaps(members, directory)
    return members
  } catch (error) {
    if (error instanceof RefusedArchive) throw error
    throw new RefusedArchive(`cannot be read: ${(error as Error).message}`)
  }
}

async function memberOf(entry: Entry, file: ZipFile): Promise<Member> {
  const name = entryName(entry)
  refuseKind(name, entry)
  const { fileName, fileDataStart: start } = await file.readLocalFileHeaderPromise(entry)
  if (!entry.fileNameRaw.equals(fileName)) refuse(`has two names for ${JSON.stringify(name)}`)
  return { name, entry, header: entry.relativeOffsetOfLocalHeader, start, end: start + entry.compressedSize }
}

function refuseKind(name: string, entry: Entry): void {
  // The upper half holds Unix's mode; who wrote the archive elsewhere leaves it empty.
  const kind = (entry.externalFileAttributes >>> 16) & KIND
  const folder = name.endsWith('/')
  if (kind !== 0 && kind !== REGULAR && !(folder && kind === FOLDER)) {
    refuse(`holds ${JSON.stringify(name)}, which is no regular file`)
  }
  if (folder && entry.uncompressedSize > 0) refuse(`holds the folder ${JSON.stringify(name)} with content of its own`)
  if (entry.isEncrypted()) refuse(`holds ${JSON.stringify(name)}, which is encrypted`)
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    refuse(`holds ${JSON.stringify(name)}, compressed in a way (${entry.compressionMethod}) that is not read here`)
  }
}

/** yauzl's place in the directory; its types call it a boolean. */
function cursorOf(file: ZipFile): number {
  return file.readEntryCursor as unknown as number
}

/** Where the record begins that follows the directory. */
function directoryEnd({ comment }: ZipFile, zip: Buffer): number {
  const record = zip.length - comment.length - 22
  const locator = record - 20
  const isZip64 = locator >= 0 && zip.readUInt32LE(locator) === 0x07064b50
  return isZip64 ? Number(zip.readBigUInt64LE(locator + 8)) : record
}

function refuseOverlaps(members: readonly Member[], directory: number): void {
  let free = 0
  for (const { name, header, end } of members.toSorted((a, b) => a.header - b.header)) {
    if (header < free || end > directory) refuse(`holds ${JSON.stringify(name)}, which overlaps with something else`)
    free = end
  }
}

function refuseBeyondLimits(members: readonly Member[]): void {
  if (members.length > MOST_FILES) refuse(`holds ${members.length} files; at most ${MOST_FILES} are read`)
  // Of what the directory says: that no file holds more than it says is seen when it is inflated.
  const size = members.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  if (size > MOST_BYTES) refuse(`unpacks to more than ${MOST_BYTES / MEBIBYTE} MiB`)
}

function refuseDuplicates(members: readonly Member[]): void {
  const seen = new Set<string>()
  for (const { name } of members) {
    const key = name.normalize('NFC').toLowerCase()
    if (seen.has(key)) refuse(`holds ${JSON.stringify(name)} twice, or in upper and lower case`)
    seen.add(key)
  }
}

async function contentOf({ name, entry, start, end }: Member, zip: Buffer): Promise<Uint8Array> {
  const data = zip.subarray(start, end)
  const content = entry.compressionMethod === STORED ? Uint8Array.from(data) : await inflate(name, data, entry)
  if (content.length !== entry.uncompressedSize || crc32(content) !== entry.crc32) {
    refuse(`holds ${JSON.stringify(name)}, which is not what its checksum says`)
  }
  return content
}

async function inflate(name: string, data: Buffer, { uncompressedSize }: Entry): Promise<Uint8Array> {
  const { inflateRawSync } = await import('node:zlib')
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(uncompressedSize, 1) })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const more = code === 'ERR_BUFFER_TOO_LARGE'
    return refuse(
      `holds ${JSON.stringify(name)}, which ${more ? 'is larger than it says' : `cannot be inflated: ${message}`}`,
    )
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

// Node's own is not in every version of Node 20.
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] as number)
  return ~rest >>> 0
}

function refuse(message: string): never {
  throw new RefusedArchive(message)
}
