// A server for measuring: nginx as one process, which answers every request with a few bytes.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Its `url`, and its one process's `pid`; `close` ends it. */
export async function nginx() {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-actions-nginx-'))
  const port = await freePort()
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(each => `${each}_temp_path ${folder}/${each};`)
  const configuration = `
    daemon off;
    master_process off;
    pid ${folder}/pid;
    error_log stderr crit;
    events { worker_connections 1024; }
    http {
      access_log off;
      keepalive_requests 1000000000;
      ${paths.join(' ')}
      server { listen 127.0.0.1:${port}; location / { return 200 "as expected\n"; } }
    }`
  writeFileSync(join(folder, 'nginx.conf'), configuration)
  const server = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'], { stdio: 'inherit' })
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 100 || server.exitCode !== null) throw new Error('nginx does not come up')
    await sleep(50)
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    pid: server.pid,
    close() {
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function answers(port) {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
