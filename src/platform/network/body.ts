import { createHash, type Hash } from 'node:crypto'
import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { Response } from '../../gate/network.js'
import { Failure, failureAt } from './failure.js'

const CODINGS = ['gzip', 'x-gzip', 'deflate', 'br']
/** A body that was encoded more often than this was made to be hard to read. */
const LAYERS = 2
/** A few kilobytes can be made to hold more than any machine has. */
const DECODED = 256 * 1024 * 1024

/** What a response tells of its body. */
export type BodyFacts = Pick<Response, 'size' | 'body' | 'cut' | 'sha256' | 'md5'>

/** Reads a body to its end. Only where something of it is to be kept is it decoded, and has digests. */
export async function readBody(
  stream: AsyncIterable<Buffer>,
  encoding: string | string[] | undefined,
  keep: number | undefined,
): Promise<BodyFacts> {
  let size = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of stream) {
      size += piece.length
      yield piece
    }
  }
  if (keep === undefined) {
    for await (const piece of counted()) void piece
    return { size }
  }
  const codings = codingsOf(encoding)
  const kept = new Kept(keep, codings.length > 0 ? DECODED : Number.POSITIVE_INFINITY)
  const decoded = codings.reduceRight<AsyncIterable<Buffer>>((inner, coding) => undone(inner, coding), counted())
  for await (const piece of decoded) kept.add(piece)
  return { size, ...kept.facts() }
}

/** The codings of a body that can be undone, in the order in which they were applied; what is before an unknown one is left. */
function codingsOf(encoding: string | string[] | undefined): string[] {
  const names = [encoding ?? []].flat().join(',').toLowerCase().split(',')
  const given = names.map(name => name.trim()).filter(name => name !== '' && name !== 'identity')
  const codings = given.slice(given.findLastIndex(name => !CODINGS.includes(name)) + 1)
  if (codings.length <= LAYERS) return codings
  throw new Failure(
    'protocol',
    `content-encoding names ${codings.length} codings one upon the other; ${LAYERS} are read`,
  )
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
  const decoder = decoderOf(coding, first.value)
  pipeline(Readable.from(again(), { objectMode: false }), decoder, () => {})
  try {
    yield* decoder
  } catch (error) {
    throw isOfDecoder(error) ? failureAt(`the body is not valid as ${coding}`, error) : error
  }
}

function decoderOf(coding: string, first: Buffer): Transform & AsyncIterable<Buffer> {
  if (coding === 'br') return createBrotliDecompress()
  if (coding !== 'deflate') return createGunzip()
  // The name means zlib's format; many servers send the bare one.
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
}

function isOfDecoder(error: unknown): boolean {
  const { code } = error as { code?: string }
  return /^(Z_|ERR__?ERROR|ERR_BROTLI|ERR_PADDING)/.test(code ?? '')
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
