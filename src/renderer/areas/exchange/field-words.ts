// What the fields of an import are called on the screen.
import type { ExchangeKind } from '../../../shared/contract/exchange.ts'
import { useWords } from '../../app/language/speaking.tsx'

export function useFieldWords(kind: ExchangeKind): (field: string) => string {
  const words = useWords()
  return (field) => words.find(`import.field.${kind}.${field}`) ?? words.find(`import.field.${field}`) ?? field
}
