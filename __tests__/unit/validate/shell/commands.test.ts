import { describe, expect, it } from '@jest/globals'
import { commandsIn } from '../../../../src/validate/shell/commands.js'

function words(script: string): string[][] {
  return commandsIn(script).map(each => [...each.words])
}

describe('commands of a script', () => {
  it('are told apart, and keywords and assignments left out', () => {
    expect(
      words('cd a && npm ci; X=1 Y="a b" npm test || exit 1\nif ! git diff; then echo no; fi # not this\n'),
    ).toEqual([['cd', 'a'], ['npm', 'ci'], ['npm', 'test'], ['exit', '1'], ['git', 'diff'], ['echo', 'no'], ['fi']])
  })

  it('keep quoted text, substitutions and expressions in one word', () => {
    expect(
      words(`echo "a; b" 'c | d' $(ls | wc -l) \${{ a || 'b;' }} "\${{ c['"'] }}" \\\n  \`x; y\` \${Z:-a b}`),
    ).toEqual([['echo', 'a; b', 'c | d', '$(ls | wc -l)', "${{ a || 'b;' }}", `\${{ c['"'] }}`, '`x; y`', '${Z:-a b}']])
  })

  it('know where their output goes', () => {
    const [first, second, third] = commandsIn('echo a 2>&1 >> "$GITHUB_ENV"\necho b | tee c &> d')
    expect(first?.targets).toEqual(['$GITHUB_ENV'])
    expect([second?.piped, second?.fed, third?.piped, third?.fed]).toEqual([true, false, false, true])
    expect(third?.targets).toEqual(['d'])
  })

  it('have the text that is fed to them, and it is not taken for commands', () => {
    const [cat, echo] = commandsIn('cat <<EOF >> x\nrm $A\nEOF\necho b')
    expect(cat).toMatchObject({ words: ['cat'], heredoc: 'rm $A\n', targets: ['x'] })
    expect(echo?.words).toEqual(['echo', 'b'])
    expect(commandsIn("cat <<'EOF'\n$A\nEOF\n")).toMatchObject([{ words: ['cat'], heredoc: '' }])
  })

  it('have their place', () => {
    const script = 'make\n  echo "a b"  # x\n'
    expect(commandsIn(script).map(({ start, end }) => script.slice(start, end))).toEqual(['make', 'echo "a b"'])
  })

  it.each(['echo "a', "echo '", '$(', '${{', '`', '<<', '<<EOF\nx', '>', '&', '\\', '\u00a0\f\v', '1>', '((((', '}}'])(
    'come to an end with %j',
    script => {
      expect(commandsIn(script).every(({ start, end }) => start >= 0 && start <= end && end <= script.length)).toBe(
        true,
      )
    },
  )
})
