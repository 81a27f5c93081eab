// Real data that is not ours to publish lies outside the project; its tests say so and are skipped where it is missing.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Path of a file in the folder of real test data; null, with a notice, where that is missing. */
export function testDataFile(...parts: readonly string[]): string | null {
  const folder = process.env['REGULARS_TEST_DATA']
  const path = folder === undefined ? null : join(folder, ...parts)
  if (path !== null && existsSync(path)) return path
  console.warn(`skipped: ${parts.join('/')} is not there (REGULARS_TEST_DATA)`)
  return null
}

export const readText = (path: string) => readFileSync(path, 'utf8')
