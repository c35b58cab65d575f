// A version of a service, for comparing: it answers GET after a time that is drawn anew each time, lognormal about 20 ms with
// the standard deviation 0.3 of its logarithm, and ends when its input does.
//
//   node bench/smoke/version.mjs --seed N [--slower RATIO] [--errors SHARE]
//
// It tells the port in its first line, and at the end, as JSON, how many requests it had, how many of them it failed, and by
// how many milliseconds its answers were later than drawn, in the median.
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Random } from '../benchmark-gate/random.mjs'

const MIDDLE = 20
const DEVIATION = 0.3
/** Milliseconds by a clock that all threads share, as `performance.now()` is not. */
const now = () => Number(process.hrtime.bigint()) / 1e6

if (isMainThread) serve()
else wakeUp(workerData)

function serve() {
  const options = {
    seed: { type: 'string' },
    slower: { type: 'string', default: '0' },
    errors: { type: 'string', default: '0' },
  }
  const { values } = parseArgs({ options })
  const middle = MIDDLE * (1 + Number(values.slower))
  const random = new Random(Number(values.seed))
  const wait = alarm()
  const lateness = []
  let failed = 0
  const server = createServer(async (_, response) => {
    const due = now() + middle * Math.exp(random.normal(DEVIATION))
    const isFailed = random.uniform() < Number(values.errors)
    await wait(due)
    lateness.push(now() - due)
    failed += Number(isFailed)
    response
      .writeHead(isFailed ? 500 : 200, { 'content-type': 'text/plain' })
      .end(isFailed ? 'failed\n' : 'as expected\n')
  })
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
  process.stdin.resume().on('end', () => {
    const late = lateness.sort((a, b) => a - b)[lateness.length >> 1] ?? 0
    console.log(JSON.stringify({ requests: lateness.length, failed, late }))
    process.exit()
  })
}

/**
 * Waits until a time: by a thread that sleeps to the fraction of a millisecond, for timers know whole
 * ones only, and a tenth of 20 ms would be whatever the rounding leaves of it.
 */
function alarm() {
  const shared = {
    changes: new Int32Array(new SharedArrayBuffer(4)),
    next: new BigInt64Array(new SharedArrayBuffer(8)),
  }
  const waiting = []
  const ask = () => {
    if (waiting.length === 0) return
    Atomics.store(shared.next, 0, BigInt(Math.ceil(waiting[0].due * 1e6)))
    Atomics.add(shared.changes, 0, 1)
    Atomics.notify(shared.changes, 0)
  }
  new Worker(new URL(import.meta.url), { workerData: shared }).on('message', () => {
    while (waiting.length > 0 && waiting[0].due <= now()) waiting.shift().then()
    ask()
  })
  return due =>
    new Promise(then => {
      const place = waiting.findIndex(each => each.due > due)
      waiting.splice(place < 0 ? waiting.length : place, 0, { due, then })
      if (waiting[0].due === due) ask()
    })
}

/** The life of that thread: it says when the next time has come, and waits for another one. */
function wakeUp({ changes, next }) {
  const left = () => Number(Atomics.load(next, 0) - process.hrtime.bigint()) / 1e6
  let change = 0
  for (;;) {
    Atomics.wait(changes, 0, change)
    change = Atomics.load(changes, 0)
    // The word of a change may come after the change itself is seen: being woken is no reason to look no further.
    for (let wait = left(); wait > 0 && Atomics.load(changes, 0) === change; wait = left()) {
      Atomics.wait(changes, 0, change, wait)
    }
    if (Atomics.load(changes, 0) === change) parentPort.postMessage(null)
  }
}
