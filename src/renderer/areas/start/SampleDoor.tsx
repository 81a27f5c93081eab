// The way into the sample shop: it is made while this page waits, and this window becomes its owner's.
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { Failed } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Threshold } from './Threshold.tsx'

export function SampleDoor() {
  const words = useWords()
  const say = useSaid()
  const { mutate, error } = useMutation(q.book.openSample.mutationOptions())
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate({})
  }, [mutate])
  if (error === null) return <Threshold title={words('sample.opening')}>{null}</Threshold>
  return (
    <Threshold title={words('sample.title')}>
      <Failed
        level={2}
        said={say(error)}
        onAct={() => mutate({})}
        quiet={<TextButton onClick={() => void api.book.leaveSample({})}>{words('sample.leave')}</TextButton>}
      />
    </Threshold>
  )
}
