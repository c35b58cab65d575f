import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { lacksModule, moduleAt } from '../../../../src/validate/airflow/modules.js'
import type { Repository } from '../../../../src/validate/repository.js'

function repository(...paths: string[]): Repository {
  const known = new Set(paths)
  return { has: path => known.has(path), source: () => null }
}

describe('where a module is', () => {
  const there = repository(
    'dags/common/__init__.py',
    'dags/common/alerts.py',
    'dags/helpers.py',
    'libs/pack/__init__.py',
    'libs/pack/inner/helpers.py',
    'libs/pack/google/cloud/__init__.py',
  )
  const at = (name: string, from: string) => moduleAt(name, 0, from, there)

  it('is beside the file, around it, or where Airflow looks', () => {
    expect(at('helpers', 'dags/sales/daily.py')).toBe('dags/helpers.py')
    expect(at('common.alerts', 'dags/daily.py')).toBe('dags/common/alerts.py')
    expect(at('helpers', 'libs/pack/inner/daily.py')).toBe('libs/pack/inner/helpers.py')
  })

  it('is not inside of a package, whose modules have longer names', () => {
    expect(at('google.cloud', 'libs/pack/deep/daily.py')).toBeNull()
    expect(at('inner.helpers', 'libs/pack/deep/daily.py')).toBeNull()
  })

  it('is nowhere where the package around it is there and has no such module', () => {
    const lacks = (name: string, imported: string | null) =>
      lacksModule(name, imported, 'dags/daily.py' as RepoPath, there)
    expect(lacks('common.messages', 'notify')).toBe(true)
    expect(lacks('common.alerts', 'notify')).toBe(false)
    expect(lacks('common', 'alerts')).toBe(false)
    expect(lacks('elsewhere.messages', null)).toBe(false)
  })
})
