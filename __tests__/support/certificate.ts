import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Certificate {
  key: Buffer
  cert: Buffer
  /** The file of the certificate, in PEM. */
  path: string
}

/** A certificate that nobody but its own key signed, made by openssl; `names` such as `DNS:localhost,IP:127.0.0.1`. */
export function selfSigned(folder: string, names: string): Certificate {
  const [key, path] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const subject = ['-subj', '/CN=localhost', '-addext', `subjectAltName=${names}`]
  execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', path], { stdio: 'pipe' })
  return { key: readFileSync(key), cert: readFileSync(path), path }
}
