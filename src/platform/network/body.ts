import { createHash, type Hash } from 'node:crypto'
import { pipeline, Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { codingsOf } from '../../gate/codings.js'
import type { Response } from '../../gate/network.js'
import { Beginning } from './beginning.js'
import { Failure, failureAt } from './failure.js'

type Decoder = Transform & AsyncIterable<Buffer>

/** What undoes a coding, by the first bytes of the body. */
const DECODERS: ReadonlyMap<string, (first: Buffer) => Decoder> = new Map<string, (first: Buffer) => Decoder>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  // The name means zlib's format; many servers send the bare one.
  ['deflate', ([byte = 0]) => ((byte & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw())],
  ['br', () => zlib.createBrotliDecompress()],
  // Not every node that this runs on has it.
  ...('createZstdDecompress' in zlib ? [['zstd', () => zlib.createZstdDecompress()] as const] : []),
])
/** A body that was encoded more often than this was made to be hard to read. */
const LAYERS = 2
/** A few kilobytes can be made to hold more than any machine has. */
const DECODED = 256 * 1024 * 1024

/** What a response tells of its body. */
export type BodyFacts = Pick<Response, 'size' | 'body' | 'beginning' | 'coding' | 'cut' | 'sha256' | 'md5'>

/** Reads a body to its end and decodes it, as clients do. Where something of it is to be kept it has digests, too. */
export async function readBody(
  stream: AsyncIterable<Buffer>,
  head: Pick<Response, 'status' | 'headers'>,
  keep: number | undefined,
): Promise<BodyFacts> {
  let size = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of stream) {
      size += piece.length
      yield piece
    }
  }
  const { left, known } = layersOf(head)
  const kept =
    keep === undefined ? new Beginning() : new Kept(keep, known.length > 0 ? DECODED : Number.POSITIVE_INFINITY)
  const decoded = known.reduceRight<AsyncIterable<Buffer>>((inner, coding) => undone(inner, coding), counted())
  for await (const piece of decoded) kept.add(piece)
  return { size, ...(left.length > 0 && size > 0 && { coding: left.join(', ') }), ...kept.facts() }
}

/** The codings that can be undone, in the order in which they were applied, and those that are left. */
function layersOf({ status, headers }: Pick<Response, 'status' | 'headers'>): { left: string[]; known: string[] } {
  const codings = codingsOf(headers['content-encoding'])
  // What is encoded is the whole of which this is a part.
  if (status === 206) return { left: codings, known: [] }
  const from = codings.findLastIndex(name => !DECODERS.has(name)) + 1
  const known = codings.slice(from)
  if (known.length <= LAYERS) return { left: codings.slice(0, from), known }
  throw new Failure('protocol', `content-encoding names ${known.length} codings one upon the other; ${LAYERS} are read`)
}

/** The bytes before they were encoded; an empty body has no coding, whatever its header says. */
async function* undone(source: AsyncIterable<Buffer>, coding: string): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done === true) return
  async function* again(): AsyncGenerator<Buffer> {
    yield first.value
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
  }
  const decoder = (DECODERS.get(coding) as (first: Buffer) => Decoder)(first.value)
  pipeline(Readable.from(again(), { objectMode: false }), decoder, () => {})
  try {
    yield* decoder
  } catch (error) {
    throw isOfDecoder(error) ? failureAt(`the body is not valid as ${coding}`, error) : error
  }
}

function isOfDecoder(error: unknown): boolean {
  const { code } = error as { code?: string }
  return /^(Z_|ZSTD_|ERR__?ERROR|ERR_BROTLI|ERR_PADDING)/.test(code ?? '')
}

/** The beginning of a body, and digests of all of it. */
class Kept {
  private readonly pieces: Buffer[] = []
  private readonly sha256: Hash = createHash('sha256')
  private readonly md5: Hash = createHash('md5')
  private total = 0

  constructor(
    private readonly keep: number,
    private readonly bound: number,
  ) {}

  add(piece: Buffer): void {
    const room = this.keep - this.total
    if (room > 0) this.pieces.push(Buffer.from(piece.subarray(0, room)))
    this.total += piece.length
    if (this.total > this.bound) {
      throw new Failure('protocol', `the body is more than ${this.bound / 1024 / 1024} MiB when it is decoded`)
    }
    this.sha256.update(piece)
    this.md5.update(piece)
  }

  facts(): Pick<Response, 'body' | 'cut' | 'sha256' | 'md5'> {
    return {
      body: Buffer.concat(this.pieces),
      cut: this.total > this.keep,
      sha256: this.sha256.digest('hex'),
      md5: this.md5.digest('hex'),
    }
  }
}
