/** The names under which a repository's files may be imported: of their folders, packages or not, and of its modules. */
export function importNamesIn(paths: Iterable<string>): Set<string> {
  const names = new Set<string>()
  for (const path of paths) {
    if (!/\.(?:py|pyi|so|pyx)$/.test(path)) continue
    const parts = path.split('/')
    const file = parts.pop() as string
    for (const folder of parts) names.add(folder)
    names.add(file.slice(0, file.indexOf('.')))
  }
  return names
}
