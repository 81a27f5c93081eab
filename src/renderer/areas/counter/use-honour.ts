// Honours a coupon with the sale it came with.
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { steps } from '../../app/undo/steps.ts'

/** Never fails: what went wrong is said. */
export function useHonour(): (code: string, contactId: number | null, visitId: number | undefined) => Promise<void> {
  const words = useWords()
  const say = useSaid()
  const { mutateAsync } = useMutation({
    mutationFn: (asked: Parameters<typeof api.campaigns.redeem>[0]) => api.campaigns.redeem(asked),
    meta: { done: words('coupon.done') },
  })
  return async (code, contactId, visitId) => {
    try {
      await mutateAsync({ code, contactId, ...(visitId !== undefined && { visitId }) })
    } catch (error) {
      const said = say(error)
      steps.say({ words: `${said.what}. ${said.do}`, tone: 'failed' })
    }
  }
}
