import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const SERVICE = '/twirp/github.actions.results.api.v1.ArtifactService/'

/** Which job speaks. Names of artifacts are taken per attempt of a run. */
export interface Job {
  run: number
  attempt: number
  name: string
}

export interface StoredArtifact {
  id: number
  name: string
  job: Job
  /** What the uploading job said; `zip` has the truth. */
  size: number
  digest: string | null
  finalized: boolean
  zip: Uint8Array
}

type Fields = Record<string, string>
type Answer = [status: number, body: object]

/**
 * GitHub's service for artifacts as far as @actions/artifact uses it, on the loopback: the Twirp methods, and storage
 * that takes a blob whole or in blocks.
 */
export class ResultsService {
  readonly artifacts: StoredArtifact[] = []
  /** The Twirp methods that were called, in their order. */
  readonly calls: string[] = []
  private readonly jobs = new Map<string, Job>()
  private readonly blocks = new Map<string, Buffer>()
  private readonly signature = randomBytes(32).toString('hex')
  private readonly server: Server

  private constructor() {
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(error => response.writeHead(500).end(String(error)))
    })
  }

  static async start(): Promise<ResultsService> {
    const service = new ResultsService()
    await new Promise<void>(resolve => service.server.listen(0, '127.0.0.1', resolve))
    return service
  }

  stop(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve, reject) => {
      this.server.close(error => (error ? reject(error) : resolve()))
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** The variables that a step of this job gets for its artifacts. */
  environment(job: Partial<Job> = {}): Record<'ACTIONS_RUNTIME_TOKEN' | 'ACTIONS_RESULTS_URL', string> {
    const { run, attempt, name } = { run: 1, attempt: 1, name: 'job', ...job }
    const jobId = `attempt-${attempt}-${name}`
    this.jobs.set(`run-${run}:${jobId}`, { run, attempt, name })
    const scp = `Actions.GenericRead:x Actions.Results:run-${run}:${jobId}`
    const token = [{ alg: 'none' }, { scp }].map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    return { ACTIONS_RUNTIME_TOKEN: `${token.join('.')}.signature`, ACTIONS_RESULTS_URL: `${this.url}/` }
  }

  /** Adds an artifact past every check; what a test is not about has a default. */
  add(artifact: Pick<StoredArtifact, 'name' | 'zip'> & Partial<StoredArtifact>): StoredArtifact {
    const job = { run: 1, attempt: 1, name: 'job' }
    const rest = { id: this.artifacts.length + 1, job, size: artifact.zip.length, digest: null, finalized: true }
    const added = { ...rest, ...artifact }
    this.artifacts.push(added)
    return added
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url)
    const body = await bodyOf(request)
    if (url.pathname.startsWith(SERVICE)) {
      const job = this.jobOf(request.headers.authorization)
      const method = url.pathname.slice(SERVICE.length)
      const answer =
        job === null ? refusal(401, 'unauthenticated') : this.call(method, JSON.parse(body.toString()), job)
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]))
      return
    }
    const artifact = this.artifacts.find(({ id }) => url.pathname === `/blob/${id}.zip`)
    const signed = url.searchParams.get('sig') === this.signature
    if (artifact === undefined || !signed) response.writeHead(404).end()
    else if (request.method === 'PUT') this.store(artifact, url, body, response)
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(artifact.zip)
  }

  private jobOf(authorization: string | undefined): Job | null {
    const payload = /^Bearer [^.]+\.([^.]+)\./.exec(authorization ?? '')?.[1] ?? ''
    const scope = Buffer.from(payload, 'base64url').toString()
    return this.jobs.get(/Actions\.Results:([^"]+)/.exec(scope)?.[1] ?? '') ?? null
  }

  private call(method: string, fields: Fields, job: Job): Answer {
    this.calls.push(method)
    if (fields['workflow_run_backend_id'] !== `run-${job.run}`) return refusal(403, 'another run')
    if (method === 'CreateArtifact') return this.create(fields, job)
    if (method === 'FinalizeArtifact') return this.finalize(fields, job)
    if (method === 'ListArtifacts') return this.list(fields, job)
    if (method === 'GetSignedArtifactURL') return this.sign(fields, job)
    return refusal(404, `no method ${method}`)
  }

  private create({ name = '', version, mime_type }: Fields, job: Job): Answer {
    if (Number(version) !== 7 || mime_type !== 'application/zip') return refusal(400, 'another version')
    if (this.ofAttempt(job).some(each => each.name === name)) {
      return refusal(409, 'an artifact with this name already exists on the workflow run')
    }
    const { id } = this.add({ name, job, zip: new Uint8Array(), finalized: false })
    return [200, { ok: true, signed_upload_url: this.signed(id) }]
  }

  private finalize({ name, size, hash }: Fields, job: Job): Answer {
    const artifact = this.ofAttempt(job).find(each => each.name === name && !each.finalized)
    if (artifact === undefined) return refusal(404, 'no such upload')
    Object.assign(artifact, { size: Number(size), digest: hash ?? null, finalized: true })
    return [200, { ok: true, artifact_id: String(artifact.id) }]
  }

  private list({ name_filter, id_filter }: Fields, job: Job): Answer {
    const found = this.ofRun(job).filter(({ id, name }) => {
      return (name_filter ?? name) === name && Number(id_filter ?? id) === id
    })
    const artifacts = found.map(({ id, name, size, digest, job: { run, attempt, name: jobName } }) => ({
      workflow_run_backend_id: `run-${run}`,
      workflow_job_run_backend_id: `attempt-${attempt}-${jobName}`,
      database_id: String(id),
      name,
      size: String(size),
      ...(digest === null ? {} : { digest }),
    }))
    return [200, { artifacts }]
  }

  private sign({ name, workflow_job_run_backend_id }: Fields, job: Job): Answer {
    const artifact = this.ofRun(job).find(each => {
      return each.name === name && `attempt-${each.job.attempt}-${each.job.name}` === workflow_job_run_backend_id
    })
    return artifact === undefined ? refusal(404, 'no such artifact') : [200, { signed_url: this.signed(artifact.id) }]
  }

  private store(artifact: StoredArtifact, url: URL, body: Buffer, response: ServerResponse): void {
    const operation = url.searchParams.get('comp')
    if (operation === 'block') this.blocks.set(`${artifact.id} ${url.searchParams.get('blockid')}`, body)
    else if (operation === 'blocklist') {
      const blocks = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)]
      artifact.zip = Buffer.concat(blocks.map(([, block]) => this.blocks.get(`${artifact.id} ${block}`) as Buffer))
    } else artifact.zip = body
    response.writeHead(201, { etag: '"1"', 'last-modified': new Date(0).toUTCString() }).end()
  }

  private signed(id: number): string {
    return `${this.url}/blob/${id}.zip?sig=${this.signature}`
  }

  private ofRun({ run }: Job): StoredArtifact[] {
    return this.artifacts.filter(({ job, finalized }) => job.run === run && finalized)
  }

  private ofAttempt({ run, attempt }: Job): StoredArtifact[] {
    return this.artifacts.filter(({ job }) => job.run === run && job.attempt === attempt)
  }
}

function refusal(status: number, msg: string): Answer {
  return [status, { code: 'refused', msg }]
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
