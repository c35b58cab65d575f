/** Durations in milliseconds, in the order in which they happen; a phase that did not happen is 0. */
export interface Phases {
  resolve: number
  connect: number
  tls: number
  /** From the request sent to the first byte of the response. */
  processing: number
  transfer: number
}

/** How a TLS connection is made: certificates and keys are PEM texts. */
export interface TlsOptions {
  /** Authorities that are trusted beside those of the machine. */
  ca?: string
  certificate?: string
  key?: string
  /** The name that is asked for, and that the certificate must have; default: the host of the address. */
  serverName?: string
  /** Takes any certificate. */
  insecure?: boolean
}

/** How far to go and how long to wait. */
export interface Reach {
  /** Milliseconds for all of it. */
  timeout: number
  tls?: TlsOptions
  /**
   * `http://host:port` of a proxy; null for none. Absent: what HTTP_PROXY, HTTPS_PROXY and NO_PROXY say, for anything but TCP,
   * STARTTLS and the loopback.
   */
  proxy?: URL | null
}

export interface Request extends Reach {
  method: string
  url: URL
  /** Sent as UTF-8. */
  headers?: Readonly<Record<string, string | string[]>>
  body?: Uint8Array
  /** `2` over TLS by ALPN and without by prior knowledge; `auto` is what the server chooses over TLS, else 1.1. Default: `auto`. */
  version?: '1.1' | '2' | 'auto'
  /** Bytes of the body that are kept; none where it is absent. The rest is counted, and in the digests. */
  keep?: number
}

export interface Response {
  status: number
  version: '1.0' | '1.1' | '2'
  /** By their names in lower case: of several lines with one name a list. Read as UTF-8 where they can be, else as latin1. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Bytes of the body as they came, before any decoding. */
  size: number
  /** What was asked to be kept, decoded; undefined where nothing was. */
  body?: Uint8Array
  /** The codings that a body still is in: those that are not undone, and all of them where it is only a part of one. */
  coding?: string
  /** Where nothing was asked to be kept: the beginning of it, at most 64 KiB, for whoever has to tell of the answer. */
  beginning?: Uint8Array
  /** Whether the body is longer than what was kept. */
  cut?: boolean
  /** Of the whole body, in hex; where `keep` was given. */
  sha256?: string
  md5?: string
  phases: Phases
  /** Where the connection was encrypted. */
  tls?: Encryption
}

/** The certificates of an encrypted connection. */
export interface Encryption {
  protocol: string
  cipher: string
  /** Why the chain or the name is not trusted; null where they are. */
  refusal: string | null
  /** As the server sent them, its own first. */
  presented: readonly Certificate[]
  /** Every path from the server's certificate to an authority that is trusted, the authority included; none of a refused chain. */
  chains: readonly (readonly Certificate[])[]
}

export interface Certificate {
  subject: string
  issuer: string
  names: readonly string[]
  /** Milliseconds since 1970. */
  from: number
  until: number
  /** SHA-256 of it, in hex. */
  fingerprint: string
}

export interface TcpRequest extends Reach {
  host: string
  port: number
  /** Sent after the connection is made. */
  send?: Uint8Array
  /** Reads until this is enough, the other side ends, or time is up, which is no failure; absent: reads nothing. */
  until?: (received: Uint8Array) => Sufficiency | Promise<Sufficiency>
}

/** Whether what has come is enough: `unless-more` where it is once no more has come for a quarter of a second. */
export type Sufficiency = 'no' | 'unless-more' | 'yes'

export interface TcpAnswer {
  phases: Phases
  address: string
  /** At most 64 KiB. */
  received: Uint8Array
  /** Whether the other side has ended. */
  ended: boolean
}

export interface TlsRequest extends Reach {
  host: string
  port: number
  /** Speaks this protocol's way into TLS first. */
  startTls?: 'smtp' | 'imap' | 'pop3' | 'ftp' | 'postgres' | 'ldap' | 'xmpp'
}

export interface TlsAnswer {
  phases: Phases
  address: string
  tls: Encryption
}

export type RecordType = 'A' | 'AAAA' | 'CAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SOA' | 'SRV' | 'TXT'

export interface DnsRequest {
  /** For PTR an address will do. */
  name: string
  type: RecordType
  /** `address` or `address:port`, or a name in the place of the address; absent: the machine's own. */
  server?: string
  timeout: number
}

export interface DnsAnswer {
  phases: Phases
  /** Each record in the text form of zone files, such as `10 mail.example.org.` for MX, sorted; no records are a failure. */
  records: readonly string[]
}

export interface WebSocketRequest extends Reach {
  url: URL
  headers?: Readonly<Record<string, string>>
  protocols?: readonly string[]
  /** A text message sent after the handshake. */
  send?: string
  /** Waits for a message of the other side that is the one, or for its end; absent: for none. */
  until?: (message: Uint8Array) => boolean | Promise<boolean>
}

export interface WebSocketAnswer {
  phases: Phases
  /** 101 where the handshake was made and its accept key is right. */
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  protocol: string | null
  /** Of an answer that is none to a handshake: what came of its body within a moment, at most 64 KiB. */
  beginning?: Uint8Array
  /** The last message of the other side, at most 1 MiB. */
  message?: Uint8Array
  /** Where the connection was encrypted. */
  tls?: Encryption
}

export interface GrpcHealthRequest extends Reach {
  host: string
  port: number
  /** Empty: the server as a whole. */
  service: string
  encrypted: boolean
  headers?: Readonly<Record<string, string>>
}

export interface GrpcHealthAnswer {
  phases: Phases
  /** The code of gRPC, 0 for OK. */
  code: number
  message: string
  /** As grpc.health.v1 names them, a number that it has no name for, or null where there was no answer of that kind. */
  status: 'UNKNOWN' | 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN' | number | null
  tls?: Encryption
}

/** A request that got no response: `reason` is for the reader, `kind` for decisions. */
export class NetworkFailure extends Error {
  readonly kind: 'timeout' | 'unreachable' | 'untrusted' | 'protocol'
  readonly phases: Phases

  constructor(kind: NetworkFailure['kind'], reason: string, phases: Phases) {
    super(reason)
    this.name = 'NetworkFailure'
    this.kind = kind
    this.phases = phases
  }
}

/** What is going to be asked of other machines. */
export interface Prospect {
  kinds: readonly Exclude<keyof Network, 'prepare'>[]
  /** The ways in which TLS connections will be made. */
  tls: readonly TlsOptions[]
}

/**
 * What can be asked of other machines. Each is one exchange on a connection of its own, so that every phase is measured; names
 * are tried over all of their addresses, of both families. Each throws `NetworkFailure`.
 */
export interface Network {
  /**
   * Gets ready what exchanges will need, so that none of them takes longer for it. What is wrong with a way to make TLS
   * connections is told by the exchange that uses it.
   */
  prepare(prospect: Prospect): Promise<void>
  /** One request, redirects not followed. */
  request(request: Request): Promise<Response>
  connect(request: TcpRequest): Promise<TcpAnswer>
  /** A handshake: a certificate that is not trusted is told in the answer and is no failure. */
  handshake(request: TlsRequest): Promise<TlsAnswer>
  lookup(request: DnsRequest): Promise<DnsAnswer>
  upgrade(request: WebSocketRequest): Promise<WebSocketAnswer>
  health(request: GrpcHealthRequest): Promise<GrpcHealthAnswer>
}
