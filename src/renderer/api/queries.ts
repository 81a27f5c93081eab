// Queries that are asked again exactly when the core says that their area changed; nothing is polled and nothing is
// thought to be stale by age.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { ChangeEvent } from '../../shared/contract/events.ts'
import { api, connection } from './client.ts'
import { ConnectionLost } from './peer-client.ts'
import type { ConnectionState } from './reconnecting-link.ts'
import { watchChanges } from './watch-changes.ts'

/** `q.<area>.<procedure>.queryOptions({ input })`, `.mutationOptions()`, `.key()`; `q.<area>.key()` for all of an area. */
export const q = createTanstackQueryUtils(api)

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The core is on this PC: being offline says nothing about it.
        networkMode: 'always',
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Reading twice harms nothing, and the second try waits until there is a connection again.
        retry: (count, error) => error instanceof ConnectionLost && count < 3,
        retryDelay: 0,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Areas that tell of each other: a sale stands in the timeline, in the list and beside its product. */
const DAY_AT_THE_SHOP: readonly string[] = [
  'contacts',
  'visits',
  'interactions',
  'consent',
  'tasks',
  'products',
  'households',
]

/** What of people is compared, side by side with others who may be the same, and judged by itself. */
const COMPARED: readonly string[] = ['contacts', 'consent']

/** What segments ask of besides; whom they describe, and what may be chosen, changes with it. */
const ASKED: readonly string[] = [...DAY_AT_THE_SHOP, 'fields', 'lists', 'value', 'settings']

/** What everybody is judged by, and what was learned of all: lists, pages and reports say it. */
const JUDGED_BY: readonly string[] = ['settings', 'value']

/** Whose rules the owner keeps among the settings. */
const HELD_TO: readonly string[] = ['consent', 'sending', 'campaigns']

/** Who may be written to, and by which account. */
const WRITTEN_BY: readonly string[] = ['contacts', 'consent', 'email', 'campaigns', 'sending']

/** What of messages stands in what happened with somebody, beside `DAY_AT_THE_SHOP`; they go all the time, so no more of it is asked. */
const TOLD_BY: readonly string[] = ['campaigns', 'sending']
const TOLD: readonly (readonly string[])[] = [
  ['contacts', 'timeline'],
  ['contacts', 'matters'],
]

/** What an event makes stale: query keys by area; an empty list for events that change no answer. */
export function staleKeys(event: ChangeEvent): readonly (readonly [readonly string[]])[] {
  // Whatever changed stands in the history too.
  if (event.type === 'changed') {
    const more = event.areas.some((area) => DAY_AT_THE_SHOP.includes(area)) ? DAY_AT_THE_SHOP : []
    const twice = event.areas.some((area) => COMPARED.includes(area)) ? ['duplicates', 'quality'] : []
    const judged = event.areas.some((area) => JUDGED_BY.includes(area)) ? ['contacts', 'analytics'] : []
    const worth = more.length + judged.length > 0 ? ['value'] : []
    const asked = event.areas.some((area) => ASKED.includes(area)) ? ['segments'] : []
    const written = event.areas.some((area) => WRITTEN_BY.includes(area)) ? ['campaigns', 'sending'] : []
    const held = event.areas.includes('settings') ? HELD_TO : []
    const areas = new Set([...event.areas, ...[more, twice, judged, worth, asked, held, written].flat(), 'history'])
    const told = event.areas.some((area) => TOLD_BY.includes(area)) && !areas.has('contacts') ? TOLD : []
    return [...[...areas].map((area) => [area]), ...told].map((key) => [key] as const)
  }
  if (event.type === 'session') return [[['session']], [['book']]]
  return event.type === 'backup' ? [[['backup']]] : []
}

/** Once, around the whole app: keeps its queries true. `listener` also hears every event. */
export function useChangeEvents(listener: (event: ChangeEvent) => void): void {
  const queryClient = useQueryClient()
  const hear = useEffectEvent((event: ChangeEvent) => {
    for (const queryKey of staleKeys(event)) void queryClient.invalidateQueries({ queryKey })
    listener(event)
  })
  useEffect(() => {
    const gone = new AbortController()
    void watchChanges({
      listen: (signal) => api.events.changes({}, { signal }),
      hear,
      // What happened while nobody listened is not known, so everything is asked again.
      missed: () => void queryClient.invalidateQueries(),
      signal: gone.signal,
    })
    return () => gone.abort()
  }, [queryClient])
}

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(
    (changed) => connection.onState(changed),
    () => connection.state,
  )
}
