import { describe, expect, it } from '@jest/globals'
import { environmentOf } from '../../../../../src/validate/airflow/environment/environment.js'
import { isManifest } from '../../../../../src/validate/airflow/environment/manifests.js'
import { importNamesIn } from '../../../../../src/validate/airflow/environment/names.js'
import { versionIn } from '../../../../../src/validate/airflow/environment/version.js'

const nowhere = () => false

function providersOf(path: string, text: string, modules: readonly string[]): (string | null)[] {
  const environment = environmentOf([{ path, text }], nowhere)
  return modules.map(module => environment.provides(module))
}

describe('the environment', () => {
  it.each<[string, string]>([
    [
      'requirements.txt',
      '# tools\napache-airflow[postgres]==2.11.0 \\\n  --hash=sha256:aa\nPyYAML>=6 # for settings\npandas ; python_version < "4"\n',
    ],
    [
      'pyproject.toml',
      '[project]\nname = "x"\ndependencies = ["apache-airflow[postgres]~=2.11", "pyyaml", "pandas"]\n',
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\npython = "^3.11"\npyyaml = "*"\npandas = { version = "^2" }\napache-airflow = { version = "^2.9", extras = ["postgres"] }\n',
    ],
    [
      'pyproject.toml',
      '[project]\nname = "x"\n[dependency-groups]\ndev = ["apache-airflow[postgres]>=2,<3", "pyyaml", "pandas"]\n',
    ],
    ['setup.cfg', '[options]\ninstall_requires =\n  apache-airflow[postgres]<3\n  pyyaml\n  pandas\n'],
    [
      'Pipfile',
      '[packages]\napache-airflow = { version = "==2.11", extras = ["postgres"] }\npyyaml = "*"\npandas = "*"\n',
    ],
    [
      'environment.yml',
      'dependencies:\n  - python=3.11\n  - pyyaml\n  - conda-forge::pandas=2\n  - pip:\n    - apache-airflow[postgres]==2.11\n',
    ],
  ])('reads %s', (path, text) => {
    const modules = [
      'yaml',
      'pandas',
      'airflow.models',
      'airflow.providers.postgres.hooks.postgres',
      'os.path',
      'numpy',
      'pendulum',
    ]
    expect(isManifest(path)).toBe(true)
    expect(providersOf(path, text, modules)).toEqual([
      'requirements',
      'requirements',
      'requirements',
      'requirements',
      'standard',
      'requirements',
      'requirements',
    ])
    expect(providersOf(path, text, ['warehouse', 'sklearn', 'airflow.providers.snowflake.hooks.snowflake'])).toEqual([
      null,
      null,
      null,
    ])
    expect(environmentOf([{ path, text }], nowhere).airflow).toBe('2')
  })

  it('takes modules of the repository first, and files of pip by their names', () => {
    const text = 'apache-airflow==3.1.0\n'
    const environment = environmentOf([{ path: 'requirements/base.txt', text }], name => name === 'include')
    expect(environment.provides('include.tables')).toBe('repository')
    expect(environment.provides('plugins')).toBeNull()
    expect(environment.airflow).toBe('3')
    expect(
      ['requirements-dev.txt', 'dags/requirements.in', 'constraints-3.11.txt', 'requirements/ci.txt'].every(isManifest),
    ).toBe(true)
    expect(['notes.txt', 'requirements.md', 'tox.ini'].some(isManifest)).toBe(false)
  })

  it('says nothing where what is installed is not said in full', () => {
    expect(environmentOf([], nowhere).provides('warehouse')).toBe('unknown-requirements')
    for (const more of ['-e .', './libs/warehouse', 'git+https://example.com/x.git', '-r https://example.com/more.txt'])
      expect(providersOf('requirements.txt', `apache-airflow==3.1\n${more}\n`, ['warehouse'])).toEqual([
        'unknown-requirements',
      ])
    // Limits alone do not say that anything is installed.
    expect(providersOf('constraints.txt', 'pandas==2.0\n', ['warehouse'])).toEqual(['unknown-requirements'])
  })

  it('expects an image to bring Airflow, and what comes with images, where nothing asks for it', () => {
    const modules = ['airflow.providers.google.cloud.hooks.gcs', 'boto3', 'google.cloud.storage', 'warehouse']
    expect(providersOf('requirements.txt', 'simple-tool==1\n', modules)).toEqual([
      'unknown-requirements',
      'unknown-requirements',
      'unknown-requirements',
      null,
    ])
  })

  it('knows packages of other names, and those that share a namespace', () => {
    const text = 'apache-airflow==3.1\nscikit-learn\npsycopg2-binary\ngoogle-cloud-storage\npython-foo\nMy.Tool_Box\n'
    const modules = ['sklearn.svm', 'psycopg2', 'google.cloud.storage', 'foo', 'my_tool_box', 'azure.storage.blob']
    expect(providersOf('requirements.txt', text, modules)).toEqual([...Array(5).fill('requirements'), null])
  })

  it('is of no version where files ask for different ones', () => {
    const manifests = ['2.11', '3.1'].map(version => ({
      path: `requirements-${version}.txt`,
      text: `apache-airflow==${version}\n`,
    }))
    expect(environmentOf(manifests, nowhere).airflow).toBeNull()
  })

  it('reads hostile files', () => {
    for (const text of [
      '[[[',
      '\0',
      '['.repeat(100_000),
      `${'a'.repeat(100_000)}==1`,
      '__proto__==1\nconstructor==2\n',
    ])
      for (const path of ['requirements.txt', 'pyproject.toml', 'setup.cfg', 'environment.yml', 'Pipfile'])
        expect(() => environmentOf([{ path, text }], nowhere).provides('constructor')).not.toThrow()
  })
})

it('names what a repository has to import: folders without `__init__.py` too', () => {
  const names = importNamesIn([
    'dags/etl/load.py',
    'include/__init__.py',
    'native.cpython-311-x86_64.so',
    'docs/page.md',
  ])
  expect([...names].sort()).toEqual(['__init__', 'dags', 'etl', 'include', 'load', 'native'])
})

describe('the version of Airflow', () => {
  it.each<[string, '2' | '3' | null]>([
    ['==2.11.0', '2'],
    ['==3.0.*', '3'],
    ['~=2.9', '2'],
    ['>=2.9,<3', '2'],
    ['>=2.9,<3.0', '2'],
    ['>=2.9,<3.1', null],
    ['>=3', '3'],
    ['^3.0', '3'],
    ['>=2.9', null],
    ['(>=2.10,<3.0.0)', '2'],
    ['!=2.9.1', null],
    ['', null],
    ['@ https://example.com/a.whl', null],
  ])('of %j is %j', (text, version) => {
    expect(versionIn(text)).toBe(version)
  })
})
