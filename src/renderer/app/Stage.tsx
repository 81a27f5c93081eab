// Shows the screen that this window stands at: making a book, opening it, locked, or the shop.
import { Activity, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { reportMemory } from '../areas/analytics/report-memory.ts'
import { drafts } from '../areas/contacts/form/draft-store.ts'
import { sales } from '../areas/counter/sale-store.ts'
import { listMemory } from '../areas/contacts/list/list-memory.ts'
import { saidDrafts } from '../areas/contacts/profile/said-drafts.ts'
import { importMemory } from '../areas/exchange/import-memory.ts'
import { LockPage } from '../areas/lock/LockPage.tsx'
import { TroublePage } from '../areas/lock/TroublePage.tsx'
import { UnlockPage } from '../areas/lock/UnlockPage.tsx'
import { SampleDoor } from '../areas/start/SampleDoor.tsx'
import { StartPage } from '../areas/start/StartPage.tsx'
import { Threshold } from '../areas/start/Threshold.tsx'
import { Failed } from '../components/Failed.tsx'
import { useLate } from '../components/Skeleton.tsx'
import { Frame } from './frame/Frame.tsx'
import { useWords } from './language/speaking.tsx'
import { HereContext } from './session/here.tsx'
import type { Shop, SignedIn } from './session/screen-of.ts'
import type { Standing } from './session/standing.ts'
import { useSaid } from './states/use-said.ts'
import { steps } from './undo/steps.ts'

export function Stage({ standing, shop }: { readonly standing: Standing; readonly shop: Shop | undefined }) {
  const words = useWords()
  const say = useSaid()
  // Making a book signs its owner in at once; the code still has to be shown before the shop opens.
  const [making, setMaking] = useState(false)
  const [emptyFolder, setEmptyFolder] = useState(standing.screen === 'start' ? standing.status : null)
  if (standing.screen === 'start' && emptyFolder !== standing.status) setEmptyFolder(standing.status)
  useForgetOnLeave(standing)

  if (emptyFolder && (making || standing.screen === 'start'))
    return <StartPage status={emptyFolder} onMaking={() => setMaking(true)} onDone={() => setMaking(false)} />
  switch (standing.screen) {
    case 'waiting':
    case 'start':
      return <Waiting />
    case 'refused':
      return (
        <Alone
          said={say({ code: 'CONNECTION_REFUSED' })}
          onAct={() => window.location.reload()}
          title={words('app.name')}
        />
      )
    case 'failed':
      return <Alone said={say(standing.error)} onAct={standing.again} title={words('app.name')} />
    case 'sample':
      return <SampleDoor />
    case 'trouble':
      return <TroublePage status={standing.status} />
    case 'unlock':
      return <UnlockPage status={standing.status} />
    case 'locked':
    case 'shop':
      return <ShopOrLock standing={standing} shop={shop} />
  }
}

interface ShopOrLockProps {
  readonly standing: Extract<Standing, { screen: 'locked' | 'shop' }>
  readonly shop: Shop | undefined
}

/** Under the lock the shop stays as it was, out of sight, so that a half-written form is there again afterwards. */
function ShopOrLock({ standing, shop }: ShopOrLockProps) {
  const locked = standing.screen === 'locked'
  const { me, status } = standing
  return (
    <>
      {locked && <LockPage me={me} demo={status.demo} />}
      {shop === undefined ? (
        !locked && <Waiting />
      ) : (
        <Activity mode={locked ? 'hidden' : 'visible'}>
          <HereContext value={{ user: me.user, people: me.people, hiddenFields: me.hiddenFields, shop, status }}>
            <Frame key={me.user.id} />
          </HereContext>
        </Activity>
      )}
    </>
  )
}

/** What somebody saw is taken out of memory when another person comes or the book closes. */
function useForgetOnLeave(standing: Standing): void {
  const queryClient = useQueryClient()
  const userId = 'me' in standing ? (standing.me as SignedIn).user?.id : undefined
  const before = useRef(userId)
  useEffect(() => {
    if (standing.screen === 'waiting' || before.current === userId) return
    if (before.current !== undefined) {
      steps.forget()
      listMemory.forget()
      importMemory.keep(null)
      reportMemory.forget()
      // Half-written forms wait for their own person, but not longer than the book is open.
      if (userId === undefined) {
        drafts.forget()
        saidDrafts.forget()
        sales.forget()
      }
      queryClient.removeQueries({
        predicate: ({ queryKey: [path] }) => !(Array.isArray(path) && (path[0] === 'session' || path[0] === 'book')),
      })
    }
    before.current = userId
  }, [queryClient, standing.screen, userId])
}

function Waiting() {
  const words = useWords()
  const late = useLate(true)
  return <Threshold title={late ? words('waiting.title') : ''}>{null}</Threshold>
}

interface AloneProps {
  readonly title: string
  readonly said: Parameters<typeof Failed>[0]['said']
  readonly onAct: () => void
}

function Alone({ title, said, onAct }: AloneProps) {
  return (
    <Threshold title={title}>
      <Failed level={2} said={said} onAct={onAct} />
    </Threshold>
  )
}
