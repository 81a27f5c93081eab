// Marks tasks as done, or not done after all; both can be undone.
import { useMutation } from '@tanstack/react-query'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'

export function useTaskDone(): (ids: readonly number[], done: boolean) => void {
  const words = useWords()
  const set = useMutation(
    q.tasks.setDone.mutationOptions({
      meta: {
        done: (_answer, input) => {
          const { done } = input as { readonly done: boolean } // given below
          return words(done ? 'profile.task.did' : 'profile.task.undone')
        },
      },
    }),
  )
  return (ids, done) => set.mutate({ ids: [...ids], done })
}
