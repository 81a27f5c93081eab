// What two headings are compared by. Pure.
import { fold } from '../../../../shared/domain/fold.ts'

/** Folded words only: `Customer-ID:` is `customer id`. */
export function headingKey(heading: string): string {
  return fold(heading.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
