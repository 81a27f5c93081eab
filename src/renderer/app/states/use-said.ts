// Errors in words, for any screen: `const say = useSaid()`, then `say(query.error)`.
import { shownError } from '../../api/errors.ts'
import { useFormats, useWords } from '../language/speaking.tsx'
import { sayCode, type SaidError } from './said-error.ts'

export function useSaid(): (error: unknown) => SaidError {
  const words = useWords()
  const formats = useFormats()
  return (error) => sayCode(shownError(error), words, formats)
}
