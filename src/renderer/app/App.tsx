// The whole page: asks where it stands, then gives every screen its words, looks and address.
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Router } from 'wouter'
import { api } from '../api/client.ts'
import { useChangeEvents } from '../api/queries.ts'
import { useAddress } from './address.ts'
import { choices, readChoices, type Choices } from './choices/choices.ts'
import { hearBackup } from './frame/backup-news.ts'
import { Speaking } from './language/speaking.tsx'
import type { Shop } from './session/screen-of.ts'
import { useStanding } from './session/standing.ts'
import { Stage } from './Stage.tsx'
import { deriveAccent } from './theme/accent.ts'
import { Looks } from './theme/Looks.tsx'
import { showAccent } from './theme/variables.ts'

export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Standing />
    </QueryClientProvider>
  )
}

function Standing() {
  const standing = useStanding()
  const shop = useShop(standing.screen === 'shop' ? standing.shop : undefined, standing.screen)
  useChangeEvents((event) => {
    hearBackup(event)
    if (event.type === 'raise') window.focus()
  })
  useOwnChoices(standing.screen === 'shop' ? standing.me.user.id : null)
  useEffect(() => showAccent(shop?.accent ? deriveAccent(shop.accent) : null), [shop?.accent])
  return (
    <Speaking shop={shop ?? null}>
      <Looks>
        <Router hook={useAddress}>
          <Stage standing={standing} shop={shop} />
        </Router>
      </Looks>
    </Speaking>
  )
}

/** The shop last seen here, so that under the lock its words, money and colour stay as they are. */
function useShop(shop: Shop | undefined, screen: string): Shop | undefined {
  const [last, setLast] = useState(shop)
  if (shop !== undefined && shop !== last) setLast(shop)
  return screen === 'shop' || screen === 'locked' ? (shop ?? last) : undefined
}

/** What the person here chose earlier, and a place to keep what they choose now. */
function useOwnChoices(userId: number | null): void {
  useEffect(() => {
    if (userId === null) {
      choices.follow({}, null)
      return
    }
    const keep = <K extends keyof Choices>(key: K, value: Choices[K]) =>
      void api.session.prefer({ key, value }).catch(() => undefined) // this PC remembers it all the same
    api.session.preferences({}).then(
      (known) =>
        choices.follow(
          readChoices((name) => known[name]),
          keep,
        ),
      () => choices.follow({}, keep),
    )
  }, [userId])
}
