import { spawnSync } from 'node:child_process'
import { expect, it } from '@jest/globals'
import { takesSuspects, withSuspects } from '../../../../src/benchmark/interleaved/suspects.js'
import { describeWith } from '../../../support/tools.js'

const COMMAND = 'printf %s {suspects}'

/** The pattern as the shell hands it to a program. */
function patternOf(names: readonly string[] | null, command = COMMAND): string {
  return spawnSync('sh', ['-c', withSuspects(command, names)], { encoding: 'utf8' }).stdout
}

describeWith(['sh'], 'the pattern of suspects', () => {
  it('stands where the command asks for it', () => {
    expect(takesSuspects('bench --filter={suspects}')).toBe(true)
    expect(takesSuspects('bench')).toBe(false)
    expect(patternOf(null, 'printf "%s " a={suspects} {suspects}')).toBe('a=.* .* ')
  })

  it('matches the names and no others', () => {
    const names = ['BM_sort/8', 'a.b(c)[d]*', 'p=0,q|r', 'ünïcode', 'x+y?{z}^']
    const pattern = new RegExp(patternOf(names))
    for (const name of names) expect(pattern.test(name)).toBe(true)
    for (const name of ['BM_sort/80', 'BM_sort', 'axb(c)[d]*', 'r', 'x', '']) expect(pattern.test(name)).toBe(false)
  })

  it('is one that the shell leaves alone, whatever the names are', () => {
    const hostile = ["it's", '$(touch x)', '`id`', 'a"b', 'a\\', 'new\nline', 'a;b', 'a b', '!x', '~', '<>&']
    const pattern = patternOf(hostile)
    expect(pattern).toBe('^(it.s|.\\(touch.x\\)|.id.|a.b|a.|new.line|a.b|a.b|.x|.|...)$')
    const matched = hostile.filter(name => new RegExp(pattern, 's').test(name))
    expect(matched).toEqual(hostile)
    // Where it has been put in quotes after all, it is another pattern, and nothing runs.
    expect(patternOf(hostile, 'printf %s "{suspects}"')).toBe(`'${pattern}'`)
    const broken = spawnSync('sh', ['-c', withSuspects("printf %s 'a={suspects}'", hostile)], { encoding: 'utf8' })
    expect(broken.stdout).toBe('')
  })

  it('is in the form of go test for its names', () => {
    expect(patternOf(['BenchmarkSort-8', 'BenchmarkMap/size=1-2/x-8', 'BenchmarkÜ/a|b'])).toBe(
      '^BenchmarkSort(-8)?$|^BenchmarkMap$/^size=1-2$/^x(-8)?$|^BenchmarkÜ$/^a\\|b$',
    )
  })

  it('is that of all names where it would be too long for a command', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `benchmark ${index}`)
    expect(patternOf(names)).toBe('.*')
  })
})
