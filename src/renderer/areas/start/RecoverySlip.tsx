// The paper slip with the recovery code: print it, save it, and type one group back, so that nobody goes on without it.
import { Button, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { Sheet } from '../../components/Sheet.tsx'
import { useNow } from '../../app/clock.ts'
import { useFormats, useWords } from '../../app/language/speaking.tsx'
import { groupsOf, isThirdGroup } from './new-book.ts'
import styles from './RecoverySlip.module.css'

export interface RecoverySlipProps {
  readonly code: string
  readonly shop: string
  readonly onKept: () => void
  /** Words of the button; "Open my book" unless said. */
  readonly button?: string
}

export function RecoverySlip({ code, shop, onKept, button }: RecoverySlipProps) {
  const words = useWords()
  const formats = useFormats()
  const date = formats.date(useNow())
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const groups = groupsOf(code)
  useLeaveWarning()
  useEffect(() => field.current?.focus(), [])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isThirdGroup(code, typed)) return onKept()
    setWrong(true)
    field.current?.select()
  }
  const save = () =>
    saveText(`${words('code.file')}.txt`, words('code.file-text', { shop, date, groups: groups.join('  ') }))

  return (
    <Sheet kind="slip" className={styles['slip']} label={words('code.title')}>
      <div className={styles['head']}>
        <h2>{words('code.title')}</h2>
        <span className={styles['of']}>{words('code.of', { shop, date })}</span>
      </div>
      <p className={styles['code']} aria-label={words('code.groups', { groups: groups.join(', ') })} role="img">
        {groups.map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </p>
      <p>{words('code.help')}</p>
      <div className={styles['buttons']}>
        <Button leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden="true" />} onClick={() => window.print()}>
          {words('code.print')}
        </Button>
        <Button leftSection={<IconDeviceFloppy size={18} stroke={1.6} aria-hidden="true" />} onClick={save}>
          {words('code.save')}
        </Button>
      </div>
      <form onSubmit={submit} className={styles['sure']}>
        <TextInput
          ref={field}
          label={words('code.sure')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
          error={wrong && words('code.wrong')}
          className={styles['group']}
          data-autofocus
          maxLength={8}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" variant="filled" size="lg" fullWidth>
          {button ?? words('code.go')}
        </Button>
      </form>
    </Sheet>
  )
}

/** The code is shown once: closing the window by mistake asks first. */
function useLeaveWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])
}

/** Lets the browser or the desktop ask where to put the file. */
function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
