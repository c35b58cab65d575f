/** Known to Airflow in this spelling alone. */
const EXACT = ['@once', '@continuous', '@quarterly']
/** Known in capitals too. */
const ANY_CASE = ['@midnight', '@hourly', '@daily', '@weekly', '@monthly', '@yearly', '@annually']

/** The words that stand for a schedule. */
export const PRESETS: readonly string[] = [...EXACT, ...ANY_CASE]

export const isPreset = (text: string): boolean => EXACT.includes(text) || ANY_CASE.includes(text.toLowerCase())
