// When and of how many customers the program learned last, and the way to have it learn anew.
import { useMutation } from '@tanstack/react-query'
import { q } from '../../../api/queries.ts'
import { useFormats, useWords } from '../../../app/language/speaking.tsx'
import { useMay } from '../../../app/session/here.tsx'
import { useSaid } from '../../../app/states/use-said.ts'
import { FailedLine } from '../../../components/Failed.tsx'
import { TextButton } from '../../../components/TextButton.tsx'
import type { Known } from './loyalty-part.ts'
import styles from './loyalty.module.css'

export function LearnedLine({ known: { model } }: { readonly known: Known }) {
  const words = useWords()
  const formats = useFormats()
  const say = useSaid()
  const may = useMay('manager')
  const again = useMutation(q.value.recompute.mutationOptions())
  return (
    <>
      <div className={styles['learned']}>
        <p>
          {model === null
            ? words('value.loyalty.not-learned')
            : words(model.buying === null ? 'value.loyalty.learned-few' : 'value.loyalty.learned', {
                day: formats.day(model.until),
                customers: model.customers,
                repeaters: model.repeaters,
              })}
        </p>
        {may && (
          <TextButton disabled={again.isPending} onClick={() => again.mutate({})}>
            {words(again.isPending ? 'value.loyalty.computing' : 'value.loyalty.compute')}
          </TextButton>
        )}
        <span role="status">{again.data !== undefined && words('value.loyalty.computed', again.data)}</span>
      </div>
      {again.error !== null && <FailedLine said={say(again.error)} />}
    </>
  )
}
