import { STANDARD } from '../evaluate/library/outside.js'
import type { Provider } from '../rules/context.js'
import { withBrought } from './brought.js'
import { distributionsOf, isShared, normalized, providerOf } from './distributions.js'
import { isOfImage, versionOfImage } from './images.js'
import { isConstraints, type Manifest, readManifest } from './manifests.js'
import { versionIn } from './version.js'

/** What is installed where the DAGs run, as far as the repository says. */
export interface Environment {
  /** The version of Airflow that is asked for; null where none is. */
  airflow: '2' | '3' | null
  /** What can satisfy an import, by its dotted name; null where nothing has it. */
  provides(module: string): Provider | null
}

const AIRFLOW = new Set(['apache-airflow', 'apache-airflow-core', 'apache-airflow-task-sdk'])
const STANDARD_PROVIDER = 'apache-airflow-providers-standard'
/** In Python's library since 3.14, or left out where others list it. */
const ALSO_STANDARD = new Set(['annotationlib', 'compression', 'antigravity', 'pip'])
/** Extras of Airflow that ask for providers of another name. */
const EXTRAS: Readonly<Record<string, string>> = {
  aws: 'amazon',
  gcp: 'google',
  azure: 'microsoft-azure',
  kubernetes: 'cncf-kubernetes',
  spark: 'apache-spark',
  hive: 'apache-hive',
  kafka: 'apache-kafka',
  mssql: 'microsoft-mssql',
  winrm: 'microsoft-winrm',
}

/**
 * Reads what the repository says is installed.
 *
 * @param manifests the files that `isManifest` names
 * @param has whether a folder or a module of that name is anywhere in the repository
 */
export function environmentOf(manifests: readonly Manifest[], has: (name: string) => boolean): Environment {
  const required = new Set<string>()
  let isOpen = false
  let isSaid = false
  const versions = new Set<Environment['airflow']>()
  for (const manifest of manifests) {
    if (isOfImage(manifest.path)) {
      versions.add(versionOfImage(manifest.text))
      continue
    }
    const { packages, isOpen: more, files } = readManifest(manifest)
    const limits = isConstraints(manifest.path)
    isOpen ||= more || files.some(file => /^\w+:\/\//.test(file))
    isSaid ||= !limits && packages.length > 0
    for (const { name, extras, versions: wanted } of packages) {
      // A file of limits is made from what is installed: that is as good as saying so.
      required.add(name)
      if (!AIRFLOW.has(name)) continue
      versions.add(versionIn(wanted))
      for (const extra of extras) required.add(`apache-airflow-providers-${EXTRAS[extra] ?? extra}`)
      isOpen ||= extras.some(extra => extra === 'all' || extra.startsWith('devel'))
    }
  }
  const hasAirflow = [...required].some(name => AIRFLOW.has(name))
  if (hasAirflow) required.add('apache-airflow')
  const installed = withBrought(required)
  versions.delete(null)
  const [airflow = null] = versions
  // Only what 3 is made of has it.
  if (airflow === '2' && versions.size === 1 && !required.has(STANDARD_PROVIDER)) installed.delete(STANDARD_PROVIDER)
  return {
    airflow: versions.size > 1 ? null : airflow,
    provides(module) {
      const [top = ''] = module.split('.')
      if (STANDARD.has(top) || ALSO_STANDARD.has(top) || top.startsWith('_')) return 'standard'
      const provider = providerOf(module)
      if (provider === null && has(top)) return 'repository'
      if (!isSaid || isOpen) return 'unknown-requirements'
      if (top === 'airflow' && provider === null) return 'requirements'
      if (distributionsOf(module).some(name => installed.has(name))) return 'requirements'
      if (isShared(module) && [...installed].some(name => name.startsWith(`${normalized(top)}-`))) return 'requirements'
      // Where Airflow itself is not asked for, an image brings it, and much else.
      return hasAirflow || (provider === null && !isCommon(module)) ? null : 'unknown-requirements'
    },
  }
}

/** Whether it is of a package that the images with Airflow may bring. */
function isCommon(module: string): boolean {
  const all = withBrought(['apache-airflow', ...OF_IMAGES])
  return isShared(module) || distributionsOf(module).some(name => all.has(name))
}

const OF_IMAGES =
  `amazon celery cncf-kubernetes docker elasticsearch google microsoft-azure mysql odbc postgres redis sftp slack
  snowflake ssh mongo databricks apache-spark`
    .split(/\s+/)
    .map(name => `apache-airflow-providers-${name}`)
