import { mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { Daemon } from './daemon.js'

/** nginx with the given servers, in a folder of its own. */
export class Nginx {
  private constructor(private readonly daemon: Daemon) {}

  /** Returns when it listens. */
  static async start(folder: string, servers: string): Promise<Nginx> {
    for (const part of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, part), { recursive: true })
    const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const paths = kept.map(name => `${name}_temp_path ${join(folder, name.replace('client_', ''))};`).join('\n')
    // As root it would leave its rights behind, and with them the folder.
    const user = userInfo().uid === 0 ? 'user root;' : ''
    const configuration = join(folder, 'nginx.conf')
    writeFileSync(
      configuration,
      `${user}
      pid ${join(folder, 'pid')};
      daemon off;
      error_log stderr notice;
      events {}
      http {
        server_tokens off;
        access_log off;
        ${paths}
        ${servers}
      }`,
    )
    const args = ['-p', folder, '-e', 'stderr', '-c', configuration]
    // It has the ports before it has workers.
    return new Nginx(await Daemon.start('nginx', args, /start worker process/))
  }

  stop(): Promise<void> {
    return this.daemon.stop()
  }
}
