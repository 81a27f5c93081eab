// What a rule is said with: the vocabulary of the book, and the names of the products and places it speaks of.
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '../../../shared/contract/base.ts'
import type { segments } from '../../../shared/contract/segments.ts'
import type { Rule } from '../../../shared/domain/segments/rule.ts'
import { q } from '../../api/queries.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { useHere } from '../../app/session/here.tsx'
import { leavesOf } from './rule-tree.ts'
import type { RuleSpeech } from './say-condition.ts'

export type Vocabulary = OutputOf<typeof segments.vocabulary>

export function useVocabulary() {
  return useQuery(q.segments.vocabulary.queryOptions({ input: {} }))
}

/** One function for good, so that what it makes stays the same while nothing arrives. */
function namesIn(all: readonly UseQueryResult<{ readonly id: number; readonly name: string }>[]) {
  return {
    names: new Map(all.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.name] as const]))),
    pending: all.some(({ isPending }) => isPending),
  }
}

/** How rules are said in this book; a name that is on its way is not said yet. */
export function useSpeech(vocabulary: Vocabulary | undefined, rules: readonly Rule[]): RuleSpeech {
  const words = useWords()
  const formats = useFormats()
  const { currency } = useHere().shop
  const scopes = rules.flatMap((rule) => leavesOf(rule).map(({ condition }) => condition.scope))
  const ids = [...new Set(scopes.flatMap((scope) => scope?.products ?? []))]
  const products = useQueries({
    queries: ids.map((id) => q.products.get.queryOptions({ input: { id } })),
    combine: namesIn,
  })
  const outlets = useQuery({
    ...q.visits.outlets.queryOptions({ input: {} }),
    enabled: scopes.some((scope) => scope?.outlets !== undefined),
  })
  return useMemo(() => {
    const facts = new Map(vocabulary?.facts.map((fact) => [fact.fact, fact]))
    const places = new Map(outlets.data?.map(({ id, name }) => [id, name]))
    return {
      words,
      formats,
      currency,
      factOf: (fact) => facts.get(fact),
      productName: (id) => products.names.get(id) ?? (products.pending ? words('segments.not-chosen') : undefined),
      outletName: (id) => places.get(id) ?? (outlets.data === undefined ? words('segments.not-chosen') : undefined),
    }
  }, [words, formats, currency, vocabulary, products, outlets.data])
}
