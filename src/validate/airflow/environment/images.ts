/** Files that say which image of Airflow is run. */
const OF_IMAGE = /(?:^|\/)(?:Dockerfile[^/]*|[^/]+\.[Dd]ockerfile|(?:docker-)?compose[^/]*\.ya?ml)$/
const APACHE = /\bapache\/airflow:(?:slim-)?(\d+)\./g
const VARIABLE = /\bAIRFLOW_VERSION\s*[=:]\s*["']?(\d+)\./g
/** Astronomer's images: of 4 to 13 with Airflow 2, and since then numbered as Airflow is. */
const ASTRO = /\bastro-runtime:(\d+)\.|\bastrocrpublic\.azurecr\.io\/runtime:(\d+)\./g

/** Whether a file may say which image of Airflow is run. */
export const isOfImage = (path: string): boolean => OF_IMAGE.test(path)

/** The major version of Airflow that the images in a text have; null where none says it, or several do. */
export function versionOfImage(text: string): '2' | '3' | null {
  const found = new Set<string>()
  for (const [, version = ''] of [...text.matchAll(APACHE), ...text.matchAll(VARIABLE)]) found.add(version)
  for (const [, numbered, named] of text.matchAll(ASTRO)) found.add(named ?? (Number(numbered) < 14 ? '2' : '3'))
  const [only] = found
  return found.size === 1 && (only === '2' || only === '3') ? only : null
}
