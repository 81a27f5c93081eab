// Where this window stands: is there a book, is it open, who is here, and so which screen is shown.
import { useQuery } from '@tanstack/react-query'
import { useConnectionState, q } from '../../api/queries.ts'
import { screenOf, type BookStatus, type Me, type Shop, type SignedIn } from './screen-of.ts'

export type Standing =
  | { readonly screen: 'waiting' }
  | { readonly screen: 'refused' }
  | { readonly screen: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly screen: 'sample' }
  | { readonly screen: 'start'; readonly status: BookStatus }
  | { readonly screen: 'trouble'; readonly status: BookStatus }
  | { readonly screen: 'unlock'; readonly status: BookStatus; readonly me: Me }
  | { readonly screen: 'locked'; readonly status: BookStatus; readonly me: SignedIn }
  | { readonly screen: 'shop'; readonly status: BookStatus; readonly me: SignedIn; readonly shop: Shop | undefined }

export function useStanding(): Standing {
  const connection = useConnectionState()
  const status = useQuery(q.book.status.queryOptions({ input: {} }))
  const me = useQuery(q.session.me.queryOptions({ input: {} }))
  const signedIn = status.data?.state === 'open' && me.data?.state === 'signed-in'
  const shop = useQuery(q.settings.get.queryOptions({ input: {}, enabled: signedIn }))

  if (connection === 'refused') return { screen: 'refused' }
  if (!status.data || !me.data) {
    const error = status.error ?? me.error
    const again = () => void Promise.all([status.refetch(), me.refetch()])
    return error ? { screen: 'failed', error, again } : { screen: 'waiting' }
  }
  const screen = screenOf(status.data, me.data)
  if (screen === 'sample') return { screen }
  if (screen === 'start' || screen === 'trouble') return { screen, status: status.data }
  if (screen === 'unlock') return { screen, status: status.data, me: me.data }
  const here = me.data as SignedIn // screenOf leads here only with a user
  if (screen === 'locked') return { screen, status: status.data, me: here }
  return { screen, status: status.data, me: here, shop: shop.data }
}
