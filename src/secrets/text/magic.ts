import { append } from '../../gate/append.js'
import type { Skipped } from './prepare.js'

type Known = Pick<Skipped, 'why' | 'what'>

/** Bytes that a format begins with, each as one character; `at` where they stand later. */
interface Magic {
  bytes: string
  at?: number
  what: string
  /** Where text may begin so too: only with a NUL near the beginning. */
  weak?: true
}

const ARCHIVES: readonly Magic[] = [
  { bytes: 'PK\x03\x04', what: 'zip archive' },
  { bytes: 'PK\x05\x06', what: 'zip archive' },
  { bytes: 'PK\x07\x08', what: 'zip archive' },
  { bytes: '\x1f\x8b\x08', what: 'gzip archive' },
  { bytes: 'ustar', at: 257, what: 'tar archive', weak: true },
  { bytes: '7z\xbc\xaf\x27\x1c', what: '7z archive' },
  { bytes: 'Rar!\x1a\x07', what: 'rar archive' },
  { bytes: '\xfd7zXZ\0', what: 'xz archive' },
  { bytes: '\x28\xb5\x2f\xfd', what: 'zstd archive' },
  { bytes: '\x04\x22\x4d\x18', what: 'lz4 archive' },
  { bytes: 'LZIP\x01', what: 'lzip archive' },
  { bytes: '\x1f\x9d', what: 'compress archive', weak: true },
  { bytes: '\x5d\0\0', what: 'lzma archive' },
  { bytes: '!<arch>\n', what: 'ar archive' },
  { bytes: 'MSCF\0', what: 'cabinet archive' },
  { bytes: '\xed\xab\xee\xdb', what: 'rpm package' },
  { bytes: '\xc7\x71', what: 'cpio archive', weak: true },
  { bytes: '070701', what: 'cpio archive', weak: true },
  { bytes: 'Cr24', what: 'browser extension', weak: true },
  { bytes: 'xar!\0', what: 'xar archive' },
  { bytes: 'hsqs', what: 'squashfs image', weak: true },
  { bytes: 'CD001', at: 32_769, what: 'disc image', weak: true },
]

const BINARIES: readonly Magic[] = [
  { bytes: '\x89PNG\r\n\x1a\n', what: 'PNG image' },
  { bytes: '\xff\xd8\xff', what: 'JPEG image' },
  { bytes: 'GIF87a', what: 'GIF image' },
  { bytes: 'GIF89a', what: 'GIF image' },
  { bytes: 'WEBP', at: 8, what: 'WebP image', weak: true },
  { bytes: 'WAVE', at: 8, what: 'WAV audio', weak: true },
  { bytes: 'RIFF', what: 'RIFF media', weak: true },
  { bytes: 'ftyp', at: 4, what: 'MP4 media', weak: true },
  { bytes: 'BM', what: 'BMP image', weak: true },
  { bytes: '\0\0\x01\0', what: 'icon' },
  { bytes: 'II*\0', what: 'TIFF image' },
  { bytes: 'MM\0*', what: 'TIFF image' },
  { bytes: '8BPS\0', what: 'Photoshop image' },
  { bytes: 'wOFF', what: 'font', weak: true },
  { bytes: 'wOF2', what: 'font', weak: true },
  { bytes: '\0\x01\0\0\0', what: 'font' },
  { bytes: 'OTTO', what: 'font', weak: true },
  { bytes: 'ttcf', what: 'font', weak: true },
  { bytes: '%PDF-', what: 'PDF document' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', what: 'Office document' },
  { bytes: '\x7fELF', what: 'ELF program' },
  { bytes: 'MZ', what: 'Windows program', weak: true },
  { bytes: '\xca\xfe\xba\xbe', what: 'Java class' },
  { bytes: '\xcf\xfa\xed\xfe', what: 'Mach-O program' },
  { bytes: '\xce\xfa\xed\xfe', what: 'Mach-O program' },
  { bytes: '\xfe\xed\xfa\xcf', what: 'Mach-O program' },
  { bytes: '\0asm', what: 'WebAssembly module' },
  { bytes: 'dex\n03', what: 'Android program', weak: true },
  { bytes: 'BC\xc0\xde', what: 'LLVM bitcode' },
  { bytes: '\x1bLua', what: 'Lua bytecode' },
  { bytes: 'SQLite format 3\0', what: 'SQLite database' },
  { bytes: 'bplist00', what: 'binary property list' },
  { bytes: 'PAR1', what: 'Parquet file', weak: true },
  { bytes: 'Obj\x01', what: 'Avro file' },
  { bytes: 'ID3', what: 'MP3 audio', weak: true },
  { bytes: 'OggS\0', what: 'Ogg media' },
  { bytes: 'fLaC\0', what: 'FLAC audio' },
  { bytes: '\x1a\x45\xdf\xa3', what: 'Matroska media' },
  { bytes: 'PACK\0\0\0', what: 'git pack' },
  { bytes: 'DIRC\0\0\0', what: 'git index' },
  { bytes: '\xde\x12\x04\x95\0', what: 'translations' },
  { bytes: '\x93NUMPY', what: 'NumPy array' },
  { bytes: '\x89HDF\r\n\x1a\n', what: 'HDF5 file' },
]

/** bzip2: a digit, then the first block's or the end's own number, as text could hardly have it. */
const BZIP2 = /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/

/** Archives that are zip files by another name. */
const ZIPS = new Map([
  ['jar', 'Java archive'],
  ['war', 'Java archive'],
  ['ear', 'Java archive'],
  ['aar', 'Android library'],
  ['apk', 'Android package'],
  ['ipa', 'iOS package'],
  ['whl', 'Python wheel'],
  ['egg', 'Python egg'],
  ['nupkg', 'NuGet package'],
  ['vsix', 'editor extension'],
  ['docx', 'Office document'],
  ['xlsx', 'Office document'],
  ['pptx', 'Office document'],
  ['odt', 'Office document'],
  ['ods', 'Office document'],
  ['epub', 'e-book'],
])

const HEAD = 33_000
const BEGINNING = 8192

// Most files are text, which begins as no archive does: one look at the first byte settles them.
const FIRST = new Map<number, [Known['why'], Magic][]>()
const LATER: [Known['why'], Magic][] = []
for (const [why, magics] of [
  ['archive', ARCHIVES],
  ['binary', BINARIES],
] as const) {
  for (const magic of magics) {
    const first = magic.bytes.charCodeAt(0)
    if (magic.at !== undefined) LATER.push([why, magic])
    else append(FIRST, first, [why, magic])
  }
}

/** The archive, image, font, document or program that bytes begin as; null where they begin as none. */
export function magicOf(name: string, bytes: Buffer): Known | null {
  const hasNul = bytes.subarray(0, BEGINNING).includes(0)
  const candidates = [...(FIRST.get(bytes[0] as number) ?? []), ...(hasNul ? LATER : [])]
  if (candidates.length === 0) return null
  const head = bytes.toString('latin1', 0, HEAD)
  if (BZIP2.test(head)) return { why: 'archive', what: 'bzip2 archive' }
  const found = candidates.find(([, { bytes, at, weak }]) => (hasNul || !weak) && head.startsWith(bytes, at ?? 0))
  if (found === undefined) return null
  const [why, { what }] = found
  const zip = what === 'zip archive' ? ZIPS.get(name.slice(name.lastIndexOf('.') + 1)) : undefined
  return { why, what: zip ?? what }
}
