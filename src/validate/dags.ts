import { finding } from '../gate/finding.js'
import { isWithin, type RepoPath, repoPathFrom, seenFrom } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Verdict } from '../gate/result.js'
import type { DagChange } from './airflow/changes.js'
import type { DagsThen } from './airflow/compare.js'
import type { DagDetails } from './airflow/details.js'
import type { Imported } from './airflow/imported/imported.js'
import type { NotImported } from './airflow/imported/run.js'
import type { DeclaredDags } from './airflow/rules/across.js'
import type { PythonVerdicts } from './airflow/syntax/ask.js'
import type { CheckedFile, FileToCheck } from './check.js'
import type { ValidateDetails } from './details.js'
import type { ValidateInputs } from './inputs.js'
import type { Settings } from './kind.js'
import type { DagsOfFile } from './pipeline/dags/check.js'
import type { Repository } from './repository.js'
import type { IgnoredByLines } from './suppress/lines.js'
import type { FoundInFile } from './whole.js'

/** Where DAGs are judged, and by which inputs. */
export interface DagScope {
  inputs: ValidateInputs
  /** Paths are as seen from there. */
  base: RepoPath
  /** Every file of the folder. */
  there: readonly RepoPath[]
  ignored: IgnoredByLines
}

/** What is known of DAGs beside what each file says: by an installed Python, and by Airflow itself where that is wanted. */
export class Dags {
  private constructor(
    private readonly scope: DagScope,
    private readonly ports: Ports,
    readonly settings: Settings,
    private readonly imported: Imported | NotImported | null,
    private readonly syntax: () => Promise<PythonVerdicts>,
  ) {}

  /** Begins with the files with DAGs: a Python works on them while they are read. @throws UserMistake */
  static async begin(files: readonly FileToCheck[], scope: DagScope, ports: Ports): Promise<Dags> {
    const paths = files.filter(({ kind }) => kind === 'airflow').map(({ path }) => path)
    const imported = await importOf(paths, scope, ports)
    const settings = await settingsOf(paths.length > 0, scope, await versionOf(imported, scope))
    if (paths.length === 0) return new Dags(scope, ports, settings, imported, async () => new Map())
    const { askPython } = await import('./airflow/syntax/ask.js')
    const syntax = await askPython(paths, { named: scope.inputs.python, directory: scope.base }, ports)
    return new Dags(scope, ports, settings, imported, syntax)
  }

  /** The files as they were checked, anew where the Python says other than how they were read. */
  async judgedByPython(checked: readonly CheckedFile[]): Promise<CheckedFile[]> {
    const verdicts = await this.syntax()
    if (verdicts.size === 0) return [...checked]
    const { checkedBy } = await import('./airflow/syntax/anew.js')
    return checkedBy(verdicts, checked, this.settings, { base: this.scope.base, files: this.ports.files })
  }

  /** What the files declare, for comparison with each other. */
  async declared(checked: readonly CheckedFile[]): Promise<DeclaredDags[]> {
    const known = checked.flatMap(({ path, declared }) =>
      declared === null ? [] : [{ path, dags: declared.dags, references: declared.references }],
    )
    const imported = this.imported
    if (imported === null || 'why' in imported) return known
    const { withFurther } = await import('./airflow/imported/merge.js')
    return withFurther(known, imported.files)
  }

  /** What was found by importing them, and not by reading. */
  async found(checked: readonly CheckedFile[]): Promise<FoundInFile[]> {
    const { imported, scope, ports } = this
    if (imported === null || 'why' in imported) return []
    const { foundByImport } = await import('./airflow/imported/found.js')
    return foundByImport(imported, checked, { ...scope, importable: this.settings.importable }, ports.files)
  }

  /** Why not every file was imported, where that was wanted. */
  notImported(): { findings: Finding[]; verdict: Verdict } {
    const imported = this.imported
    const tell = (message: string, help: string) => {
      const told = finding({ rule: 'validate/not-imported', level: 'warning', message, help })
      return { findings: [told], verdict: 'inconclusive' as const }
    }
    if (imported === null) return { findings: [], verdict: 'pass' }
    if ('why' in imported) return tell(`${imported.why}: no DAG file was imported.`, imported.help)
    const [first, ...more] = imported.left
    if (first === undefined) return { findings: [], verdict: 'pass' }
    const which = more.length === 0 ? `${first} was` : `${first} and ${more.length} more DAG files were`
    return tell(
      `${which} not imported: too many processes ended before.`,
      'Mend the files that end them, and try again.',
    )
  }

  /** The DAGs for the result, how they were imported, and what neither told. */
  async details(
    checked: readonly CheckedFile[],
  ): Promise<Pick<ValidateDetails, 'dags' | 'dagImport' | 'dagsUnresolved'>> {
    const imported = this.imported
    const { base } = this.scope
    if (imported === null || 'why' in imported) {
      return { dags: dagsOf(checked, base), dagImport: null, dagsUnresolved: unresolvedIn(checked, base) }
    }
    const { dagImportOf, mergedDags } = await import('./airflow/imported/merge.js')
    const byPath = new Map(imported.files.map(file => [file.path, file]))
    const dags = checked.flatMap(each => {
      const file = repoPathFrom(each.path, base) as RepoPath
      return mergedDags(file, dagsOf([each], base), byPath.get(each.path)?.dags ?? [])
    })
    const left = checked.filter(({ path }) => (byPath.get(path)?.dags.length ?? 0) === 0)
    return { dags, dagImport: dagImportOf(imported, base), dagsUnresolved: unresolvedIn(left, base) }
  }

  /** What a pull request does to them, as far as reading tells. */
  async changes(checked: readonly CheckedFile[]): Promise<DagChange[]> {
    const { scope, ports, settings } = this
    const { base, inputs } = scope
    if (inputs.airflow === 'off' || ports.event.subject.pullRequest === null) return []
    const [{ changesOfDags }, { dagsInText }, { Earlier }, { Workspace }] = await Promise.all([
      import('./airflow/compare.js'),
      import('./airflow/kind.js'),
      import('./airflow/earlier.js'),
      import('./workspace.js'),
    ])
    const known = await settingsOf(true, scope, settings.airflowVersion)
    const workspace = new Workspace(ports.files, base)
    const below = (path: RepoPath) => (isWithin(path, base) ? [seenFrom(base, path) as RepoPath] : [])
    let before: Repository | null = null
    const then: DagsThen = {
      of: (path, text, earlier) => {
        const texts = () => new Map([...earlier].flatMap(([at, was]) => below(at).map(seen => [seen, was] as const)))
        before ??= new Earlier(workspace, texts())
        const repository = before
        return below(path).flatMap(seen =>
          dagsInText(seen, text, repository, known).map(dag => ({ ...dag, file: path })),
        )
      },
      importing: changed => {
        const seen = new Set<string>([...changed].flatMap(below))
        return checked.flatMap(({ path, declared }) => {
          const text = declared?.modules.some(each => seen.has(each)) ? workspace.source(path, 'text')?.text : undefined
          return text === undefined ? [] : [{ path: repoPathFrom(path, base) as RepoPath, text }]
        })
      },
    }
    return changesOfDags(dagsOf(checked, base), then, ports)
  }
}

/** What a policy may ask about. */
export function factsOf(checked: readonly CheckedFile[]): DagsOfFile[] {
  return checked.flatMap(({ path, declared }) => (declared === null ? [] : [{ path, dags: declared.facts }]))
}

async function importOf(
  paths: readonly RepoPath[],
  { inputs, base }: DagScope,
  ports: Ports,
): Promise<Imported | NotImported | null> {
  if (inputs.airflow !== 'import') return null
  const { startImport } = await import('./airflow/imported/start.js')
  const limits = { limit: inputs['dag-import-timeout'], memory: inputs['dag-import-memory'] }
  const { python, 'airflow-version': version } = inputs
  return startImport(paths, { ...limits, directory: base, python, version: version === 'auto' ? null : version }, ports)
}

/** The version whose meaning DAGs have: as the inputs say, else the one that imports them. */
async function versionOf(imported: Imported | NotImported | null, { inputs }: DagScope): Promise<'2' | '3' | null> {
  const { 'airflow-version': version } = inputs
  if (version !== 'auto') return version
  if (imported === null || 'why' in imported) return null
  return (await import('./airflow/imported/start.js')).majorOf(imported)
}

async function settingsOf(hasDags: boolean, { there }: DagScope, airflowVersion: '2' | '3' | null): Promise<Settings> {
  if (!hasDags) return { airflowVersion, manifests: [], importable: [] }
  const [{ isManifest }, { importNamesIn }] = await Promise.all([
    import('./airflow/environment/manifests.js'),
    import('./airflow/environment/names.js'),
  ])
  return { airflowVersion, manifests: there.filter(isManifest), importable: [...importNamesIn(there)] }
}

function dagsOf(checked: readonly CheckedFile[], base: RepoPath): DagDetails[] {
  return checked.flatMap(({ path, declared }) => {
    const file = repoPathFrom(path, base) as RepoPath
    return (declared?.dags ?? []).map(({ line: _, start: __, end: ___, ...dag }) => ({ ...dag, file }))
  })
}

function unresolvedIn(checked: readonly CheckedFile[], base: RepoPath): ValidateDetails['dagsUnresolved'] {
  return checked.flatMap(({ path, declared }) => {
    const file = repoPathFrom(path, base) as RepoPath
    return (declared?.unresolved ?? []).map(each => ({ file, ...each }))
  })
}
