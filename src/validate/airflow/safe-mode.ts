/** What Airflow itself looks for in a file before it reads it, in its safe mode: in small letters. */
const SAFE_MODE_WORDS: readonly string[] = ['airflow', 'dag']

/** Whether a text can be a file with DAGs. */
export function mayHaveDags(text: string): boolean {
  const small = text.toLowerCase()
  return SAFE_MODE_WORDS.every(word => small.includes(word))
}
