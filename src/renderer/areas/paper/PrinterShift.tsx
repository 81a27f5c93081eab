// Labels that land beside where they should: by how much the printer of this PC is off, and a trial sheet that shows it.
import { NumberInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconPrinter } from '@tabler/icons-react'
import { api } from '../../api/client.ts'
import { q } from '../../api/queries.ts'
import { useWords } from '../../app/language/speaking.tsx'
import { useMay } from '../../app/session/here.tsx'
import { useSaid } from '../../app/states/use-said.ts'
import { FailedLine } from '../../components/Failed.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { Unfold } from '../../components/Unfold.tsx'
import { printDocument } from './print-document.ts'
import styles from './paper.module.css'
import { PAPER_DOCUMENTS } from './use-paper.ts'

interface Shift {
  /** Tenths of a millimetre, to the right and down. */
  readonly x: number
  readonly y: number
}

interface PrinterShiftProps {
  readonly sheet: string
  readonly shift: Shift
}

const TENTHS = 10
const MOST_MM = 10

export function PrinterShift({ sheet, shift }: PrinterShiftProps) {
  const words = useWords()
  const say = useSaid()
  const client = useQueryClient()
  const mayPrint = useMay('staff')
  const keep = useMutation({
    mutationFn: (next: Shift) => api.paper.keepShift(next),
    meta: { done: false },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: q.paper.sheets.key() })
      await client.invalidateQueries({ queryKey: PAPER_DOCUMENTS })
    },
  })
  const trial = useMutation({
    mutationFn: () => api.paper.trialSheet({ sheet, as: 'html' }),
    meta: { done: false },
    onSuccess: async ({ file }) => printDocument(await file.text()),
  })
  if (!mayPrint) return null
  const error = keep.error ?? trial.error
  const field = (side: 'x' | 'y') => (
    <NumberInput
      key={`${side} ${String(shift[side])}`}
      label={words(`paper.shift.${side}`)}
      suffix={` ${words('paper.millimetres')}`}
      min={-MOST_MM}
      max={MOST_MM}
      step={0.5}
      decimalScale={1}
      defaultValue={shift[side] / TENTHS}
      onBlur={(event) => {
        const typed = Math.round(Number.parseFloat(event.currentTarget.value) * TENTHS)
        const next = Number.isNaN(typed) ? 0 : typed
        if (next !== shift[side]) keep.mutate({ ...shift, [side]: next })
      }}
    />
  )
  return (
    <div>
      <Unfold words={words('paper.shift')}>
        <div className={styles['shift']}>
          <p className={styles['quiet']}>{words('paper.shift-help')}</p>
          <div className={styles['pair']}>
            {field('x')}
            {field('y')}
          </div>
          <TextButton
            icon={<IconPrinter size={16} stroke={1.6} aria-hidden />}
            disabled={trial.isPending || keep.isPending}
            onClick={() => trial.mutate()}
          >
            {words('paper.trial')}
          </TextButton>
          {error !== null && <FailedLine said={say(error)} />}
        </div>
      </Unfold>
    </div>
  )
}
