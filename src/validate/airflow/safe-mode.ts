/** Whether a text can be a file with DAGs: Airflow itself looks for these words before it reads a file, 2 not for assets. */
export function mayHaveDags(text: string): boolean {
  const small = text.toLowerCase()
  return small.includes('airflow') && (small.includes('dag') || small.includes('asset'))
}
