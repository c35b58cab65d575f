/** An artifact of a workflow run, as the lists name it. */
export interface Artifact {
  id: number
  name: string
  /** Bytes of its zip archive, as far as they are known: local runners make them up. */
  size: number
}

/** The name is taken: artifacts are immutable, and two jobs of a run chose the same. */
export class NameTaken extends Error {}

/** The artifacts of the run that this job belongs to, those of its earlier attempts included. */
export interface Artifacts {
  /**
   * Uploads files, by their names in the archive, as one artifact.
   *
   * @throws NameTaken
   */
  upload(name: string, files: Readonly<Record<string, string>>): Promise<void>
  list(): Promise<Artifact[]>
  /** The files of an artifact by name, read as hostile: see `Archive`. @throws RefusedArchive */
  download(artifact: Artifact): Promise<Archive>
}

/**
 * The regular files of a zip archive by their names, which stay inside the archive's own folder. At most 100 files and
 * 64 MiB unpacked.
 */
export type Archive = ReadonlyMap<string, Uint8Array>

/** An archive that is not what it should be; the message says in which way, after the words "the archive". */
export class RefusedArchive extends Error {}
