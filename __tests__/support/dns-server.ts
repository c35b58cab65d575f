import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** A record of an answer: its type's number, and its data in the form of the wire. */
export interface WireRecord {
  type: number
  data: Buffer
  /** The name it is for; the one that was asked for where it is absent. */
  name?: string
}

export interface WireAnswer {
  code?: number
  records?: WireRecord[]
}

/** What a server answers to a question; null for nothing at all, bytes for anything. */
type Answer = WireAnswer | Buffer | null
export type Answering = (name: string, type: number) => Answer | Promise<Answer>

/** A DNS server on the loopback that answers as it is told. */
export class DnsServer {
  readonly asked: string[] = []

  private constructor(
    private readonly socket: Socket,
    private readonly answering: Answering,
  ) {
    socket.on('message', async (message, { port, address }) => {
      const answer = await this.answerTo(message)
      if (answer !== null) socket.send(answer, port, address)
    })
  }

  static async start(answering: Answering): Promise<DnsServer> {
    const socket = createSocket('udp4')
    await new Promise<void>(resolve => socket.bind(0, '127.0.0.1', resolve))
    return new DnsServer(socket, answering)
  }

  get port(): number {
    return (this.socket.address() as AddressInfo).port
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.socket.close(() => resolve())
    })
  }

  private async answerTo(message: Buffer): Promise<Buffer | null> {
    const labels: string[] = []
    let at = 12
    for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
      labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'))
      at += 1 + length
    }
    const name = labels.join('.')
    const type = message.readUInt16BE(at + 1)
    this.asked.push(name)
    const answer = await this.answering(name, type)
    if (answer === null || Buffer.isBuffer(answer)) return answer
    const { code = 0, records = [] } = answer
    const head = Buffer.from([0, 0, 0x81, 0x80 | code, 0, 1, 0, records.length, 0, 0, 0, 0])
    message.copy(head, 0, 0, 2)
    return Buffer.concat([head, message.subarray(12, at + 5), ...records.map(each => recordBytes(each, name))])
  }
}

/** A name in the form of the wire. */
export function wireName(name: string): Buffer {
  const labels = name.split('.').filter(label => label !== '')
  return Buffer.concat([...labels.map(wireText), Buffer.from([0])])
}

/** A character string in the form of the wire. */
export function wireText(text: string | Buffer): Buffer {
  const content = Buffer.from(text)
  return Buffer.concat([Buffer.from([content.length]), content])
}

/** Numbers of two bytes each. */
export function wireNumbers(...numbers: number[]): Buffer {
  return Buffer.from(numbers.flatMap(number => [number >> 8, number & 0xff]))
}

function recordBytes({ type, data, name }: WireRecord, asked: string): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(1, 2)
  head.writeUInt32BE(60, 4)
  head.writeUInt16BE(data.length, 8)
  return Buffer.concat([wireName(name ?? asked), head, data])
}
