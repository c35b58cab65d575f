import { type Archive, type Artifact, type Artifacts, NameTaken } from '../../src/gate/artifacts.js'
import { readArchive } from '../../src/platform/archive.js'
import { zipOf } from './zip.js'

interface Stored extends Artifact {
  zip: Uint8Array
}

/** The artifacts of a run in memory. Names are taken for good, as on GitHub within an attempt: ours tell the attempt. */
export class MemoryArtifacts implements Artifacts {
  /** What becomes of each download before it begins: a place for faults, and for another order. */
  beforeDownload: (name: string) => unknown = () => undefined
  /** The order in which artifacts are listed, for those who sort it. */
  order: (artifacts: Artifact[]) => Artifact[] = artifacts => artifacts
  private readonly stored: Stored[] = []

  get names(): string[] {
    return this.stored.map(({ name }) => name)
  }

  async upload(name: string, files: Readonly<Record<string, string>>): Promise<void> {
    this.add(name, zipOf(files))
  }

  /** Adds an artifact whose archive may be anything. */
  add(name: string, zip: Uint8Array): void {
    if (this.names.includes(name)) throw new NameTaken(`there is an artifact ${name} already`)
    this.stored.push({ id: this.stored.length + 1, name, size: zip.length, zip })
  }

  async list(): Promise<Artifact[]> {
    return this.order(this.stored.map(({ id, name, size }) => ({ id, name, size })))
  }

  async download({ id, name }: Artifact): Promise<Archive> {
    await this.beforeDownload(name)
    const found = this.stored.find(each => each.id === id)
    if (found === undefined) throw new Error(`there is no artifact ${id}`)
    return readArchive(found.zip)
  }
}
