import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Watching, Workers } from '../gate/ports.js'

interface Job {
  task: string
  input: unknown
  watching: Watching
  resolve(output: unknown): void
  reject(error: unknown): void
}

/** What a worker is sent; an abort is of the task that it runs, if it still does. */
export type Order = { task: string; input: unknown } | { abort: true }

/** What a worker answers; an error travels as its text, because classes do not survive the clone. */
export type Answer = { output: unknown } | { error: string }

/** What a worker sends: news of its task, and then the answer. */
export type Message = Answer | { news: unknown }

/** What a worker works on: a folder, and whether git is to take it whoever owns it. */
export interface Workspace {
  workspace: string
  trusted: boolean
}

/** What a worker is started with: `script` is its own, for threads that it starts itself. */
export interface WorkerData extends Workspace {
  script: string
}

/**
 * A pool of worker threads over one script, started when there is work and stopped when there is none, so that an
 * idle pool neither costs start-up nor keeps the process alive.
 */
export class ThreadWorkers implements Workers {
  readonly width = availableParallelism()
  private readonly waiting: Job[] = []
  private running = 0

  constructor(
    private readonly script: URL,
    private readonly workspace: Workspace,
  ) {}

  async run(task: string, input: unknown, watching: Watching = {}): Promise<unknown> {
    // Loaded only where there is work: most jobs never start a thread.
    const { Worker } = await import('node:worker_threads')
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, input, watching, resolve, reject })
      if (this.running < this.width) this.start(Worker)
    })
  }

  private start(Thread: typeof Worker): void {
    this.running += 1
    const resourceLimits = { maxYoungGenerationSizeMb: 8 }
    const workerData: WorkerData = { ...this.workspace, script: this.script.href }
    const worker = new Thread(this.script, { workerData, resourceLimits })
    let job: Job | undefined
    const abort = (): void => send(worker, { abort: true })
    const next = (): void => {
      job?.watching.signal?.removeEventListener('abort', abort)
      job = this.waiting.shift()
      if (job === undefined) {
        void worker.terminate()
        return
      }
      const { signal } = job.watching
      try {
        signal?.throwIfAborted()
        send(worker, { task: job.task, input: job.input })
        signal?.addEventListener('abort', abort)
      } catch (error) {
        // The input is nothing that can be cloned, or not wanted any more: the worker is none the worse for it.
        job.reject(error)
        next()
      }
    }
    worker.on('message', (message: Message) => {
      if ('news' in message) {
        job?.watching.tell?.(message.news)
        return
      }
      if ('error' in message) job?.reject(new Error(message.error))
      else job?.resolve(message.output)
      next()
    })
    worker.on('error', error => job?.reject(error))
    worker.on('exit', code => {
      this.running -= 1
      job?.watching.signal?.removeEventListener('abort', abort)
      job?.reject(new Error(`the worker for ${job.task} ended with code ${code}`))
      if (this.waiting.length > 0) this.start(Thread)
    })
    next()
  }
}

function send(worker: Worker, order: Order): void {
  worker.postMessage(order)
}
