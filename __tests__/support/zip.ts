import { crc32, deflateRawSync } from 'node:zlib'

export const STORED = 0
export const DEFLATED = 8
export const UTF8 = 0x800
export const ENCRYPTED = 0x1

const DESCRIPTOR = 0x8
const FULL = 0xffffffff

/** An entry as it is to be written: true where nothing else is said, and a lie where a test says so. */
export interface ZipEntry {
  name: string | Uint8Array
  content?: string | Uint8Array
  method?: number
  flags?: number
  /** Unix's mode; 0 for an archive of a system without one. */
  mode?: number
  /** The name in the header before the data. */
  localName?: string
  /** What stands in the place of the compressed content. */
  data?: Uint8Array
  size?: number
  compressedSize?: number
  crc?: number
  /** Sizes and checksum after the data instead of before them. */
  descriptor?: boolean
  /** Sizes and place as 64-bit numbers. */
  zip64?: boolean
  /** Written before the entry, and part of no entry. */
  before?: Uint8Array
  /** The index of the entry whose header and data this one claims. */
  sameAs?: number
}

export interface ZipEnd {
  comment?: string | Uint8Array
  /** What the end says instead of what is. */
  entryCount?: number
  directoryOffset?: number
  disk?: number
  /** Adds the end as zip64 has it. */
  zip64?: boolean
  /** Written between the directory and the end. */
  gap?: Uint8Array
}

/** A zip archive with these files. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zip(Object.entries(files).map(([name, content]) => ({ name, content })))
}

/** The bytes of a zip archive, written by hand: whatever is asked for, possible or not. */
export function zip(entries: readonly ZipEntry[], end: ZipEnd = {}): Uint8Array {
  const body: Buffer[] = []
  const places: number[] = []
  const directory: Buffer[] = []
  for (const entry of entries) {
    if (entry.before) body.push(Buffer.from(entry.before))
    places.push(entry.sameAs === undefined ? length(body) : (places[entry.sameAs] as number))
    if (entry.sameAs === undefined) body.push(localHeader(entry), packed(entry), descriptor(entry))
    directory.push(centralHeader(entry, places.at(-1) as number))
  }
  return Buffer.concat([...body, ...directory, endOf(entries.length, length(body), length(directory), end)])
}

function localHeader(entry: ZipEntry): Buffer {
  const name = bytes(entry.localName ?? entry.name)
  const extra = entry.zip64 ? extra64([sizeOf(entry), compressedSizeOf(entry)]) : Buffer.alloc(0)
  const sizes = entry.zip64 ? [FULL, FULL] : [compressedSizeOf(entry), sizeOf(entry)]
  const [crc, ...rest] = entry.descriptor ? [0, 0, 0] : [crcOf(entry), ...sizes]
  const fields = [u16(20), u16(flagsOf(entry)), u16(methodOf(entry)), u32(0), u32(crc as number), ...rest.map(u32)]
  return Buffer.concat([u32(0x04034b50), ...fields, u16(name.length), u16(extra.length), name, extra])
}

function descriptor(entry: ZipEntry): Buffer {
  if (!entry.descriptor) return Buffer.alloc(0)
  return Buffer.concat([0x08074b50, crcOf(entry), compressedSizeOf(entry), sizeOf(entry)].map(u32))
}

function centralHeader(entry: ZipEntry, place: number): Buffer {
  const name = bytes(entry.name)
  const wide = entry.zip64 === true
  const extra = wide ? extra64([sizeOf(entry), compressedSizeOf(entry), place]) : Buffer.alloc(0)
  const sizes = wide ? [FULL, FULL] : [compressedSizeOf(entry), sizeOf(entry)]
  const versions = [u16((3 << 8) | 20), u16(20)]
  const lengths = [u16(name.length), u16(extra.length), u16(0)]
  return Buffer.concat([
    ...[u32(0x02014b50), ...versions, u16(flagsOf(entry)), u16(methodOf(entry)), u32(0), u32(crcOf(entry))],
    ...[...sizes.map(u32), ...lengths, u16(0), u16(0), u32(((entry.mode ?? 0o100644) << 16) >>> 0)],
    ...[u32(wide ? FULL : place), name, extra],
  ])
}

function endOf(count: number, bodySize: number, directorySize: number, end: ZipEnd): Buffer {
  const comment = bytes(end.comment ?? '')
  const gap = Buffer.from(end.gap ?? [])
  const entryCount = end.entryCount ?? count
  const offset = end.directoryOffset ?? bodySize
  const record = bodySize + directorySize + gap.length
  const versions = [u16(45), u16(45), u32(0), u32(0)]
  const numbers = [u64(entryCount), u64(entryCount), u64(directorySize), u64(offset)]
  const wide = [u32(0x06064b50), u64(44), ...versions, ...numbers, u32(0x07064b50), u32(0), u64(record), u32(1)]
  const counts = [
    u16(end.disk ?? 0),
    u16(0),
    u16(end.zip64 ? 0xffff : entryCount),
    u16(end.zip64 ? 0xffff : entryCount),
  ]
  const last = [u32(0x06054b50), ...counts, u32(directorySize), u32(end.zip64 ? FULL : offset), u16(comment.length)]
  return Buffer.concat([gap, ...(end.zip64 ? wide : []), ...last, comment])
}

function methodOf(entry: ZipEntry): number {
  return entry.method ?? DEFLATED
}

function flagsOf(entry: ZipEntry): number {
  return (entry.flags ?? UTF8) | (entry.descriptor ? DESCRIPTOR : 0)
}

function sizeOf(entry: ZipEntry): number {
  return entry.size ?? bytes(entry.content ?? '').length
}

function crcOf(entry: ZipEntry): number {
  return entry.crc ?? crc32(bytes(entry.content ?? ''))
}

function compressedSizeOf(entry: ZipEntry): number {
  return entry.compressedSize ?? packed(entry).length
}

function packed(entry: ZipEntry): Buffer {
  if (entry.data) return Buffer.from(entry.data)
  const content = bytes(entry.content ?? '')
  return methodOf(entry) === DEFLATED ? deflateRawSync(content) : content
}

function extra64(numbers: number[]): Buffer {
  return Buffer.concat([u16(1), u16(8 * numbers.length), ...numbers.map(u64)])
}

function bytes(content: string | Uint8Array): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
}

function length(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value)
  return buffer
}

function u64(value: number): Buffer {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64LE(BigInt(value))
  return buffer
}
